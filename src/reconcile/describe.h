// SPDX-License-Identifier: Apache-2.0
// What an event says, from its claims: frame, status, days, actors, places, contradictions.
//
// Frame: the act that most documents tell of (then most claims, then the frame's number); an effect
// only where no act is told. Agents and targets come from claims of the frame's family; all
// different ones are kept, the most told first. Day: the one that most documents give; empty where
// none is given (the day of publication isn't a day of the event). Contradictions are records of
// which claims disagree on what. Grade (suggested): A three independent sources and nobody denies
// it, B two, C one, D denied or only planned or possible.
// Never fails. Thread rule: pure functions.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "reconcile/reconcile.h"

namespace tawatur::reconcile {

/// The claims of one event: indices in an order that doesn't depend on the input's.
using Members = std::vector<std::uint32_t>;

/// Fills everything but ids, reasons and effects.
void describe(const Material& material, const Members& members, Event& event);

/// Documents published first come first; then by document, place in it, id.
bool comes_before(const Material& material, std::uint32_t a, std::uint32_t b);

}  // namespace tawatur::reconcile
