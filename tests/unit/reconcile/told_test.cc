// SPDX-License-Identifier: Apache-2.0
#include "reconcile/told.h"

#include <gtest/gtest.h>

#include "reconcile/features.h"

namespace tawatur::reconcile {
namespace {

TEST(Words, AreSortedOnceWithTheirLength) {
  const Words words = {{9, 5}, {2, 8}, {9, 5}};
  ASSERT_EQ(words.size(), 2U);
  EXPECT_EQ(words[0].hash, 2U);
  EXPECT_DOUBLE_EQ(words.norm() * words.norm(), 6 * 6 + 3 * 3);
  EXPECT_EQ(Words::weight_of({0, 1}), 1);
  EXPECT_EQ(Words::weight_of({0, 60}), 6);
  Told a, b;
  a.words = words;
  b.words = {{2, 8}};
  EXPECT_DOUBLE_EQ(likeness(a, b), 36 / (words.norm() * 6));
  EXPECT_EQ(likeness(a, Told()), 0);
}

TEST(Days, AreCountedFromTheEpoch) {
  EXPECT_EQ(day_of("1970-01-02"), 1);
  EXPECT_EQ(day_of("2018-01-11"), 17542);
  for (const char* bad : {"", "2018-1-11", "2018-02-30", "2018-01-11T00", "x018-01-11"}) {
    EXPECT_EQ(day_of(bad), kNoDay) << bad;
  }
}

TEST(Days, IsoAndBack) {
  for (const char* day : {"1970-01-01", "2018-02-28", "2024-02-29", "1899-12-31"}) {
    EXPECT_EQ(iso_of(day_of(day)), day);
  }
  EXPECT_EQ(iso_of(kNoDay), "");
}

}  // namespace
}  // namespace tawatur::reconcile
