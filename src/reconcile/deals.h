// SPDX-License-Identifier: Apache-2.0
// Deals: agreements with their parties, their terms, and what is reported of each later.
//
//   DealRules rules;
//   rules.set(Frame::release, {true, DealWord::kept, DealWord::unkept, false});
//   std::vector<Deal> deals = deals_of(material, claims, {rules, kin, groups, named});
//
// Claims of agreeing are one deal when joining took them for one event, when they name the same
// thing, or when they stand near each other in one document and don't name different parties.
// Terms: what the same document plans or calls for near the agreement, in a frame that can be a
// term. Reports: what is told behind it in the document, or in documents of the following months,
// of one of the parties. The same claims give the same deals in any order. Never fails.
// Cost: n log n in claims, the square of one document's agreements, for each agreement the claims
// of its document, and for each deal the claims that name its parties. Thread rule: pure functions.
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

/// What a claim is to a deal.
enum class DealWord : std::uint8_t {
  none,
  agreed,
  planned,
  called_for,
  denied,
  kept,
  unkept,
  broken,
  refused,
  fighting,
};
std::string_view to_string(DealWord word);
/// Of those that a table may say: kept, unkept, broken, refused, fighting; empty is none.
std::optional<DealWord> deal_word_from(std::string_view name);

struct DealRule {
  bool term = false;
  DealWord done = DealWord::none, undone = DealWord::none;
  bool between = false;  ///< agent and target must both be parties
};

class DealRules {
 public:
  void set(Frame frame, DealRule rule) { rules_[static_cast<std::size_t>(frame)] = rule; }
  const DealRule& of(Frame frame) const { return rules_[static_cast<std::size_t>(frame)]; }

 private:
  std::array<DealRule, kFrameCount> rules_{};
};

struct DealPart {
  DealWord word = DealWord::none;
  std::uint32_t claim = 0;
};

struct Deal {
  std::optional<Party> name;
  std::vector<Party> parties;
  Day first = kNoDay;
  std::vector<DealPart> agreed, terms, reports;  ///< each by day, then in the order of the text
};

struct DealOptions {
  const DealRules& rules;
  const Kinship& kin;
  std::span<const std::uint32_t> groups;  ///< of joining, for each claim of the material
  std::function<Party(const std::string& name)> named;
};

/// By first day, then by their first claim.
std::vector<Deal> deals_of(const Material& material, std::span<const std::uint32_t> claims,
                           const DealOptions& options);

}  // namespace tawatur::reconcile
