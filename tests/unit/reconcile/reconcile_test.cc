// SPDX-License-Identifier: Apache-2.0
#include "reconcile/reconcile.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "reconcile/sources.h"

namespace tawatur::reconcile {
namespace {

/// Claims, as joining sees them, and their documents.
struct World {
  std::vector<Claim> claims;
  std::vector<Told> told;
  std::vector<Report> reports;
  Material material() const { return {claims, told, reports}; }
};

void add_report(World& w, const std::string& doc, Day published) {
  w.reports.push_back(
      {doc, published, "outlet " + doc, static_cast<std::uint32_t>(w.reports.size())});
}

/// A claim in the last document about `place`, killed `dead` (0 = no number).
void add_claim(World& w, Frame frame, std::uint32_t place, std::int64_t dead) {
  Claim c;
  c.doc = w.reports.back().doc;
  c.claim_id = c.doc + "#" + std::to_string(w.claims.size());
  c.frame = frame;
  c.confidence = 0.5;
  Told t;
  t.report = static_cast<std::uint32_t>(w.reports.size() - 1);
  t.claim_id = c.claim_id;
  t.frame = frame;
  t.from = t.to = w.reports.back().published;
  t.place.push_back({place, {place}, {}, {}});
  const auto at = static_cast<std::uint32_t>(100 * w.claims.size());
  t.evidence = {at, at + 50};
  t.trigger = c.trigger = {at, at + 4};
  t.words = {{place + 1000, 7}};
  if (dead > 0) {
    Quantity q;
    q.low = q.high = dead;
    c.quantity.push_back(q);
    t.numbers.push_back({QuantityKind::killed, dead, dead});
  }
  w.claims.push_back(std::move(c));
  w.told.push_back(std::move(t));
}

World made(unsigned seed) {
  std::mt19937 random(seed);
  World w;
  for (int d = 0; d < 40; ++d) {
    add_report(w, "d" + std::to_string(d), static_cast<Day>(100 + random() % 30));
    for (int c = 0; c < 6; ++c) {
      add_claim(w, random() % 2 ? Frame::air_strike : Frame::kill,
                static_cast<std::uint32_t>(random() % 15), static_cast<std::int64_t>(random() % 4));
    }
  }
  return w;
}

PairModel model() {
  PairModel m;
  for (const auto& [name, weight] : std::map<std::string, double>{{"bias", -2},
                                                                  {"place=same", 2},
                                                                  {"place=differs", -2},
                                                                  {"day=same", 1.5},
                                                                  {"day=far", -2},
                                                                  {"num=same", 1},
                                                                  {"num=apart", -1}}) {
    EXPECT_TRUE(m.set(name, weight)) << name;
  }
  return m;
}

/// Events as sets of claim ids.
std::set<std::set<std::string>> groups(const std::vector<Event>& events) {
  std::set<std::set<std::string>> out;
  for (const Event& e : events) {
    std::set<std::string> ids;
    for (const EventClaim& c : e.claims) ids.insert(c.claim_id);
    out.insert(ids);
  }
  return out;
}

TEST(Pairs, AreThoseOfTheNaiveTwin) {
  const World w = made(1);
  std::vector<Pair> naive;
  for (std::uint32_t a = 0; a < w.told.size(); ++a) {
    for (std::uint32_t b = a + 1; b < w.told.size(); ++b) {
      const auto ka = keys_of(w.told[a]), kb = keys_of(w.told[b]);
      const bool shared = std::any_of(ka.begin(), ka.end(), [&](std::uint64_t k) {
        return std::binary_search(kb.begin(), kb.end(), k);
      });
      const bool one = w.told[a].report == w.told[b].report;
      if (one || (shared && near_in_time(w.told[a], w.told[b], w.reports, 4))) {
        naive.push_back({a, b});
      }
    }
  }
  EXPECT_EQ(candidate_pairs(w.told, w.reports), naive);
}

TEST(Pairs, LimitOfAKeyBelowAtAndAbove) {
  for (const std::uint32_t claims : {4u, 5u, 6u}) {
    World w;
    for (std::uint32_t i = 0; i < claims; ++i) {
      add_report(w, "d" + std::to_string(i), 100);
      add_claim(w, Frame::attack, 1, 0);
    }
    const std::size_t pairs = candidate_pairs(w.told, w.reports, {4, 5}).size();
    EXPECT_EQ(pairs, claims <= 5 ? claims * (claims - 1) / 2 : 10u) << claims;
  }
}

TEST(Reconcile, OrderChangesNothing) {
  const World w = made(2);
  const std::vector<Event> expected = reconcile(w.material(), model());
  EXPECT_GT(expected.size(), 5u);
  EXPECT_LT(expected.size(), w.claims.size());
  std::mt19937 random(5);
  for (int turn = 0; turn < 4; ++turn) {
    std::vector<std::uint32_t> order(w.claims.size());
    std::iota(order.begin(), order.end(), 0u);
    std::shuffle(order.begin(), order.end(), random);
    World v;
    v.reports = w.reports;
    for (const std::uint32_t i : order) {
      v.claims.push_back(w.claims[i]);
      v.told.push_back(w.told[i]);
    }
    EXPECT_EQ(reconcile(v.material(), model()), expected);
  }
}

TEST(Reconcile, EveryClaimStandsInOneEvent) {
  const World w = made(3);
  std::multiset<std::string> seen;
  for (const Event& e : reconcile(w.material(), model())) {
    for (const EventClaim& c : e.claims) {
      seen.insert(c.claim_id);
      EXPECT_FALSE(c.reason.empty());
    }
  }
  EXPECT_EQ(seen.size(), w.claims.size());
  EXPECT_EQ(std::set<std::string>(seen.begin(), seen.end()).size(), seen.size());
}

TEST(Reconcile, FarClaimsDontTouchAnEvent) {
  // What is joined stays joined when documents of another month come: incremental is a rebuild.
  World w = made(4);
  const auto before = groups(reconcile(w.material(), model()));
  add_report(w, "later", 400);
  add_claim(w, Frame::kill, 3, 2);
  const auto after = groups(reconcile(w.material(), model()));
  EXPECT_EQ(after.size(), before.size() + 1);
  EXPECT_TRUE(std::includes(after.begin(), after.end(), before.begin(), before.end()));
}

TEST(Reconcile, NothingGivesNothing) {
  EXPECT_TRUE(reconcile(World().material(), model()).empty());
}

World three_reports() {
  World w;
  for (const std::int64_t dead : {5, 7, 7}) {
    add_report(w, "d" + std::to_string(w.reports.size()), 100);
    add_claim(w, Frame::kill, 1, dead);
    w.told.back().words = {{static_cast<std::uint32_t>(w.claims.size()), 7}};
  }
  return w;
}

TEST(Reconcile, ASumOverPlacesIsNoTollOfOne) {
  World w;
  add_report(w, "a", 100);
  add_claim(w, Frame::kill, 1, 4);  // the headline names the first place only
  add_claim(w, Frame::kill, 1, 3);
  add_claim(w, Frame::kill, 2, 1);
  PairModel by_place;
  ASSERT_TRUE(by_place.set("bias", 5));
  ASSERT_TRUE(by_place.set("place=differs", -20));
  for (const Event& e : reconcile(w.material(), by_place)) {
    ASSERT_TRUE(e.killed);
    EXPECT_EQ(e.killed->all.high, e.claims.size() == 2 ? 3 : 1);
  }
}

TEST(Sources, CopiesAndSharedSpokesmenCountOnce) {
  World w = three_reports();
  const Members all{0, 1, 2};
  EXPECT_EQ(sources_of(w.material(), all), (std::vector<std::uint32_t>{0, 1, 2}));
  w.reports[1].copy_of = 0;
  EXPECT_EQ(sources_of(w.material(), all), (std::vector<std::uint32_t>{0, 0, 1}));
  Filler spokesman;
  spokesman.id = "army";
  w.claims[0].source = w.claims[2].source = {spokesman};
  EXPECT_EQ(sources_of(w.material(), all), (std::vector<std::uint32_t>{0, 1, 0}));
}

TEST(Describe, DenialMakesADispute) {
  World w;
  add_report(w, "d1", 100);
  add_claim(w, Frame::take_control, 1, 0);
  add_report(w, "d2", 100);
  add_claim(w, Frame::take_control, 1, 0);
  w.claims[1].modality = w.told[1].modality = Modality::denied;
  const std::vector<Event> events = reconcile(w.material(), model());
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].status, EventStatus::disputed);
  EXPECT_EQ(events[0].contradictions.back().field, "happened");
}

TEST(Reconcile, AnEffectGoesToTheActThatItsClaimNames) {
  World w;
  add_report(w, "a", 18000);
  add_claim(w, Frame::air_strike, 1, 0);
  add_claim(w, Frame::kill, 3, 5);
  add_claim(w, Frame::shelling, 2, 0);
  const auto caused = [&](const std::vector<Event>& events, Frame act) {
    for (const Event& e : events) {
      if (e.frame == act) return e.effects.size();
    }
    return std::size_t{9};
  };
  w.claims[1].cause = w.claims[2].claim_id;
  std::vector<Event> events = reconcile(w.material(), model());
  ASSERT_EQ(events.size(), 3U);
  EXPECT_EQ(caused(events, Frame::shelling), 1U);
  EXPECT_EQ(caused(events, Frame::air_strike), 0U);
  w.claims[1].cause = w.claims[0].claim_id;
  events = reconcile(w.material(), model());
  EXPECT_EQ(caused(events, Frame::air_strike), 1U);
  EXPECT_EQ(caused(events, Frame::shelling), 0U);
}

}  // namespace
}  // namespace tawatur::reconcile
