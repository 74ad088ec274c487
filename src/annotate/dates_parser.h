// SPDX-License-Identifier: Apache-2.0
// Reads one time expression that starts at a token. Internal to the date finder.
//
// Three layers, none of which calls an upper one (so there is no recursion):
//   expression  since X until Y, from X to Y, N days ago, during X, X        dates_parser.cc
//               a day before that, two days after ..., Thursday and Friday   dates_anchored.cc
//   day         today, Thursday, 5 March 2019, the evening of ...            dates_days.cc
//   period      last week, 2012, March 2020, the first quarter of ...        dates_periods.cc
//
// A piece without from and to is text whose days aren't known. Days that rest on the publication
// date are unknown where there is none; the clock is never asked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "annotate/dates_calendar.h"
#include "annotate/dates_words.h"
#include "annotate/number_words.h"
#include "model/text.h"

namespace tawatur::annotate {

enum class DatePrecision : std::uint8_t { unknown, day, week, month, year };

struct TimeValue {
  std::optional<Day> from, to;
  DatePrecision precision = DatePrecision::unknown;
  std::optional<Day> bound;  ///< first day of a vague phase; "since the beginning of" makes it from
  std::optional<YearMonth> month;  ///< that the words name, for "the same month"
  bool aside = false;              ///< the day of something by the way: "the same day" isn't it
  std::string clash;
  bool known() const { return from && to; }
  bool one_day() const { return known() && *from == *to; }
};

struct TimePiece {
  std::uint32_t first = 0, last = 0;  ///< tokens
  TimeValue value;
};

class TimeParser {
 public:
  /// All arguments must outlive the parser.
  TimeParser(const FoldedText& text, const TimeMatches& matches, const NumberWords& numbers,
             std::optional<Day> published)
      : text_(text), matches_(matches), numbers_(numbers), published_(published) {}

  /// The expression that starts at the token, within its sentence. Remembers its day for "the same
  /// day" and "the next day": call in the order of the text.
  std::optional<TimePiece> parse(std::uint32_t at);

 private:
  struct MonthName {
    int month = 0;
    bool hijri = false, weak = false;
    std::uint32_t last = 0;
  };
  /// What follows a month or stands for a year: a year, a direction, or nothing.
  struct Tail {
    std::optional<int> year;
    Direction direction = Direction::none;
    bool year_direction = false;  ///< the direction is the year's (of last year), not the month's
    bool same_year = false;
    bool hijri = false;
    std::uint32_t last = 0;
    bool empty = true;
  };
  struct Count {
    std::int64_t number = 0;  ///< 0 = a plural without number
    TimeUnit unit = TimeUnit::day;
    bool about = false;
    std::uint32_t last = 0;
    /// Days and weeks as days; nothing where the number isn't exact.
    std::optional<Days> days() const;
  };
  /// The fifth, the twentieth: a day of a month.
  struct DayNumber {
    int number = 0;
    std::uint16_t proclitics = 0;
    std::uint32_t last = 0;
  };
  struct MonthAt {
    std::optional<YearMonth> month;
    std::uint32_t last = 0;
  };

  // dates_parser.cc
  std::optional<TimePiece> expression(std::uint32_t at);
  std::optional<TimePiece> point(std::uint32_t at, bool bare);
  std::optional<TimePiece> since(std::uint32_t at, std::uint32_t next);
  std::optional<TimePiece> before_or_after(std::uint32_t at, std::uint32_t next, bool before);
  std::optional<TimePiece> during(std::uint32_t at, std::uint32_t next);
  std::optional<TimePiece> range(std::uint32_t at, std::uint32_t next, bool between);
  std::optional<TimePiece> clock(std::uint32_t at);
  std::optional<TimePiece> until(std::uint32_t at, std::uint32_t next);
  std::optional<TimePiece> plain(std::uint32_t at) const;
  void extend_with_hour(TimePiece& piece) const;
  std::optional<Count> count(std::uint32_t at) const;

