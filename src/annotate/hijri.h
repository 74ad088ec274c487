// SPDX-License-Identifier: Apache-2.0
// Hijri dates by the tabular calendar: twelve months of 30 and 29 days in turn, eleven leap days in
// thirty years (2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29), epoch Friday 16 July 622 (Julian).
//
//   from_hijri({1443, 9, 3})    // 2022-04-05, the third day of Ramadan
//   to_hijri(day)               // the way back
//
// Months that were begun by sighting the moon may stand a day off, in rare cases two; a date in
// Hijri months is therefore a day give or take one. Years 1 to 2000. Errors: nullopt for a day that
// the calendar doesn't have. Cost: constant. Thread rule: pure functions.
#pragma once

#include <chrono>
#include <optional>

namespace tawatur::annotate {

struct HijriDate {
  int year = 0;
  int month = 0;  ///< 1 = Muharram
  int day = 0;
  auto operator<=>(const HijriDate&) const = default;
};

/// 29 or 30; 0 for a month that doesn't exist.
int hijri_month_length(int year, int month);
std::optional<std::chrono::sys_days> from_hijri(HijriDate date);
std::optional<HijriDate> to_hijri(std::chrono::sys_days day);

}  // namespace tawatur::annotate
