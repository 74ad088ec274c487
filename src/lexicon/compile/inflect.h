// SPDX-License-Identifier: Apache-2.0
// Inflection: every written form of a verb, its masdars and its participles, from root and form.
//
//   VerbEntry entry{.lemma = "...", .present = "...", .root = "...", .form = "I", .masdars =
//   {...}}; for (const InflectedForm& form : inflect_verb(entry)) add(form.text, form.morph);
//
// Text is unvocalised and unfolded, with hamzas on their proper seats. Where writers disagree
// (3rd plural of roots that end in hamza), all spellings are given. Forms that differ before a
// pronoun ending are given twice: once with no_enclitic, once with needs_enclitic.
// Covered: forms I to X, QI, QII, QIV; sound, doubled, hamzated, assimilated, hollow, defective and
// doubly weak roots. Passives are generated for all forms but VII, IX, QII and QIV, since the table
// doesn't say which verbs take an object.
//
// Errors: an entry that makes no sense (unknown form, root of the wrong length) gives no forms;
// check_verb says why. Cost: some 10 microseconds a verb; used by the pack compiler only.
// Thread rule: pure functions.
#pragma once

#include <string>
#include <vector>

#include "model/morph.h"

namespace tawatur::lexicon {

/// A row of verbs.tsv. `present` is needed by form I alone. `masdars` of form I are all there are;
/// of the other forms they come on top of the regular one.
struct VerbEntry {
  std::string lemma = {}, present = {}, root = {}, form = {};
  std::vector<std::string> masdars = {};
};

struct InflectedForm {
  std::string text;
  Morph morph;
  Pos pos = Pos::verb;  ///< masdars are nouns, participles adjectives
  bool operator==(const InflectedForm&) const = default;
};

/// All forms, the lemma (3rd masculine singular past) first, no doubles.
std::vector<InflectedForm> inflect_verb(const VerbEntry& entry);

/// What is wrong with an entry: empty, or one sentence ("the root and form give X, the lemma is
/// Y").
std::string check_verb(const VerbEntry& entry);

}  // namespace tawatur::lexicon
