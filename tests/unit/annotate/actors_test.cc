// SPDX-License-Identifier: Apache-2.0
// The finder of actors on the built-in pack: cases of tests/cases/annotate/actors, and limits.
#include "annotate/actors.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "case_file.h"
#include "lexicon/pack.h"
#include "morph/lattice_builder.h"
#include "tawatur/limits.h"
#include "text/split.h"

namespace tawatur::annotate {
namespace {

const lexicon::Pack& pack() {
  static const auto opened = lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
  EXPECT_TRUE(opened.ok()) << opened.error().to_string();
  return *opened;
}

/// Everything that find() wants, kept together.
struct Reading {
  Document document;
  FoldedText text;
  Lattice lattice;
  std::vector<lexicon::PhraseHit> hits;
  std::vector<Mention> mentions;
};

Reading read(std::string source) {
  static const morph::Reader reader(pack());
  static const ActorFinder finder(pack());
  Reading r;
  r.document.text = std::move(source);
  r.text = text::split(r.document, Limits{});
  r.lattice = reader.read(r.text, Limits{});
  for (std::uint32_t t = 0; t < r.text.tokens.size(); ++t) pack().match(r.text, t, r.hits);
  finder.find({r.document, r.text, r.lattice, pack(), r.hits}, r.mentions);
  return r;
}

std::string_view head_name(HeadClass head) {
  static constexpr std::string_view kNames[] = {"none",     "force",   "aircraft", "artillery",
                                                "position", "vehicle", "person",   "casualty",
                                                "body",     "source"};
  return kNames[static_cast<std::size_t>(head)];
}

/// "text | id | head class" (? = only weak candidates), then "bare", "list N.I", "name X" where
/// they apply.
std::string show(const Mention& m, const Reading& r) {
  const lexicon::Table actors = pack().table("actors");
  std::string out(m.span.of(r.document.text));
  out += " | ";
  // A weak candidate is for resolve to weigh.
  const bool weak = !m.ids.empty() && m.ids.front().score < 0.5F;
  out += m.ids.empty() ? "-" : weak ? "?" : actors.cell(m.ids.front().row, actors.column("id"));
  out += " | ";
  out += head_name(m.head_class);
  if (m.definite_only) out += " bare";
  if (m.list != Mention::kNoList) {
    out += " list " + std::to_string(m.list) + "." + std::to_string(m.list_index);
  }
  if (!m.name.empty()) out += " name " + m.name;
  return out;
}

TEST(Actors, Cases) {
  const auto files = testing_support::read_case_files(std::string(TAWATUR_SOURCE_DIR) +
                                                      "/tests/cases/annotate/actors");
  ASSERT_FALSE(files.empty());
  for (const auto& file : files) {
    EXPECT_EQ(file.error, "");
    for (const auto& c : file.cases) {
      const Reading r = read(c.input);
      std::string got;
      for (const Mention& m : r.mentions) got += (got.empty() ? "" : "\n") + show(m, r);
      const std::string want = c.expected == "nothing" ? "" : c.expected;
      EXPECT_EQ(got, want) << c.where;
    }
  }
}

TEST(Actors, SpansAreInOrderAndInsideTheirTokens) {
  for (const auto& file : testing_support::read_case_files(std::string(TAWATUR_SOURCE_DIR) +
                                                           "/tests/cases/annotate/actors")) {
    for (const auto& c : file.cases) {
      const Reading r = read(c.input);
      std::uint32_t before = 0;
      for (const Mention& m : r.mentions) {
        ASSERT_LT(m.tokens.first, m.tokens.last);
        EXPECT_GE(m.tokens.first, before) << c.where;
        before = m.tokens.first;
        EXPECT_GE(m.span.begin, r.text.tokens[m.tokens.first].span.begin);
        EXPECT_LT(m.span.begin, r.text.tokens[m.tokens.first].span.end);
        EXPECT_EQ(m.span.end, r.text.tokens[m.tokens.last - 1].span.end);
        EXPECT_TRUE(m.tokens.contains(m.head));
        EXPECT_TRUE(std::is_sorted(
            m.ids.begin(), m.ids.end(),
            [](const IdCandidate& a, const IdCandidate& b) { return a.score > b.score; }));
      }
    }
  }
}

TEST(Actors, NothingInNothing) {
  EXPECT_TRUE(read("").mentions.empty());
  EXPECT_TRUE(read("12 \" ( , \"").mentions.empty());
  EXPECT_TRUE(read("\"").mentions.empty());
}

TEST(Actors, PhrasesAndListsAreBounded) {
  // Heads of an idafa without end, and a list without end: from a case file, so that this stays
  // ASCII.
  const auto file = testing_support::read_case_file(std::string(TAWATUR_SOURCE_DIR) +
                                                    "/tests/cases/annotate/actors/lists.case");
  ASSERT_EQ(file.error, "");
  std::string many;
  for (int i = 0; i < 500; ++i) many += file.cases.front().input + " ";
  const Reading r = read(many);
  for (const Mention& m : r.mentions) {
    EXPECT_LE(m.tokens.size(), ActorFinder::kMaxPhrase + 2);
    EXPECT_LT(m.list_index, 64);
  }
}

}  // namespace
}  // namespace tawatur::annotate
