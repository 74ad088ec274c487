// SPDX-License-Identifier: Apache-2.0
// Blocking: which pairs of claims are worth a score at all.
//
//   std::vector<Pair> pairs = candidate_pairs(told, reports, {});
//
// A pair is a candidate when both stand in one document, or when they share a key (a word of a
// place's name, a number of dead or hurt, agent and target, one of the five longest words of the
// evidence) and their documents were published at most `days_apart` days apart (or on unknown
// days). A key that more than `most_of_key` claims within one such stretch of days have says
// nothing. Whether two claims are a candidate depends on no other claim (below that limit), so
// what was compared once needn't be compared again.
// Cost: n log n, plus pairs. Thread rule: pure functions.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "reconcile/told.h"

namespace tawatur::reconcile {

struct PairOptions {
  Day days_apart = 4;
  std::uint32_t most_of_key = 400;
};

struct Pair {
  std::uint32_t a = 0, b = 0;  ///< a < b
  auto operator<=>(const Pair&) const = default;
};

/// Sorted, each once.
std::vector<Pair> candidate_pairs(std::span<const Told> told, std::span<const Report> reports,
                                  const PairOptions& options = {});

/// The keys of a claim, sorted, each once.
std::vector<std::uint64_t> keys_of(const Told& told);
/// Were their documents published near enough to be compared? Those without a day are.
bool near_in_time(const Told& a, const Told& b, std::span<const Report> reports, Day days_apart);

}  // namespace tawatur::reconcile