  // dates_anchored.cc
  std::optional<TimePiece> anchored(std::uint32_t at);
  std::optional<TimePiece> days_after(std::uint32_t at, const Count& count);
  std::optional<TimePiece> remembered_day(std::uint32_t at) const;
  std::optional<TimePiece> nth_day(std::uint32_t at, const TimeMatch& today) const;
  void join(TimePiece& piece, bool night, bool listed);
  std::optional<TimePiece> joined_day(std::uint32_t at, bool night, bool& weekday);

  // dates_days.cc
  std::optional<TimePiece> day(std::uint32_t at);
  std::optional<TimePiece> relative_day(std::uint32_t at);
  std::optional<TimePiece> anniversary(std::uint32_t at) const;
  std::optional<TimePiece> weekday(std::uint32_t at);
  bool eleven(std::uint32_t at) const;
  std::optional<TimePiece> apposition(std::uint32_t at);
  std::optional<TimePiece> calendar_day(std::uint32_t at) const;
  std::optional<TimePiece> digit_date(std::uint32_t at) const;
  std::optional<TimePiece> month_day(std::uint32_t at) const;
  std::optional<TimePiece> day_of_feast_month(std::uint32_t at) const;
  std::optional<TimePiece> day_of_running_month(std::uint32_t at, DayNumber days, int first,
                                                bool of) const;
  std::optional<MonthAt> running_month(std::uint32_t at, bool of) const;
  std::optional<DayNumber> day_number(std::uint32_t at) const;
  std::optional<DayNumber> second_day(std::uint32_t at) const;
  TimeValue weekday_value(int weekday, Direction direction) const;
  static void check_weekday(TimeValue& value, int weekday);
  static void settle_hijri(TimeValue& value, int weekday);

  // dates_periods.cc; bare: after a preposition of time, where a bare year or a month's name that
  // is mostly another word may stand
  std::optional<TimePiece> period(std::uint32_t at, bool bare) const;
  std::optional<TimePiece> unit_period(std::uint32_t at) const;
  std::optional<TimePiece> year_period(std::uint32_t at, bool bare_year) const;
  std::optional<TimePiece> month_period(std::uint32_t at, bool weak) const;
  std::optional<TimePiece> phase_period(std::uint32_t at) const;
  std::optional<TimePiece> part_of_year(std::uint32_t at) const;
  std::optional<TimePiece> season(std::uint32_t at) const;
  std::optional<TimePiece> whole_period(std::uint32_t at) const;
  TimeValue unit_value(TimeUnit unit, std::int64_t count, Direction direction) const;
  std::optional<MonthName> month_name(std::uint32_t at, bool inner) const;
  std::optional<YearMonth> resolve(const MonthName& name, const Tail& tail) const;
  Tail tail(std::uint32_t at) const;
  bool tail_of_year(std::uint32_t at, Tail& tail) const;
  std::optional<int> year_number(std::uint32_t at) const;
  std::optional<Direction> direction(std::uint32_t at, std::uint32_t& next) const;

  // Shared.
  bool inside(std::uint32_t at) const { return at < limit_; }
  bool mark(std::uint32_t at, char c) const {
    return inside(at) && text_.tokens[at].kind == TokenKind::punct &&
           text_.tokens[at].folded.size() == 1 && text_.tokens[at].folded[0] == c;
  }
  const TimeMatch* word(std::uint32_t at, TimeKind kind) const {
    const TimeMatch* m = inside(at) ? matches_.find(at, kind) : nullptr;
    return m != nullptr && m->last <= limit_ ? m : nullptr;
  }
  /// A word inside an expression: no clitics but the article.
  const TimeMatch* inner(std::uint32_t at, TimeKind kind) const {
    const TimeMatch* m = word(at, kind);
    return m != nullptr && (m->proclitics & ~proclitic::kAl) == 0 ? m : nullptr;
  }
  /// A whole number in digits, with "al-" as a token of its own before it taken along.
  std::optional<int> digits(std::uint32_t at, std::uint32_t& next) const;
  void remember(const TimeValue& value);

  const FoldedText& text_;
  const TimeMatches& matches_;
  const NumberWords& numbers_;
  std::optional<Day> published_;
  std::uint32_t limit_ = 0;  // end of the sentence in hand
  std::optional<Day> last_day_;
  std::optional<int> last_year_;
  std::optional<YearMonth> last_month_;
};

}  // namespace tawatur::annotate
