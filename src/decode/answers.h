// SPDX-License-Identifier: Apache-2.0
// Which claim of the same document a denial answers: one of the same act by the same parties or at
// the same place, that somebody else makes. Where none fits the denial stays without.
//
//   link_answers(claims);  // in order of text; sets Claim::answers of denied ones
//
// Cost: linear in claims (a bounded stretch around each denial). Thread rule: no state.
#pragma once

#include <vector>

#include "tawatur/claim.h"

namespace tawatur::decode {

void link_answers(std::vector<Claim>& claims);

}  // namespace tawatur::decode
