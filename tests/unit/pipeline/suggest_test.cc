// SPDX-License-Identifier: Apache-2.0
#include "pipeline/suggest.h"

#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <string>
#include <vector>

namespace tawatur::pipeline {
namespace {

class Suggest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto opened = lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
    ASSERT_TRUE(opened) << opened.error().to_string();
    pack_ = std::make_unique<lexicon::Pack>(std::move(*opened));
    // A line is a document: a battalion and a town that no table has, a verb that none has.
    std::ifstream in(std::string(TAWATUR_SOURCE_DIR) + "/tests/data/pipeline/unlisted.txt");
    for (std::string line; std::getline(in, line);) {
      Document document;
      document.id = "d" + std::to_string(documents_.size() + 1);
      document.text = line;
      documents_.push_back(document);
    }
    ASSERT_EQ(documents_.size(), 3U);
  }

  std::vector<Suggestion> of(SuggestTable table, const SuggestOptions& options) {
    Suggester suggester(*pack_);
    for (const Document& document : documents_) EXPECT_TRUE(suggester.add(document));
    std::vector<Suggestion> out;
    for (const Suggestion& s : suggester.list(options)) {
      if (s.table == table) out.push_back(s);
    }
    return out;
  }

  std::unique_ptr<lexicon::Pack> pack_;
  std::vector<Document> documents_;
};

TEST_F(Suggest, TheBattalionThatNoRowHasIsTheMostFrequentActor) {
  const auto actors = of(SuggestTable::actors, {.least = 1});
  ASSERT_FALSE(actors.empty());
  EXPECT_EQ(actors.front().count, 3U);
  EXPECT_EQ(actors.front().documents, 3U);
  for (std::size_t i = 1; i < actors.size(); ++i) EXPECT_LE(actors[i].count, actors[i - 1].count);
  ASSERT_EQ(actors.front().examples.size(), 3U);
  EXPECT_EQ(actors.front().examples.front().document, "d1");
}

TEST_F(Suggest, ExamplesAreTheWordsOfTheText) {
  for (const Suggestion& s : of(SuggestTable::actors, {.least = 1})) {
    for (const SuggestExample& e : s.examples) {
      const std::string& text = documents_[static_cast<std::size_t>(e.document[1] - '1')].text;
      EXPECT_NE(text.find(e.before + e.words + e.after), std::string::npos);
    }
  }
}

TEST_F(Suggest, ATownThatNoTableHasIsFoundAndAKnownOneIsnt) {
  const auto places = of(SuggestTable::places, {.least = 2});
  ASSERT_EQ(places.size(), 1U);  // Aleppo stands twice as well
  EXPECT_EQ(places.front().count, 2U);
  EXPECT_NE(documents_.front().text.find(places.front().words), std::string::npos);
}

TEST_F(Suggest, FormsOfOneVerbCountTogether) {
  const auto verbs = of(SuggestTable::verbs, {.least = 3});
  ASSERT_EQ(verbs.size(), 1U);
  EXPECT_EQ(verbs.front().count, 3U);
  EXPECT_EQ(verbs.front().kind, "present");
}

TEST_F(Suggest, LeastAndMostBound) {
  EXPECT_TRUE(of(SuggestTable::actors, {.least = 4}).empty());
  EXPECT_EQ(of(SuggestTable::actors, {.least = 1, .most = 1}).size(), 1U);
  EXPECT_GT(of(SuggestTable::actors, {.least = 1}).size(), 1U);
}

TEST_F(Suggest, SameTextsSameList) {
  const auto a = of(SuggestTable::actors, {.least = 1}), b = of(SuggestTable::actors, {.least = 1});
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) EXPECT_EQ(a[i].words, b[i].words);
}

TEST_F(Suggest, ATextThatIsTooLongIsAnError) {
  Suggester suggester(*pack_);
  Document document = documents_.front();
  document.text.assign(Limits{}.max_document_bytes + 1, 'x');
  const Result<void> added = suggester.add(document);
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().code, ErrorCode::kLimit);
  EXPECT_TRUE(suggester.list({.least = 1}).empty());
}

}  // namespace
}  // namespace tawatur::pipeline
