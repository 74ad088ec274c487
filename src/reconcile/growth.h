// SPDX-License-Identifier: Apache-2.0
// Growth: the groups that cluster() makes of all pairs at once, piece by piece, each handed out as
// soon as no claim that comes can change it.
//
//   Growth growth(options, [](std::span<const std::uint32_t> claims) { ... });
//   growth.add(claim, rank);               // a claim, on its own
//   growth.pair(claim, earlier, score);    // its candidates
//   growth.close(claim);                   // no more pairs of it will come
//   growth.settle();                       // joins and hands out what is certain
//
// Two groups that are each other's best are joined, whatever else there is: a mean over pairs never
// grows when groups are joined, so no third group can come in between. That gives the very groups
// of joining the best pair of all first, and needs to know of a group only its neighbours. A group
// is finished when all its claims are closed and no neighbour is good enough. Ranks break ties, as
// in cluster(). The number of a claim may be used again once its group was handed out.
// Thread rule: one thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "reconcile/cluster.h"

namespace tawatur::reconcile {

class Growth {
 public:
  using Take = std::function<void(std::span<const std::uint32_t> claims)>;
  Growth(const ClusterOptions& options, Take take);

  void add(std::uint32_t claim, std::uint64_t rank);
  /// Both are still on their own.
  void pair(std::uint32_t a, std::uint32_t b, float score);
  void close(std::uint32_t claim);
  void settle();

 private:
  /// A neighbour, and the sum over the pairs with it of score - apart.
  struct Near {
    std::uint32_t to;
    std::int64_t sum;
  };
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};
  struct Group {
    std::vector<std::uint32_t> claims;
    std::vector<Near> near;  ///< sorted
    std::uint64_t first = 0;
    std::uint32_t best = kNone;  ///< of a closed group, while it isn't to be looked at anew
    bool closed = false;
  };
  struct Rank {
    double mean;
    std::uint64_t first, second;
    bool before(const Rank& o) const {
      if (mean != o.mean) return mean > o.mean;
      return first != o.first ? first < o.first : second < o.second;
    }
  };

  Rank rank(std::uint32_t a, const Near& near) const;
  std::uint32_t best_of(std::uint32_t a) const;
  void look_at(std::uint32_t a);
  void again(std::uint32_t a);
  void join(std::uint32_t a, std::uint32_t b);
  void finish(std::uint32_t a);
  std::vector<Near> both(std::uint32_t a, std::uint32_t b) const;
  static void rename(std::vector<Near>& list, std::uint32_t old, const Near& now);

  ClusterOptions options_;
  std::int64_t apart_;
  Take take_;
  std::vector<Group> groups_;  ///< by the number of one of their claims
  std::vector<std::uint32_t> to_do_;
};

}  // namespace tawatur::reconcile
