// SPDX-License-Identifier: Apache-2.0
// Accuracy of the lattice on sentences of our own, each word with the reading it has there.
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "morph/lattice_builder.h"
#include "text/fold.h"
#include "text/split.h"

namespace tawatur::morph {
namespace {

struct Tagged {
  std::string word, pos, stem, more;
};
using Sentences = std::vector<std::vector<Tagged>>;

Sentences read_tagged() {
  std::ifstream in(std::string(TAWATUR_SOURCE_DIR) + "/tests/data/morph/tagged.tsv");
  Sentences out(1);
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) {
      out.emplace_back();
      continue;
    }
    if (line[0] == '#' || line.rfind("word\t", 0) == 0) continue;
    std::string cells[4];
    std::size_t at = 0;
    for (std::string& cell : cells) {
      const std::size_t end = std::min(line.find('\t', at), line.size());
      cell = line.substr(at, end - at);
      at = std::min(end + 1, line.size());
    }
    out.back().push_back({cells[0], cells[1], cells[2], cells[3]});
  }
  while (!out.empty() && out.back().empty()) out.pop_back();
  return out;
}

std::string stem_of(const Token& token, const Arc& arc) {
  return std::string(
      token.folded.substr(arc.stem_begin, static_cast<std::size_t>(arc.stem_end - arc.stem_begin)));
}

bool agrees(const Tagged& gold, const Token& token, const Arc& arc, bool voice) {
  if (to_string(arc.pos) != gold.pos) return false;
  if (gold.pos == "punct") return true;
  const std::string stem = gold.stem == "-" ? std::string() : text::fold_word(gold.stem);
  if (stem != stem_of(token, arc)) return false;
  if (gold.pos != "verb") return true;
  const bool present = gold.more.find("present") != std::string::npos;
  if ((arc.morph.tense() == Tense::present) != present) return false;
  const bool passive = gold.more.find("passive") != std::string::npos;
  return !voice || (arc.morph.voice() == Voice::passive) == passive;
}

std::string describe(const Token& token, const Arc& arc) {
  return std::string(to_string(arc.pos)) + " " + stem_of(token, arc) + " " +
         std::to_string(arc.posterior).substr(0, 5);
}

TEST(Tagged, MostWordsGetTheirReading) {
  const auto pack = lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
  ASSERT_TRUE(pack) << pack.error().to_string();
  const Reader reader(*pack);
  std::size_t words = 0, best = 0, among = 0;
  for (const auto& sentence : read_tagged()) {
    std::string source;
    for (const Tagged& t : sentence) source += (source.empty() ? "" : " ") + t.word;
    const FoldedText text = text::split(source);
    ASSERT_EQ(text.tokens.size(), sentence.size()) << source;
    const Lattice lattice = reader.read(text, Limits{});
    for (std::uint32_t i = 0; i < sentence.size(); ++i) {
      if (sentence[i].pos == "_" || sentence[i].pos == "punct") continue;
      ++words;
      const Token& token = text.tokens[i];
      if (agrees(sentence[i], token, lattice.best(i), false)) {
        ++best;
      } else if (std::getenv("TAWATUR_SHOW") != nullptr) {
        std::printf("%s/%s: best %s\n", sentence[i].word.c_str(), sentence[i].pos.c_str(),
                    describe(token, lattice.best(i)).c_str());
      }
      bool any = false;
      for (const Arc& arc : lattice.of(i)) any = any || agrees(sentence[i], token, arc, true);
      if (any) ++among;
      if (!any && std::getenv("TAWATUR_SHOW") != nullptr) {
        std::printf("  MISSING %s/%s\n", sentence[i].word.c_str(), sentence[i].pos.c_str());
      }
    }
  }
  const double share = static_cast<double>(best) / static_cast<double>(words);
  const double kept = static_cast<double>(among) / static_cast<double>(words);
  RecordProperty("words", static_cast<int>(words));
  std::printf("%zu words: best %.3f, among the arcs (with voice) %.3f\n", words, share, kept);
  EXPECT_GE(words, 400u);
  EXPECT_GE(share, 0.94);
  EXPECT_GE(kept, 0.98);
}

}  // namespace
}  // namespace tawatur::morph
