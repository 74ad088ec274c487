// SPDX-License-Identifier: Apache-2.0
#include "lexicon/compile/tables.h"

#include <gtest/gtest.h>

namespace tawatur::lexicon {
namespace {

TEST(Tables, ReadsColumnsRowsAndLines) {
  std::vector<Issue> issues;
  const auto tables = read_tables(
      {{"months.tsv", "# table months v1\nname\tnumber\n\nx\t1\r\n# aside\ny\t-\n"}}, issues);
  ASSERT_EQ(tables.size(), 1u);
  const RawTable& table = tables[0];
  EXPECT_TRUE(issues.empty());
  EXPECT_EQ(table.name, "months");
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.cell(0, "number"), "1");
  EXPECT_EQ(table.cell(1, "number"), "") << "- is empty";
  EXPECT_EQ(table.cell(1, "absent"), "");
  EXPECT_EQ(table.cell(9, "name"), "");
  EXPECT_EQ(table.rows[0].line, 4u);
  EXPECT_EQ(table.rows[1].line, 6u);
}

TEST(Tables, LeavesOutRowsOfOtherWidth) {
  std::vector<Issue> issues;
  const auto tables = read_tables({{"t.tsv", "# table t v1\na\tb\n1\n1\t2\n1\t2\t3\n"}}, issues);
  EXPECT_EQ(tables[0].rows.size(), 1u);
  ASSERT_EQ(issues.size(), 2u);
  EXPECT_EQ(issues[0].to_string(), "t.tsv:3: 1 columns where the header names 2");
  EXPECT_EQ(issues[1].line, 5u);
}

TEST(Tables, FilesOfOneTableJoinWhateverTheOrderOfColumns) {
  std::vector<Issue> issues;
  const auto tables = read_tables({{"nouns.tsv", "# table nouns v1\nlemma\trole\nx\tr\n"},
                                   {"nouns_people.tsv", "# table nouns v1\nrole\tlemma\ns\ty\n"},
                                   {"nounsense.tsv", "# table nounsense v1\nlemma\nz\n"}},
                                  issues);
  ASSERT_EQ(tables.size(), 2u);
  const RawTable* nouns = find_table(tables, "nouns");
  ASSERT_NE(nouns, nullptr);
  EXPECT_EQ(nouns->rows.size(), 2u);
  EXPECT_EQ(nouns->cell(1, "lemma"), "y");
  EXPECT_EQ(nouns->cell(1, "role"), "s");
  EXPECT_EQ(nouns->rows[1].file, "nouns_people.tsv");
  EXPECT_EQ(find_table(tables, "none"), nullptr);
}

TEST(Tables, HeaderlessFilesAreTold) {
  std::vector<Issue> issues;
  read_tables({{"t.tsv", "# table t v1\n"}, {"u.tsv", ""}}, issues);
  EXPECT_EQ(issues.size(), 2u);
}

TEST(Tables, Lists) {
  EXPECT_EQ(split_list("a b | c|d | "), (std::vector<std::string_view>{"a b", "c", "d"}));
  EXPECT_TRUE(split_list("").empty());
  EXPECT_EQ(split_words(" a  b "), (std::vector<std::string_view>{"a", "b"}));
}

TEST(Tables, FoldersThatAreNotThere) {
  EXPECT_EQ(read_inputs("/no/such/folder").error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace tawatur::lexicon
