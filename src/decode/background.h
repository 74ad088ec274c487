// SPDX-License-Identifier: Apache-2.0
// Background: is an act the news of its text, or only mentioned, told before, a ground or date of
// other news?
//
// Thread rule: pure function.
#pragma once

#include <cstddef>
#include <vector>

#include "decode/features.h"

namespace tawatur::decode {

/// That the text only mentions the act and doesn't tell of it as news. `candidates` are all
/// of the document in order of trigger, `self` is an index into them.
void background_features(const Scene& scene, const std::vector<Candidate>& candidates,
                         std::size_t self, learn::FeatureSink& out);
}  // namespace tawatur::decode
