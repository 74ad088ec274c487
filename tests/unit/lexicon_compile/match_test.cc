// SPDX-License-Identifier: Apache-2.0
// Phrases found by the automaton: by a table of sentences, and against a naive twin.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <tuple>

#include "lexicon/clitics.h"
#include "lexicon/compile/patterns.h"
#include "lexicon/names.h"
#include "small_pack.h"
#include "text/fold.h"
#include "text/split.h"

namespace tawatur::lexicon {
namespace {

constexpr std::string_view kTables[] = {"verbs",  "nouns",  "function_words", "phrases",
                                        "actors", "places", "outlets"};
const char* const kEnclitics[] = {"",   "hu",  "ha", "hum", "hunna", "huma",
                                  "ka", "kum", "na", "i",   "ni",    "kuma"};

std::string show(const Pack& pack, const PhraseHit& hit) {
  const Table table = pack.table(kTables[static_cast<int>(hit.source)]);
  std::string out(table.cell(hit.row, 0));
  out += ":" + std::to_string(hit.alias) + ":";
  const char* const letters = "wfblksAa";
  for (unsigned bit = 0; bit < 8; ++bit) {
    if ((hit.proclitics >> bit & 1) != 0) out += letters[bit];
  }
  out += ":" + std::to_string(hit.tokens.size());
  if (hit.enclitic != Enclitic::none) {
    out += std::string(":") + kEnclitics[static_cast<int>(hit.enclitic)];
  }
  return out;
}

TEST(Match, FindsWhatTheTableSays) {
  const Pack pack = small_pack();
  std::ifstream file(TAWATUR_SOURCE_DIR "/tests/data/lexicon/match.tsv");
  ASSERT_TRUE(file.good());
  std::string line;
  int rows = 0;
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream cells(line);
    std::string sentence, cell;
    std::getline(cells, sentence, '\t');
    std::multiset<std::string> wanted, found;
    while (std::getline(cells, cell, '\t')) {
      if (cell != "-") wanted.insert(cell);
    }
    const FoldedText text = text::split(std::string_view(sentence));
    std::vector<PhraseHit> hits;
    pack.match(text, 0, hits);
    for (const PhraseHit& hit : hits) found.insert(show(pack, hit));
    EXPECT_EQ(found, wanted) << sentence;
    ++rows;
  }
  EXPECT_GE(rows, 40);
}

TEST(Match, StopsAtTheEndOfASentence) {
  const Pack pack = small_pack();
  const std::string sentence = "\xD9\x85\xD9\x86 \xD9\x82\xD8\xA8\xD9\x84";  // min qibal
  FoldedText text = text::split(std::string_view(sentence));
  ASSERT_EQ(text.tokens.size(), 2u);
  std::vector<PhraseHit> hits;
  pack.match(text, 0, hits);
  EXPECT_EQ(hits.size(), 1u);
  text.sentences = {{{0, 1}, {}, 0}, {{1, 2}, {}, 0}};
  text.tokens[1].sentence = 1;
  hits.clear();
  pack.match(text, 0, hits);
  EXPECT_TRUE(hits.empty());
  pack.match(text, 7, hits);  // beyond the text
  EXPECT_TRUE(hits.empty());
}

/// The naive twin: every entry's every spelling, laid against the tokens one after the other.
class Naive {
 public:
  explicit Naive(const Pack& pack) : pack_(pack) {
    LemmaIndex lemmas;
    for (std::uint32_t i = 0; i < pack.lexeme_count(); ++i) {
      const Lexeme lexeme = pack.lexeme(i);
      const Table table = pack.table(kTables[static_cast<int>(lexeme.source)]);
      lemmas.emplace(lexeme.lemma,
                     LemmaEntry{i, std::string(table.cell(lexeme.row, 0)), lexeme.pos});
    }
    const Table phrases = pack.table("phrases");
    for (std::size_t row = 0; row < phrases.rows(); ++row) {
      add(Source::phrases, row, *expand_pattern(phrases.cell(row, 0), lemmas));
    }
    const Source sources[] = {Source::actors, Source::places, Source::outlets};
    for (const Source source : sources) {
      const Table table = pack.table(kTables[static_cast<int>(source)]);
      for (std::size_t row = 0; row < table.rows(); ++row) {
        add(source, row, expand_name(table.cell(row, table.column("name_ar")), false));
        for (const AltName& name : alt_names(table.cell(row, table.column("other")))) {
          add(source, row, expand_name(name.text, name.nisba));
        }
      }
    }
  }

