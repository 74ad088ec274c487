// SPDX-License-Identifier: Apache-2.0
#include "copies/direction.h"

#include <gtest/gtest.h>

namespace tawatur::copies {
namespace {

const Origin kPaper{"p1", "2015-07-22", "paper", {}};
const Origin kAgency{"a1", "2015-07-22", "agency", {}};

TEST(Direction, CreditTells) {
  Origin copy = kPaper;
  copy.credits = {"agency"};
  EXPECT_EQ(direction(copy, kAgency).first, First::b);
  EXPECT_EQ(direction(kAgency, copy).first, First::a);
  EXPECT_EQ(direction(kAgency, copy).reason, "credit");
}

TEST(Direction, CreditGoesBeforeDate) {
  Origin copy = kPaper;
  copy.credits = {"agency"};
  copy.published = "2015-07-01";
  EXPECT_EQ(direction(copy, kAgency).first, First::b);
}

TEST(Direction, SameCreditIsAThirdParty) {
  Origin a = kPaper, b = kAgency;
  a.credits = b.credits = {"wire"};
  const Direction d = direction(a, b);
  EXPECT_EQ(d.first, First::third);
  EXPECT_EQ(d.third, "wire");
}

TEST(Direction, DateTellsWhereBothAreKnown) {
  Origin late = kAgency;
  late.published = "2015-07-23";
  EXPECT_EQ(direction(kPaper, late).first, First::a);
  EXPECT_EQ(direction(late, kPaper).first, First::b);
  late.published.clear();
  EXPECT_EQ(direction(late, kPaper).first, First::unknown);
}

TEST(Direction, SameDayOrMutualCreditsTellNothing) {
  EXPECT_EQ(direction(kPaper, kAgency).first, First::unknown);
  Origin a = kPaper, b = kAgency;
  a.credits = {"agency"};
  b.credits = {"paper"};
  EXPECT_EQ(direction(a, b).first, First::unknown);
  Origin nameless;  // no outlet: nobody can credit it
  nameless.credits = {""};
  EXPECT_EQ(direction(nameless, Origin{}).first, First::unknown);
}

TEST(CopyGroups, TheEarliestStandsForItsGroup) {
  Copies copies;
  copies.same = {0, 0, 2, 3, 4};
  copies.pairs = {{0, 3, CopyKind::near, 0.6, 0.8, 0.7}, {2, 4, CopyKind::contained, 0.1, 1, 0.1}};
  const std::vector<Origin> origins = {
      {"c", "2015-07-22", "", {}}, {"b", "", "", {}},           {"x", "", "", {}},
      {"d", "2015-07-21", "", {}}, {"y", "2015-07-22", "", {}},
  };
  EXPECT_EQ(copy_groups(copies, origins), (std::vector<std::uint32_t>{3, 3, 2, 3, 4}));
}

TEST(Credits, AtHeadAndFootOnly) {
  const std::vector<Credits::Name> names = {
      {"wire", "The Wire"}, {"wire-2", "The Wire Two"}, {"none", "..."}};
  const Credits credits(names);
  EXPECT_EQ(credits.find("(the wire): x"), std::vector<std::string>{"wire"});
  EXPECT_EQ(credits.find("a the wire two b the wire"),
            (std::vector<std::string>{"wire-2", "wire"}));
  std::string filler;
  for (std::size_t i = 0; i < Credits::kHeadWords; ++i) filler += "w ";
  EXPECT_TRUE(credits.find(filler + "the wire " + filler).empty());
  EXPECT_FALSE(credits.find(filler + "the wire").empty());
  EXPECT_TRUE(credits.find("").empty());
}

TEST(Credits, WeakNamesAtTheEdgesOnly) {
  const std::vector<Credits::Name> names = {{"wire", "wire", true}};
  const Credits credits(names);
  const auto at = [&](std::size_t before, std::size_t after) {
    std::string text;
    for (std::size_t i = 0; i < before; ++i) text += "w ";
    text += "wire ";
    for (std::size_t i = 0; i < after; ++i) text += "w ";
    return credits.find(text).size();
  };
  EXPECT_EQ(at(Credits::kWeakHeadWords - 1, 30), 1u);
  EXPECT_EQ(at(Credits::kWeakHeadWords, 30), 0u);
  EXPECT_EQ(at(30, Credits::kWeakFootWords), 0u);
  EXPECT_EQ(at(30, Credits::kWeakFootWords - 1), 1u);
}

}  // namespace
}  // namespace tawatur::copies
