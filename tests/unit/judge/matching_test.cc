// SPDX-License-Identifier: Apache-2.0
#include "judge/matching.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace tawatur::judge {
namespace {

TEST(LargestMatching, TakesDetours) {
  EXPECT_EQ(largest_matching({}, 0), 0u);
  EXPECT_EQ(largest_matching({{}, {}}, 3), 0u);
  EXPECT_EQ(largest_matching({{0, 1}, {0}}, 2), 2u);
  EXPECT_EQ(largest_matching({{0}, {0}, {0}}, 1), 1u);
  EXPECT_EQ(largest_matching({{0, 1}, {0, 2}, {0}}, 3), 3u);
}

/// Best total by trying every order of right sides.
double best_by_trying(const Weights& weight, std::size_t left, std::size_t right) {
  std::vector<std::size_t> order(std::max(left, right));
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  double best = 0;
  do {
    double sum = 0;
    for (const auto& [l, edges] : weight) {
      const auto it = edges.find(order[l]);
      if (it != edges.end()) sum += it->second;
    }
    best = std::max(best, sum);
  } while (std::next_permutation(order.begin(), order.end()));
  return best;
}

TEST(HeaviestMatching, IsTheBestOfAll) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    const std::size_t left = 1 + random() % 5, right = 1 + random() % 5;
    Weights weight;
    std::vector<std::vector<std::size_t>> edges(left);
    for (std::size_t l = 0; l < left; ++l) {
      for (std::size_t r = 0; r < right; ++r) {
        if (random() % 2 == 0) continue;
        weight[l][r] = 1 + static_cast<double>(random() % 100) / 10;
        edges[l].push_back(r);
      }
    }
    const auto answer = heaviest_matching(weight);
    double sum = 0;
    std::vector<bool> used(right, false);
    for (const auto& [l, r] : answer) {
      EXPECT_FALSE(used[r]);
      used[r] = true;
      sum += weight.at(l).at(r);
    }
    EXPECT_NEAR(sum, best_by_trying(weight, left, right), 1e-6);
    EXPECT_GE(largest_matching(edges, right), answer.size());
  }
}

}  // namespace
}  // namespace tawatur::judge
