// SPDX-License-Identifier: Apache-2.0
// Which place a text means, from its words to the identity, with an imported table.
#include <filesystem>
#include <memory>
#include <string>

#include "case_file.h"
#include "gtest/gtest.h"
#include "pipeline/analyst.h"
#include "resolve/gazetteer.h"

namespace tawatur::pipeline {
namespace {

namespace fs = std::filesystem;
using testing_support::Case;

struct Bench {
  explicit Bench(lexicon::Pack opened) : pack(std::move(opened)), analyst(pack) {}
  lexicon::Pack pack;
  Analyst analyst;
};

std::unique_ptr<Bench> open_bench() {
  auto pack = lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
  auto table =
      resolve::read_gazetteer(std::string(TAWATUR_SOURCE_DIR) + "/tests/data/pipeline/places.tsv");
  if (!pack || !table) return nullptr;
  auto bench = std::make_unique<Bench>(std::move(*pack));
  bench->analyst.import(std::move(*table));
  return bench;
}

/// One line a place: its words, ids, precision of a single one; "-" where no table has it.
std::string print(const Document& document, const Analysed& analysed) {
  std::string out;
  for (const Mention& m : analysed.analysis.mentions) {
    if (m.kind != MentionKind::place) continue;
    if (!out.empty()) out += '\n';
    out += std::string(m.span.of(document.text)) + " | ";
    const PlacedMention* placed = nullptr;
    for (const PlacedMention& p : analysed.placed) {
      if (p.span == m.span) placed = &p;
    }
    if (placed == nullptr) {
      out += "-";
      continue;
    }
    for (std::size_t i = 0; i < placed->records.size(); ++i) {
      out += (i == 0 ? "" : " or ") + placed->records[i].id;
    }
    if (placed->records.size() == 1) out += " | " + placed->records.front().precision;
  }
  return out;
}

TEST(PlacesOfTexts, Cases) {
  const auto bench = open_bench();
  ASSERT_TRUE(bench) << "no pack, or no table of places";
  std::size_t run = 0;
  const fs::path folder = std::string(TAWATUR_SOURCE_DIR) + "/tests/cases/pipeline/places";
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto file = testing_support::read_case_file(entry.path());
    ASSERT_EQ(file.error, "");
    for (const Case& c : file.cases) {
      Document document;
      document.text = c.input;
      const auto analysed = bench->analyst.analyse(document);
      ASSERT_TRUE(analysed);
      EXPECT_EQ(print(document, *analysed), c.expected) << c.where;
      ++run;
    }
  }
  EXPECT_GT(run, 12U);
}

TEST(PlacesOfTexts, ScoresComeBestFirst) {
  const auto bench = open_bench();
  ASSERT_TRUE(bench) << "no pack, or no table of places";
  const fs::path file =
      std::string(TAWATUR_SOURCE_DIR) + "/tests/cases/pipeline/places/homonyms.case";
  const auto cases = testing_support::read_case_file(file);
  ASSERT_EQ(cases.error, "");
  std::size_t compared = 0;
  for (const Case& c : cases.cases) {
    Document document;
    document.text = c.input;
    const auto analysed = bench->analyst.analyse(document);
    ASSERT_TRUE(analysed);
    for (const PlacedMention& p : analysed->placed) {
      ASSERT_EQ(p.records.size(), p.scores.size());
      ASSERT_FALSE(p.records.empty());
      for (std::size_t i = 1; i < p.scores.size(); ++i) EXPECT_GE(p.scores[i - 1], p.scores[i]);
      compared += p.scores.size() > 1;
    }
  }
  EXPECT_GT(compared, 0U);
}

}  // namespace
}  // namespace tawatur::pipeline
