// SPDX-License-Identifier: Apache-2.0
// Which events go on under which id when all were joined anew. An id is minted once and stays with
// the group that keeps most of its claims; where two ids end up in one group, the one with fewer
// claims there redirects; an id whose claims are all gone is gone.
//
//   Carried c = carry({{"TWT-1", {"a#0-4.kill"}}}, {{"a#0-4.kill", "b#3-8.kill"}});
//   c.kept[0] == "TWT-1"        // empty: a new event
//
// A claim that another version of the coder gave another frame at the same words counts half. The
// same input gives the same ids in any order of old events. Never fails. Cost: n log n in claims.
// Thread rule: pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tawatur::reconcile {

/// "doc#22-29.kill" without its frame: by this a claim is known again.
std::string_view claim_words(std::string_view claim);

/// An event that holds until now, with the ids of its claims.
struct Standing {
  std::string id;
  std::vector<std::string> claims;
};

struct Carried {
  struct Ended {
    std::string id;
    std::optional<std::size_t> into;  ///< new event that holds most of its claims; none: gone
  };
  std::vector<std::string> kept;  ///< for each new event the id that it keeps, or empty
  std::vector<Ended> ended;       ///< by id
};

Carried carry(const std::vector<Standing>& old, const std::vector<std::vector<std::string>>& now);

}  // namespace tawatur::reconcile
