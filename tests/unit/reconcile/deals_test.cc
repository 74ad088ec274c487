// SPDX-License-Identifier: Apache-2.0
#include "reconcile/deals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "told_world.h"

namespace tawatur::reconcile {
namespace {

DealRules rules() {
  DealRules out;
  out.set(Frame::release, {true, DealWord::kept, DealWord::unkept, false});
  out.set(Frame::withdraw, {true, DealWord::kept, DealWord::unkept, false});
  out.set(Frame::violate, {false, DealWord::broken, DealWord::none, false});
  out.set(Frame::shelling, {false, DealWord::fighting, DealWord::none, true});
  return out;
}

/// Every claim an event of its own, unless `groups` says otherwise.
std::vector<Deal> deals(const ToldWorld& w, std::vector<std::uint32_t> claims,
                        std::vector<std::uint32_t> groups = {}, const Kinship& kin = {}) {
  if (groups.empty()) groups = w.all();
  const DealRules all = rules();
  return deals_of(w.material(), claims, {all, kin, groups, {}});
}

/// "agreed A B: agreed | release planned | release kept": one a line.
std::string told(const ToldWorld& w, const std::vector<Deal>& list) {
  std::string out;
  for (const Deal& d : list) {
    if (d.name) out += d.name->key + " ";
    for (const Party& p : d.parties) out += p.key;
    out += ":";
    for (const DealPart& p : d.agreed) out += " " + std::string(to_string(p.word));
    for (const auto* parts : {&d.terms, &d.reports}) {
      out += " |";
      for (const DealPart& p : *parts) {
        out += " " + std::string(to_string(w.claims[p.claim].frame)) + " " +
               std::string(to_string(p.word));
      }
    }
    out += "\n";
  }
  return out;
}
std::string told(const ToldWorld& w) { return told(w, deals(w, w.all())); }

TEST(Deals, TermsBesideAndReportsBehind) {
  ToldWorld w;
  w.report("x", 10);
  w.claim(Frame::agree, {"A", "B"}, {});
  w.claim(Frame::release, {"A"}, {});
  w.modality(Modality::planned);
  w.claim(Frame::withdraw, {"B"}, {});
  w.modality(Modality::called_for);
  w.claim(Frame::release, {"A"}, {});
  w.report("y", 20);
  w.claim(Frame::release, {"B"}, {});
  w.modality(Modality::negated);
  w.claim(Frame::violate, {"B"}, {});
  w.claim(Frame::release, {"C"}, {});  // of somebody else
  w.report("y", 200);
  w.claim(Frame::violate, {"A"}, {});  // long after
  EXPECT_EQ(told(w),
            "AB: agreed | release planned withdraw called for"
            " | release kept release unkept violate broken\n");
}

TEST(Deals, WhatComesBeforeIsNoReport) {
  ToldWorld w;
  w.report("x", 5);
  w.claim(Frame::violate, {"A"}, {});
  w.report("y", 10);
  w.claim(Frame::release, {"A"}, {});
  w.claim(Frame::agree, {"A"}, {});
  EXPECT_EQ(told(w), "A: agreed | |\n");
}

TEST(Deals, FightingCountsBetweenParties) {
  ToldWorld w;
  w.report("x", 10);
  w.claim(Frame::agree, {"A"}, {"B"});
  w.claim(Frame::shelling, {"A"}, {"B"});  // without a day: what came before
  w.report("y", 12);
  w.claim(Frame::shelling, {"A"}, {"B"});
  w.claim(Frame::shelling, {"A"}, {"C"});
  EXPECT_EQ(told(w), "AB: agreed | | shelling fighting\n");
}

TEST(Deals, OneDealByEventNameOrNeighbourhood) {
  ToldWorld w;
  w.report("x", 10);
  w.claim(Frame::agree, {"A"}, {});
  w.claim(Frame::agree, {}, {});
  w.claim(Frame::agree, {"C"}, {});
  w.report("y", 11);
  w.claim(Frame::agree, {"D"}, {});
  EXPECT_EQ(told(w, deals(w, w.all(), {0, 1, 2, 2})), "ACD: agreed agreed agreed agreed | |\n");
  ToldWorld two;
  two.report("x", 10);
  two.claim(Frame::agree, {"A"}, {});
  two.claim(Frame::agree, {"C"}, {});
  EXPECT_EQ(told(two), "A: agreed | |\nC: agreed | |\n");
  ToldWorld named;
  named.report("x", 10);
  named.claim(Frame::agree, {"A"}, {});
  named.claims.back().name = Worded{"truce", {}};
  named.report("y", 90);
  named.claim(Frame::agree, {"B"}, {});
  named.claims.back().name = Worded{"truce", {}};
  EXPECT_EQ(told(named), "truce AB: agreed agreed | |\n");
}

TEST(Deals, ACallForAgreementStandsAlone) {
  ToldWorld w;
  w.report("x", 10);
  w.claim(Frame::agree, {"A"}, {});
  w.claim(Frame::agree, {"A"}, {});
  w.modality(Modality::called_for);
  EXPECT_EQ(told(w), "A: agreed | |\nA: called for | |\n");
}

TEST(Deals, ThoseWhoMetArePartiesWhereNobodyIsNamed) {
  ToldWorld w;
  w.report("x", 10);
  w.claim(Frame::meet, {"A", "B"}, {});
  w.claim(Frame::agree, {}, {});
  EXPECT_EQ(told(w), "AB: agreed | |\n");
}

TEST(Deals, UnitsReportForTheirForce) {
  ToldWorld w;
  w.report("x", 10);
  w.claim(Frame::agree, {"army"}, {});
  w.claim(Frame::violate, {"unit"}, {});
  EXPECT_EQ(told(w), "army: agreed | |\n");
  Kinship kin;
  kin.add("unit", "army");
  EXPECT_EQ(told(w, deals(w, w.all(), {}, kin)), "army: agreed | | violate broken\n");
}

TEST(Deals, OrderOfClaimsChangesNothing) {
  std::mt19937 random(6);
  ToldWorld w;
  const std::vector<std::string> who = {"A", "B", "C"};
  const Frame frames[] = {Frame::agree, Frame::release, Frame::violate, Frame::shelling};
  for (int d = 0; d < 15; ++d) {
    w.report("o", static_cast<Day>(random() % 40));
    for (int c = 0; c < 4; ++c) {
      w.claim(frames[random() % 4], {who[random() % 3]}, {who[random() % 3]});
      if (random() % 3 == 0) w.modality(Modality::planned);
    }
  }
  std::vector<std::uint32_t> order = w.all();
  const std::string first = told(w, deals(w, order));
  EXPECT_NE(first.find("release planned"), std::string::npos);
  EXPECT_NE(first.find("violate broken"), std::string::npos);
  for (int turn = 0; turn < 20; ++turn) {
    std::shuffle(order.begin(), order.end(), random);
    EXPECT_EQ(told(w, deals(w, order)), first);
  }
}

TEST(Deals, Words) {
  EXPECT_EQ(deal_word_from("unkept"), DealWord::unkept);
  EXPECT_EQ(deal_word_from(""), DealWord::none);
  EXPECT_FALSE(deal_word_from("agreed"));
}

}  // namespace
}  // namespace tawatur::reconcile
