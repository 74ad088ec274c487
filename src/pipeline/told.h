// SPDX-License-Identifier: Apache-2.0
// From a claim and its document's text to what reconcile looks at: names and words folded, without
// their article, as hashes.
//
//   reconcile::Told t = told_of(claim, document.text, points, index_of_document);
//
// Cost: linear in the evidence. Thread rule: pure functions.
#pragma once

#include <string_view>

#include "base/utf8.h"
#include "reconcile/told.h"
#include "tawatur/claim.h"

namespace tawatur::pipeline {

/// `report`: index of the document among the reports. `text` may be empty (claims without their
/// document): then the words are those of the fillers.
reconcile::Told told_of(const Claim& claim, std::string_view text, const CodePoints& points,
                        std::uint32_t report);

}  // namespace tawatur::pipeline
