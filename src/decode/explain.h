// SPDX-License-Identifier: Apache-2.0
// Explanation: a print-out of what decode saw. For each sentence the readings of its words, the
// mentions and reports, every candidate with its probability and the features that weighed most,
// what was chosen for each role and what came next, and why there is no claim where there is none.
//
// Cost: some ten times that of coding. Never fails.
#pragma once

#include <string>

#include "decode/decoder.h"

namespace tawatur::decode {

std::string explain(const Scene& scene, const Decoder& decoder, const learn::Weights& weights);

}  // namespace tawatur::decode
