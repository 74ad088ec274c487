// SPDX-License-Identifier: Apache-2.0
// A claim as one JSON object, exactly as claims.schema.json asks: keys in the schema's order, null
// where a value is absent (an absent `stance` is "unknown", an absent `precision` likewise; the two
// optional texts doc_sha256 and coder are left out). Confidence has three decimals, coordinates
// six.
//
//   std::string line;
//   append_claim_json(line, claim);   // {"schema":"tawatur/claim/1","doc":...}
//
// Never fails. Cost: O(size of the claim). Thread rule: pure function.
#pragma once

#include <string>

#include "tawatur/claim.h"

namespace tawatur::emit {

void append_claim_json(std::string& out, const Claim& claim);

}  // namespace tawatur::emit
