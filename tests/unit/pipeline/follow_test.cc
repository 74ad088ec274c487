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

TEST(Follow, RelationsOfThePack) {
  const Result<reconcile::NetworkRules> rules = network_rules(pack());
  ASSERT_TRUE(rules) << rules.error().to_string();
  ASSERT_EQ(rules->of(Frame::pledge).size(), 1U);
  EXPECT_EQ(rules->of(Frame::pledge)[0].relation, "pledges-to");
  EXPECT_EQ(rules->of(Frame::pledge)[0].sign, 1);
  EXPECT_EQ(rules->of(Frame::defect)[0].sign, -1);
  EXPECT_EQ(rules->of(Frame::meet)[0].sign, 0);
  EXPECT_EQ(rules->of(Frame::join)[0].opposite, "stays-out-of");
  EXPECT_TRUE(rules->of(Frame::kill).empty());
}

TEST(Follow, DealRulesOfThePack) {
  const Result<reconcile::DealRules> rules = deal_rules(pack());
  ASSERT_TRUE(rules) << rules.error().to_string();
  EXPECT_TRUE(rules->of(Frame::release).term);
  EXPECT_EQ(rules->of(Frame::release).undone, reconcile::DealWord::unkept);
  EXPECT_EQ(rules->of(Frame::violate).done, reconcile::DealWord::broken);
  EXPECT_TRUE(rules->of(Frame::shelling).between);
  EXPECT_EQ(rules->of(Frame::kill).done, reconcile::DealWord::none);
}

TEST(Follow, ActorsByName) {
  const lexicon::Pack opened = pack();
  const auto named = actors_by_name(opened);
  const lexicon::Table table = opened.table("actors");
  const std::string name(table.cell(0, table.column("name_ar")));
  EXPECT_EQ(named(name).id, table.cell(0, table.column("id")));
  EXPECT_EQ(named("Hezbollah").id, "");  // Arabic names alone
  EXPECT_EQ(named("no such name").key, "no such name");
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
