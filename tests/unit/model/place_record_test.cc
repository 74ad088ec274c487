// SPDX-License-Identifier: Apache-2.0
#include "model/place_record.h"

#include <gtest/gtest.h>

namespace tawatur {
namespace {

TEST(PlaceRecord, NamesInTheirOrderWithoutMarks) {
  PlaceRecord r;
  r.name_en = "A";
  r.other = "B {weak} | C|-| |D";
  EXPECT_EQ(names_of(r), (std::vector<std::string_view>{"A", "B", "C", "D"}));
  EXPECT_TRUE(names_of({}).empty());
}

TEST(PlaceRecord, Scripts) {
  EXPECT_EQ(script_of("Tell 5-b"), NameScript::latin);
  EXPECT_EQ(script_of("\xC5\x9Eiran"), NameScript::latin);
  EXPECT_EQ(script_of("\xD8\xAA\xD9\x84 12"), NameScript::arabic);
  EXPECT_EQ(script_of("\xD8\xAA\xD9\x8E\xD9\x84"), NameScript::arabic);  // a mark
  EXPECT_EQ(script_of("\xDA\xA9\xD9\x84"), NameScript::arabic_other);    // keheh
  EXPECT_EQ(script_of("\xD9\x84\xDB\x8C"), NameScript::arabic_other);    // farsi yeh
  EXPECT_EQ(script_of("\xD8\xAA\xD9\x84 x"), NameScript::other);
  EXPECT_EQ(script_of("\xD0\x94\xD0\xB0"), NameScript::other);
  EXPECT_EQ(script_of("12 - 3"), NameScript::none);
}

TEST(PlaceRecord, Degrees) {
  EXPECT_EQ(latitude("90"), 90.0);
  EXPECT_EQ(latitude(" -90 "), -90.0);
  EXPECT_FALSE(latitude("90.01"));
  EXPECT_FALSE(latitude("1e400"));
  EXPECT_FALSE(latitude("nan"));
  EXPECT_FALSE(latitude("3,5"));
  EXPECT_FALSE(latitude(""));
  EXPECT_EQ(longitude("-180"), -180.0);
  EXPECT_FALSE(longitude("180.1"));
}

TEST(PlaceRecord, KindsAndPrecision) {
  EXPECT_EQ(category_of_kind("village"), PlaceCategory::village);
  EXPECT_EQ(category_of_kind("PPLA2"), PlaceCategory::town);
  EXPECT_EQ(category_of_kind("PPLXYZ"), PlaceCategory::village);
  EXPECT_EQ(category_of_kind("WAD"), PlaceCategory::none);
  PlaceRecord r;
  EXPECT_EQ(default_precision(r), "unknown");
  r.lat = r.lon = 1;
  EXPECT_EQ(default_precision(r), "point");
  r.category = PlaceCategory::subdistrict;
  EXPECT_EQ(default_precision(r), "district");
}

TEST(PlaceRecord, PopulationIsAWholeCellOrUnknown) {
  EXPECT_EQ(population_of("2132100"), 2132100u);
  EXPECT_EQ(population_of("2,132,100"), 0u);
  EXPECT_EQ(population_of("about 900"), 0u);
  EXPECT_EQ(population_of("99999999999"), 0u);
  EXPECT_EQ(population_of(""), 0u);
}

}  // namespace
}  // namespace tawatur
