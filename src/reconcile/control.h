// SPDX-License-Identifier: Apache-2.0
// Control of places over time: who is said to hold a place from when to when, where that is
// contested or told in two ways, and who says so.
//
//   ControlRules rules;
//   rules.set(Frame::take_control, {Holding::gains, Holding::loses, Holding::contests});
//   std::vector<Stretch> all = control(material, claims, rules, kin);
//
// `claims` are those to look at. Only what is asserted, said not to have happened or denied counts;
// plans and wishes don't. Statements are ordered by the day of the deed, else the day of
// publication (a deed of a report without a day was on that day or before); background without a
// day is left out. What has no day at all stands for itself, in a stretch without days. A holder
// stays until something else is said. Parties that belong together (kinship) are one side. States:
//   held       one side is said to hold it
//   contested  there is fighting over it, and nobody is said to have won
//   disputed   it is told in two ways who holds it, or denied
//   left       somebody is said to have lost it, and nobody to have taken it
// The same claims give the same stretches in any order. Never fails. Cost: n log n in
// claims, times the parties and their ancestors where sides are compared.
// Thread rule: pure functions.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reconcile/parties.h"

namespace tawatur::reconcile {

enum class Holding : std::uint8_t { nothing, gains, keeps, held, loses, contests };
std::optional<Holding> holding_from(std::string_view name);

/// What a frame says of agent and target, and of the agent when it is said not to have happened.
struct ControlRule {
  Holding agent = Holding::nothing, target = Holding::nothing, negated = Holding::nothing;
};

class ControlRules {
 public:
  void set(Frame frame, ControlRule rule) { rules_[static_cast<std::size_t>(frame)] = rule; }
  const ControlRule& of(Frame frame) const { return rules_[static_cast<std::size_t>(frame)]; }

 private:
  std::array<ControlRule, kFrameCount> rules_{};
};

enum class ControlState : std::uint8_t { held, contested, disputed, left };
std::string_view to_string(ControlState state);

/// Those who are said to hold a place, by claims that can all be true.
struct Side {
  std::vector<Party> who;
  std::vector<std::uint32_t> claims;
};

/// A place from one day to the next change.
struct Stretch {
  PlaceFiller place;  ///< as the first claim names it
  std::uint32_t place_key = 0;
  Day from = kNoDay, to = kNoDay;  ///< to: day before the next stretch; kNoDay = until now
  bool from_told = false;          ///< a claim gives the day; else it is that of publication
  ControlState state = ControlState::held;
  std::vector<Side> sides;       ///< who holds it: one, of disputed ones each that is told
  std::vector<Party> contester;  ///< who fights for it
  std::vector<Party> lost_by;
  std::vector<std::uint32_t> claims, denials;  ///< denials: claims that say it isn't so
};

/// By place (first day, name), then by day.
std::vector<Stretch> control(const Material& material, std::span<const std::uint32_t> claims,
                             const ControlRules& rules, const Kinship& kin);

}  // namespace tawatur::reconcile
