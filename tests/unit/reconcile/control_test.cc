// SPDX-License-Identifier: Apache-2.0
#include "reconcile/control.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "told_world.h"

namespace tawatur::reconcile {
namespace {

ControlRules rules() {
  ControlRules out;
  out.set(Frame::take_control, {Holding::gains, Holding::loses, Holding::contests});
  out.set(Frame::withdraw, {Holding::loses, Holding::gains, Holding::keeps});
  out.set(Frame::attack, {Holding::contests, Holding::held, Holding::nothing});
  out.set(Frame::repel, {Holding::keeps, Holding::contests, Holding::nothing});
  return out;
}

/// "10-12 held A | 13- contested A by B": stretches of all places, one after the other.
std::string told(const ToldWorld& w, const std::vector<std::uint32_t>& order,
                 const Kinship& kin = {}) {
  std::string out;
  const auto day = [](Day d) { return d == kNoDay ? std::string() : std::to_string(d); };
  for (const Stretch& s : control(w.material(), order, rules(), kin)) {
    out += (out.empty() ? "" : " | ") + day(s.from) + "-" + day(s.to) + " " +
           std::string(to_string(s.state));
    for (const Side& side : s.sides) {
      out += " ";
      for (const Party& p : side.who) out += p.key;
    }
    for (const Party& p : s.contester) out += " by " + p.key;
    if (!s.denials.empty()) out += " denied";
  }
  return out;
}
std::string told(const ToldWorld& w, const Kinship& kin = {}) { return told(w, w.all(), kin); }

TEST(Control, AHolderStaysUntilSomethingElseIsSaid) {
  ToldWorld w;
  w.report("x", 10);
  w.claim(Frame::take_control, {"A"}, {"B"}, {"town"});
  w.report("y", 20);
  w.claim(Frame::take_control, {"A"}, {}, {"town"});
  w.report("x", 30);
  w.claim(Frame::take_control, {"B"}, {"A"}, {"town"});
  EXPECT_EQ(told(w), "10-29 held A | 30- held B");
}

TEST(Control, TheDayOfTheDeedComesBeforeThatOfPublication) {
  ToldWorld w;
  w.report("x", 30);
  w.claim(Frame::take_control, {"A"}, {}, {"town"});
  w.on(12);
  w.report("y", 20);
  w.claim(Frame::take_control, {"B"}, {}, {"town"});
  EXPECT_EQ(told(w), "12-19 held A | 20- held B");
  const std::vector<Stretch> all = control(w.material(), w.all(), rules(), {});
  EXPECT_TRUE(all[0].from_told);
  EXPECT_FALSE(all[1].from_told);
}

TEST(Control, FightingWithoutAnOutcomeContests) {
  ToldWorld w;
  w.report("x", 10);
  w.claim(Frame::take_control, {"A"}, {}, {"town"});
  w.report("x", 11);
  w.claim(Frame::attack, {"B"}, {"A"}, {"town"});
  w.report("x", 12);
  w.claim(Frame::attack, {"B"}, {}, {"town"});
  w.claim(Frame::take_control, {"B"}, {}, {"town"});
  EXPECT_EQ(told(w), "10-10 held A | 11-11 contested A by B | 12- held B");
}

TEST(Control, WhoIsAttackedHeldIt) {
  ToldWorld w;
  w.report("x", 10);
  w.claim(Frame::attack, {"B"}, {"A"}, {"town"});
  EXPECT_EQ(told(w), "10- contested A by B");
}

TEST(Control, TwoSidesSaidToHoldItDispute) {
  ToldWorld w;
  w.report("x", 10);
  w.claim(Frame::take_control, {"A"}, {"B"}, {"town"});
  w.report("y", 10);
  w.claim(Frame::repel, {"B"}, {"A"}, {"town"});
  w.report("y", 11);
  w.claim(Frame::attack, {"A"}, {"B"}, {"town"});
  EXPECT_EQ(told(w), "10- disputed A B");
  const std::vector<Stretch> all = control(w.material(), w.all(), rules(), {});
  ASSERT_EQ(all[0].sides.size(), 2U);
  EXPECT_EQ(all[0].sides[0].claims, std::vector<std::uint32_t>{0});
  EXPECT_EQ(all[0].sides[1].claims, std::vector<std::uint32_t>{1});
  EXPECT_EQ(all[0].claims, (std::vector<std::uint32_t>{0, 1, 2}));
}

TEST(Control, ThoseWhoBelongTogetherAreOneSide) {
  ToldWorld w;
  w.report("x", 10);
  w.claim(Frame::take_control, {"unit"}, {}, {"town"});
  w.claim(Frame::take_control, {"army"}, {}, {"town"});
  EXPECT_EQ(told(w), "10- disputed unit army");
  Kinship kin;
  kin.add("unit", "corps");
  kin.add("corps", "army");
  EXPECT_EQ(told(w, kin), "10- held unitarmy");
}

TEST(Control, LossWithoutAWinnerIsLeft) {
  ToldWorld w;
  w.report("x", 10);
  w.claim(Frame::withdraw, {"A"}, {}, {"town"});
  EXPECT_EQ(told(w), "10- left");
  w.report("x", 12);
  w.claim(Frame::withdraw, {"A"}, {"B"}, {"town"});
  EXPECT_EQ(told(w), "10-11 left | 12- held B");
}

TEST(Control, ADenialDisputes) {
  ToldWorld w;
  w.report("x", 10);
  w.claim(Frame::take_control, {"A"}, {}, {"town"});
  w.report("y", 11);
  w.claim(Frame::take_control, {"A"}, {}, {"town"});
  w.modality(Modality::denied);
  EXPECT_EQ(told(w), "10-10 held A | 11- disputed A denied");
}

TEST(Control, WhatDidntHappenAndWhatIsWishedFor) {
  ToldWorld w;
  w.report("x", 10);
  w.claim(Frame::take_control, {"A"}, {}, {"town"});
  w.report("x", 11);
  w.claim(Frame::take_control, {"B"}, {}, {"town"});
  w.modality(Modality::negated);
  for (const Modality m : {Modality::planned, Modality::possible, Modality::called_for}) {
    w.claim(Frame::take_control, {"C"}, {}, {"town"});
    w.modality(m);
  }
  EXPECT_EQ(told(w), "10-10 held A | 11- contested A by B");
}

TEST(Control, WithoutADayAStretchStandsForItself) {
  ToldWorld w;
  w.report("x", kNoDay);
  w.claim(Frame::take_control, {"A"}, {}, {"town"});
  w.report("x", 10);
  w.claim(Frame::attack, {"C"}, {}, {"town"});
  w.claim(Frame::take_control, {"B"}, {}, {"other"});
  w.claims.back().background = true;
  EXPECT_EQ(told(w), "- held A | 10- contested by C");
}

TEST(Control, CiviliansHoldNothing) {
  ToldWorld w;
  w.report("x", 10);
  w.claim(Frame::attack, {"people"}, {}, {"town"});
  w.claims.back().agent[0].kind = "civilians";
  EXPECT_EQ(told(w), "");
}

TEST(Control, OrderOfClaimsChangesNothing) {
  std::mt19937 random(3);
  ToldWorld w;
  const std::vector<std::string> who = {"A", "B", "C"}, places = {"p", "q", "r"};
  const Frame frames[] = {Frame::take_control, Frame::withdraw, Frame::attack, Frame::repel};
  for (int d = 0; d < 30; ++d) {
    w.report("o" + std::to_string(d % 4), static_cast<Day>(random() % 12));
    for (int c = 0; c < 4; ++c) {
      w.claim(frames[random() % 4], {who[random() % 3]}, {who[random() % 3]},
              {places[random() % 3], places[random() % 3]});
    }
  }
  Kinship kin;
  kin.add("C", "A");
  std::vector<std::uint32_t> order = w.all();
  const std::string first = told(w, order, kin);
  EXPECT_GT(std::count(first.begin(), first.end(), '|'), 12);
  for (int turn = 0; turn < 20; ++turn) {
    std::shuffle(order.begin(), order.end(), random);
    EXPECT_EQ(told(w, order, kin), first);
  }
}

TEST(Control, StretchesOfAPlaceFollowEachOther) {
  std::mt19937 random(5);
  for (int turn = 0; turn < 20; ++turn) {
    ToldWorld w;
    for (int d = 0; d < 15; ++d) {
      w.report("o", static_cast<Day>(1 + random() % 20));
      w.claim(random() % 2 ? Frame::take_control : Frame::attack, {random() % 2 ? "A" : "B"}, {},
              {"town"});
    }
    const std::vector<Stretch> all = control(w.material(), w.all(), rules(), {});
    ASSERT_FALSE(all.empty());
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
      EXPECT_EQ(all[i].to + 1, all[i + 1].from);
      EXPECT_FALSE(all[i].claims.empty());
    }
    EXPECT_EQ(all.back().to, kNoDay);
  }
}

TEST(Control, NamesOfHoldings) {
  EXPECT_EQ(holding_from("gains"), Holding::gains);
  EXPECT_EQ(holding_from(""), Holding::nothing);
  EXPECT_FALSE(holding_from("wins"));
}

}  // namespace
}  // namespace tawatur::reconcile
