// SPDX-License-Identifier: Apache-2.0
#include "reconcile/network.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>
#include <utility>

namespace tawatur::reconcile {
namespace {

constexpr Day kSameTime = 7;              ///< days; by hand, a week of news
constexpr Day kAfterwards = 30;           ///< days within which a call is answered
constexpr std::size_t kMostParties = 24;  ///< of one role; pairs grow with the square
constexpr std::string_view kCoalition = "coalition";

struct Two {
  Party from, to;
  bool directed = true;
};

std::vector<Party> armed(std::vector<Party> parties) {
  parties = without_civilians(std::move(parties));
  if (parties.size() > kMostParties) parties.resize(kMostParties);
  return parties;
}

/// Every two, in an order of their own.
void every_two(const std::vector<Party>& parties, std::vector<Two>& out) {
  for (std::size_t i = 0; i < parties.size(); ++i) {
    for (std::size_t j = i + 1; j < parties.size(); ++j) {
      const bool turned = parties[j].key < parties[i].key;
      out.push_back({parties[turned ? j : i], parties[turned ? i : j], false});
    }
  }
}

class Pairing {
 public:
  Pairing(const Claim& claim, const NetworkOptions& options)
      : agents_(armed(parties_of(claim.agent))), targets_(armed(parties_of(claim.target))) {
    civil_ = targets_.empty() && !claim.target.empty();
    if (claim.name && options.named) whole_ = options.named(claim.name->text);
    for (const auto* list : {&agents_, &targets_}) {
      for (const Party& p : *list) {
        if (!whole_ && p.kind == kCoalition) whole_ = p;
      }
    }
    named_ = claim.name.has_value();
  }

  std::vector<Two> of(Between between) const {
    std::vector<Two> out;
    switch (between) {
      case Between::agent_target:
        if (!targets_.empty()) to_targets(out);
        break;
      case Between::agent_whom:
        to_targets(out);
        break;
      case Between::agents:
        every_two(agents_, out);
        break;
      case Between::all: {
        std::vector<Party> all = agents_;
        add_parties(all, targets_);
        every_two(all, out);
        break;
      }
      case Between::members:
        if (whole_) to_whole(out);
        break;
      case Between::unnamed:
        if (!whole_) every_two(agents_, out);
        break;
    }
    return out;
  }

 private:
  void to_targets(std::vector<Two>& out) const {
    if (civil_) return;
    std::vector<Party> to = targets_;
    if (to.empty()) to.push_back(named_ && whole_ ? *whole_ : Party());
    for (const Party& a : agents_.empty() ? std::vector<Party>(1) : agents_) {
      for (const Party& t : to) {
        if (a.key != t.key) out.push_back({a, t, true});
      }
    }
  }

  void to_whole(std::vector<Two>& out) const {
    for (const Party& a : agents_) {
      if (a.key != whole_->key) out.push_back({a, *whole_, true});
    }
    if (out.empty()) out.push_back({{}, *whole_, true});
  }

