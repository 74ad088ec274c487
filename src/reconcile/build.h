// SPDX-License-Identifier: Apache-2.0
// Building one event out of the claims that were joined, with the reason why each belongs to it.
//
//   Links links(members...);  keep_best(m, links[i], j, score);     // for each pair in the group
//   Event e = build(material, model, members, links);
//
// Never fails. Thread rule: pure functions.
#pragma once

#include <cstdint>
#include <vector>

#include "reconcile/describe.h"

namespace tawatur::reconcile {

/// The best link of a claim to another of its group.
struct Link {
  std::uint32_t to = 0;
  float score = 0;
  bool known = false;
};

/// Keeps the better of the link and that to claim `to`.
void keep_best(const Material& material, Link& link, std::uint32_t to, float score);

/// Everything but the effects. `members` in their own order (comes_before); `links` by claim.
Event build(const Material& material, const PairModel& model, const Members& members,
            const std::vector<Link>& links);

}  // namespace tawatur::reconcile
