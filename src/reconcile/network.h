// SPDX-License-Identifier: Apache-2.0
// How parties stand to each other over time: who forms and joins what, fights whom and beside whom,
// supports, leaves, pledges; each tie with the claims that say so and those that say otherwise.
//
//   NetworkRules rules;
//   rules.add(Frame::pledge, {"pledges-to", Between::agent_target, 1, {}});
//   std::vector<Tie> ties = network(material, claims, rules, {});
//
// `claims` are those to look at. Ties of one relation between the same two are one, or one for each
// period. Civilians are left out, and ties between two who have no identity (private persons aren't
// indexed); of a role that names more than 24 the first count. A party that isn't named is an empty
// one. The same claims give the same ties in any order. Never fails. Cost: n log n in claims, times
// the pairs that a claim makes; for `otherwise` and `followed` the claims of a tie times those of
// the opposite and answering ties of the same party. Thread rule: pure functions.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reconcile/parties.h"

namespace tawatur::reconcile {

enum class Between : std::uint8_t { agent_target, agent_whom, agents, all, members, unnamed };
std::optional<Between> between_from(std::string_view name);

struct RelationRule {
  std::string relation;
  Between between = Between::agent_target;
  int sign = 0;
  std::string opposite;  ///< relation that says otherwise; empty = none
  /// Relations of the same party by which it is answered: a call to arms by who joins and fights.
  std::vector<std::string> answered_by = {};
};

class NetworkRules {
 public:
  void add(Frame frame, RelationRule rule) {
    rules_[static_cast<std::size_t>(frame)].push_back(std::move(rule));
  }
  const std::vector<RelationRule>& of(Frame frame) const {
    return rules_[static_cast<std::size_t>(frame)];
  }

 private:
  std::array<std::vector<RelationRule>, kFrameCount> rules_;
};

enum class Period : std::uint8_t { none, day, month, year };
std::optional<Period> period_from(std::string_view name);

enum class TieStatus : std::uint8_t { reported, disputed, denied, planned };
std::string_view to_string(TieStatus status);

struct Tie {
  Party from, to;
  std::string relation, opposite;
  int sign = 0;
  bool directed = true;
  std::string period;                    ///< "2018-01"; empty without periods or a day
  Day first = kNoDay, last = kNoDay;     ///< days of its claims
  std::vector<std::uint32_t> claims;     ///< that say so
  std::vector<std::uint32_t> talk;       ///< that plan it, call for it or think it possible
  std::vector<std::uint32_t> denials;    ///< that say it isn't so
  std::vector<std::uint32_t> otherwise;  ///< of the opposite relation, within a week
  std::vector<std::string> answered_by;
  /// What came of it: asserted claims of those relations, told behind it or in the month after it;
  /// of fights those of the party itself, against whom the call names where it names somebody.
  std::vector<std::uint32_t> followed;
  TieStatus status() const;
};

struct NetworkOptions {
  Period period = Period::none;
  /// Who is meant by a name that a claim gives a coalition or operation.
  std::function<Party(const std::string& name)> named;
};

/// By first day, then from, relation, to.
std::vector<Tie> network(const Material& material, std::span<const std::uint32_t> claims,
                         const NetworkRules& rules, const NetworkOptions& options);

}  // namespace tawatur::reconcile
