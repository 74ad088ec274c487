// SPDX-License-Identifier: Apache-2.0
// Relations: which mention stands to a trigger as subject, object or genitive, read from elements
// by the grammar of news Arabic: verb before subject, topic before verb, relative clauses with and
// without an object pronoun, coordinated verbs that share a subject, event nouns that share the
// subject of the verb before them ("shanna al-tayran gharat") or have one in a relative clause
// ("hujum shannahu X").
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
};
std::string_view to_string(Relation relation);

struct Related {
  std::uint32_t mention = kNone;
  Relation relation = Relation::none;
};

/// Relations of the words at `token`; `verb` tells how they are read. Only actor mentions that are
/// shown as elements. At most one of each relation.
std::vector<Related> relations_of(const Elements& elements, std::uint32_t sentence,
                                  std::uint32_t token, bool verb);

}  // namespace tawatur::syntax
