// SPDX-License-Identifier: Apache-2.0
#include "reconcile/carry.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace tawatur::reconcile {
namespace {

TEST(Carry, TheGroupWithMostOfTheClaimsKeepsTheId) {
  const Carried split = carry({{"A", {"d#1-2.kill", "d#3-4.kill", "d#5-6.kill"}}},
                              {{"d#1-2.kill"}, {"d#3-4.kill", "d#5-6.kill", "e#1-2.kill"}});
  EXPECT_EQ(split.kept, (std::vector<std::string>{"", "A"}));
  EXPECT_TRUE(split.ended.empty());
}

TEST(Carry, OfMergedOnesTheSmallerRedirects) {
  const Carried merged = carry({{"A", {"d#1-2.kill"}}, {"B", {"d#3-4.kill", "d#5-6.kill"}}},
                               {{"x#1-2.kill"}, {"d#1-2.kill", "d#3-4.kill", "d#5-6.kill"}});
  EXPECT_EQ(merged.kept, (std::vector<std::string>{"", "B"}));
  ASSERT_EQ(merged.ended.size(), 1U);
  EXPECT_EQ(merged.ended[0].id, "A");
  EXPECT_EQ(merged.ended[0].into, 1U);
}

TEST(Carry, WithoutClaimsAnIdIsGone) {
  const Carried gone = carry({{"A", {"d#1-2.kill"}}}, {{"d#7-9.kill"}});
  EXPECT_EQ(gone.kept[0], "");
  ASSERT_EQ(gone.ended.size(), 1U);
  EXPECT_FALSE(gone.ended[0].into);
}

TEST(Carry, AnotherFrameAtTheSameWordsCountsLess) {
  const std::vector<std::vector<std::string>> now = {{"d#1-2.attack"}, {"d#3-4.kill"}};
  EXPECT_EQ(carry({{"A", {"d#1-2.clash"}}}, now).kept[0], "A");
  EXPECT_EQ(carry({{"A", {"d#1-2.clash", "d#3-4.kill"}}}, now).kept[1], "A");
}

TEST(Carry, TheSameInAnyOrderOfOldOnes) {
  std::mt19937 random(7);
  std::vector<Standing> old;
  std::vector<std::vector<std::string>> now(12);
  for (int c = 0; c < 60; ++c) {
    const std::string id = "d#" + std::to_string(c) + ".kill";
    if (c % 3 == 0) old.push_back({"E" + std::to_string(c), {}});
    old[random() % old.size()].claims.push_back(id);
    now[random() % now.size()].push_back(id);
  }
  const Carried first = carry(old, now);
  std::set<std::string> ids(first.kept.begin(), first.kept.end());
  for (int turn = 0; turn < 20; ++turn) {
    std::shuffle(old.begin(), old.end(), random);
    const Carried again = carry(old, now);
    EXPECT_EQ(again.kept, first.kept);
    ASSERT_EQ(again.ended.size(), first.ended.size());
    for (std::size_t i = 0; i < again.ended.size(); ++i) {
      EXPECT_EQ(again.ended[i].id, first.ended[i].id);
      EXPECT_FALSE(ids.contains(again.ended[i].id));
    }
  }
}

}  // namespace
}  // namespace tawatur::reconcile
