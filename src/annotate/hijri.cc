// SPDX-License-Identifier: Apache-2.0
#include "annotate/hijri.h"

#include <cstdint>

namespace tawatur::annotate {
namespace {

constexpr int kLastYear = 2000;

/// 1 Muharram of year 1, Gregorian proleptic: 19 July 622.
constexpr std::chrono::sys_days kEpoch =
    std::chrono::year{622} / std::chrono::July / std::chrono::day{19};

bool is_leap(int year) { return (11 * year + 14) % 30 < 11; }

/// Days of the years before `year`.
std::int64_t days_before(int year) {
  const std::int64_t past = year - 1;
  return 354 * past + (11 * past + 14) / 30;
}

/// Days of the months before `month`: 30, 29, 30 ...
int days_before_month(int month) { return (59 * (month - 1) + 1) / 2; }

}  // namespace

int hijri_month_length(int year, int month) {
  if (year < 1 || year > kLastYear || month < 1 || month > 12) return 0;
  if (month == 12) return is_leap(year) ? 30 : 29;
  return month % 2 == 1 ? 30 : 29;
}

std::optional<std::chrono::sys_days> from_hijri(HijriDate date) {
  if (date.day < 1 || date.day > hijri_month_length(date.year, date.month)) return {};
  const std::int64_t days = days_before(date.year) + days_before_month(date.month) + (date.day - 1);
  return kEpoch + std::chrono::days{days};
}

std::optional<HijriDate> to_hijri(std::chrono::sys_days day) {
  const std::int64_t days = (day - kEpoch).count();
  if (days < 0 || days >= days_before(kLastYear + 1)) return {};
  HijriDate date;
  date.year = static_cast<int>((30 * days + 10646) / 10631);
  int rest = static_cast<int>(days - days_before(date.year));
  date.month = 1;
  while (rest >= hijri_month_length(date.year, date.month)) {
    rest -= hijri_month_length(date.year, date.month);
    ++date.month;
  }
  date.day = rest + 1;
  return date;
}

}  // namespace tawatur::annotate
