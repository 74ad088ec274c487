// SPDX-License-Identifier: Apache-2.0
#include "annotate/places.h"

#include <filesystem>
#include <memory>
#include <random>
#include <string>

#include "case_file.h"
#include "gtest/gtest.h"
#include "morph/lattice_builder.h"
#include "tawatur/limits.h"
#include "text/split.h"

namespace tawatur::annotate {
namespace {

namespace fs = std::filesystem;
using testing_support::Case;

/// The project's own pack and what is built over it once.
struct Bench {
  explicit Bench(lexicon::Pack opened) : pack(std::move(opened)), reader(pack), finder(pack) {}
  lexicon::Pack pack;
  morph::Reader reader;
  PlaceFinder finder;

  std::vector<Mention> find(const std::string& words) const {
    Document document;
    document.text = words;
    const Limits limits;
    const FoldedText text = text::split(document, limits);
    const Lattice lattice = reader.read(text, limits);
    std::vector<lexicon::PhraseHit> hits;
    for (std::uint32_t t = 0; t < text.tokens.size(); ++t) pack.match(text, t, hits);
    std::vector<Mention> mentions;
    finder.find({document, text, lattice, pack, hits}, mentions);
    return mentions;
  }
};

const Bench* bench() {
  static const auto kBench = []() -> std::unique_ptr<Bench> {
    auto pack = lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
    return pack ? std::make_unique<Bench>(std::move(*pack)) : nullptr;
  }();
  return kBench.get();
}

/// One line a mention: text, "= name", category, marks, "< containing regions".
std::string print(const std::string& text, const std::vector<Mention>& mentions) {
  std::string out;
  for (const Mention& m : mentions) {
    if (!out.empty()) out += '\n';
    out += m.span.of(text);
    if (!m.name.empty()) out += " = " + m.name;
    const auto category = to_string(static_cast<PlaceCategory>(m.category));
    if (!category.empty()) out += " | " + std::string(category);
    if (m.ids.empty() && !m.definite_only) out += " | unknown";
    if (m.definite_only) out += " | bare";
    if (m.inside_name) out += " | inside";
    if (m.list != Mention::kNoList) out += " | " + std::to_string(m.list_index + 1);
    for (std::size_t i = 0; i < m.within.size(); ++i) {
      out += i == 0 ? " < " : ", ";
      out += mentions[m.within[i]].span.of(text);
    }
  }
  return out;
}

TEST(Places, Cases) {
  if (bench() == nullptr) GTEST_SKIP() << "no pack beside the tests";
  const fs::path folder = std::string(TAWATUR_SOURCE_DIR) + "/tests/cases/annotate/places";
  std::size_t run = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".case") continue;
    const auto file = testing_support::read_case_file(entry.path());
    ASSERT_EQ(file.error, "");
    for (const Case& c : file.cases) {
      EXPECT_EQ(print(c.input, bench()->find(c.input)), c.expected) << c.where;
      ++run;
    }
  }
  EXPECT_GT(run, 40U);
}

TEST(Places, SpansAreWholeAndInside) {
  if (bench() == nullptr) GTEST_SKIP() << "no pack beside the tests";
  // Words of the tables in any order: whatever is proposed must be cut out of the text at letters.
  const lexicon::Table places = bench()->pack.table("places");
  const lexicon::Table nouns = bench()->pack.table("nouns");
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) {
      const auto& table = random() % 3 == 0 ? nouns : places;
      const int column = table.column(&table == &nouns ? "lemma" : "name_ar");
      text += table.cell(random() % table.rows(), column);
      text += random() % 5 == 0 ? ", " : " ";
    }
    const auto mentions = bench()->find(text);
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      const Mention& m = mentions[i];
      ASSERT_LT(m.span.begin, m.span.end);
      ASSERT_LE(m.span.end, text.size());
      EXPECT_NE(static_cast<unsigned char>(text[m.span.begin]) & 0xC0U, 0x80U);
      EXPECT_LT(m.tokens.first, m.tokens.last);
      for (const std::uint32_t w : m.within) {
        EXPECT_GT(w, i);
        EXPECT_LT(w, mentions.size());
      }
    }
  }
}

TEST(Places, TheSameEveryTime) {
  if (bench() == nullptr) GTEST_SKIP() << "no pack beside the tests";
  const lexicon::Table places = bench()->pack.table("places");
  std::string text;
  for (std::size_t r = 0; r < 300 && r < places.rows(); ++r) {
    text += std::string(places.cell(r, places.column("name_ar"))) + ". ";
  }
  EXPECT_EQ(print(text, bench()->find(text)), print(text, bench()->find(text)));
}

}  // namespace
}  // namespace tawatur::annotate
