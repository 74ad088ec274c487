// SPDX-License-Identifier: Apache-2.0
#include "reconcile/cluster.h"

#include <algorithm>
#include <numeric>

#include "reconcile/growth.h"

namespace tawatur::reconcile {
namespace {

constexpr double kRounding = 1e-5;

/// Groups can only grow out of pairs that would be joined by themselves, since a mean that reaches
/// `join` has a pair in it that does. So what such pairs don't connect never meets.
class Components {
 public:
  Components(std::size_t count, std::span<const ScoredPair> pairs, double join) : up_(count) {
    std::iota(up_.begin(), up_.end(), 0U);
    for (const ScoredPair& p : pairs) {
      if (static_cast<double>(p.score) >= join) tie(p.a, p.b);
    }
    for (std::uint32_t i = 0; i < count; ++i) up_[i] = root(i);
  }
  bool together(std::uint32_t a, std::uint32_t b) const { return up_[a] == up_[b]; }

 private:
  std::uint32_t root(std::uint32_t i) {
    while (up_[i] != i) i = up_[i] = up_[up_[i]];
    return i;
  }
  void tie(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    up_[std::max(a, b)] = std::min(a, b);
  }
  std::vector<std::uint32_t> up_;
};

}  // namespace

std::vector<std::uint32_t> cluster(std::size_t count, std::span<const ScoredPair> pairs,
                                   std::span<const std::uint32_t> order,
                                   const ClusterOptions& options) {
  std::vector<std::uint32_t> out(count);
  Growth growth(options, [&](std::span<const std::uint32_t> claims) {
    const std::uint32_t smallest = *std::min_element(claims.begin(), claims.end());
    for (const std::uint32_t claim : claims) out[claim] = smallest;
  });
  for (std::uint32_t i = 0; i < count; ++i) growth.add(i, order[i]);
  // Scores are rounded where they are added up.
  const Components components(count, pairs, options.join - kRounding);
  for (const ScoredPair& p : pairs) {
    if (components.together(p.a, p.b)) growth.pair(p.a, p.b, p.score);
  }
  for (std::uint32_t i = 0; i < count; ++i) growth.close(i);
  growth.settle();
  return out;
}

}  // namespace tawatur::reconcile
