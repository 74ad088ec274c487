// SPDX-License-Identifier: Apache-2.0
// Relations: which mention stands to a trigger as subject, object or genitive, read from elements
// by the grammar of news Arabic: verb before subject, topic before verb, relative clauses with and
// without an object pronoun, coordinated verbs that share a subject, event nouns that share the
// subject of the verb before them ("shanna al-tayran gharat"), have one in a relative clause
// ("hujum shannahu X") or a verb that says whom they hit ("gharat istahdafat X"), and weapons that
// stand for the verb they serve ("istahdafat X mawqi Y bi-qadhaif").
//
// Bounded work per trigger. Thread rule: pure function.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "syntax/elements.h"

namespace tawatur::syntax {

enum class Relation : std::uint8_t {
  none,
  subject_after,     ///< "qasafat X"
  subject_before,    ///< "X qasafat"
  subject_relative,  ///< "X allati qasafat"
  subject_shared,    ///< of the verb that this one is coordinated with
  object,            ///< "qasafa S X"
  genitive,          ///< "qasf X"
  verb_subject,      ///< event noun: subject of the verb that governs it
  relative_subject,  ///< event noun: subject of its relative clause, "hujum shannahu X"
  by,                ///< min qibal, ala yad, min
  onto,              ///< ala, li, bi after an event noun
  topic,             ///< "anna X qasafat Y": right before the verb, which has no other subject
  verb_object,       ///< event noun: object of the verb behind it, "gharat istahdafat X"
  relative_onto,     ///< event noun: "al-hisar alladhi tafriduhu Y ala X"
  tool_subject,      ///< weapon: subject of the verb it serves
  tool_object,       ///< weapon: object of that verb
};
std::string_view to_string(Relation relation);

/// Who has it done to him rather than does it.
constexpr bool is_object(Relation r) {
  return r == Relation::object || r == Relation::onto || r == Relation::verb_object ||
         r == Relation::relative_onto || r == Relation::tool_object;
}

struct Related {
  std::uint32_t mention = kNone;
  Relation relation = Relation::none;
};

/// Words that name an act, and how they are read.
struct Predicate {
  TokenRange tokens;
  bool verb = false;
  bool speakers_own =
      false;  ///< "we demand": the subject is in the verb, who follows is its object
};

/// Only actor mentions that are shown as elements. At most one of each relation.
std::vector<Related> relations_of(const Elements& elements, std::uint32_t sentence,
                                  const Predicate& predicate);

}  // namespace tawatur::syntax
