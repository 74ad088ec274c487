// SPDX-License-Identifier: Apache-2.0
// One-to-one answers: as many pairs as possible, or the largest total weight.
//
// Both walk augmenting paths breadth first, so nothing recurses; cost O(n * edges) and
// O(n^2 * edges). Thread rule: pure functions.
#pragma once

#include <cstddef>
#include <map>
#include <vector>

namespace tawatur::judge {

/// Size of the largest one-to-one matching; `edges[i]` are the right sides that left i may take.
std::size_t largest_matching(const std::vector<std::vector<std::size_t>>& edges,
                             std::size_t right_count);

/// Weights of pairs, all above 0: weight[left][right].
using Weights = std::map<std::size_t, std::map<std::size_t, double>>;
/// The one-to-one answer {left: right} of largest total weight.
std::map<std::size_t, std::size_t> heaviest_matching(const Weights& weight);

}  // namespace tawatur::judge
