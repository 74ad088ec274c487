// SPDX-License-Identifier: Apache-2.0
#include "reconcile/parties.h"

#include <gtest/gtest.h>

#include "told_world.h"

namespace tawatur::reconcile {
namespace {

TEST(Kinship, PartsOfPartsAndNeverSideways) {
  Kinship kin;
  kin.add("a", "b");
  kin.add("b", "c");
  kin.add("d", "c");
  kin.add("c", "a");  // a circle ends too
  EXPECT_TRUE(kin.related("a", "c"));
  EXPECT_TRUE(kin.related("c", "a"));
  EXPECT_TRUE(kin.related("x", "x"));
  Kinship siblings;
  siblings.add("a", "c");
  siblings.add("b", "c");
  EXPECT_FALSE(siblings.related("a", "b"));
}

TEST(Parties, EachOnceByIdElseByWords) {
  std::vector<Filler> role = ToldWorld::fillers({"a", "b", "a"});
  role[1].id.clear();
  role[1].text = "words";
  role[1].name_en.clear();
  const std::vector<Party> parties = parties_of(role);
  ASSERT_EQ(parties.size(), 2U);
  EXPECT_EQ(parties[1].key, "words");
}

TEST(Parties, TheVoiceIsTheLastLinkElseTheOutlet) {
  ToldWorld w;
  w.report("paper", 5);
  w.claim(Frame::kill, {}, {});
  w.claim(Frame::kill, {}, {});
  w.source("spokesman");
  w.on(3);
  w.report("", kNoDay);
  w.claim(Frame::kill, {}, {});
  const Material m = w.material();
  EXPECT_EQ(voices_of(m, {0, 1, 0, 2}), (std::vector<std::string>{"paper", "spokesman", "d1"}));
  EXPECT_EQ(day_of_claim(m, 0).day, 5);
  EXPECT_FALSE(day_of_claim(m, 0).told);
  EXPECT_EQ(day_of_claim(m, 1).day, 3);
  EXPECT_TRUE(day_of_claim(m, 1).told);
  EXPECT_EQ(day_of_claim(m, 2).day, kNoDay);
}

}  // namespace
}  // namespace tawatur::reconcile
