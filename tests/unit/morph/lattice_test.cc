// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "morph/admissible.h"
#include "morph/lattice_builder.h"
#include "text/fold.h"
#include "text/split.h"

namespace tawatur::morph {
namespace {

const lexicon::Pack& pack() {
  static const auto opened = lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
  return *opened;
}

const Reader& reader() {
  static const Reader made(pack());
  return made;
}

const std::map<std::string, std::uint16_t> kProclitics = {{"-", 0},
                                                          {"wa", proclitic::kWa},
                                                          {"fa", proclitic::kFa},
                                                          {"bi", proclitic::kBi},
                                                          {"li", proclitic::kLi},
                                                          {"ka", proclitic::kKa},
                                                          {"sa", proclitic::kSa},
                                                          {"al", proclitic::kAl}};
const std::map<std::string, Enclitic> kEnclitics = {{"-", Enclitic::none},
                                                    {"hu", Enclitic::hu},
                                                    {"ha", Enclitic::ha},
                                                    {"hum", Enclitic::hum},
                                                    {"na", Enclitic::na}};

std::vector<std::string> split_at(const std::string& line, char by) {
  std::vector<std::string> cells;
  std::stringstream in(line);
  for (std::string cell; std::getline(in, cell, by);) cells.push_back(cell);
  return cells;
}

std::string lines_of(const std::string& name) {
  std::ifstream in(std::string(TAWATUR_SOURCE_DIR) + "/" + name);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string stem_of(const Token& t, const Arc& a) {
  return std::string(
      t.folded.substr(a.stem_begin, static_cast<std::size_t>(a.stem_end - a.stem_begin)));
}

bool is_reading(const std::vector<std::string>& row, const Token& token, const Arc& arc) {
  std::uint16_t proclitics = 0;
  for (const std::string& name : split_at(row[3], ',')) {
    proclitics = static_cast<std::uint16_t>(proclitics | kProclitics.at(name));
  }
  const std::string stem = row[4] == "-" ? "" : text::fold_word(row[4]);
  return to_string(arc.pos) == row[2] && arc.proclitics == proclitics &&
         arc.enclitic == kEnclitics.at(row[5]) && stem_of(token, arc) == stem;
}

TEST(Lattice, TakesCliticsApart) {
  std::size_t rows = 0;
  for (const std::string& line : split_at(lines_of("tests/data/morph/clitics.tsv"), '\n')) {
    if (line[0] == '#' || line.rfind("word\t", 0) == 0) continue;
    const std::vector<std::string> row = split_at(line, '\t');
    ASSERT_EQ(row.size(), 7u) << line;
    ++rows;
    const FoldedText text = text::split(std::string_view(row[0]));
    const Lattice lattice = reader().read(text, Limits{});
    ASSERT_EQ(text.tokens.size(), 1u) << line;
    const auto arcs = lattice.of(0);
    const bool any = std::any_of(arcs.begin(), arcs.end(),
                                 [&](const Arc& a) { return is_reading(row, text.tokens[0], a); });
    if (row[1] == "best") {
      EXPECT_TRUE(is_reading(row, text.tokens[0], arcs[0]))
          << line << "\n best is " << to_string(arcs[0].pos) << " "
          << stem_of(text.tokens[0], arcs[0]) << " " << arcs[0].posterior
          << (any ? "" : " (absent)");
    } else {
      // A guess at an impossible form does no harm: it may be an unlisted word.
      const bool listed = std::any_of(arcs.begin(), arcs.end(), [&](const Arc& a) {
        return is_reading(row, text.tokens[0], a) && a.origin != Origin::guess;
      });
      EXPECT_EQ(row[1] == "kept" ? any : listed, row[1] == "kept") << line;
    }
  }
  EXPECT_GE(rows, 50u);
}

/// Every token has 1 to max_arcs arcs, sorted, summing to 1; stems lie inside the word.
void expect_sound(const FoldedText& text, const Lattice& lattice, const Limits& limits) {
  ASSERT_EQ(lattice.first.size(), text.tokens.size() + 1);
  for (std::uint32_t t = 0; t < text.tokens.size(); ++t) {
    const auto arcs = lattice.of(t);
    ASSERT_GE(arcs.size(), 1u);
    ASSERT_LE(arcs.size(), limits.max_arcs);
    float sum = 0;
    for (const Arc& arc : arcs) {
      sum += arc.posterior;
      EXPECT_LE(arc.stem_begin, arc.stem_end);
      EXPECT_LE(arc.stem_end, text.tokens[t].folded.size());
      EXPECT_LE(arc.posterior, arcs[0].posterior + 1e-4f);
    }
    EXPECT_NEAR(sum, 1.0f, 1e-3f);
  }
}

std::string tagged_words() {
  std::string source;
  for (const std::string& line : split_at(lines_of("tests/data/morph/tagged.tsv"), '\n')) {
    if (line.empty() || line[0] == '#' || line.rfind("word\t", 0) == 0) continue;
    source += split_at(line, '\t')[0] + " ";
  }
  return source;
}

TEST(Lattice, IsSoundAtEveryLimit) {
  const std::string source = tagged_words();
  const FoldedText text = text::split(source);
  for (const std::uint32_t arcs : {1u, 2u, 7u, 8u, 9u, 64u}) {
    Limits limits;
    limits.max_arcs = arcs;
    expect_sound(text, reader().read(text, limits), limits);
  }
}

TEST(Lattice, IsSoundOnOddInput) {
  std::string long_word;
  for (int i = 0; i < 400; ++i) long_word += "\xD9\x88";  // waw
  const std::vector<std::string> odd = {
      "",
      " ",
      ".",
      "123",
      "abc",
      "\xD9\x88",
      "\xD9\x88\xD9\x88\xD9\x88",
      long_word,
      std::string("\xEF\xBF\xBD a\xD9\x84 1.2 ") + long_word + " \xD8\xA1"};
  for (const std::string& source : odd) {
    const FoldedText text = text::split(std::string_view(source));
    expect_sound(text, reader().read(text, Limits{}), Limits{});
  }
}

TEST(Lattice, IsTheSameEachTimeAndInAnyDocument) {
  const std::string source = tagged_words();
  const FoldedText text = text::split(source);
  const Lattice first = reader().read(text, Limits{});
  const Reader other(pack());
  const Lattice second = other.read(text, Limits{});
  ASSERT_EQ(first.arcs.size(), second.arcs.size());
  for (std::size_t i = 0; i < first.arcs.size(); ++i) {
    EXPECT_EQ(first.arcs[i].lexeme, second.arcs[i].lexeme);
    EXPECT_EQ(first.arcs[i].morph, second.arcs[i].morph);
    EXPECT_EQ(first.arcs[i].posterior, second.arcs[i].posterior);
  }
}

TEST(Admissible, KeepsCliticsFromWhereTheyCannotStand) {
  const Morph past = Morph().set_person(3).set(Tense::past);
  const Morph present = Morph().set_person(3).set(Tense::present);
  const auto split = [](std::uint16_t front, Enclitic end) {
    return lexicon::CliticSplit{front, 0, 4, end};
  };
  EXPECT_TRUE(admissible(split(proclitic::kSa, Enclitic::none), Pos::verb, present));
  EXPECT_FALSE(admissible(split(proclitic::kSa, Enclitic::none), Pos::verb, past));
  EXPECT_FALSE(admissible(split(proclitic::kSa, Enclitic::none), Pos::noun, {}));
  EXPECT_TRUE(admissible(split(proclitic::kLi, Enclitic::none), Pos::verb, present));
  EXPECT_FALSE(admissible(split(proclitic::kLi, Enclitic::none), Pos::verb, past));
  EXPECT_FALSE(admissible(split(proclitic::kBi, Enclitic::none), Pos::verb, present));
  EXPECT_TRUE(admissible(split(0, Enclitic::ni), Pos::verb, past));
  EXPECT_FALSE(admissible(split(0, Enclitic::i), Pos::verb, past));
  EXPECT_FALSE(admissible(split(0, Enclitic::ni), Pos::noun, {}));
  EXPECT_FALSE(admissible(split(proclitic::kAl, Enclitic::hu), Pos::noun, {}));
  EXPECT_FALSE(admissible(split(0, Enclitic::none), Pos::noun, Morph().set_needs_enclitic(true)));
  EXPECT_FALSE(admissible(split(0, Enclitic::hu), Pos::noun, Morph().set_no_enclitic(true)));
}

TEST(Costs, NamesGoBothWays) {
  for (std::size_t i = 0; i < kTagCount; ++i) {
    EXPECT_EQ(tag_from(to_string(static_cast<Tag>(i))), static_cast<Tag>(i));
  }
  EXPECT_EQ(tag_from("no such tag"), std::nullopt);
  EXPECT_EQ(feature_from("clitic_wa"), Feature::clitic_wa);
  EXPECT_EQ(feature_from("adj_pron"), Feature::adj_pron);
  EXPECT_EQ(feature_from(""), std::nullopt);
}

TEST(Costs, EveryRowOfTheTablesIsKnown) {
  const lexicon::Table arcs = pack().table("arc_costs"), tags = pack().table("tag_costs");
  ASSERT_TRUE(arcs && tags);
  EXPECT_EQ(arcs.rows(), kFeatureCount);
  for (std::size_t row = 0; row < arcs.rows(); ++row) {
    EXPECT_TRUE(feature_from(arcs.cell(row, 0)).has_value()) << arcs.place(row);
  }
  for (std::size_t row = 0; row < tags.rows(); ++row) {
    for (const int column : {0, 1}) {
      const std::string_view name = tags.cell(row, column);
      EXPECT_TRUE(name == "*" || tag_from(name).has_value()) << tags.place(row) << " " << name;
    }
  }
}

}  // namespace
}  // namespace tawatur::morph
