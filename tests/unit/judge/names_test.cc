// SPDX-License-Identifier: Apache-2.0
#include "judge/names.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/file.h"

namespace tawatur::judge {
namespace {

std::string data(const std::string& name) {
  Result<std::string> text =
      read_file(std::string(TAWATUR_SOURCE_DIR) + "/tests/data/judge/" + name);
  EXPECT_TRUE(text.ok()) << name;
  return text ? *text : std::string();
}

Names names() { return {words_from_tsv(data("words.tsv")), aliases_from_tsv(data("actors.tsv"))}; }

TEST(Names, Pairs) {
  const Names judge = names();
  std::istringstream lines(data("names.tsv"));
  std::string line;
  int n = 0;
  while (std::getline(lines, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream cells(line);
    std::string verdict, a, b;
    std::getline(cells, verdict, '\t');
    std::getline(cells, a, '\t');
    std::getline(cells, b, '\t');
    EXPECT_EQ(judge.same_name(a, b), verdict == "same") << line;
    EXPECT_EQ(judge.same_name(b, a), verdict == "same") << line;
    ++n;
  }
  EXPECT_GT(n, 8);
}

TEST(Names, EmptyNamesAreNotTheSame) {
  EXPECT_FALSE(names().same_name("", ""));
  EXPECT_FALSE(names().same_name("...", "!"));
}

TEST(Names, KnownIdentitiesDecide) {
  const Names judge = names();
  EXPECT_TRUE(judge.same_ref({"a-gov", "", "", ""}, {"a-gov", "x", "", ""}));
  // Both known and different: words don't matter.
  EXPECT_FALSE(judge.same_ref({"a-gov", "x", "", ""}, {"b-group", "x", "", ""}));
  // An id that the table doesn't know says nothing against the words.
  EXPECT_TRUE(judge.same_ref({"a-gov", "x", "", ""}, {"own-id", "x", "", ""}));
  EXPECT_TRUE(judge.same_ref({"a-gov", "x", "", ""}, {"", "x", "", ""}));
}

TEST(Aliases, BothSpellingsOfTheTable) {
  const Aliases also = aliases_from_tsv(data("actors.tsv"));
  EXPECT_EQ(also.at("a-gov").size(), 3u);
  EXPECT_EQ(also.at("b-group").size(), 1u);
  const Aliases other =
      aliases_from_tsv("id\tother\tname_ar\nq\tn {weak} | m {from=2014-01-01}\tz\n");
  const std::vector<std::string> want = {"z", "n", "m"};
  EXPECT_EQ(other.at("q"), want);
}

TEST(Names, AliasStandsInTheText) {
  const Aliases also = aliases_from_tsv(data("actors.tsv"));
  const std::string alias = also.at("a-gov")[1];
  EXPECT_TRUE(names().same_ref({"a-gov", "", "", ""}, {"", alias, "", ""}));
  EXPECT_TRUE(names().same_ref({"a-gov", "", "", ""}, {"", "x", "", alias}));
  EXPECT_FALSE(names().same_ref({"b-group", "", "", ""}, {"", alias, "", ""}));
}

}  // namespace
}  // namespace tawatur::judge
