// SPDX-License-Identifier: Apache-2.0
#include "lexicon/compile/covered.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace tawatur::lexicon {
namespace {

/// tests/data/lexicon/covered: the note of each phrase says what is to be told of it.
TEST(Covered, TellsRowsThatSayNothingOfTheirOwn) {
  const auto inputs = read_inputs(TAWATUR_SOURCE_DIR "/tests/data/lexicon/covered");
  ASSERT_TRUE(inputs) << inputs.error().to_string();
  std::vector<Issue> issues;
  const auto tables = read_tables(*inputs, issues);
  ASSERT_TRUE(issues.empty());
  std::map<std::uint64_t, std::string> told;
  for (const Issue& issue : covered_phrases(tables)) {
    EXPECT_EQ(issue.file, "phrases.tsv");
    told[issue.line] = issue.message;
  }
  const RawTable* phrases = find_table(tables, "phrases");
  ASSERT_NE(phrases, nullptr);
  int covered = 0;
  for (std::size_t i = 0; i < phrases->rows.size(); ++i) {
    const std::string note(phrases->cell(i, "note"));
    const std::string words(phrases->cell(i, "words"));
    const std::string& message = told[phrases->rows[i].line];
    if (note.starts_with("covered by ")) {
      ++covered;
      EXPECT_EQ(message, "\"" + words + "\" is " + note);
    } else {
      EXPECT_EQ(message, "") << words;
    }
  }
  EXPECT_EQ(covered, 5);
}

TEST(Covered, TwoSpellingsThatFoldAlikeCoverEachOther) {
  RawTable table;
  table.name = "phrases";
  table.columns = {"words", "pos", "class", "cue", "role"};
  table.rows = {
      {{"\xD8\xA3\xD8\xA8 \xD8\xA3\xD8\xA8", "noun", "kill", "-", "-"}, "phrases.tsv", 4},
      {{"\xD8\xA7\xD8\xA8 \xD8\xA7\xD8\xA8", "noun", "kill", "-", "-"}, "phrases.tsv", 5}};
  EXPECT_EQ(covered_phrases({table}).size(), 2U);
  table.rows[1].file = std::string(kUserFolder) + "phrases.tsv";
  EXPECT_EQ(covered_phrases({table}).size(), 1U) << "a user's own row is let be";
}

TEST(Covered, NoTableNoIssue) { EXPECT_TRUE(covered_phrases({}).empty()); }

}  // namespace
}  // namespace tawatur::lexicon
