// SPDX-License-Identifier: Apache-2.0
#include "reconcile/control.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace tawatur::reconcile {
namespace {

/// What one claim says about one place.
struct Statement {
  std::uint32_t place = 0;  ///< index into the claim's places
  std::uint32_t claim = 0;
  DayOf day;
  bool denied = false;
};

/// All that is said of one place on one day.
struct DayOfPlace {
  std::vector<Side> gains, keeps, held;
  std::vector<Party> loses, contests;
  std::vector<std::uint32_t> claims, denials;
  bool told = false;
};

/// All whom the sides name.
std::vector<Party> all_of(const std::vector<Side>& sides) {
  std::vector<Party> out;
  for (const Side& s : sides) add_parties(out, s.who);
  return out;
}

/// Parties that can hold a place: civilians don't.
std::vector<Party> forces(const std::vector<Filler>& role) {
  return without_civilians(parties_of(role));
}

class History {
 public:
  History(const Material& m, const ControlRules& rules, const Kinship& kin)
      : m_(m), rules_(rules), kin_(kin) {}

  /// Statements of one place, by day; those without a day come first.
  std::vector<Stretch> of(std::span<const Statement> statements) {
    std::vector<Stretch> out;
    for (std::size_t i = 0; i < statements.size();) {
      const Day day = statements[i].day.day;
      DayOfPlace today;
      for (; i < statements.size() && statements[i].day.day == day; ++i) say(statements[i], today);
      Stretch* before = out.empty() || out.back().from == kNoDay ? nullptr : &out.back();
      if (std::optional<Stretch> next = after(today, before)) {
        next->from = day;
        next->from_told = today.told;
        if (before != nullptr) before->to = day - 1;
        out.push_back(std::move(*next));
      }
    }
    return out;
  }

 private:
  void say(const Statement& s, DayOfPlace& today) const {
    const Claim& c = m_.claims[s.claim];
    const ControlRule& rule = rules_.of(c.frame);
    today.told = today.told || s.day.told;
    if (s.denied) {
      today.denials.push_back(s.claim);
      return;
    }
    today.claims.push_back(s.claim);
    const std::vector<Party> agent = forces(c.agent), target = forces(c.target);
    if (c.modality == Modality::negated) return say(rule.negated, agent, s.claim, today);
    // Taken by nobody knows whom is something; anything else of nobody isn't.
    if (!agent.empty() || rule.agent == Holding::gains) say(rule.agent, agent, s.claim, today);
    if (!target.empty()) say(rule.target, target, s.claim, today);
  }

  void say(Holding what, const std::vector<Party>& who, std::uint32_t claim,
           DayOfPlace& today) const {
    switch (what) {
      case Holding::gains:
        return side(today.gains, who, claim);
      case Holding::keeps:
        return side(today.keeps, who, claim);
      case Holding::held:
        return side(today.held, who, claim);
      case Holding::loses:
        return add_parties(today.loses, who);
      case Holding::contests:
        return add_parties(today.contests, who);
      case Holding::nothing:
        return;
    }
  }

  /// Puts the claim on the side that it agrees with.
  void side(std::vector<Side>& sides, const std::vector<Party>& who, std::uint32_t claim) const {
    for (Side& s : sides) {
      if (!who.empty() && !s.who.empty() && !kin_.any_related(s.who, who)) continue;
      add_parties(s.who, who);
      s.claims.push_back(claim);
      return;
    }
    sides.push_back({who, {claim}});
  }

  /// The stretch that begins on the day; nothing where the one before goes on, to which the day's
  /// claims are then added.
  std::optional<Stretch> after(const DayOfPlace& today, Stretch* before) const {
    Stretch next;
    next.claims = today.claims;
    next.denials = today.denials;
    next.lost_by = today.loses;
    next.sides = today.gains;
    for (const Side& k : today.keeps) {
      for (const std::uint32_t claim : k.claims) side(next.sides, k.who, claim);
    }
    if (next.sides.empty()) {
      if (!unsettled(today, before, next)) return std::nullopt;
    } else {
      const bool fought = today.gains.empty() && !today.contests.empty();
      next.state = next.sides.size() > 1 || !today.denials.empty() ? ControlState::disputed
                   : fought                                        ? ControlState::contested
                                                                   : ControlState::held;
    }
    const std::vector<Party> holder = all_of(next.sides);
    if (next.state == ControlState::contested) {
      next.contester = today.contests;
      std::erase_if(next.contester, [&](const Party& p) { return kin_.any_related({p}, holder); });
    }
    if (before == nullptr || before->state != next.state) return next;
    const std::vector<Party> held = all_of(before->sides);
    if (holder.empty() ? !held.empty() : !kin_.any_related(held, holder)) return next;
    go_on(today, next, *before);
    return std::nullopt;
  }

