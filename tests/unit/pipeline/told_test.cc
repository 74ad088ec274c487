// SPDX-License-Identifier: Apache-2.0
#include "pipeline/told.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <memory>
#include <string>
#include <utility>

namespace tawatur::pipeline {
namespace {

class TellerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto pack = lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
    ASSERT_TRUE(pack);
    pack_ = std::make_unique<lexicon::Pack>(std::move(*pack));
    std::ifstream in(std::string(TAWATUR_SOURCE_DIR) + "/tests/data/pipeline/told_names.tsv");
    for (std::string line; std::getline(in, line);) {
      const auto tab = line.find('\t');
      names_[line.substr(0, tab)] = line.substr(tab + 1);
    }
  }

  /// A place under one of the names of told_names.tsv.
  reconcile::ToldPlace place(const std::string& name, const std::string& id = {}) const {
    Claim c;
    PlaceFiller p;
    p.text = names_.at(name);
    p.id = id;
    c.place.push_back(p);
    const auto told = Teller(*pack_).told_of(c, {}, CodePoints(std::string_view()), 0);
    EXPECT_EQ(told.place.size(), 1U);
    return told.place.front();
  }

  std::unique_ptr<lexicon::Pack> pack_;
  std::map<std::string, std::string> names_;
};

TEST_F(TellerTest, AnUnlistedPlaceIsTheSameWithItsCategoryWord) {
  const auto bare = place("bare");
  EXPECT_EQ(place("town").key, bare.key);
  EXPECT_EQ(place("village").key, bare.key);
  EXPECT_NE(place("other").key, bare.key);
  // The road to it, its hill: something else.
  EXPECT_NE(place("road").key, bare.key);
  EXPECT_NE(place("town", "x:1").key, bare.key);
}

TEST_F(TellerTest, TwoVillagesShareNoNameByBeingVillages) {
  const auto a = place("village a"), b = place("village b");
  ASSERT_EQ(a.words.size(), 1U);
  EXPECT_NE(a.words, b.words);
  EXPECT_EQ(place("the village").words.size(), 1U);  // alone it is all there is
}

TEST_F(TellerTest, WordsOfANameAreSorted) {
  for (const char* name : {"words 1", "words 2", "words 3"}) {
    const auto words = place(name).words;
    EXPECT_EQ(words.size(), 3U) << name;
    EXPECT_TRUE(std::is_sorted(words.begin(), words.end())) << name;
  }
}

}  // namespace
}  // namespace tawatur::pipeline
