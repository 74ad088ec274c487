// SPDX-License-Identifier: Apache-2.0
// Splits of a folded word into proclitics, article, stem and pronoun ending: by letters alone, no
// lexicon. Every split that Arabic orthography allows is proposed; the lattice keeps those that the
// lexicon or a guess supports.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/morph.h"

namespace tawatur::lexicon {

struct CliticSplit {
  std::uint16_t proclitics = 0;  ///< bits of tawatur::proclitic, article included
  std::uint8_t stem_begin = 0, stem_end = 0;  ///< bytes of the folded word
  Enclitic enclitic = Enclitic::none;
};

/// All splits, the whole word first. Order: fewer proclitic letters first. At most 64.
/// "لل" is l + article. Stems have at least two letters.
void clitic_splits(std::string_view folded, std::vector<CliticSplit>& out);

}  // namespace tawatur::lexicon
