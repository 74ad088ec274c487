// SPDX-License-Identifier: Apache-2.0
// Guesses: what a word may be by its shape alone. Unlisted names, nouns and verbs are the rule, not
// the exception, so every open-class word gets some.
//
//   guess_readings(folded, splits, costs, out);  // appends arcs with Origin::guess and their cost
//
// Thread rule: pure function. Cost: linear in the splits.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "lexicon/clitics.h"
#include "model/morph.h"
#include "morph/costs.h"

namespace tawatur::morph {

void guess_readings(std::string_view folded, std::span<const lexicon::CliticSplit> splits,
                    const Costs& costs, std::vector<Arc>& out);

/// What the clitics of a split cost.
float clitic_cost(std::uint16_t proclitics, Enclitic enclitic, const Costs& costs);

}  // namespace tawatur::morph
