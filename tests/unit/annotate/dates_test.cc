// SPDX-License-Identifier: Apache-2.0
#include "annotate/dates.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "annotate/dates_calendar.h"
#include "case_file.h"
#include "text/split.h"

namespace tawatur::annotate {
namespace {

const lexicon::Pack& pack() {
  static const auto kOpened =
      lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
  if (!kOpened) ADD_FAILURE() << kOpened.error().to_string();
  return *kOpened;
}

std::vector<Mention> dates_of(std::string_view source, std::string_view published,
                              const FoldedText& text) {
  static const DateFinder kFinder(pack());
  std::vector<Mention> out;
  kFinder.find(text, published, out);
  for (const Mention& m : out) {
    EXPECT_LT(m.span.begin, m.span.end);
    EXPECT_LE(m.span.end, source.size());
    EXPECT_LT(m.tokens.first, m.tokens.last);
  }
  return out;
}

/// One line a mention: days, precision, words, clash.
std::string shown(const std::string& source, const std::string& published) {
  const FoldedText text = text::split(source);
  std::string out;
  for (const Mention& m : dates_of(source, published, text)) {
    if (!out.empty()) out += '\n';
    out += m.from.empty() && m.to.empty() ? "-" : m.from;
    if (m.from != m.to) out += ".." + m.to;
    out += " " + m.precision + " ";
    out += m.span.of(source);
    if (!m.clash.empty()) out += " ! " + m.clash;
  }
  return out.empty() ? "none" : out;
}

TEST(Dates, Cases) {
  const auto files = testing_support::read_case_files(std::string(TAWATUR_SOURCE_DIR) +
                                                      "/tests/cases/annotate/dates");
  ASSERT_GE(files.size(), 9u);
  for (const auto& file : files) {
    ASSERT_EQ(file.error, "");
    for (const auto& c : file.cases) {
      const auto published = c.options.find("published");
      EXPECT_EQ(shown(c.input, published == c.options.end() ? "" : published->second), c.expected)
          << c.where;
    }
  }
}

TEST(Dates, EmptyTextAndBadPublication) {
  EXPECT_EQ(shown("", "2018-01-11"), "none");
  EXPECT_EQ(shown("abc 12", "not a day"), "none");
}

/// Every day of some years, spelt with digits and a Levantine month, comes back.
TEST(Dates, RoundTripOfDays) {
  const std::string ayyar = "\xD8\xA3\xD9\x8A\xD8\xA7\xD8\xB1";  // May
  for (int year = 1950; year <= 2050; year += 7) {
    for (int day = 1; day <= 31; ++day) {
      const std::string source = std::to_string(day) + " " + ayyar + " " + std::to_string(year);
      const FoldedText text = text::split(source);
      const auto found = dates_of(source, "", text);
      ASSERT_EQ(found.size(), 1u) << source;
      const auto iso = to_iso(*make_day({year, 5, Calendar::gregorian}, day));
      EXPECT_EQ(found[0].from, iso);
      EXPECT_EQ(found[0].to, iso);
    }
  }
}

/// A weekday without more always falls in the seven days that end at publication.
TEST(Dates, WeekdaysAreNeverInTheFuture) {
  const Day start = *parse_iso("2015-12-20");
  for (int i = 0; i < 400; ++i) {
    const Day published = start + Days{i};
    for (int weekday = 1; weekday <= 7; ++weekday) {
      const Day last = weekday_near(published, weekday, Direction::none);
      EXPECT_EQ(weekday_of(last), weekday);
      EXPECT_GE((published - last).count(), 0);
      EXPECT_LT((published - last).count(), 7);
      const Day before = weekday_near(published, weekday, Direction::past);
      EXPECT_GE((published - before).count(), 1);
      EXPECT_LE((published - before).count(), 7);
      const Day after = weekday_near(published, weekday, Direction::next);
      EXPECT_GE((after - published).count(), 1);
      EXPECT_LE((after - published).count(), 7);
      const Day near = weekday_near(published, weekday, Direction::now);
      EXPECT_LE(std::abs((near - published).count()), 3);
    }
  }
}

TEST(Dates, MonthsWithoutYear) {
  const Day january = *parse_iso("2018-01-11");
  const auto year = [&](int month, Direction direction) {
    return month_near(january, month, Calendar::gregorian, direction).year;
  };
  EXPECT_EQ(year(12, Direction::none), 2017);
  EXPECT_EQ(year(1, Direction::none), 2018);
  EXPECT_EQ(year(1, Direction::past), 2017);
  EXPECT_EQ(year(12, Direction::past), 2017);
  EXPECT_EQ(year(3, Direction::next), 2018);
  EXPECT_EQ(year(1, Direction::next), 2019);
  EXPECT_EQ(year(3, Direction::now), 2018);
  // A paper dated a few days early: next month's first days are meant.
  EXPECT_EQ(month_near(*parse_iso("2018-12-30"), 1, Calendar::gregorian, Direction::none).year,
            2019);
}

TEST(Dates, IsoText) {
  EXPECT_EQ(to_iso(*parse_iso("2020-02-29")), "2020-02-29");
  EXPECT_EQ(to_iso(*parse_iso("0622-07-19")), "0622-07-19");
  EXPECT_FALSE(parse_iso("2019-02-29"));
  EXPECT_FALSE(parse_iso("2019-2-29"));
  EXPECT_FALSE(parse_iso("2019/02/28"));
  EXPECT_FALSE(parse_iso(""));
}

/// Time grows with the text, also where every word begins an expression that fails.
TEST(Dates, LongChainsOfTimeWordsAreLinear) {
  const std::string since = "\xD9\x85\xD9\x86\xD8\xB0 ";            // since
  const std::string evening = "\xD9\x85\xD8\xB3\xD8\xA7\xD8\xA1 ";  // evening
  std::string source;
  for (int i = 0; i < 50000; ++i) source += i % 2 == 0 ? since : evening;
  const FoldedText text = text::split(source);
  const auto begin = std::chrono::steady_clock::now();
  dates_of(source, "2018-01-11", text);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

}  // namespace
}  // namespace tawatur::annotate
