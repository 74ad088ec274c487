// SPDX-License-Identifier: Apache-2.0
#include "lexicon/clitics.h"

#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <tuple>

namespace tawatur::lexicon {
namespace {

const std::pair<std::uint16_t, const char*> kProclitics[] = {
    {proclitic::kA, "a"},  {proclitic::kWa, "w"}, {proclitic::kFa, "f"}, {proclitic::kBi, "b"},
    {proclitic::kLi, "l"}, {proclitic::kKa, "k"}, {proclitic::kSa, "s"}, {proclitic::kAl, "al"}};
const char* const kEnclitics[] = {"",   "hu",  "ha", "hum", "hunna", "huma",
                                  "ka", "kum", "na", "i",   "ni",    "kuma"};

/// "w+l+al+STEM+hu": one split as a line of the expectations.
std::string show(const std::string& word, const CliticSplit& split) {
  std::string out;
  for (const auto& [bit, name] : kProclitics) {
    if ((split.proclitics & bit) != 0) out += std::string(name) + "+";
  }
  out += word.substr(split.stem_begin, split.stem_end - split.stem_begin);
  if (split.enclitic != Enclitic::none) {
    out += std::string("+") + kEnclitics[static_cast<int>(split.enclitic)];
  }
  return out;
}

// One row: the word, then every split that must be there, or with "!" in front must not.
TEST(Clitics, ProposesTheSplitsOfTheTable) {
  std::ifstream file(TAWATUR_SOURCE_DIR "/tests/data/lexicon/clitics.tsv");
  ASSERT_TRUE(file.good());
  std::string line;
  int rows = 0;
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream cells(line);
    std::string word, cell;
    std::getline(cells, word, '\t');
    std::vector<CliticSplit> splits;
    clitic_splits(word, splits);
    std::set<std::string> shown;
    for (const auto& split : splits) shown.insert(show(word, split));
    EXPECT_EQ(show(word, splits.at(0)), word) << "whole word first";
    while (std::getline(cells, cell, '\t')) {
      const bool absent = cell[0] == '!';
      EXPECT_EQ(shown.count(absent ? cell.substr(1) : cell), absent ? 0u : 1u)
          << word << ": " << cell;
    }
    ++rows;
  }
  EXPECT_GE(rows, 20);
}

TEST(Clitics, RandomWordsKeepTheRules) {
  const char* const letters[] = {"\xD8\xA7", "\xD9\x84", "\xD9\x88", "\xD9\x81",
                                 "\xD8\xA8", "\xD9\x83", "\xD8\xB3", "\xD9\x87",
                                 "\xD9\x85", "\xD9\x86", "\xD9\x8A", "\xD8\xAF"};
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    std::string word;
    const std::size_t length = 1 + random() % 10;
    for (std::size_t i = 0; i < length; ++i) word += letters[random() % std::size(letters)];
    std::vector<CliticSplit> splits;
    clitic_splits(word, splits);
    ASSERT_FALSE(splits.empty());
    ASSERT_LE(splits.size(), 64u);
    std::set<std::tuple<int, int, int, int>> distinct;
    int begin = 0;
    for (const auto& s : splits) {
      ASSERT_LT(s.stem_begin, s.stem_end);
      ASSERT_LE(s.stem_end, word.size());
      ASSERT_GE(int{s.stem_begin}, begin) << "fewer proclitic letters first";
      begin = s.stem_begin;
      if ((s.proclitics & proclitic::kAl) != 0) {
        ASSERT_EQ(s.enclitic, Enclitic::none);
      }
      distinct.insert({s.proclitics, s.stem_begin, s.stem_end, int(s.enclitic)});
    }
    ASSERT_EQ(distinct.size(), splits.size()) << word;
  }
}

TEST(Clitics, EmptyLongAndForeignWordsAreSafe) {
  std::vector<CliticSplit> splits;
  clitic_splits("", splits);
  EXPECT_TRUE(splits.empty());
  clitic_splits(std::string(300, 'x'), splits);
  EXPECT_TRUE(splits.empty());
  clitic_splits("RPG", splits);
  EXPECT_LE(splits.size(), 1u);
  splits.clear();
  clitic_splits("\xD8", splits);  // half a letter
  EXPECT_EQ(splits.size(), 1u);
}

}  // namespace
}  // namespace tawatur::lexicon
