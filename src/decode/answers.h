// SPDX-License-Identifier: Apache-2.0
// Which claim of the same document a denial answers: one of the same act by the same parties or at
// the same place, that somebody else makes. Where none fits the denial stays without.
//
//   link_answers(claims, threshold);  // in order of text; sets Claim::answers of denied ones
//
// Only claims of at least that confidence are answered, so that it doesn't matter how many doubtful
// ones are kept beside them.
//
// Cost: linear in claims (a bounded stretch around each denial). Thread rule: no state.
#pragma once

#include <vector>

#include "tawatur/claim.h"

namespace tawatur::decode {

void link_answers(std::vector<Claim>& claims, double least);

}  // namespace tawatur::decode
