// SPDX-License-Identifier: Apache-2.0
// Tolls: the numbers of an event's claims as low, best and high, each with the claim it comes from.
//
// What counts: numbers of asserted claims that aren't parts of others; several of one claim ("25 of
// the front and seven of the division") are added up. Of one document and one source only the
// largest: the smaller ones are sides and parts of it, also where another document tells them
// alone. "A number of" people and the sum over several places (Told::sums_up) count only where
// nothing else is told. A later number of the same outlet replaces
// its earlier one (a toll that rises isn't a contradiction). Best: the number with the most
// independent sources; of equals the latest, then the lower. An open number ("at least thirty")
// counts with its lower bound. Thread rule: pure functions.
#pragma once

#include <optional>
#include <vector>

#include "reconcile/describe.h"

namespace tawatur::reconcile {

enum class TollKind : std::uint8_t { killed, wounded, captured, displaced };
std::string_view to_string(TollKind kind);

/// `sources` as sources_of() gives them.
std::optional<Toll> toll_of(TollKind kind, const Material& material, const Members& members,
                            const std::vector<std::uint32_t>& sources);

/// Claims that give numbers which can't both be true: their ranges don't meet, and neither replaced
/// the other. Empty where all agree.
std::vector<std::string> disagreeing(TollKind kind, const Material& material,
                                     const Members& members);

}  // namespace tawatur::reconcile
