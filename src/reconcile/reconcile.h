// SPDX-License-Identifier: Apache-2.0
// Reconcile: claims from many documents to events.
//
//   Material m{claims, told, reports};           // told[i] is claims[i] as joining sees it
//   std::vector<Event> events = reconcile(m, model, {});
//
// Which claims tell of one occurrence: pairs.h proposes, features.h scores, cluster.h joins; join()
// gives that of all claims at once. reconcile() lets them go by day by day (sweep.h), to the same
// groups. What an event then says: tolls.h, sources.h and describe.h. Every claim stands in exactly
// one event.
//
// The same claims give the same events in any order. An event depends only on claims that are
// linked to it by candidate pairs, so joining everything anew gives what joining piece by piece
// gives. Ids are made of the first claim of an event; whoever stores events mints its own. Never
// fails. Cost: n log n in claims of news spread over time, 10,000 claims a second and more.
// Thread rule: pure functions.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "reconcile/cluster.h"
#include "reconcile/features.h"
#include "reconcile/pairs.h"
#include "reconcile/told.h"
#include "tawatur/claim.h"
#include "tawatur/event.h"

namespace tawatur::reconcile {

struct Material {
  std::span<const Claim> claims;
  std::span<const Told> told;  ///< parallel to claims
  std::span<const Report> reports;
};

struct Options {
  PairOptions pairs;
  ClusterOptions cluster;
  /// An effect without an act of its own is attached to the act of its document whose link scores
  /// at least this.
  double attach = -1.5;
};

struct Joined {
  std::vector<std::uint32_t> group;  ///< for each claim the smallest index of its group
  std::vector<ScoredPair> pairs;     ///< candidates with their scores, sorted
};

Joined join(const Material& material, const PairModel& model, const Options& options = {});
std::vector<Event> reconcile(const Material& material, const PairModel& model,
                             const Options& options = {});

/// Log odds that two claims tell of one occurrence; -10 where that can't be: days more than a week
/// apart.
double score_pair(const Told& a, const Told& b, std::span<const Report> reports,
                  const PairModel& model);

}  // namespace tawatur::reconcile
