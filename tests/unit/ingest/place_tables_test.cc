// SPDX-License-Identifier: Apache-2.0
#include "ingest/place_tables.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace tawatur::ingest {
namespace {

const std::string kFolder = std::string(TAWATUR_SOURCE_DIR) + "/tests/data/ingest/places/";

struct Read {
  std::map<std::string, PlaceRecord> places;
  std::vector<Error> bad;
  PlaceTableCounts counts;
  Error error;
};

Read read(const std::string& name, const PlaceTableOptions& options = {}) {
  Read out;
  auto done = read_place_table(kFolder + name, options,
                               {[&](PlaceRecord r) { out.places.emplace(r.id, std::move(r)); },
                                [&](const Error& e) { out.bad.push_back(e); }});
  if (done) {
    out.counts = *done;
  } else {
    out.error = done.error();
  }
  return out;
}

TEST(PlaceTables, KindsAreToldByContent) {
  const std::pair<const char*, PlaceTableKind> kinds[] = {
      {"geonames.txt", PlaceTableKind::geonames},
      {"alternates.txt", PlaceTableKind::alternate_names},
      {"wof", PlaceTableKind::geojson},
      {"wof/2.geojson", PlaceTableKind::geojson},
      {"ocha_2026.csv", PlaceTableKind::columns},
      {"mapped.csv", PlaceTableKind::columns}};
  for (const auto& [name, kind] : kinds) {
    const auto found = kind_of_place_table(kFolder + name);
    ASSERT_TRUE(found) << name;
    EXPECT_EQ(*found, kind) << name;
  }
  EXPECT_EQ(kind_of_place_table(kFolder + "none").error().code, ErrorCode::kNotFound);
}

TEST(PlaceTables, GeoNames) {
  const Read got = read("geonames.txt");
  ASSERT_EQ(got.places.size(), 4U);
  EXPECT_EQ(got.counts.left_out, 1U);  // a valley
  ASSERT_EQ(got.bad.size(), 2U);
  EXPECT_EQ(got.bad[0].line, 5U);
  EXPECT_EQ(got.bad[1].line, 6U);
  const PlaceRecord& village = got.places.at("gn:900001");
  EXPECT_EQ(village.name_en, "Qaryat an Nakhla");
  EXPECT_EQ(script_of(village.name_ar), NameScript::arabic);
  EXPECT_EQ(names_of(village).size(), 4U);
  EXPECT_EQ(village.admin1, "SY.07");
  EXPECT_EQ(village.population, 1200U);
  EXPECT_EQ(village.category, PlaceCategory::village);
  EXPECT_EQ(got.places.at("gn:900002").precision, "governorate");
  EXPECT_EQ(got.places.at("gn:900003").category, PlaceCategory::hill);
  EXPECT_EQ(got.places.at("gn:900006").category, PlaceCategory::base);
  EXPECT_EQ(got.places.at("gn:900006").admin1, "");
}

TEST(PlaceTables, GeoNamesWithMoreNamesThanColumns) {
  const Read got = read("geonames_names.txt");
  ASSERT_EQ(got.places.size(), 2U) << got.error.to_string();
  EXPECT_TRUE(got.bad.empty());
  EXPECT_EQ(names_of(got.places.at("gn:900010")).size(), 27U);
  EXPECT_EQ(got.places.at("gn:900010").category, PlaceCategory::area);
}

TEST(PlaceTables, AlternateNamesWithoutLinks) {
  std::vector<std::string> languages;
  std::vector<Error> bad;
  const auto counts = read_alternate_names(
      kFolder + "alternates.txt",
      [&](const AlternateName& n) { languages.emplace_back(n.language); },
      [&](const Error& e) { bad.push_back(e); });
  ASSERT_TRUE(counts);
  EXPECT_EQ(languages, (std::vector<std::string>{"ar", "ar", "fa", "ar", "ar"}));
  EXPECT_EQ(counts->left_out, 1U);
  ASSERT_EQ(bad.size(), 1U);
  EXPECT_EQ(bad[0].line, 7U);
}

TEST(PlaceTables, OchaOfEveryGeneration) {
  Read got = read("ocha_2026.csv");
  ASSERT_EQ(got.places.size(), 2U) << got.error.to_string();
  const PlaceRecord& unit = got.places.at("SY079902");
  EXPECT_EQ(unit.category, PlaceCategory::subdistrict);
  EXPECT_EQ(unit.admin1, "SY07");
  EXPECT_EQ(unit.admin2, "SY0799");
  EXPECT_EQ(unit.name_en, "Qamar");
  EXPECT_EQ(names_of(unit).size(), 5U);  // two languages, each with what the marks hide
  EXPECT_EQ(unit.precision, "district");
  EXPECT_DOUBLE_EQ(unit.lat.value_or(0), 35.6);
  EXPECT_EQ(got.places.at("SY079901").name_en, "Nakhla, Upper");
  got = read("ocha_2018.tsv");
  ASSERT_EQ(got.places.size(), 1U);
  EXPECT_EQ(got.counts.left_out, 1U);  // no longer valid
  EXPECT_EQ(got.places.at("SY07").category, PlaceCategory::governorate);
  EXPECT_EQ(got.places.at("SY07").admin1, "SY07");
  EXPECT_FALSE(got.places.at("SY07").lat);
  got = read("ocha_2014.csv");
  ASSERT_EQ(got.places.size(), 1U);
  EXPECT_EQ(got.places.at("SY0703").admin1, "SY07");
  EXPECT_EQ(got.places.at("SY0703").country, "SY");
  got = read("locations.csv");
  ASSERT_EQ(got.places.size(), 1U);
  EXPECT_EQ(got.places.at("C9999").category, PlaceCategory::village);
  EXPECT_EQ(got.places.at("C9999").admin3, "SY079901");
  ASSERT_EQ(got.bad.size(), 1U);
  EXPECT_EQ(got.bad[0].line, 3U);
}

TEST(PlaceTables, CoordinatesThatAreNoneAreTold) {
  const Read got = read("far.geojsonl");
  ASSERT_EQ(got.bad.size(), 2U);
  EXPECT_EQ(got.bad[0].line, 1U);
  EXPECT_NE(got.bad[0].message.find("7001"), std::string::npos);
  EXPECT_EQ(got.bad[1].line, 2U);
  ASSERT_EQ(got.places.size(), 1U);  // without coordinates: known by its name
  EXPECT_FALSE(got.places.at("wof:7003").lat);
}

TEST(PlaceTables, WhosOnFirst) {
  const Read got = read("wof");
  ASSERT_EQ(got.places.size(), 2U) << got.error.to_string();
  EXPECT_EQ(got.counts.left_out, 2U);  // superseded; a shop
  ASSERT_EQ(got.bad.size(), 1U);
  EXPECT_NE(got.bad[0].file.find("5.geojson"), std::string::npos);
  const PlaceRecord& town = got.places.at("gn:900010");
  EXPECT_EQ(town.category, PlaceCategory::town);
  EXPECT_EQ(town.admin1, "wof:85600007");
  EXPECT_EQ(town.admin2, "wof:421000001");
  EXPECT_EQ(town.name_en, "Rummana");
  EXPECT_EQ(names_of(town).size(), 3U);
  const PlaceRecord& region = got.places.at("wof:85600007");
  EXPECT_EQ(region.admin1, region.id);
  EXPECT_EQ(script_of(region.name_ar), NameScript::arabic);
}

TEST(PlaceTables, ColumnsAreMappedByTheUser) {
  PlaceTableOptions options;
  options.country = "SY";
  options.category = "village";
  options.source = "a list of ours";
  options.columns = {
      {"name_ar", "ortsname"}, {"lon", "X_KOORD"}, {"lat", "Y_KOORD"}, {"admin1", "BEZIRK"}};
  const Read got = read("mapped.csv", options);
  EXPECT_EQ(got.counts.taken, 2U) << got.error.to_string();
  ASSERT_EQ(got.places.size(), 1U);  // neither has an id
  const PlaceRecord& r = got.places.begin()->second;
  EXPECT_DOUBLE_EQ(r.lat.value_or(0), 35.5);
  EXPECT_EQ(r.admin1, "SY07");
  EXPECT_EQ(r.category, PlaceCategory::village);
  EXPECT_EQ(r.source, "a list of ours");
  options.columns["id"] = "none";
  EXPECT_EQ(read("mapped.csv", options).error.code, ErrorCode::kUsage);
  options.columns = {{"size", "ORTSNAME"}};
  EXPECT_EQ(read("mapped.csv", options).error.code, ErrorCode::kUsage);
  EXPECT_EQ(read("mapped.csv").error.code, ErrorCode::kFormat);  // no column of names
}

TEST(PlaceTables, NamesGoByTheirScript) {
  PlaceRecord r;
  for (const char* name : {"Alpha", "\xD8\xA3\xD9\x84\xD9\x81", "Alpha", " Alfa\t x ", "-", "",
                           "\xDA\x86\xD8\xA7\xD9\x84", "a|b"}) {
    add_name(r, name);
  }
  EXPECT_EQ(r.name_en, "Alpha");
  EXPECT_EQ(r.name_ar, "\xD8\xA3\xD9\x84\xD9\x81");
  EXPECT_EQ(r.other, "Alfa x|\xDA\x86\xD8\xA7\xD9\x84|a b");
  PlaceRecord hidden;
  add_names(hidden, "One / Two (Three)");
  EXPECT_EQ(names_of(hidden), (std::vector<std::string_view>{"One", "Two", "Three"}));
}

}  // namespace
}  // namespace tawatur::ingest
