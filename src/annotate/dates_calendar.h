// SPDX-License-Identifier: Apache-2.0
// Days and months of both calendars for the date finder: ISO text, weekdays, the month or weekday
// that a text without a year or date means.
//
//   parse_iso("2018-01-11")                      // a day, or nullopt
//   to_iso(day)                                  // "2018-01-11"
//   weekday_near(day, 4, Direction::past)        // the last Thursday before `day`
//   month_near(day, {2, Calendar::gregorian}, Direction::past)   // last February
//
// Weekdays are ISO numbers, 1 = Monday. Errors: nullopt. Cost: constant. Thread rule: pure.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace tawatur::annotate {

using Day = std::chrono::sys_days;
using Days = std::chrono::days;

enum class Calendar : std::uint8_t { gregorian, hijri };
/// Where to look: past and next exclude the day (or month) in hand, none prefers the past and
/// includes it, now is the one in hand.
enum class Direction : std::uint8_t { none, past, now, next };

struct DayRange {
  Day from, to;  ///< both inclusive
};

/// A month of a year; `month` 1 to 12.
struct YearMonth {
  int year = 0;
  int month = 0;
  Calendar calendar = Calendar::gregorian;
};

std::optional<Day> parse_iso(std::string_view text);
std::string to_iso(Day day);
int weekday_of(Day day);
/// English name of an ISO weekday, for messages.
std::string_view weekday_name(int weekday);

std::optional<Day> make_day(YearMonth month, int day);
std::optional<DayRange> days_of(YearMonth month);
DayRange days_of_year(int year);
/// Year and month of a day.
YearMonth month_of(Day day, Calendar calendar);
/// The month `months` after (before, if negative).
YearMonth shifted(YearMonth month, int months);

/// The day with that weekday: none = last on or before, past = last before, next = first after,
/// now = nearest.
Day weekday_near(Day day, int weekday, Direction direction);
/// The month of that number seen from a day. With Direction::none a month that begins up to a week
/// ahead still counts as this year's (papers are dated a day early); now = the year in hand.
YearMonth month_near(Day day, int month, Calendar calendar, Direction direction);

}  // namespace tawatur::annotate
