// SPDX-License-Identifier: Apache-2.0
#include "annotate/hijri.h"

#include <gtest/gtest.h>
#include <unicode/calendar.h>

#include <chrono>
#include <memory>

namespace tawatur::annotate {
namespace {

using std::chrono::sys_days;

sys_days ymd(int y, unsigned m, unsigned d) {
  return std::chrono::year{y} / std::chrono::month{m} / std::chrono::day{d};
}

TEST(Hijri, KnownDays) {
  EXPECT_EQ(from_hijri({1, 1, 1}), ymd(622, 7, 19));
  EXPECT_EQ(from_hijri({1442, 9, 1}), ymd(2021, 4, 13));
  EXPECT_EQ(from_hijri({1400, 1, 1}), ymd(1979, 11, 21));
}

TEST(Hijri, DaysThatDoNotExist) {
  EXPECT_FALSE(from_hijri({1443, 0, 1}));
  EXPECT_FALSE(from_hijri({1443, 13, 1}));
  EXPECT_FALSE(from_hijri({1443, 2, 30}));
  EXPECT_FALSE(from_hijri({1443, 1, 0}));
  EXPECT_FALSE(from_hijri({0, 1, 1}));
  EXPECT_FALSE(from_hijri({2001, 1, 1}));
  EXPECT_FALSE(to_hijri(ymd(622, 7, 18)));
}

TEST(Hijri, EveryDayOfAThousandYearsComesBack) {
  HijriDate before{};
  for (sys_days day = ymd(1000, 1, 1); day < ymd(2100, 1, 1); day += std::chrono::days{1}) {
    const auto date = to_hijri(day);
    ASSERT_TRUE(date.has_value());
    ASSERT_EQ(from_hijri(*date), day);
    ASSERT_LT(before, *date);
    before = *date;
  }
}

TEST(Hijri, AgreesWithIcuCivil) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Calendar> icu_calendar(icu::Calendar::createInstance(
      icu::TimeZone::getGMT()->clone(), icu::Locale("ar@calendar=islamic-civil"), status));
  ASSERT_TRUE(U_SUCCESS(status));
  for (sys_days day = ymd(1800, 1, 1); day < ymd(2077, 1, 1); day += std::chrono::days{3}) {
    icu_calendar->setTime(static_cast<double>(day.time_since_epoch().count()) * 86400e3, status);
    const HijriDate icu_date{icu_calendar->get(UCAL_YEAR, status),
                             icu_calendar->get(UCAL_MONTH, status) + 1,
                             icu_calendar->get(UCAL_DATE, status)};
    ASSERT_TRUE(U_SUCCESS(status));
    ASSERT_EQ(to_hijri(day), icu_date);
  }
}

}  // namespace
}  // namespace tawatur::annotate
