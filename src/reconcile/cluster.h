// SPDX-License-Identifier: Apache-2.0
// Clustering: claims whose pairs were scored to groups, the best pair of groups first, as long as
// the mean of their pairs' scores stays at `join` or above. A pair that isn't a candidate counts as
// `apart`. So one strong link can't tie two stories together that otherwise have nothing in common.
//
//   std::vector<std::uint32_t> group = cluster(count, scored, order, {});
//
// Ties are broken by `order`, a number for each claim that doesn't depend on the order of input;
// so the same claims give the same groups. Groups of different components don't touch each other:
// new claims change only the components they fall into. Cost: pairs x log pairs for components of
// news size. Thread rule: a pure function.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace tawatur::reconcile {

struct ScoredPair {
  std::uint32_t a = 0, b = 0;
  float score = 0;
};

struct ClusterOptions {
  double join = -1.0;
  double apart = -3.0;
};

/// For each claim the smallest index of its group. `order[i]`: rank of claim i in an order of the
/// claims' own.
std::vector<std::uint32_t> cluster(std::size_t count, std::span<const ScoredPair> pairs,
                                   std::span<const std::uint32_t> order,
                                   const ClusterOptions& options = {});

}  // namespace tawatur::reconcile
