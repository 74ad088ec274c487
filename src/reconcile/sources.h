// SPDX-License-Identifier: Apache-2.0
// Independent sources: how many witnesses an event has once copies, shared agencies and shared
// spokesmen are counted once.
//
// Two claims count as one source when their documents are copies of one text, when they name the
// same last link of the source chain, when neither names a source and the outlet is the same, or
// when their evidence is the same words. What a document says in its own voice counts as its first
// quoted source's where it quotes one: the outlet is no second witness. Claims that deny count too:
// they are of somebody. Thread rule: pure functions.
#pragma once

#include <cstdint>
#include <vector>

#include "reconcile/describe.h"

namespace tawatur::reconcile {

/// For each member a number; the same number is the same source. Numbers run from 0.
std::vector<std::uint32_t> sources_of(const Material& material, const Members& members);

}  // namespace tawatur::reconcile
