// SPDX-License-Identifier: Apache-2.0
#include "lexicon/compile/lint.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "lexicon/compile/spelling.h"
#include "small_pack.h"

namespace tawatur::lexicon {
namespace {

std::string all(const std::vector<Issue>& issues) {
  std::string out;
  for (const Issue& issue : issues) out += issue.to_string() + "\n";
  return out;
}

/// The small lexicon with one file's text changed.
std::vector<Issue> lint_with(const std::string& file, const std::string& from,
                             const std::string& to) {
  auto inputs = small_inputs();
  for (InputFile& input : inputs) {
    if (input.name != file) continue;
    const std::size_t at = input.bytes.find(from);
    EXPECT_NE(at, std::string::npos) << file << ": " << from;
    if (at != std::string::npos) input.bytes.replace(at, from.size(), to);
  }
  return lint(inputs);
}

TEST(Lint, SmallLexiconIsClean) { EXPECT_EQ(all(lint(small_inputs())), ""); }

TEST(Lint, TellsEachKindOfMistake) {
  const struct {
    const char *file, *from, *to, *told;
  } rows[] = {
      {"verbs.tsv", "\tstrike\tlight.do", "\tstirke\tlight.do",
       "verbs.tsv:3: unknown class \"stirke\""},
      {"verbs.tsv", "light.do", "light.dd", "verbs.tsv:3: unknown cue \"light.dd\""},
      {"verbs.tsv", "\tX\t", "\tVIII\t", "verbs.tsv:6: "},
      {"nouns.tsv", "\tcivilians", "\tcivillians", "nouns.tsv:5: unknown role \"civillians\""},
      {"nouns.tsv", "\tf\tnoun", "\tx\tnoun", "nouns.tsv:3: gender is neither m nor f"},
      {"nouns.tsv", "\tf\tnoun", "\tf\tnuon", "nouns.tsv:3: unknown pos \"nuon\""},
      {"nouns.tsv", "knowledge", "-", "nouns.tsv:3: no origin"},
      {"nouns.tsv", "knowledge", "hearsay", "origin \"hearsay\" is not in SOURCES.tsv"},
      {"nouns.tsv", "-\tknowledge", "knowledge", "nouns.tsv:3: 8 columns where the header names 9"},
      {"nouns.tsv", "# table", "# tabel", "nouns.tsv:1: doesn't begin with"},
      {"nouns.tsv", "lemma\t", "lema\t", "nouns.tsv: has no column \"lemma\""},
      {"actors.tsv", "rebel group", "rebels", "actors.tsv:4: unknown kind \"rebels\""},
      {"actors.tsv", "\tarmy\t-\t-", "\tarmee\t-\t-", "members \"armee\" is no actor"},
      {"actors.tsv", "stance=anti", "stance=bad", "unknown stance \"bad\""},
      {"actors.tsv", "{weak}", "{week}", "unknown attribute"},
      {"actors.tsv", "2012-01-01", "2012-02-30", "no such day: \"2012-02-30\""},
      {"actors.tsv", "2012-01-01", "2022-01-01", "ends before it begins"},
      {"actors.tsv", "houthis\t", "army\t", "actors.tsv:5: repeats actors.tsv:3"},
      {"places.tsv", "36.2\t", "136.2\t", "no coordinate: \"136.2\""},
      {"places.tsv", "36.2\t", "-\t", "half a coordinate"},
      {"places.tsv", "point", "exact", "unknown precision \"exact\""},
      {"places.tsv", "city", "citty", "unknown category \"citty\""},
      {"outlets.tsv", "agency", "agent", "unknown kind \"agent\""},
      {"phrases.tsv", "~\xD9\x84\xD9\x82\xD9\x8A ", "~x ", "no lexeme has the lemma \"x\""},
      {"classes.toml", "shelling", "shellling", "classes.toml:3: unknown frame \"shellling\""},
      {"classes.toml", "prep:ala", "prep:alaa", "no word has the role \"prep:alaa\""},
      {"classes.toml", "frames = [\"kill", "pasive = []\nframes = [\"kill",
       "has an unknown key \"pasive\""},
      {"classes.toml", "[kill]", "[kill", "classes.toml:"},
      {"function_words.tsv", "prep:fi\t", "perp:fi\t", "unknown role \"perp:fi\""},
      {"nouns.tsv", "\xD8\xBA\xD8\xA7\xD8\xB1\xD8\xA9", "\xD8\xBA\xD9\x80\xD8\xA7",
       "lemma: tatweel"},
  };
  for (const auto& row : rows) {
    const std::string told = all(lint_with(row.file, row.from, row.to));
    EXPECT_NE(told.find(row.told), std::string::npos)
        << row.file << ": " << row.from << " -> " << row.to << "\ntold:\n"
        << told;
  }
}

TEST(Lint, WordsOfCause) {
  auto inputs = small_inputs();
  const std::string head = "# table causes v1\nword\tact\treach\tnote\torigin\n";
  inputs.push_back({"causes.tsv", head + "light.do\tbefore\tclause\t-\tknowledge\n"
                                         "prep:bi\tbehind\tphrase\t-\tknowledge\n"});
  EXPECT_EQ(all(lint(inputs)), "");
  inputs.back().bytes = head + "light.dd\tover\tline\t-\tknowledge\n";
  EXPECT_EQ(all(lint(inputs)),
            "causes.tsv:3: no cue or role \"light.dd\"\n"
            "causes.tsv:3: unknown act \"over\"\n"
            "causes.tsv:3: unknown reach \"line\"\n");
}

TEST(Lint, IssuesAreSortedAndUnique) {
  const auto issues = lint_with("nouns.tsv", "knowledge", "-");
  EXPECT_TRUE(std::is_sorted(issues.begin(), issues.end()));
  EXPECT_EQ(std::adjacent_find(issues.begin(), issues.end()), issues.end());
}

TEST(Lint, NothingIsRequiredOfNoFiles) { EXPECT_TRUE(lint({}).empty()); }

TEST(Spelling, CellsWithStrayCharacters) {
  EXPECT_FALSE(misspelling("\xD8\xAD\xD9\x84\xD8\xA8 (F-16)"));
  EXPECT_FALSE(misspelling("\xD9\x87\xD9\x80")) << "the abbreviation of Hijri years";
  EXPECT_TRUE(misspelling("\xD9\x87\xD9\x87\xD9\x80"));  // tatweel
  EXPECT_TRUE(misspelling("\xD9\x80"));
  EXPECT_TRUE(misspelling(" x"));
  EXPECT_TRUE(misspelling("x "));
  EXPECT_TRUE(misspelling("a  b"));
  EXPECT_TRUE(misspelling("\xD8\xAD\xE2\x80\x8F"));  // right-to-left mark
  EXPECT_TRUE(misspelling("\xEF\xBA\x8D"));          // presentation form
  EXPECT_TRUE(
      misspelling("\xD8\xAD"
                  "x"));
  EXPECT_TRUE(misspelling("\xD8"));
}

TEST(Spelling, DaysThatExist) {
  for (const char* day : {"2016-02-29", "2000-02-29", "1999-12-31"})
    EXPECT_TRUE(is_day(day)) << day;
  for (const char* day : {"2015-02-29", "1900-02-29", "2016-13-01", "2016-00-01", "2016-04-31",
                          "2016-4-1", "16-04-01", "2016/04/01", "2016-04-0x", ""}) {
    EXPECT_FALSE(is_day(day)) << day;
  }
}

}  // namespace
}  // namespace tawatur::lexicon
