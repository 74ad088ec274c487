// SPDX-License-Identifier: Apache-2.0
#include "lexicon/compile/inflect.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "lexicon/compile/sounds.h"

namespace tawatur::lexicon {
namespace {

using Row = std::vector<std::string>;

std::vector<std::string> cells_of(const std::string& line, char by) {
  std::vector<std::string> cells;
  std::size_t at = 0;
  for (std::size_t end = line.find(by); end != std::string::npos; end = line.find(by, at)) {
    cells.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  cells.push_back(line.substr(at));
  return cells;
}

std::vector<Row> rows_of(const std::string& name) {
  std::ifstream in(std::string(TAWATUR_SOURCE_DIR) + "/" + name);
  std::vector<Row> rows;
  bool header = true;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    if (!header) rows.push_back(cells_of(line, '\t'));
    header = false;
  }
  return rows;
}

VerbEntry entry_of(const Row& row) {
  VerbEntry entry{
      .lemma = row[0], .present = row[1], .root = row[2], .form = row[3], .masdars = {}};
  std::string list = row[4];
  for (std::size_t bar = list.find(" | "); bar != std::string::npos; bar = list.find(" | ")) {
    entry.masdars.push_back(list.substr(0, bar));
    list.erase(0, bar + 3);
  }
  if (list != "-") entry.masdars.push_back(list);
  return entry;
}

/// Which column of the paradigms asks for which morphology. Gender or number none: any.
struct Slot {
  std::size_t column;
  unsigned person;
  Gender gender;
  Number number;
  Tense tense;
  Voice voice;
  bool masdar, active, passive;
};
const Slot kSlots[] = {
    {5, 3, Gender::fem, Number::sing, Tense::past, Voice::active, false, false, false},
    {6, 3, Gender::masc, Number::plur, Tense::past, Voice::active, false, false, false},
    {7, 1, Gender::none, Number::sing, Tense::past, Voice::active, false, false, false},
    {8, 3, Gender::fem, Number::plur, Tense::past, Voice::active, false, false, false},
    {9, 3, Gender::masc, Number::sing, Tense::present, Voice::active, false, false, false},
    {10, 3, Gender::masc, Number::plur, Tense::present, Voice::active, false, false, false},
    {11, 3, Gender::masc, Number::sing, Tense::present, Voice::active, false, false, false},
    {12, 3, Gender::masc, Number::sing, Tense::past, Voice::passive, false, false, false},
    {13, 3, Gender::masc, Number::sing, Tense::present, Voice::passive, false, false, false},
    {14, 0, Gender::none, Number::none, Tense::none, Voice::none, true, false, false},
    {15, 0, Gender::masc, Number::sing, Tense::none, Voice::active, false, true, false},
    {16, 0, Gender::fem, Number::sing, Tense::none, Voice::active, false, true, false},
    {17, 0, Gender::masc, Number::plur, Tense::none, Voice::active, false, true, false},
    {18, 0, Gender::masc, Number::sing, Tense::none, Voice::passive, false, false, true},
    {19, 0, Gender::fem, Number::sing, Tense::none, Voice::passive, false, false, true},
};

bool fits(const InflectedForm& form, const Slot& slot) {
  const Morph m = form.morph;
  const Derived d = m.derived();
  if (m.person() != slot.person || m.tense() != slot.tense || m.needs_enclitic()) return false;
  if (slot.voice != Voice::none && m.voice() != slot.voice) return false;
  if (slot.gender != Gender::none && m.gender() != slot.gender) return false;
  if (slot.number != Number::none && m.number() != slot.number) return false;
  return slot.masdar == (d == Derived::masdar) &&
         slot.active == (d == Derived::active_participle) &&
         slot.passive == (d == Derived::passive_participle);
}

bool has(const std::vector<InflectedForm>& forms, const Slot& slot, const std::string& text) {
  return std::any_of(forms.begin(), forms.end(),
                     [&](const InflectedForm& f) { return f.text == text && fits(f, slot); });
}

bool any(const std::vector<InflectedForm>& forms, const Slot& slot) {
  return std::any_of(forms.begin(), forms.end(), [&](const auto& f) { return fits(f, slot); });
}

TEST(Inflect, GivesTheHandWrittenParadigms) {
  const std::vector<Row> rows = rows_of("tests/data/paradigms/verbs.tsv");
  ASSERT_GE(rows.size(), 25u);
  for (const Row& row : rows) {
    ASSERT_EQ(row.size(), 21u) << row[0];
    const std::vector<InflectedForm> forms = inflect_verb(entry_of(row));
    ASSERT_FALSE(forms.empty()) << row[0];
    EXPECT_EQ(forms.front().text, row[0]);
    EXPECT_EQ(forms.front().morph.derived(), Derived::lemma);
    for (const Slot& slot : kSlots) {
      if (row[slot.column] == "-") {
        EXPECT_FALSE(any(forms, slot)) << row[0] << " has a form for column " << slot.column;
      } else {
        EXPECT_TRUE(has(forms, slot, row[slot.column]))
            << row[0] << " " << row[3] << " lacks " << row[slot.column] << " (column "
            << slot.column << ")";
      }
    }
  }
}

TEST(Inflect, AgreesWithTheLemmasOfTheVerbTable) {
  for (const Row& row : rows_of("data/verbs.tsv")) {
    if (row.size() < 5 || row[7].find("irregular") != std::string::npos) continue;
    EXPECT_EQ(check_verb(entry_of(row)), "") << row[0] << " " << row[2] << " " << row[3];
  }
}

TEST(Inflect, ListsEachFormOnce) {
  for (const Row& row : rows_of("tests/data/paradigms/verbs.tsv")) {
    std::set<std::pair<std::string, std::uint32_t>> seen;
    for (const InflectedForm& f : inflect_verb(entry_of(row))) {
      EXPECT_TRUE(seen.emplace(f.text, f.morph.bits).second) << row[0] << " " << f.text;
    }
  }
}

TEST(Inflect, ChangesFormsBeforePronouns) {
  for (const Row& row : rows_of("tests/data/paradigms/before_pronoun.tsv")) {
    ASSERT_EQ(row.size(), 8u) << row[0];
    const std::vector<InflectedForm> forms = inflect_verb(entry_of(row));
    const auto joined = [&](const std::string& text, bool needs) {
      return std::any_of(forms.begin(), forms.end(), [&](const InflectedForm& f) {
        return f.text == text && (needs ? f.morph.needs_enclitic() : f.morph.no_enclitic());
      });
    };
    EXPECT_TRUE(joined(row[5], false)) << row[5];
    EXPECT_TRUE(joined(row[6], true)) << row[6];
  }
}

TEST(Inflect, RefusesEntriesThatMakeNoSense) {
  const std::string three = "\xD9\x83\xD8\xAA\xD8\xA8";  // k-t-b
  EXPECT_TRUE(inflect_verb({.lemma = three, .present = "", .root = three, .form = "XI"}).empty());
  EXPECT_TRUE(inflect_verb({.lemma = three, .present = "", .root = three, .form = "QI"}).empty());
  EXPECT_TRUE(inflect_verb({.lemma = three, .present = "", .root = three, .form = "I"}).empty());
  EXPECT_TRUE(inflect_verb({.lemma = "", .present = "", .root = "", .form = "I"}).empty());
  EXPECT_TRUE(inflect_verb({.lemma = "", .present = "ab", .root = "abc", .form = "I"}).empty());
  EXPECT_NE(check_verb({.lemma = three, .present = "", .root = three, .form = "X"}), "");
}

TEST(Sounds, SpellsHamzaByTheVowelsAroundIt) {
  for (const Row& row : rows_of("tests/data/paradigms/hamza.tsv")) {
    ASSERT_EQ(row.size(), 3u);
    Sounds sounds;
    for (const char c : row[0]) {
      switch (c) {
        case '\'':
          sounds += letter::kHamza;
          break;
        case 's':
          sounds += letter::kSeen;
          break;
        case 'l':
          sounds += char32_t{0x644};
          break;
        case 'q':
          sounds += char32_t{0x642};
          break;
        case 'r':
          sounds += char32_t{0x631};
          break;
        case 'm':
          sounds += letter::kMeem;
          break;
        case 'n':
          sounds += letter::kNoon;
          break;
        case 't':
          sounds += letter::kTeh;
          break;
        case 'b':
          sounds += letter::kBeh;
          break;
        case 'f':
          sounds += char32_t{0x641};
          break;
        case 'y':
          sounds += letter::kYeh;
          break;
        case 'h':
          sounds += letter::kHeh;
          break;
        case 'j':
          sounds += char32_t{0x62C};
          break;
        default:
          sounds += static_cast<char32_t>(c);
      }
    }
    EXPECT_EQ(spell(sounds), row[1]) << row[0];
  }
}

TEST(Sounds, KeepsWrittenWordsAsTheyAre) {
  for (const Row& row : rows_of("data/verbs.tsv")) {
    for (const std::string& masdar : entry_of(row).masdars) {
      const Sounds sounds = sounds_of_written(masdar);
      EXPECT_EQ(spell(attach(sounds, U"u")), masdar);
    }
  }
}

}  // namespace
}  // namespace tawatur::lexicon
