// SPDX-License-Identifier: Apache-2.0
// Inflection of nouns and adjectives: dual, sound plural, feminine, construct, tanwin alef, and the
// forms that change before a pronoun ending.
//
//   inflect_noun({.lemma = "...", .plurals = {"sfp"}, .gender = Gender::fem, .pos = Pos::noun})
//
// Plurals are words, or `sfp` (sound feminine) or `smp` (sound masculine). Adjectives without a
// plural take both sound ones. Text is unfolded, as in inflect.h. Case is told where letters do.
// Errors: none; an empty lemma gives nothing. Cost: microseconds. Thread rule: pure function.
#pragma once

#include <string>
#include <vector>

#include "lexicon/compile/inflect.h"
#include "model/morph.h"

namespace tawatur::lexicon {

/// A row of nouns.tsv, as far as inflection needs it.
struct NounEntry {
  std::string lemma;
  std::vector<std::string> plurals;
  Gender gender = Gender::masc;
  Pos pos = Pos::noun;
  bool person = false;  ///< names people by what they are: has a feminine of its own
};

/// All forms, the lemma first, no doubles.
std::vector<InflectedForm> inflect_noun(const NounEntry& entry);

}  // namespace tawatur::lexicon
