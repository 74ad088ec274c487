// SPDX-License-Identifier: Apache-2.0
#include "annotate/number_words.h"

#include <gtest/gtest.h>
#include <unicode/rbnf.h>

#include <cstdint>
#include <random>
#include <string>

#include "arabic_text.h"

namespace tawatur::annotate {
namespace {

using testing_support::Words;

NumberWords load() {
  std::vector<NumberAtom> atoms;
  const std::string file = std::string(TAWATUR_SOURCE_DIR) + "/data/numbers.tsv";
  for (const auto& row :
       testing_support::read_rows(file, {kNumberColumns.begin(), kNumberColumns.end()})) {
    std::array<std::string_view, kNumberColumns.size()> cells;
    for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = row[i];
    atoms.push_back(number_atom(cells));
  }
  return NumberWords(std::move(atoms));
}

const NumberWords& words() {
  static const NumberWords kWords = load();
  return kWords;
}

std::string noun() { return "\xD8\xB4\xD8\xAE\xD8\xB5"; }  // shakhs, a person

/// Spells n, puts a noun after it, reads it back.
void round_trip(std::int64_t n, const SpellStyle& style) {
  const std::string spelt = words().spell(n, style);
  ASSERT_FALSE(spelt.empty()) << n;
  const Words text(spelt + " " + noun());
  const auto parsed = words().parse(text.tokens, 0, static_cast<std::uint32_t>(text.tokens.size()));
  ASSERT_TRUE(parsed.has_value()) << n << " " << spelt;
  EXPECT_EQ(parsed->value, n) << spelt;
  EXPECT_EQ(parsed->tokens.last, text.tokens.size() - 1) << spelt;
}

std::vector<SpellStyle> styles() {
  std::vector<SpellStyle> out;
  for (const Gender gender : {Gender::masc, Gender::fem}) {
    for (const Case kase : {Case::nom, Case::obl}) {
      for (int bits = 0; bits < 8; ++bits) {
        SpellStyle s;
        s.gender = gender, s.kase = kase;
        s.construct = (bits & 1) != 0, s.fused = (bits & 2) != 0;
        s.variant = static_cast<std::uint8_t>(bits >> 2);
        out.push_back(s);
      }
    }
  }
  return out;
}

TEST(NumberWords, RoundTripOfEveryFormUpToTenThousand) {
  for (const SpellStyle& style : styles()) {
    for (std::int64_t n = 0; n <= 2200; ++n) round_trip(n, style);
    for (std::int64_t n = 2201; n <= 12000; n += 7) round_trip(n, style);
  }
}

TEST(NumberWords, RoundTripOfRandomNumbers) {
  std::mt19937 random(20180111);
  const std::vector<SpellStyle> all = styles();
  for (int i = 0; i < 40000; ++i) {
    std::int64_t n = static_cast<std::int64_t>(random() % 1'000'000'000u);
    for (std::uint32_t zeros = random() % 4; zeros > 0; --zeros) n -= n % (zeros == 3 ? 1000 : 100);
    round_trip(n, all[random() % all.size()]);
  }
}

TEST(NumberWords, OutOfRangeIsEmpty) {
  EXPECT_TRUE(words().spell(-1, {}).empty());
  EXPECT_TRUE(words().spell(1'000'000'000, {}).empty());
  EXPECT_FALSE(words().spell(999'999'999, {}).empty());
  EXPECT_TRUE(NumberWords().spell(3, {}).empty());
}

/// Only a smoke test: ICU knows the nominative alone and doesn't agree with the noun.
TEST(NumberWords, ReadsWhatIcuSpells) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::RuleBasedNumberFormat icu_words(icu::URBNF_SPELLOUT, icu::Locale("ar"), status);
  ASSERT_TRUE(U_SUCCESS(status));
  int checked = 0;
  for (std::int64_t n = 0; n < 100000; n = n < 1000 ? n + 1 : n + 977) {
    icu::UnicodeString spelt;
    icu_words.format(n, spelt);
    std::string utf8;
    spelt.toUTF8String(utf8);
    const Words text(utf8);
    const auto last = static_cast<std::uint32_t>(text.tokens.size());
    const auto parsed = words().parse(text.tokens, 0, last);
    ASSERT_TRUE(parsed.has_value()) << utf8;
    EXPECT_EQ(parsed->value, n) << utf8;
    ++checked;
  }
  EXPECT_GT(checked, 1000);
}

TEST(NumberWords, ReadsTheTableOfReadings) {
  const std::string file =
      std::string(TAWATUR_SOURCE_DIR) + "/tests/data/annotate/number_words.tsv";
  const auto rows = testing_support::read_rows(file, {"text", "cardinal", "ordinal", "tokens"});
  ASSERT_GT(rows.size(), 40u);
  for (const auto& row : rows) {
    const Words text(row[0]);
    const auto last = static_cast<std::uint32_t>(text.tokens.size());
    const auto cardinal = words().parse(text.tokens, 0, last);
    const auto ordinal = words().parse_ordinal(text.tokens, 0, last);
    EXPECT_EQ(cardinal ? std::to_string(cardinal->value) : "", row[1]) << row[0];
    EXPECT_EQ(ordinal ? std::to_string(ordinal->value) : "", row[2]) << row[0];
    const auto& found = cardinal ? cardinal : ordinal;
    EXPECT_EQ(found ? std::to_string(found->tokens.size()) : "", row[3]) << row[0];
  }
}

TEST(NumberWords, DigitsWithMarks) {
  const auto value = [](std::string_view text) {
    const auto digits = read_digits(text);
    return digits ? digits->millionths : -1;
  };
  EXPECT_EQ(value("15"), 15'000'000);
  EXPECT_EQ(value("1.300"), 1'300'000'000);
  EXPECT_EQ(value("1,300"), 1'300'000'000);
  EXPECT_EQ(value("2.7"), 2'700'000);
  EXPECT_EQ(value("1,234,567"), 1'234'567'000'000);
  EXPECT_EQ(value("10:30"), -1);
  EXPECT_EQ(value("12/5"), -1);
  EXPECT_EQ(value("1.2.3"), -1);
  EXPECT_EQ(value("1."), -1);
  EXPECT_EQ(value(""), -1);
  EXPECT_EQ(value("0096512345678901"), -1);
}

}  // namespace
}  // namespace tawatur::annotate
