// SPDX-License-Identifier: Apache-2.0
// Who stands how to a word, on texts of tests/cases/syntax/relations.tsv.
#include "syntax/relations.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "pipeline/analyst.h"

namespace tawatur::syntax {
namespace {

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> out(1);
  for (char c : line) {
    if (c == '\t') {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

/// "relation:mention" of the first token that is `word`, in the order of relations_of. Of the kinds
/// of words: "verb", "noun", and "speakers" for a verb whose subject is in it ("we demand").
std::string relations(const pipeline::Analysed& analysed, const lexicon::Pack& pack,
                      const std::string& word, const std::string& kind) {
  const Analysis& a = analysed.analysis;
  const Elements elements(a, pack, analysed.hits);
  for (std::uint32_t t = 0; t < a.text.tokens.size(); ++t) {
    if (a.text.tokens[t].span.of(a.text.source) != word) continue;
    std::string out;
    const Predicate predicate{{t, t + 1}, kind != "noun", kind == "speakers"};
    for (const Related& r : relations_of(elements, a.text.tokens[t].sentence, predicate)) {
      if (!out.empty()) out += "; ";
      out += std::string(to_string(r.relation)) + ":" +
             std::string(a.mentions[r.mention].span.of(a.text.source));
    }
    return out.empty() ? "-" : out;
  }
  return "no such word";
}

TEST(RelationsTest, WordsHaveTheRelationsOfTheirRow) {
  auto pack = lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
  ASSERT_TRUE(pack.ok()) << pack.error().to_string();
  const pipeline::Analyst analyst(*pack);
  std::ifstream file(std::string(TAWATUR_SOURCE_DIR) + "/tests/cases/syntax/relations.tsv");
  int rows = 0, header = 1;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#' || header-- > 0) continue;
    const auto row = cells(line);
    ASSERT_EQ(row.size(), 4u) << line;
    Document document;
    document.id = "row";
    document.text = row[0];
    auto analysed = analyst.analyse(document);
    ASSERT_TRUE(analysed.ok());
    EXPECT_EQ(relations(*analysed, *pack, row[1], row[2]), row[3]) << line;
    ++rows;
  }
  EXPECT_GE(rows, 8);
}

/// A mention at most once in each relation, and only actors, at any token of any of the texts.
TEST(RelationsTest, EveryTokenGivesActorsEachRelationOnce) {
  auto pack = lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
  ASSERT_TRUE(pack.ok()) << pack.error().to_string();
  const pipeline::Analyst analyst(*pack);
  std::ifstream file(std::string(TAWATUR_SOURCE_DIR) + "/tests/cases/syntax/relations.tsv");
  Document document;
  document.id = "all";
  for (std::string line; std::getline(file, line);) document.text += cells(line)[0] + "\n";
  auto analysed = analyst.analyse(document);
  ASSERT_TRUE(analysed.ok());
  const Analysis& a = analysed->analysis;
  const Elements elements(a, *pack, analysed->hits);
  for (std::uint32_t t = 0; t < a.text.tokens.size(); ++t) {
    for (const bool verb : {true, false}) {
      std::vector<Relation> seen;
      const Predicate predicate{{t, t + 1}, verb, false};
      for (const Related& r : relations_of(elements, a.text.tokens[t].sentence, predicate)) {
        ASSERT_LT(r.mention, a.mentions.size());
        EXPECT_EQ(a.mentions[r.mention].kind, MentionKind::actor);
        EXPECT_EQ(std::count(seen.begin(), seen.end(), r.relation), 0) << t;
        seen.push_back(r.relation);
      }
    }
  }
}

TEST(RelationsTest, EachRelationHasANameOfItsOwn) {
  std::vector<std::string_view> names;
  for (auto r = Relation::none; r <= Relation::tool_object;
       r = static_cast<Relation>(static_cast<int>(r) + 1)) {
    EXPECT_EQ(std::count(names.begin(), names.end(), to_string(r)), 0) << to_string(r);
    names.push_back(to_string(r));
  }
}

}  // namespace
}  // namespace tawatur::syntax
