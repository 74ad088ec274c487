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
  std::uint16_t proclitics = 0;               ///< bits of tawatur::proclitic, article included
  std::uint8_t stem_begin = 0, stem_end = 0;  ///< bytes of the folded word
  Enclitic enclitic = Enclitic::none;
};

/// All splits, the whole word first, appended to `out`. Order: fewer proclitic letters first, then
/// without a pronoun ending before with one. At most 64. A pure function of the letters, O(1).
///
///  - Chains: [interrogative alef] [w | f] [b | l | k | s] [article]; the interrogative alef only
///    before short rests, the article not after s.
///  - l + article is written lam-lam; before a stem in lam one of the lams falls away, so that
///    lam-lam-jeem-... is read both as l + article + jeem-... and l + article + lam-jeem-... (the
///    stem then begins at the second lam).
///  - The article excludes a pronoun ending.
///  - Stems have at least two letters, but for a word of one letter and the prepositions b and l
///    with a pronoun (bihi, lahum), where the preposition itself is the stem.
///  - Letters that change before an ending (ta marbuta, final hamza, alef maqsura) aren't changed
///    back: the lexicon lists such stems as forms with Morph::needs_enclitic.
///  - Words over 255 bytes have no splits.
void clitic_splits(std::string_view folded, std::vector<CliticSplit>& out);

}  // namespace tawatur::lexicon
