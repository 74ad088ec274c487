// SPDX-License-Identifier: Apache-2.0
// Explanation: what decode saw and chose for one document, as text for people.
// Never fails. Cost: linear in the document. Thread rule: pure function.
#pragma once

#include <string>
#include <vector>

#include "decode/decoder.h"
#include "pipeline/analyst.h"
#include "tawatur/claim.h"
#include "tawatur/language.h"

namespace tawatur::pipeline {

struct Explained {
  const Document& document;
  const Analysed& analysed;
  const decode::Scene& scene;
  const decode::Decoder& decoder;
  const learn::Weights& weights;
  const std::vector<decode::Coded>& coded;  ///< parallel to claims
  const std::vector<Claim>& claims;
};

/// Claims with the reasons for word and roles, then sentence by sentence what was claimed, doubted
/// and refused.
std::string explanation(const Explained& what, Language language);

}  // namespace tawatur::pipeline
