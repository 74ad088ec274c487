// SPDX-License-Identifier: Apache-2.0
// Lists of numbers, on sentences of tests/cases/discourse/count_lists.tsv.
#include "decode/count_lists.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "decode/role_reader.h"
#include "pipeline/analyst.h"

namespace tawatur::decode {
namespace {

struct Row {
  std::string sentence, word, first, target, counts;
};

std::vector<std::string> parts_of(const std::string& cell) {
  std::vector<std::string> out;
  std::istringstream in(cell == "-" ? std::string() : cell);
  for (std::string part; std::getline(in, part, '|');) out.push_back(part);
  return out;
}

class CountListsTest : public testing::Test {
 protected:
  void SetUp() override {
    auto pack = lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
    ASSERT_TRUE(pack.ok()) << pack.error().to_string();
    pack_ = std::make_unique<lexicon::Pack>(std::move(*pack));
    auto classes = coder::Classes::parse(pack_->file("classes.toml"), "classes.toml");
    ASSERT_TRUE(classes.ok());
    classes_ = std::make_unique<coder::Classes>(std::move(*classes));
    decoder_ = std::make_unique<Decoder>(*pack_, *classes_, none_, no_roles_);
    analyst_ = std::make_unique<pipeline::Analyst>(*pack_);
  }

  /// Mentions of a kind whose text begins like this, as if they had been chosen.
  static std::vector<Chosen> choose(const Analysis& a, const std::string& text, MentionKind kind,
                                    const std::vector<std::string>& begins) {
    std::vector<Chosen> out;
    for (const std::string& begin : begins) {
      for (std::uint32_t i = 0; i < a.mentions.size(); ++i) {
        const Mention& m = a.mentions[i];
        if (m.kind != kind || !m.span.of(text).starts_with(begin)) continue;
        out.push_back({i, 1.0f, 1.0f});
        break;
      }
    }
    EXPECT_EQ(out.size(), begins.size()) << text;
    return out;
  }

  void check(const Row& row) const {
    SCOPED_TRACE(row.sentence);
    Document document;
    document.id = "row";
    document.text = row.sentence;
    auto analysed = analyst_->analyse(document);
    ASSERT_TRUE(analysed.ok());
    const Analysis& a = analysed->analysis;
    const Scene scene = decoder_->scene(a, analysed->hits, analyst_->limits());
    const auto trigger =
        std::find_if(scene.triggers.begin(), scene.triggers.end(),
                     [&](const coder::Trigger& t) { return t.span.of(document.text) == row.word; });
    ASSERT_NE(trigger, scene.triggers.end());
    std::vector<Chosen> number = choose(a, document.text, MentionKind::number, parts_of(row.first));
    settle_counts(scene, *trigger,
                  choose(a, document.text, MentionKind::actor, parts_of(row.target)), number);
    std::sort(number.begin(), number.end(),
              [](const Chosen& x, const Chosen& y) { return x.mention < y.mention; });
    std::string counts;
    for (const Chosen& c : number) {
      counts +=
          (counts.empty() ? "" : "|") + std::string(a.mentions[c.mention].span.of(document.text));
    }
    EXPECT_EQ(counts.empty() ? "-" : counts, row.counts);
  }

  const learn::Weights none_{weight_groups()};
  const learn::Net no_roles_ = roles_net();
  std::unique_ptr<lexicon::Pack> pack_;
  std::unique_ptr<coder::Classes> classes_;
  std::unique_ptr<Decoder> decoder_;
  std::unique_ptr<pipeline::Analyst> analyst_;
};

TEST_F(CountListsTest, WhatIsConjoinedCountsTogether) {
  std::ifstream file(std::string(TAWATUR_SOURCE_DIR) + "/tests/cases/discourse/count_lists.tsv");
  std::string line;
  int header = 1, rows = 0;
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#' || header-- > 0) continue;
    std::istringstream cells(line);
    Row row;
    for (std::string* cell : {&row.sentence, &row.word, &row.first, &row.target, &row.counts}) {
      std::getline(cells, *cell, '\t');
    }
    check(row);
    ++rows;
  }
  EXPECT_GT(rows, 10);
}

}  // namespace
}  // namespace tawatur::decode