  /// A day on which nobody is said to have taken or kept it; false where it tells nothing.
  bool unsettled(const DayOfPlace& today, const Stretch* before, Stretch& next) const {
    std::vector<Side> last = before == nullptr ? std::vector<Side>() : before->sides;
    for (Side& s : last) s.claims.clear();
    if (!today.loses.empty()) {
      // Who lost it held it; others who are said to hold it still do.
      const bool others = !last.empty() && !kin_.any_related(all_of(last), today.loses);
      next.state = others ? before->state : ControlState::left;
      if (others) next.sides = std::move(last);
      return true;
    }
    if (before != nullptr && before->state == ControlState::disputed) {
      next.state = ControlState::disputed;  // fighting doesn't settle who holds it
      next.sides = std::move(last);
      return true;
    }
    if (today.claims.empty()) {
      if (before == nullptr) return false;  // nothing is known that could be denied
      next.state = ControlState::disputed;
      next.sides = std::move(last);
      return true;
    }
    next.state = ControlState::contested;
    next.sides = std::move(last);
    if (next.sides.empty()) next.sides = today.held;
    if (next.sides.size() > 1) next.sides = {{all_of(next.sides), {}}};
    return !today.contests.empty();
  }

  void go_on(const DayOfPlace& today, const Stretch& next, Stretch& before) const {
    before.claims.insert(before.claims.end(), today.claims.begin(), today.claims.end());
    before.denials.insert(before.denials.end(), today.denials.begin(), today.denials.end());
    add_parties(before.lost_by, today.loses);
    add_parties(before.contester, next.contester);
    for (const Side& s : next.sides) {
      for (const std::uint32_t claim : s.claims) side(before.sides, s.who, claim);
    }
  }

  const Material& m_;
  const ControlRules& rules_;
  const Kinship& kin_;
};

bool counts(const Material& m, std::uint32_t i, const ControlRules& rules) {
  const Claim& c = m.claims[i];
  const ControlRule& rule = rules.of(c.frame);
  if (c.background && m.told[i].from == kNoDay) return false;
  switch (c.modality) {
    case Modality::asserted:
      return rule.agent != Holding::nothing || rule.target != Holding::nothing;
    case Modality::negated:
      return rule.negated != Holding::nothing;
    case Modality::denied:
      return rule.agent == Holding::gains || rule.agent == Holding::loses;
    default:
      return false;
  }
}

}  // namespace

std::optional<Holding> holding_from(std::string_view name) {
  constexpr std::string_view kNames[] = {"", "gains", "keeps", "held", "loses", "contests"};
  for (std::size_t i = 0; i < std::size(kNames); ++i) {
    if (kNames[i] == name) return static_cast<Holding>(i);
  }
  return std::nullopt;
}

std::string_view to_string(ControlState state) {
  constexpr std::string_view kNames[] = {"held", "contested", "disputed", "left"};
  return kNames[static_cast<std::size_t>(state)];
}

std::vector<Stretch> control(const Material& m, std::span<const std::uint32_t> claims,
                             const ControlRules& rules, const Kinship& kin) {
  std::map<std::uint32_t, std::vector<Statement>> by_place;
  for (const std::uint32_t i : claims) {
    if (!counts(m, i, rules)) continue;
    for (const ToldPlace& p : m.told[i].place) {
      std::vector<Statement>& list = by_place[p.key];
      if (!list.empty() && list.back().claim == i) continue;  // named twice in one claim
      list.push_back({p.index, i, day_of_claim(m, i), m.claims[i].modality == Modality::denied});
    }
  }
  std::vector<std::vector<Stretch>> places;
  History history(m, rules, kin);
  for (auto& [key, statements] : by_place) {
    std::sort(statements.begin(), statements.end(), [&](const Statement& a, const Statement& b) {
      if (a.day.day != b.day.day) return a.day.day < b.day.day;
      return comes_before(m, a.claim, b.claim);
    });
    std::vector<Stretch> stretches = history.of(statements);
    if (stretches.empty()) continue;
    for (Stretch& s : stretches) {
      s.place = m.claims[statements.front().claim].place[statements.front().place];
      s.place_key = key;
    }
    places.push_back(std::move(stretches));
  }
  std::sort(places.begin(), places.end(), [](const auto& a, const auto& b) {
    const Stretch &x = a.front(), &y = b.front();
    return std::tie(x.from, x.place.name_ar, x.place.text, x.place_key) <
           std::tie(y.from, y.place.name_ar, y.place.text, y.place_key);
  });
  std::vector<Stretch> out;
  for (auto& stretches : places) {
    out.insert(out.end(), std::make_move_iterator(stretches.begin()),
               std::make_move_iterator(stretches.end()));
  }
  return out;
}

}  // namespace tawatur::reconcile
