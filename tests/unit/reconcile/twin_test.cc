// SPDX-License-Identifier: Apache-2.0
// Joining against a naive twin: every pair of claims looked at, every mean added up anew.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include "reconcile/reconcile.h"
#include "told_world.h"

namespace tawatur::reconcile {
namespace {

constexpr double kUnit = 1 << 20;  ///< scores are compared as cluster.cc adds them up

PairModel model() {
  PairModel m;
  for (const auto& [name, weight] :
       std::vector<std::pair<const char*, double>>{{"bias", -1.5},
                                                   {"place=same", 2.25},
                                                   {"place=differs", -1.5},
                                                   {"agent=same", 1},
                                                   {"day=same", 1.5},
                                                   {"day=far", -2},
                                                   {"words=9", 2},
                                                   {"rel=same", 0.5}}) {
    EXPECT_TRUE(m.set(name, weight)) << name;
  }
  return m;
}

ToldWorld random_world(unsigned seed) {
  std::mt19937 random(seed);
  ToldWorld w;
  const Frame frames[] = {Frame::shelling, Frame::kill, Frame::take_control, Frame::agree};
  for (int d = 0; d < 22; ++d) {
    w.report("o" + std::to_string(random() % 5),
             random() % 9 == 0 ? kNoDay : static_cast<Day>(random() % 25));
    for (unsigned c = 0; c < 1 + random() % 4; ++c) {
      w.claim(frames[random() % 4], {}, {},
              {std::string(1, static_cast<char>('a' + random() % 6))});
      Told& t = w.told.back();
      t.agent = {static_cast<std::uint32_t>(random() % 3)};
      t.words = {{static_cast<std::uint32_t>(random() % 12), 6}};
      if (random() % 2) w.on(static_cast<Day>(random() % 25));
    }
  }
  return w;
}

/// Ranks in the order that events are built in.
std::vector<std::uint32_t> ranks(const Material& m) {
  std::vector<std::uint32_t> sorted(m.claims.size()), rank(m.claims.size());
  std::iota(sorted.begin(), sorted.end(), 0U);
  std::sort(sorted.begin(), sorted.end(),
            [&](std::uint32_t a, std::uint32_t b) { return comes_before(m, a, b); });
  for (std::uint32_t i = 0; i < sorted.size(); ++i) rank[sorted[i]] = i;
  return rank;
}

bool are_candidates(const Material& m, std::uint32_t a, std::uint32_t b) {
  if (m.told[a].report == m.told[b].report) return true;
  if (!near_in_time(m.told[a], m.told[b], m.reports, PairOptions().days_apart)) return false;
  for (const std::uint64_t k : keys_of(m.told[a])) {
    for (const std::uint64_t l : keys_of(m.told[b])) {
      if (k == l) return true;
    }
  }
  return false;
}

/// The best two groups are joined, again and again; each mean is added up over all pairs of claims.
std::vector<std::uint32_t> naive_groups(const Material& m, const PairModel& pairs) {
  const ClusterOptions options;
  const std::vector<std::uint32_t> rank = ranks(m);
  const auto apart = static_cast<std::int64_t>(std::llround(options.apart * kUnit));
  std::vector<std::vector<std::uint32_t>> groups;
  for (std::uint32_t i = 0; i < m.claims.size(); ++i) groups.push_back({i});
  const auto first = [&](const std::vector<std::uint32_t>& g) {
    std::uint32_t least = rank[g[0]];
    for (const std::uint32_t i : g) least = std::min(least, rank[i]);
    return least;
  };
  using Order = std::pair<std::uint32_t, std::uint32_t>;
  const auto order_of = [&](const auto& g, const auto& h) -> Order {
    const std::uint32_t x = first(g), y = first(h);
    return {std::min(x, y), std::max(x, y)};
  };
  for (;;) {
    double best = options.join;
    std::size_t a = 0, b = 0;
    bool found = false;
    for (std::size_t x = 0; x < groups.size(); ++x) {
      for (std::size_t y = x + 1; y < groups.size(); ++y) {
        std::int64_t sum = 0;
        bool linked = false;
        for (const std::uint32_t i : groups[x]) {
          for (const std::uint32_t j : groups[y]) {
            if (!are_candidates(m, i, j)) continue;
            linked = true;
            const auto score =
                static_cast<float>(score_pair(m.told[i], m.told[j], m.reports, pairs));
            sum +=
                static_cast<std::int64_t>(std::llround(static_cast<double>(score) * kUnit)) - apart;
          }
        }
        if (!linked) continue;
        const double mean = options.apart + static_cast<double>(sum) / kUnit /
                                                (static_cast<double>(groups[x].size()) *
                                                 static_cast<double>(groups[y].size()));
        const Order order = order_of(groups[x], groups[y]);
        const Order known = found ? order_of(groups[a], groups[b]) : order;
        const bool better =
            mean > best || (found && mean == best && order < known) || (!found && mean == best);
        if (!better) continue;
        best = mean;
        a = x;
        b = y;
        found = true;
      }
    }
    if (!found) break;
    groups[a].insert(groups[a].end(), groups[b].begin(), groups[b].end());
    groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(b));
  }
  std::vector<std::uint32_t> out(m.claims.size());
  for (const auto& g : groups) {
    for (const std::uint32_t i : g) out[i] = *std::min_element(g.begin(), g.end());
  }
  return out;
}

TEST(Twin, BlockedJoiningIsThatOfAllPairs) {
  std::size_t joined = 0;
  for (unsigned seed = 1; seed <= 12; ++seed) {
    const ToldWorld w = random_world(seed);
    const std::vector<std::uint32_t> groups = join(w.material(), model()).group;
    EXPECT_EQ(groups, naive_groups(w.material(), model())) << seed;
    joined += w.claims.size() - std::set<std::uint32_t>(groups.begin(), groups.end()).size();
  }
  EXPECT_GT(joined, 100U);  // there was something to join
}

}  // namespace
}  // namespace tawatur::reconcile
