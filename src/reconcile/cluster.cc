// SPDX-License-Identifier: Apache-2.0
#include "reconcile/cluster.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <queue>

namespace tawatur::reconcile {
namespace {

/// Scores are added up as integers, so that the sum doesn't depend on the order of addition.
constexpr double kUnit = 1 << 20;

std::int64_t units(double score) { return static_cast<std::int64_t>(std::llround(score * kUnit)); }

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
    const Components components(count, pairs, options.join - 1 / kUnit);
    for (const ScoredPair& p : pairs) {
      if (!components.together(p.a, p.b)) continue;
      near_[p.a].push_back({p.b, units(p.score) - apart});
      near_[p.b].push_back({p.a, units(p.score) - apart});
    }
    for (std::vector<Near>& list : near_) {
      std::sort(list.begin(), list.end(), [](const Near& x, const Near& y) { return x.to < y.to; });
    }
    for (std::uint32_t i = 0; i < count; ++i) {
      for (const Near& n : near_[i]) {
        if (i < n.to) offer(i, n);
      }
    }
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
  /// A neighbour, and the sum over the pairs with it of score - apart.
  struct Near {
    std::uint32_t to;
    std::int64_t sum;
  };
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

  void offer(std::uint32_t a, const Near& near) {
    const std::uint32_t b = near.to;
    const double pairs = static_cast<double>(size_[a]) * static_cast<double>(size_[b]);
    const double mean = options_.apart + static_cast<double>(near.sum) / kUnit / pairs;
    if (mean < options_.join) return;
    const auto [first, second] = std::minmax(first_[a], first_[b]);
    heap_.push({mean, first, second, a, b, version_[a], version_[b]});
  }

  void join(std::uint32_t a, std::uint32_t b) {
    if (near_[a].size() < near_[b].size()) std::swap(a, b);
    near_[a] = both(a, b);
    near_[b] = {};
    size_[a] += size_[b];
    first_[a] = std::min(first_[a], first_[b]);
    into_[b] = a;
    version_[b] = kGone;
    ++version_[a];
    for (const Near& n : near_[a]) {
      rename(near_[n.to], b, {a, n.sum});
      offer(a, n);
    }
  }

  /// Neighbours of the two together, without the two.
  std::vector<Near> both(std::uint32_t a, std::uint32_t b) const {
    const std::vector<Near>&x = near_[a], &y = near_[b];
    std::vector<Near> out;
    out.reserve(x.size() + y.size());
    for (std::size_t i = 0, j = 0; i < x.size() || j < y.size();) {
      const bool left = j == y.size() || (i < x.size() && x[i].to <= y[j].to);
      const bool right = i == x.size() || (j < y.size() && y[j].to <= x[i].to);
      Near next{left ? x[i].to : y[j].to, 0};
      if (left) next.sum += x[i++].sum;
      if (right) next.sum += y[j++].sum;
      if (next.to != a && next.to != b) out.push_back(next);
    }
    return out;
  }

  /// In a neighbour's list: `old` goes, `now` stays or comes in.
  static void rename(std::vector<Near>& list, std::uint32_t old, const Near& now) {
    const auto before = [](const Near& n, std::uint32_t to) { return n.to < to; };
    auto to = std::lower_bound(list.begin(), list.end(), now.to, before);
    if (to != list.end() && to->to == now.to) {
      to->sum = now.sum;
      const auto gone = std::lower_bound(list.begin(), list.end(), old, before);
      if (gone != list.end() && gone->to == old) list.erase(gone);
      return;
    }
    // Only the one that went stood there: the other takes its place, and those between move up.
    const auto from = std::lower_bound(list.begin(), list.end(), old, before);
    if (from < to) {
      std::move(from + 1, to, from);
      --to;
    } else {
      std::move_backward(to, from, from + 1);
    }
    *to = now;
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
  /// Of each living group, sorted.
  std::vector<std::vector<Near>> near_;
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