  std::vector<Party> agents_, targets_;
  std::optional<Party> whole_;  ///< the coalition or operation that it is about
  bool named_ = false;          ///< ... which the claim names
  bool civil_ = false;          ///< only civilians stand as target
};

std::string period_of(Day day, Period period) {
  const std::string iso = iso_of(day);
  switch (period) {
    case Period::none:
      return {};
    case Period::day:
      return iso;
    case Period::month:
      return iso.substr(0, 7);
    case Period::year:
      return iso.substr(0, 4);
  }
  return {};
}

void take(const Material& m, std::uint32_t claim, Day day, Tie& tie) {
  switch (m.claims[claim].modality) {
    case Modality::asserted:
      tie.claims.push_back(claim);
      break;
    case Modality::negated:
    case Modality::denied:
      tie.denials.push_back(claim);
      break;
    default:
      tie.talk.push_back(claim);
  }
  if (day == kNoDay) return;
  tie.first = tie.first == kNoDay ? day : std::min(tie.first, day);
  tie.last = std::max(tie.last, day);
}

bool same_time(const Material& m, std::uint32_t a, std::uint32_t b) {
  if (m.told[a].report == m.told[b].report) return true;
  const Day x = day_of_claim(m, a).day, y = day_of_claim(m, b).day;
  return x != kNoDay && y != kNoDay && std::abs(x - y) <= kSameTime;
}

/// In the order of claims; one claim may make several ties.
void each_once(const Material& m, std::vector<std::uint32_t>& claims) {
  std::sort(claims.begin(), claims.end(),
            [&](std::uint32_t a, std::uint32_t b) { return comes_before(m, a, b); });
  claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
}

/// Claims of the opposite relation of the same party, to the same or to nobody that is named.
void set_otherwise(const Material& m, std::vector<Tie>& ties) {
  std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> by_relation;
  for (std::size_t i = 0; i < ties.size(); ++i) {
    by_relation[{ties[i].from.key, ties[i].relation}].push_back(i);
  }
  for (Tie& tie : ties) {
    const auto found = by_relation.find({tie.from.key, tie.opposite});
    if (tie.opposite.empty() || tie.from.key.empty() || found == by_relation.end()) continue;
    for (const std::size_t i : found->second) {
      const Tie& other = ties[i];
      const bool same = other.to.key == tie.to.key || other.to.key.empty() || tie.to.key.empty();
      if (!same) continue;
      for (const std::uint32_t claim : other.claims) {
        const bool near = std::any_of(tie.claims.begin(), tie.claims.end(),
                                      [&](std::uint32_t c) { return same_time(m, c, claim); });
        if (near) tie.otherwise.push_back(claim);
      }
    }
    each_once(m, tie.otherwise);
  }
}

bool is_after(const Material& m, std::uint32_t claim, std::uint32_t before) {
  const Told &a = m.told[before], &b = m.told[claim];
  if (a.report == b.report) return b.trigger.begin > a.trigger.begin;
  const Day x = day_of_claim(m, before).day, y = day_of_claim(m, claim).day;
  return x != kNoDay && y != kNoDay && y >= x && y - x <= kAfterwards;
}

/// Does a tie bear on a call of `call.from`, and where that says so against the same?
bool answers(const Tie& call, const Tie& tie) {
  const auto& relations = call.answered_by;
  if (std::find(relations.begin(), relations.end(), tie.relation) == relations.end()) return false;
  const bool own = tie.from.key == call.from.key;
  if (tie.sign >= 0) return own || tie.to.key == call.from.key;
  return own && (call.to.key.empty() || tie.to.key == call.to.key);
}

void set_followed(const Material& m, std::vector<Tie>& ties) {
  std::map<std::string, std::vector<std::size_t>> by_party;
  for (std::size_t i = 0; i < ties.size(); ++i) {
    by_party[ties[i].from.key].push_back(i);
    if (ties[i].to.key != ties[i].from.key) by_party[ties[i].to.key].push_back(i);
  }
  for (Tie& call : ties) {
    if (call.answered_by.empty() || call.from.key.empty()) continue;
    for (const std::size_t i : by_party.at(call.from.key)) {
      if (!answers(call, ties[i])) continue;
      for (const std::uint32_t claim : ties[i].claims) {
        const bool after = std::any_of(call.claims.begin(), call.claims.end(),
                                       [&](std::uint32_t c) { return is_after(m, claim, c); });
        if (after) call.followed.push_back(claim);
      }
    }
    each_once(m, call.followed);
  }
}

template <class Enum, std::size_t N>
std::optional<Enum> named(const std::string_view (&names)[N], std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Between> between_from(std::string_view name) {
  constexpr std::string_view kNames[] = {"agent-target", "agent-whom", "agents",
                                         "all",          "members",    "unnamed"};
  return named<Between>(kNames, name);
}

std::optional<Period> period_from(std::string_view name) {
  constexpr std::string_view kNames[] = {"", "day", "month", "year"};
  return named<Period>(kNames, name);
}

std::string_view to_string(TieStatus status) {
  constexpr std::string_view kNames[] = {"reported", "disputed", "denied", "planned"};
  return kNames[static_cast<std::size_t>(status)];
}

TieStatus Tie::status() const {
  if (claims.empty()) return denials.empty() ? TieStatus::planned : TieStatus::denied;
  return denials.empty() && otherwise.empty() ? TieStatus::reported : TieStatus::disputed;
}

std::vector<Tie> network(const Material& m, std::span<const std::uint32_t> claims,
                         const NetworkRules& rules, const NetworkOptions& options) {
  std::vector<std::uint32_t> order(claims.begin(), claims.end());
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return comes_before(m, a, b); });
  using Key = std::tuple<std::string, std::string, std::string, std::string>;
  std::map<Key, Tie> ties;
  for (const std::uint32_t i : order) {
    const Claim& c = m.claims[i];
    if (rules.of(c.frame).empty()) continue;
    const Pairing pairing(c, options);
    const Day day = day_of_claim(m, i).day;
    for (const RelationRule& rule : rules.of(c.frame)) {
      // Who didn't do something together may still stand together.
      if (rule.between == Between::agents && is_denial(c.modality)) continue;
      for (const Two& pair : pairing.of(rule.between)) {
        if (pair.from.id.empty() && pair.to.id.empty()) continue;
        const std::string period = period_of(day, options.period);
        Tie& tie = ties[{period, pair.from.key, rule.relation, pair.to.key}];
        if (tie.relation.empty()) {
          tie.from = pair.from;
          tie.to = pair.to;
          tie.relation = rule.relation;
          tie.opposite = rule.opposite;
          tie.answered_by = rule.answered_by;
          tie.sign = rule.sign;
          tie.directed = pair.directed;
          tie.period = period;
        }
        take(m, i, day, tie);
      }
    }
  }
  std::vector<Tie> out;
  for (auto& [key, tie] : ties) out.push_back(std::move(tie));
  set_otherwise(m, out);
  set_followed(m, out);
  std::stable_sort(out.begin(), out.end(),
                   [](const Tie& a, const Tie& b) { return a.first < b.first; });
  return out;
}

}  // namespace tawatur::reconcile
