// SPDX-License-Identifier: Apache-2.0
#include "lexicon/names.h"

#include <gtest/gtest.h>

namespace tawatur::lexicon {
namespace {

TEST(Names, SplitsNamesAndAttributes) {
  const auto names =
      alt_names("A b {stance=pro} {from=2012-01-01} {to=2016-07-28} | C {weak} | D{nisba} |  ");
  ASSERT_EQ(names.size(), 3u);
  EXPECT_EQ(names[0].text, "A b");
  EXPECT_EQ(names[0].stance, "pro");
  EXPECT_EQ(names[0].from, "2012-01-01");
  EXPECT_EQ(names[0].to, "2016-07-28");
  EXPECT_FALSE(names[0].weak);
  EXPECT_EQ(names[1].text, "C");
  EXPECT_TRUE(names[1].weak);
  EXPECT_EQ(names[2].text, "D");
  EXPECT_TRUE(names[2].nisba);
}

TEST(Names, EmptyCellsGiveNothing) {
  EXPECT_TRUE(alt_names("").empty());
  EXPECT_TRUE(alt_names(" | ").empty());
}

TEST(Names, UnreadableAttributesAreMarked) {
  for (const char* item : {"A {waek}", "A {weak", "A {weak} B", "A {{weak}}"}) {
    EXPECT_TRUE(parse_name(item).unknown) << item;
    EXPECT_EQ(parse_name(item).text, "A");
  }
  EXPECT_FALSE(parse_name("A {weak} {stance=anti}").unknown);
}

}  // namespace
}  // namespace tawatur::lexicon
