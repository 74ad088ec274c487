// SPDX-License-Identifier: Apache-2.0
// Lists of numbers: what is conjoined with a number that a claim counts is counted with it ("four
// children and a woman", "18 of the front and seven of the division"), and one named man at the
// head of a list of names is no count of one. Rules, after the choice of the first number.
// Cost: the numbers of a sentence. Thread rule: pure functions.
#pragma once

#include <vector>

#include "decode/decoder.h"

namespace tawatur::decode {

/// Adds to a claim's only chosen number those conjoined with it, before and behind; takes away a
/// count of one that stands for several conjoined targets.
void settle_counts(const Scene& scene, const coder::Trigger& trigger,
                   const std::vector<Chosen>& target, std::vector<Chosen>& number);

}  // namespace tawatur::decode