  /// (source, row, last) of all entries at a token.
  std::set<std::tuple<int, std::uint32_t, std::uint32_t>> at(const FoldedText& text,
                                                             std::uint32_t first) const {
    std::set<std::tuple<int, std::uint32_t, std::uint32_t>> found;
    for (const auto& [source, row, sequence] : entries_) {
      if (first + sequence.size() > text.tokens.size()) continue;
      bool fits = true;
      for (std::size_t i = 0; i < sequence.size() && fits; ++i) {
        fits = token_fits(text.tokens[first + i], sequence[i], i == 0);
      }
      if (fits) {
        found.insert(
            {static_cast<int>(source), row, first + static_cast<std::uint32_t>(sequence.size())});
      }
    }
    return found;
  }

 private:
  void add(Source source, std::size_t row, const std::vector<Sequence>& sequences) {
    for (const Sequence& s : sequences) {
      entries_.emplace_back(source, static_cast<std::uint32_t>(row), s);
    }
  }

  bool token_fits(const Token& token, const Element& element, bool first) const {
    if (element.kind == Element::Kind::free) return token.kind != TokenKind::punct;
    std::vector<CliticSplit> splits;
    clitic_splits(token.folded, splits);
    if (splits.empty()) splits.push_back({0, 0, std::uint8_t(token.folded.size()), {}});
    return std::any_of(splits.begin(), splits.end(),
                       [&](const CliticSplit& s) { return split_fits(token, s, element, first); });
  }

  bool split_fits(const Token& token, const CliticSplit& s, const Element& element,
                  bool first) const {
    if ((s.enclitic != Enclitic::none) != element.enclitic) return false;
    const std::string stem(token.folded.substr(s.stem_begin, s.stem_end - s.stem_begin));
    const bool article = (s.proclitics & proclitic::kAl) != 0;
    const unsigned outside = s.proclitics & ~proclitic::kAl;
    if (element.kind == Element::Kind::word) {
      const std::string word = article ? "\xD8\xA7\xD9\x84" + stem : stem;
      return word == element.word && (first ? (outside & proclitic::kSa) == 0 : outside == 0);
    }
    const unsigned conjunctions = proclitic::kWa | proclitic::kFa | proclitic::kA;
    const bool spelled = outside == element.proclitics || (first && element.proclitics == 0) ||
                         (first && (outside & ~conjunctions) == element.proclitics);
    if (!spelled) return false;
    for (const Form& form : pack_.find(stem)) {
      if (form.lexeme != element.lexeme) continue;
      if (element.enclitic ? !form.morph.no_enclitic() : !form.morph.needs_enclitic()) return true;
    }
    return false;
  }

  const Pack& pack_;
  std::vector<std::tuple<Source, std::uint32_t, Sequence>> entries_;
};

TEST(Match, AgreesWithTheNaiveTwinOnRandomTokens) {
  const Pack pack = small_pack();
  const Naive naive(pack);
  std::ifstream file(TAWATUR_SOURCE_DIR "/tests/data/lexicon/match.tsv");
  std::vector<std::string> words;
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream cells(line.substr(0, line.find('\t')));
    std::string word;
    while (cells >> word) words.push_back(word);
  }
  std::mt19937 random(11);
  std::size_t found = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string sentence;
    const std::size_t length = 1 + random() % 8;
    std::size_t at = random() % words.size();
    for (std::size_t i = 0; i < length; ++i) {
      sentence += (i == 0 ? "" : " ") + words[at];
      at = random() % 3 == 0 ? random() % words.size() : (at + 1) % words.size();
    }
    FoldedText text = text::split(std::string_view(sentence));
    text.sentences.clear();  // the twin knows of none
    for (std::uint32_t t = 0; t < text.tokens.size(); ++t) {
      std::vector<PhraseHit> hits;
      pack.match(text, t, hits);
      std::set<std::tuple<int, std::uint32_t, std::uint32_t>> shown;
      for (const PhraseHit& hit : hits) {
        ASSERT_EQ(hit.tokens.first, t);
        shown.insert({static_cast<int>(hit.source), hit.row, hit.tokens.last});
      }
      ASSERT_EQ(shown.size(), hits.size()) << "one hit per row and extent";
      ASSERT_EQ(shown, naive.at(text, t)) << sentence << " at " << t;
      const auto longer = [](const PhraseHit& a, const PhraseHit& b) {
        return a.tokens.last > b.tokens.last;
      };
      ASSERT_TRUE(std::is_sorted(hits.begin(), hits.end(), longer));
      found += hits.size();
    }
  }
  EXPECT_GT(found, 1000u);
}

}  // namespace
}  // namespace tawatur::lexicon
