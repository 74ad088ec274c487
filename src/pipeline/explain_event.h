// SPDX-License-Identifier: Apache-2.0
// Explanation of an event, as text for people: its claims with day, outlet, source and the reason
// of their join, its numbers with the claim behind each, what the claims disagree on, its grade.
// Never fails. Cost: linear in the claims. Thread rule: pure function.
#pragma once

#include <string>
#include <vector>

#include "pipeline/messages.h"
#include "tawatur/claim.h"
#include "tawatur/event.h"

namespace tawatur::pipeline {

/// A claim of the event with what its document knows.
struct EventEvidence {
  Claim claim;
  std::string published, outlet, words;  ///< words: the claim's evidence
};

std::string event_explanation(const Event& event, const std::vector<EventEvidence>& evidence,
                              const Messages& say);

}  // namespace tawatur::pipeline
