// SPDX-License-Identifier: Apache-2.0
// Documents that go by one after the other give the events of joining all claims at once.
#include "reconcile/sweep.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "told_world.h"

namespace tawatur::reconcile {
namespace {

PairModel model() {
  PairModel m;
  for (const auto& [name, weight] :
       std::vector<std::pair<const char*, double>>{{"bias", -1.5},
                                                   {"place=same", 2.25},
                                                   {"place=differs", -1.5},
                                                   {"words=9", 2},
                                                   {"day=same", 1.5},
                                                   {"day=far", -2},
                                                   {"rel=same", 0.5}}) {
    EXPECT_TRUE(m.set(name, weight)) << name;
  }
  return m;
}

/// Documents over `days` days; every `undated`-th has none (0 = all have one).
ToldWorld world(unsigned seed, int documents, unsigned days, unsigned undated) {
  std::mt19937 random(seed);
  ToldWorld w;
  const Frame frames[] = {Frame::shelling, Frame::kill, Frame::wound, Frame::take_control};
  for (int d = 0; d < documents; ++d) {
    const bool none = undated != 0 && random() % undated == 0;
    w.report("o", none ? kNoDay : static_cast<Day>(random() % days));
    for (unsigned c = 0; c < 1 + random() % 3; ++c) {
      w.claim(frames[random() % 4], {}, {},
              {std::string(1, static_cast<char>('a' + random() % 5))});
      w.told.back().words = {{static_cast<std::uint32_t>(random() % 9), 6}};
    }
  }
  return w;
}

std::set<std::set<std::string>> groups_of(const std::vector<Event>& events) {
  std::set<std::set<std::string>> out;
  for (const Event& e : events) {
    std::set<std::string> ids;
    for (const EventClaim& c : e.claims) ids.insert(c.claim_id);
    out.insert(std::move(ids));
  }
  return out;
}

std::set<std::set<std::string>> groups_of(const ToldWorld& w, const Joined& joined) {
  std::map<std::uint32_t, std::set<std::string>> by_group;
  for (std::size_t i = 0; i < w.claims.size(); ++i) {
    by_group[joined.group[i]].insert(w.claims[i].claim_id);
  }
  std::set<std::set<std::string>> out;
  for (auto& [group, ids] : by_group) out.insert(std::move(ids));
  return out;
}

TEST(Sweep, GroupsAreThoseOfAllPairsAtOnce) {
  std::size_t joined = 0;
  for (unsigned seed = 1; seed <= 30; ++seed) {
    const ToldWorld w = world(seed, 60, 40, seed % 3 * 4);
    const std::vector<Event> events = reconcile(w.material(), model());
    EXPECT_EQ(groups_of(events), groups_of(w, join(w.material(), model()))) << seed;
    joined += w.claims.size() - events.size();
  }
  EXPECT_GT(joined, 500U);
}

TEST(Sweep, TheLimitOfAKeyCutsOffTheSameClaims) {
  Options options;
  options.pairs.most_of_key = 5;
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const ToldWorld w = world(seed, 80, 12, 8);
    EXPECT_EQ(groups_of(reconcile(w.material(), model(), options)),
              groups_of(w, join(w.material(), model(), options)))
        << seed;
  }
}

/// Effects as one look over all claims links them.
std::map<std::string, std::vector<std::string>> plain_effects(const ToldWorld& w,
                                                              const std::vector<Event>& events,
                                                              double least) {
  std::map<std::string, const Event*> by_claim;
  for (const Event& e : events) {
    for (const EventClaim& c : e.claims) by_claim[c.claim_id] = &e;
  }
  std::map<const Event*, std::pair<float, const Event*>> best;
  for (const ScoredPair& p : join(w.material(), model()).pairs) {
    if (w.told[p.a].report != w.told[p.b].report || static_cast<double>(p.score) < least) continue;
    const Event *effect = by_claim.at(w.claims[p.a].claim_id),
                *act = by_claim.at(w.claims[p.b].claim_id);
    if (!is_consequence(effect->frame)) std::swap(effect, act);
    if (effect == act || !is_consequence(effect->frame) || is_consequence(act->frame)) continue;
    auto& known = best.try_emplace(effect, p.score, act).first->second;
    if (p.score > known.first ||
        (p.score == known.first && act->event_id < known.second->event_id)) {
      known = {p.score, act};
    }
  }
  std::map<std::string, std::vector<std::string>> out;
  for (const auto& [effect, to] : best) out[to.second->event_id].push_back(effect->event_id);
  for (auto& [act, list] : out) std::sort(list.begin(), list.end());
  return out;
}

TEST(Sweep, EffectsGoToTheBestActOfTheirDocuments) {
  Options options;
  options.attach = -4;
  std::size_t attached = 0;
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const ToldWorld w = world(seed, 60, 40, 10);
    const std::vector<Event> events = reconcile(w.material(), model(), options);
    const auto want = plain_effects(w, events, options.attach);
    for (const Event& e : events) {
      const auto at = want.find(e.event_id);
      EXPECT_EQ(e.effects, at == want.end() ? std::vector<std::string>() : at->second);
      attached += e.effects.size();
    }
  }
  EXPECT_GT(attached, 50U);
}

TEST(Sweep, KeepsTheClaimsOfAFewDaysAlone) {
  const ToldWorld w = world(7, 6000, 3000, 0);
  std::map<Day, std::vector<std::uint32_t>> by_day;
  for (std::uint32_t r = 0; r < w.reports.size(); ++r) by_day[w.reports[r].published].push_back(r);
  std::size_t most = 0, events = 0;
  const PairModel weights = model();
  Sweep sweep(weights, {}, [&](const Event&) { ++events; });
  std::size_t next = 0;
  std::vector<std::vector<std::size_t>> of_report(w.reports.size());
  for (; next < w.claims.size(); ++next) of_report[w.told[next].report].push_back(next);
  for (const auto& [day, reports] : by_day) {
    for (const std::uint32_t r : reports) {
      std::vector<Claim> claims;
      std::vector<Told> told;
      for (const std::size_t i : of_report[r]) {
        claims.push_back(w.claims[i]);
        told.push_back(w.told[i]);
      }
      sweep.add(w.reports[r], std::move(claims), std::move(told));
      most = std::max(most, sweep.held());
    }
  }
  sweep.finish();
  EXPECT_EQ(sweep.held(), 0U);
  EXPECT_GT(events, 1000U);
  EXPECT_LT(most, 300U);  // of some 12,000 claims
}

}  // namespace
}  // namespace tawatur::reconcile
