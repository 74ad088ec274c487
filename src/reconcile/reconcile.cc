// SPDX-License-Identifier: Apache-2.0
#include "reconcile/reconcile.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "reconcile/describe.h"
#include "reconcile/sweep.h"

namespace tawatur::reconcile {
namespace {

constexpr double kCant = -10;
constexpr Day kWeek = 7;

/// Ranks in an order of the claims' own.
std::vector<std::uint32_t> own_order(const Material& m) {
  std::vector<std::uint32_t> sorted(m.told.size()), rank(m.told.size());
  std::iota(sorted.begin(), sorted.end(), 0u);
  std::sort(sorted.begin(), sorted.end(),
            [&](std::uint32_t a, std::uint32_t b) { return comes_before(m, a, b); });
  for (std::uint32_t i = 0; i < sorted.size(); ++i) rank[sorted[i]] = i;
  return rank;
}

}  // namespace

double score_pair(const Told& a, const Told& b, std::span<const Report> reports,
                  const PairModel& model) {
  const bool dated = a.from != kNoDay && b.from != kNoDay;
  if (dated && std::max(a.from, b.from) - std::min(a.to, b.to) > kWeek) return kCant;
  return model.score(features_of(a, b, reports));
}

Joined join(const Material& m, const PairModel& model, const Options& options) {
  Joined out;
  for (const Pair& p : candidate_pairs(m.told, m.reports, options.pairs)) {
    const double score = score_pair(m.told[p.a], m.told[p.b], m.reports, model);
    out.pairs.push_back({p.a, p.b, static_cast<float>(score)});
  }
  out.group = cluster(m.told.size(), out.pairs, own_order(m), options.cluster);
  return out;
}

std::vector<Event> reconcile(const Material& m, const PairModel& model, const Options& options) {
  std::vector<std::vector<std::uint32_t>> of_report(m.reports.size());
  for (std::uint32_t i = 0; i < m.told.size(); ++i) of_report[m.told[i].report].push_back(i);
  std::vector<std::uint32_t> order(m.reports.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(m.reports[a].published, m.reports[a].doc, a) <
           std::tie(m.reports[b].published, m.reports[b].doc, b);
  });
  std::vector<Event> out;
  Sweep sweep(model, options, [&](Event event) { out.push_back(std::move(event)); });
  for (const std::uint32_t r : order) {
    std::vector<Claim> claims;
    std::vector<Told> told;
    for (const std::uint32_t i : of_report[r]) {
      claims.push_back(m.claims[i]);
      told.push_back(m.told[i]);
    }
    sweep.add(m.reports[r], std::move(claims), std::move(told));
  }
  sweep.finish();
  std::sort(out.begin(), out.end(), [](const Event& a, const Event& b) {
    return std::tie(a.from, a.event_id) < std::tie(b.from, b.event_id);
  });
  return out;
}

}  // namespace tawatur::reconcile
