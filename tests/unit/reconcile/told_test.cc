// SPDX-License-Identifier: Apache-2.0
#include "reconcile/told.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <vector>

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

Told killed(std::initializer_list<std::int64_t> numbers, std::initializer_list<unsigned> places) {
  Told t;
  for (const std::int64_t n : numbers) t.numbers.push_back({QuantityKind::killed, n, n});
  for (const unsigned p : places) t.place.push_back({p, {p}, {}, {}});
  return t;
}

TEST(Sums, AreThoseOfSeveralPlaces) {
  std::vector<Told> document = {killed({4}, {}), killed({3}, {1}), killed({1}, {2}),
                                killed({2, 2}, {1, 2}), killed({5}, {})};
  mark_sums(document);
  EXPECT_TRUE(document[0].sums_up);
  EXPECT_FALSE(document[1].sums_up);
  EXPECT_FALSE(document[2].sums_up);
  EXPECT_TRUE(document[3].sums_up);  // two numbers of one claim are one
  EXPECT_FALSE(document[4].sums_up);
}

TEST(Sums, OfOnePlaceAreItsParts) {
  std::vector<Told> document = {killed({4}, {}), killed({3}, {1}), killed({1}, {1})};
  mark_sums(document);
  EXPECT_FALSE(document[0].sums_up);
  document[2].place.front().key = 2;
  document[2].modality = Modality::possible;
  mark_sums(document);
  EXPECT_FALSE(document[0].sums_up);
}

TEST(Sums, AClaimWithoutAPlaceIsToldOfTheOneBefore) {
  std::vector<Told> document = {killed({4}, {}), killed({}, {1}), killed({3}, {}), killed({}, {2}),
                                killed({1}, {})};
  for (std::uint32_t i = 0; i < document.size(); ++i) document[i].trigger = {50 * i, 50 * i + 4};
  mark_sums(document);
  EXPECT_TRUE(document[0].sums_up);
  document[4].trigger = {2000, 2004};  // too far from the place to be of it
  mark_sums(document);
  EXPECT_FALSE(document[0].sums_up);
}

TEST(Sums, OfThree) {
  std::vector<Told> document = {killed({9}, {}), killed({4}, {1}), killed({3}, {2}),
                                killed({2}, {3})};
  mark_sums(document);
  EXPECT_TRUE(document[0].sums_up);
}

TEST(Sums, TheHurtBesideTheSumOfTheDeadAreASum) {
  std::vector<Told> document = {killed({4}, {}), killed({}, {}), killed({3}, {1}), killed({1}, {2}),
                                killed({}, {})};
  document[1].numbers = {{QuantityKind::wounded, 8, 8}};
  document[4].numbers = {{QuantityKind::wounded, 9, 9}};
  for (std::uint32_t i = 0; i < document.size(); ++i) {
    document[i].trigger = {1000 * i, 1000 * i + 4};
    document[i].evidence = {1000 * i, 1000 * i + 90};
  }
  document[1].evidence = {50, 120};  // of the sentence of the four
  mark_sums(document);
  EXPECT_TRUE(document[0].sums_up);
  EXPECT_TRUE(document[1].sums_up);
  EXPECT_FALSE(document[4].sums_up);
  document[1].place.push_back({1, {1}, {}, {}});  // of one place
  document[1].sums_up = false;
  mark_sums(document);
  EXPECT_FALSE(document[1].sums_up);
}

TEST(Around, TheNearestOfTheSentenceLendsItsPlace) {
  std::vector<Told> document = {killed({}, {1}), killed({2}, {}), killed({}, {2}), killed({3}, {})};
  for (std::uint32_t i = 0; i < document.size(); ++i) {
    document[i].frame = Frame::kill;
    document[i].trigger = {10 * i, 10 * i + 4};
    document[i].evidence = {0, 40};
  }
  document[3].evidence = {40, 60};  // a sentence of its own
  look_around(document);
  EXPECT_TRUE(document[0].around.empty());  // names one itself
  ASSERT_EQ(document[1].around.size(), 1U);
  EXPECT_EQ(document[1].around[0].key, 1U);  // of two as near the earlier one
  EXPECT_TRUE(document[3].around.empty());
}

TEST(Around, WhoOnlySpeaksNeitherLendsNorBorrows) {
  std::vector<Told> document = {killed({}, {1}), killed({2}, {}), killed({}, {})};
  for (Told& t : document) t.evidence = {0, 40};
  document[0].frame = Frame::accuse;
  document[1].frame = Frame::kill;
  document[2].frame = Frame::state;
  look_around(document);
  EXPECT_TRUE(document[1].around.empty());
  document[0].frame = Frame::shelling;
  look_around(document);
  EXPECT_EQ(document[1].around.size(), 1U);
  EXPECT_TRUE(document[2].around.empty());
}

}  // namespace
}  // namespace tawatur::reconcile
