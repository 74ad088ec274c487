// SPDX-License-Identifier: Apache-2.0
// Which clitics may stand at which stem: the article on nominals, sa- on the present, prepositions
// on nominals (li- also on the present, for purpose), endings where the form takes them.
// Thread rule: pure functions.
#pragma once

#include "lexicon/clitics.h"
#include "model/morph.h"

namespace tawatur::morph {

/// Nominal parts of speech: what prepositions and the article may stand before.
inline bool is_nominal(Pos pos) {
  return pos == Pos::noun || pos == Pos::adj || pos == Pos::name || pos == Pos::number;
}

/// Whether the stem with this part of speech and morphology may carry the split's clitics.
bool admissible(const lexicon::CliticSplit& split, Pos pos, Morph morph);

}  // namespace tawatur::morph
