// SPDX-License-Identifier: Apache-2.0
#include "reconcile/network.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "told_world.h"

namespace tawatur::reconcile {
namespace {

NetworkRules rules() {
  NetworkRules out;
  out.add(Frame::form_coalition, {"member-of", Between::members, 1, {}});
  out.add(Frame::form_coalition, {"allied-with", Between::unnamed, 1, {}});
  out.add(Frame::join, {"joins", Between::agent_whom, 1, "stays-out-of"});
  out.add(Frame::abstain, {"stays-out-of", Between::agent_whom, -1, "joins"});
  out.add(Frame::attack, {"fights", Between::agent_target, -1, {}});
  out.add(Frame::attack, {"fights-beside", Between::agents, 1, {}});
  out.add(Frame::meet, {"meets", Between::all, 0, {}});
  return out;
}

NetworkOptions options(Period period = Period::none) {
  return {period, [](const std::string& name) { return Party{name, name, name, {}, "coalition"}; }};
}

/// "A fights B reported", one a line.
std::string told(const ToldWorld& w, std::vector<std::uint32_t> claims, Period period) {
  std::string out;
  for (const Tie& t : network(w.material(), claims, rules(), options(period))) {
    out += (t.period.empty() ? "" : t.period + " ") + t.from.key + " " + t.relation + " " +
           t.to.key + " " + std::string(to_string(t.status())) + "\n";
  }
  return out;
}
std::string told(const ToldWorld& w, Period period = Period::none) {
  return told(w, w.all(), period);
}

TEST(Network, MembersJoinWhatIsNamed) {
  ToldWorld w;
  w.report("x", 10);
  w.claim(Frame::form_coalition, {"A", "B"}, {});
  w.claims.back().name = Worded{"room", {}};
  EXPECT_EQ(told(w), "A member-of room reported\nB member-of room reported\n");
}

TEST(Network, ACoalitionAmongTheAgentsIsTheWhole) {
  ToldWorld w;
  w.report("x", 10);
  w.claim(Frame::form_coalition, {"A", "room"}, {});
  w.claims.back().agent[1].kind = "coalition";
  EXPECT_EQ(told(w), "A member-of room reported\n");
  ToldWorld alone;
  alone.report("x", 10);
  alone.claim(Frame::form_coalition, {"room"}, {});
  alone.claims.back().agent[0].kind = "coalition";
  EXPECT_EQ(told(alone), " member-of room reported\n");
}

TEST(Network, WithoutANameEveryTwoAreAllied) {
  ToldWorld w;
  w.report("x", 10);
  w.claim(Frame::form_coalition, {"C", "A", "B"}, {});
  EXPECT_EQ(told(w),
            "A allied-with B reported\nA allied-with C reported\nB allied-with C reported\n");
  for (const Tie& t : network(w.material(), w.all(), rules(), options())) EXPECT_FALSE(t.directed);
}

TEST(Network, WhoStandsAsideAndWhoSaysOtherwise) {
  ToldWorld w;
  w.report("x", 10);
  w.claim(Frame::abstain, {"A"}, {});
  w.report("y", 12);
  w.claim(Frame::join, {"A"}, {"room"});
  w.report("z", 40);
  w.claim(Frame::join, {"A"}, {"other"});
  EXPECT_EQ(told(w), "A stays-out-of  disputed\nA joins room disputed\nA joins other reported\n");
  const std::vector<Tie> ties = network(w.material(), w.all(), rules(), options());
  EXPECT_EQ(ties[0].otherwise, std::vector<std::uint32_t>{1});
  EXPECT_EQ(ties[1].otherwise, std::vector<std::uint32_t>{0});
}

TEST(Network, AClaimSaysOtherwiseOnce) {
  ToldWorld w;
  w.report("x", 10);
  w.claim(Frame::abstain, {"A"}, {});
  w.report("y", 12);
  w.claim(Frame::join, {"A"}, {"room", "other"});
  const std::vector<Tie> ties = network(w.material(), w.all(), rules(), options());
  ASSERT_EQ(ties.size(), 3U);
  EXPECT_EQ(ties[0].otherwise, std::vector<std::uint32_t>{1});
}

TEST(Network, WhatFollowedACall) {
  ToldWorld w;
  w.report("x", 10);
  w.claim(Frame::attack, {"A"}, {"B"});    // 0: before the call
  w.claim(Frame::mobilize, {"A"}, {"B"});  // 1
  w.claim(Frame::attack, {"A"}, {"B"});    // 2: behind it
  w.report("y", 12);
  w.claim(Frame::join, {"C"}, {"A"});        // 3: somebody comes
  w.claim(Frame::attack, {"A"}, {"other"});  // 4: not against whom it called
  w.claim(Frame::attack, {"B"}, {"A"});      // 5: the other side
  w.claim(Frame::join, {"D"}, {"A"});        // 6: only asked for
  w.modality(Modality::called_for);
  w.report("z", 41);
  w.claim(Frame::join, {"E"}, {"A"});  // 7: more than a month later
  NetworkRules rules;
  rules.add(Frame::mobilize, {"calls-to-arms", Between::agent_whom, -1, {}, {"joins", "fights"}});
  rules.add(Frame::join, {"joins", Between::agent_whom, 1, {}, {}});
  rules.add(Frame::attack, {"fights", Between::agent_target, -1, {}, {}});
  for (const Tie& t : network(w.material(), w.all(), rules, options())) {
    const bool call = t.relation == "calls-to-arms";
    EXPECT_EQ(t.followed, call ? std::vector<std::uint32_t>({2, 3}) : std::vector<std::uint32_t>())
        << t.relation;
  }
}

TEST(Network, DenialsAndTalk) {
  ToldWorld w;
  w.report("x", 10);
  w.claim(Frame::attack, {"A", "C"}, {"B"});
  w.modality(Modality::denied);
  EXPECT_EQ(told(w), "A fights B denied\nC fights B denied\n");  // they may still stand together
  w.claim(Frame::attack, {"A"}, {"B"});
  w.claim(Frame::meet, {"A"}, {"B"});
  w.modality(Modality::planned);
  EXPECT_EQ(told(w), "A fights B disputed\nA meets B planned\nC fights B denied\n");
}

TEST(Network, CiviliansAndTheUnnamedAreNoParties) {
  ToldWorld w;
  w.report("x", 10);
  w.claim(Frame::attack, {"A"}, {"people"});
  w.claims.back().target[0].kind = "civilians";
  w.claim(Frame::attack, {"A"}, {});
  w.claim(Frame::join, {"A"}, {"people"});
  w.claims.back().target[0].kind = "civilians";
  w.claim(Frame::meet, {"someone", "another"}, {});
  for (Filler& f : w.claims.back().agent) f.id.clear();
  EXPECT_EQ(told(w), "");
}

TEST(Network, Periods) {
  ToldWorld w;
  w.report("x", day_of("2018-01-30"));
  w.claim(Frame::attack, {"A"}, {"B"});
  w.report("x", day_of("2018-02-01"));
  w.claim(Frame::attack, {"A"}, {"B"});
  EXPECT_EQ(told(w, Period::month), "2018-01 A fights B reported\n2018-02 A fights B reported\n");
  EXPECT_EQ(told(w, Period::year), "2018 A fights B reported\n");
  const std::vector<Tie> all = network(w.material(), w.all(), rules(), options());
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(iso_of(all[0].first), "2018-01-30");
  EXPECT_EQ(iso_of(all[0].last), "2018-02-01");
}

TEST(Network, OrderOfClaimsChangesNothing) {
  std::mt19937 random(4);
  ToldWorld w;
  const std::vector<std::string> who = {"A", "B", "C", "D"};
  const Frame frames[] = {Frame::attack, Frame::join, Frame::abstain, Frame::meet};
  for (int d = 0; d < 20; ++d) {
    w.report("o", static_cast<Day>(random() % 30));
    for (int c = 0; c < 3; ++c) {
      w.claim(frames[random() % 4], {who[random() % 4], who[random() % 4]}, {who[random() % 4]});
      if (random() % 5 == 0) w.modality(Modality::denied);
    }
  }
  std::vector<std::uint32_t> order = w.all();
  const std::string first = told(w, order, Period::month);
  EXPECT_GT(std::count(first.begin(), first.end(), '\n'), 15);
  for (int turn = 0; turn < 20; ++turn) {
    std::shuffle(order.begin(), order.end(), random);
    EXPECT_EQ(told(w, order, Period::month), first);
  }
}

TEST(Network, Names) {
  EXPECT_EQ(between_from("members"), Between::members);
  EXPECT_EQ(between_from("unnamed"), Between::unnamed);
  EXPECT_FALSE(between_from("x"));
  EXPECT_EQ(period_from("year"), Period::year);
  EXPECT_FALSE(period_from("week"));
}

}  // namespace
}  // namespace tawatur::reconcile
