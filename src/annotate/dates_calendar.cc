// SPDX-License-Identifier: Apache-2.0
#include "annotate/dates_calendar.h"

#include <array>
#include <charconv>

#include "annotate/hijri.h"

namespace tawatur::annotate {
namespace {

constexpr Days kSlack{7};

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return {};
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<Day> gregorian(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return {};
  const std::chrono::year_month_day ymd{std::chrono::year{year},
                                        std::chrono::month{static_cast<unsigned>(month)},
                                        std::chrono::day{static_cast<unsigned>(day)}};
  if (!ymd.ok()) return {};
  return Day{ymd};
}

}  // namespace

std::optional<Day> parse_iso(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return {};
  const auto y = digits(text.substr(0, 4)), m = digits(text.substr(5, 2)),
             d = digits(text.substr(8, 2));
  if (!y || !m || !d) return {};
  return gregorian(*y, *m, *d);
}

std::string to_iso(Day day) {
  const std::chrono::year_month_day ymd{day};
  const auto put = [](std::string& out, unsigned value, std::size_t width) {
    std::array<char, 12> buffer{};
    const char* const end = std::to_chars(buffer.data(), buffer.data() + 12, value).ptr;
    const std::size_t size = static_cast<std::size_t>(end - buffer.data());
    out.append(size < width ? width - size : 0, '0').append(buffer.data(), size);
  };
  std::string out;
  put(out, static_cast<unsigned>(static_cast<int>(ymd.year())), 4);
  out += '-';
  put(out, static_cast<unsigned>(ymd.month()), 2);
  out += '-';
  put(out, static_cast<unsigned>(ymd.day()), 2);
  return out;
}

int weekday_of(Day day) { return static_cast<int>(std::chrono::weekday{day}.iso_encoding()); }

std::string_view weekday_name(int weekday) {
  static constexpr std::array<std::string_view, 8> kNames = {
      "?", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  return kNames[weekday >= 1 && weekday <= 7 ? static_cast<std::size_t>(weekday) : 0];
}

std::optional<Day> make_day(YearMonth month, int day) {
  if (month.calendar == Calendar::hijri) return from_hijri({month.year, month.month, day});
  return gregorian(month.year, month.month, day);
}

std::optional<DayRange> days_of(YearMonth month) {
  const auto first = make_day(month, 1);
  const auto after = make_day(shifted(month, 1), 1);
  if (!first || !after) return {};
  return DayRange{*first, *after - Days{1}};
}

DayRange days_of_year(int year) {
  using namespace std::chrono;
  return {Day{std::chrono::year{year} / January / 1}, Day{std::chrono::year{year} / December / 31}};
}

YearMonth month_of(Day day, Calendar calendar) {
  if (calendar == Calendar::hijri) {
    const auto date = to_hijri(day);
    return date ? YearMonth{date->year, date->month, calendar} : YearMonth{0, 0, calendar};
  }
  const std::chrono::year_month_day ymd{day};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          calendar};
}

YearMonth shifted(YearMonth month, int months) {
  const int index = month.year * 12 + month.month - 1 + months;
  return {index / 12, index % 12 + 1, month.calendar};
}

Day weekday_near(Day day, int weekday, Direction direction) {
  const int back = (weekday_of(day) - weekday + 7) % 7;
  switch (direction) {
    case Direction::past:
      return day - Days{back == 0 ? 7 : back};
    case Direction::next:
      return day + Days{back == 0 ? 7 : 7 - back};
    case Direction::now:
      return back <= 3 ? day - Days{back} : day + Days{7 - back};
    default:
      return day - Days{back};
  }
}

YearMonth month_near(Day day, int month, Calendar calendar, Direction direction) {
  const YearMonth here = month_of(day, calendar);
  YearMonth found{here.year, month, calendar};
  switch (direction) {
    case Direction::past:
      if (found.month >= here.month) --found.year;
      break;
    case Direction::next:
      if (found.month <= here.month) ++found.year;
      break;
    case Direction::now:
      break;
    default: {
      const auto first = make_day(found, 1);
      if (first && *first > day + kSlack) --found.year;
      // In December a date in early January may be the coming year's.
      const auto coming = make_day({found.year + 1, month, calendar}, 1);
      if (coming && *coming <= day + kSlack) ++found.year;
    }
  }
  return found;
}

}  // namespace tawatur::annotate
