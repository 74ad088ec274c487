// SPDX-License-Identifier: Apache-2.0
#include "reconcile/cluster.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <unordered_map>

namespace tawatur::reconcile {
namespace {

/// Scores are added up as integers, so that the sum doesn't depend on the order of addition.
constexpr double kUnit = 1 << 20;

std::int64_t units(double score) { return static_cast<std::int64_t>(std::llround(score * kUnit)); }

class Clusters {
 public:
  Clusters(std::size_t count, std::span<const ScoredPair> pairs,
           std::span<const std::uint32_t> order, const ClusterOptions& options)
      : options_(options),
        size_(count, 1),
        first_(order.begin(), order.end()),
        version_(count),
        near_(count),
        into_(count) {
    for (std::uint32_t i = 0; i < count; ++i) into_[i] = i;
    const std::int64_t apart = units(options.apart);
    for (const ScoredPair& p : pairs) {
      near_[p.a].emplace(p.b, units(p.score) - apart);
      near_[p.b].emplace(p.a, units(p.score) - apart);
    }
    for (const ScoredPair& p : pairs) offer(p.a, p.b);
  }

  std::vector<std::uint32_t> run() {
    while (!heap_.empty()) {
      const Offer best = heap_.top();
      heap_.pop();
      if (version_[best.a] != best.version_a || version_[best.b] != best.version_b) continue;
      join(best.a, best.b);
    }
    return groups();
  }

 private:
  struct Offer {
    double mean;
    std::uint32_t first, second;  ///< order of the two groups' first claims
    std::uint32_t a, b, version_a, version_b;
    bool operator<(const Offer& o) const {
      if (mean != o.mean) return mean < o.mean;
      return first != o.first ? first > o.first : second > o.second;
    }
  };
  static constexpr std::uint32_t kGone = ~std::uint32_t{0};

  void offer(std::uint32_t a, std::uint32_t b) {
    const auto it = near_[a].find(b);
    const double pairs = static_cast<double>(size_[a]) * static_cast<double>(size_[b]);
    const double mean = options_.apart + static_cast<double>(it->second) / kUnit / pairs;
    if (mean < options_.join) return;
    const auto [first, second] = std::minmax(first_[a], first_[b]);
    heap_.push({mean, first, second, a, b, version_[a], version_[b]});
  }

  /// Takes the smaller neighbourhood into the larger.
  void join(std::uint32_t a, std::uint32_t b) {
    if (near_[a].size() < near_[b].size()) std::swap(a, b);
    near_[a].erase(b);
    near_[b].erase(a);
    for (const auto& [other, sum] : near_[b]) {
      near_[a][other] += sum;
      near_[other].erase(b);
    }
    near_[b].clear();
    size_[a] += size_[b];
    first_[a] = std::min(first_[a], first_[b]);
    into_[b] = a;
    version_[b] = kGone;
    ++version_[a];
    for (const auto& [other, sum] : near_[a]) {
      near_[other][a] = sum;
      offer(a, other);
    }
  }

  std::vector<std::uint32_t> groups() {
    const auto count = static_cast<std::uint32_t>(into_.size());
    std::vector<std::uint32_t> smallest(count, kGone), out(count);
    for (std::uint32_t i = 0; i < count; ++i) {
      std::uint32_t root = i;
      while (into_[root] != root) root = into_[root];
      smallest[root] = std::min(smallest[root], i);
      out[i] = root;
    }
    for (std::uint32_t& g : out) g = smallest[g];
    return out;
  }

  ClusterOptions options_;
  std::vector<std::uint32_t> size_, first_, version_;
  /// For each living group: its neighbours, and the sum over their pairs of score - apart.
  std::vector<std::unordered_map<std::uint32_t, std::int64_t>> near_;
  std::vector<std::uint32_t> into_;
  std::priority_queue<Offer> heap_;
};

}  // namespace

std::vector<std::uint32_t> cluster(std::size_t count, std::span<const ScoredPair> pairs,
                                   std::span<const std::uint32_t> order,
                                   const ClusterOptions& options) {
  return Clusters(count, pairs, order, options).run();
}

}  // namespace tawatur::reconcile
