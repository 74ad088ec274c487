// SPDX-License-Identifier: Apache-2.0
#include "reconcile/build.h"

#include <gtest/gtest.h>

#include "told_world.h"

namespace tawatur::reconcile {
namespace {

ToldWorld two_reports() {
  ToldWorld w;
  w.report("one", 10);
  w.claim(Frame::shelling, {"x"}, {}, {"town"});
  w.report("two", 11);
  w.claim(Frame::shelling, {"x"}, {}, {"town"});
  w.claims.back().confidence = 0.75;
  return w;
}

TEST(Build, TheSurestClaimIsFirstAndTheOthersSayWhy) {
  const ToldWorld w = two_reports();
  PairModel model;
  ASSERT_TRUE(model.set("place=same", 2));
  std::vector<Link> links(2);
  keep_best(w.material(), links[0], 1, 1.5F);
  const Event e = build(w.material(), model, {0, 1}, links);
  ASSERT_EQ(e.claims.size(), 2U);
  EXPECT_EQ(e.claims[1].reason, "first");
  EXPECT_EQ(e.claims[0].reason, "same place, same frame: " + w.claims[1].claim_id);
  EXPECT_EQ(e.docs, (std::vector<std::string>{"d0", "d1"}));
}

TEST(Build, AnUnlistedPlaceOfSeveralNamesIsListedOnce) {
  ToldWorld w = two_reports();
  w.claims[0].place[0] = PlaceFiller();
  w.claims[0].place[0].text = "town";
  w.claims[1].place[0] = PlaceFiller();
  w.claims[1].place[0].text = "the town of town";  // of one key, as told
  Event e = build(w.material(), PairModel(), {0, 1}, std::vector<Link>(2));
  ASSERT_EQ(e.place.size(), 1U);
  EXPECT_EQ(e.place[0].text, "town");
  EXPECT_EQ(e.place[0].docs, 2U);
  ++w.told[1].place[0].key;
  e = build(w.material(), PairModel(), {0, 1}, std::vector<Link>(2));
  EXPECT_EQ(e.place.size(), 2U);
}

TEST(Build, AGroupWithoutALinkSaysSo) {
  const ToldWorld w = two_reports();
  const Event e = build(w.material(), PairModel(), {0, 1}, std::vector<Link>(2));
  EXPECT_EQ(e.claims[0].reason, "no single claim, but the group as a whole");
}

TEST(KeepBest, TheHigherScoreAndOfEqualOnesTheEarlierClaim) {
  ToldWorld w = two_reports();
  w.claim(Frame::kill, {}, {});
  Link link;
  keep_best(w.material(), link, 2, 0.5F);
  keep_best(w.material(), link, 0, 0.25F);
  EXPECT_EQ(link.to, 2U);
  keep_best(w.material(), link, 1, 0.5F);
  EXPECT_EQ(link.to, 1U);
  keep_best(w.material(), link, 2, 0.5F);
  EXPECT_EQ(link.to, 1U);
}

}  // namespace
}  // namespace tawatur::reconcile
