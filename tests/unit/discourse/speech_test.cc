// SPDX-License-Identifier: Apache-2.0
// Who speaks over a word, on texts of tests/cases/discourse/sources.tsv.
#include "discourse/speech.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "pipeline/analyst.h"

namespace tawatur::discourse {
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

const char* name_of(Relation r) {
  constexpr const char* kNames[] = {"own",  "complement", "event",  "quote", "rest",
                                    "lead", "trailing",   "around", "head",  "before",
                                    "past", "voice",      "earlier"};
  return kNames[static_cast<std::size_t>(r)];
}

/// "relation:speaker" of the reports over the word, the last report first.
std::string speakers_of(const pipeline::Analysed& analysed, const Discourse& d,
                        const std::string& word) {
  const Analysis& a = analysed.analysis;
  std::string out;
  for (std::uint32_t t = 0; t < a.text.tokens.size(); ++t) {
    if (a.text.tokens[t].span.of(a.text.source) != word) continue;
    for (auto r = static_cast<std::uint32_t>(d.reports.size()); r-- > 0;) {
      if (d.reports[r].sentence > a.text.tokens[t].sentence) continue;
      const Link link = relate(d, r, t, a.text.tokens[t].sentence);
      if (!link.inside() && link.relation < Relation::voice) continue;
      for (const Speaker& s : d.reports[r].speakers) {
        if (!out.empty()) out += "; ";
        out += std::string(name_of(link.relation)) + ":" +
               std::string(a.mentions[s.mention].span.of(a.text.source));
      }
      if (link.relation == Relation::earlier) break;
    }
    const std::size_t first = out.find("; earlier:");
    if (first != std::string::npos) out.resize(first);
    return out.empty() ? "-" : out;
  }
  return "no such word";
}

TEST(SpeechTest, WordsHaveTheSpeakersOfTheirRow) {
  auto pack = lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
  ASSERT_TRUE(pack.ok()) << pack.error().to_string();
  const pipeline::Analyst analyst(*pack);
  std::ifstream file(std::string(TAWATUR_SOURCE_DIR) + "/tests/cases/discourse/sources.tsv");
  int rows = 0, header = 1;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#' || header-- > 0) continue;
    const auto row = cells(line);
    ASSERT_EQ(row.size(), 3u) << line;
    Document document;
    document.id = "row";
    document.text = row[0];
    std::replace(document.text.begin(), document.text.end(), '/', '\n');
    auto analysed = analyst.analyse(document);
    ASSERT_TRUE(analysed.ok());
    const syntax::Elements elements(analysed->analysis, *pack, analysed->hits);
    const Discourse d = read_discourse(analysed->analysis, elements, *pack, analysed->hits);
    ASSERT_EQ(d.voice.size(), analysed->analysis.text.sentences.size());
    EXPECT_EQ(speakers_of(*analysed, d, row[1]), row[2]) << line;
    ++rows;
  }
  EXPECT_GE(rows, 12);
}

}  // namespace
}  // namespace tawatur::discourse
