// SPDX-License-Identifier: Apache-2.0
// Context: forward-backward over the readings of one sentence with the tag costs, so that each
// reading gets the share that the whole sentence gives it.
//
//   set_posteriors(readings, first, costs);  // first[i]..first[i+1]: readings of word i
//
// Cost: words x readings^2. Posteriors of one word sum to 1. Thread rule: pure function.
#pragma once

#include <cstdint>
#include <span>

#include "morph/costs.h"
#include "morph/readings.h"

namespace tawatur::morph {

/// `first` has words + 1 entries into `readings`; each word has at least one reading.
void set_posteriors(std::span<Reading> readings, std::span<const std::uint32_t> first,
                    const Costs& costs);

}  // namespace tawatur::morph
