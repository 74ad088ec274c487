// SPDX-License-Identifier: Apache-2.0
#include "pipeline/follow.h"

#include <gtest/gtest.h>

#include "pipeline/name_match.h"

namespace tawatur::pipeline {
namespace {

using reconcile::Holding;

lexicon::Pack pack() {
  Result<lexicon::Pack> opened =
      lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
  EXPECT_TRUE(opened);
  return std::move(*opened);
}

TEST(Follow, ControlRulesOfThePack) {
  const lexicon::Pack opened = pack();
  const Result<reconcile::ControlRules> rules = control_rules(opened);
  ASSERT_TRUE(rules) << rules.error().to_string();
  EXPECT_EQ(rules->of(Frame::take_control).agent, Holding::gains);
  EXPECT_EQ(rules->of(Frame::take_control).target, Holding::loses);
  EXPECT_EQ(rules->of(Frame::repel).agent, Holding::keeps);
  EXPECT_EQ(rules->of(Frame::kill).agent, Holding::nothing);
}

TEST(Follow, KinshipOfThePack) {
  const reconcile::Kinship kin = kinship(pack());
  EXPECT_TRUE(kin.related("tiger-forces", "syria-gov"));
  EXPECT_TRUE(kin.related("jaish-al-fatah", "ahrar-al-sham"));
  EXPECT_FALSE(kin.related("syria-gov", "hts"));
}

TEST(NameMatch, IdOrPartOfAName) {
  const NameMatch match("Abu Shouk");
  EXPECT_TRUE(match("x", {"Abu Shouk camp"}));
  EXPECT_TRUE(match("Abu Shouk", {}));
  EXPECT_FALSE(match("abu-shouk", {"Abu Zar"}));
  EXPECT_TRUE(NameMatch("").empty());
  EXPECT_FALSE(NameMatch(".")("x", {"anything"}));
}

}  // namespace
}  // namespace tawatur::pipeline
