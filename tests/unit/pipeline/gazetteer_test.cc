// SPDX-License-Identifier: Apache-2.0
#include "pipeline/gazetteer.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "emit/place_table.h"
#include "resolve/gazetteer.h"

namespace tawatur::pipeline {
namespace {

namespace fs = std::filesystem;
const std::string kFolder = std::string(TAWATUR_SOURCE_DIR) + "/tests/data/ingest/places/";

struct Imported {
  std::map<std::string, PlaceRecord> places;
  std::vector<std::string> order;
  GazetteerCounts counts;
  Error error;
};

Imported import(const std::vector<std::string>& names) {
  std::vector<std::string> paths;
  for (const std::string& name : names) paths.push_back(kFolder + name);
  Imported out;
  auto done = import_gazetteer(paths, {},
                               {[&](PlaceRecord r) {
                                  out.order.push_back(r.id);
                                  out.places.emplace(r.id, std::move(r));
                                },
                                [](const Error&) {}});
  if (done) {
    out.counts = *done;
  } else {
    out.error = done.error();
  }
  return out;
}

TEST(ImportGazetteer, AlternateNamesSayWhichNameIsArabic) {
  for (const auto& files : {std::vector<std::string>{"geonames.txt", "alternates.txt"},
                            std::vector<std::string>{"alternates.txt", "geonames.txt"}}) {
    const Imported alone = import({"geonames.txt"}), both = import(files);
    ASSERT_EQ(both.counts.places, 4U) << both.error.to_string();
    const std::string& before = alone.places.at("gn:900001").name_ar;
    const PlaceRecord& r = both.places.at("gn:900001");
    EXPECT_NE(r.name_ar, before);  // the preferred one
    const auto names = names_of(r);
    EXPECT_EQ(std::count(names.begin(), names.end(), before), 1);
    EXPECT_EQ(alone.places.at("gn:900006").name_ar, "");
    EXPECT_NE(both.places.at("gn:900006").name_ar, "");
    EXPECT_EQ(both.counts.names, 4U);
    EXPECT_EQ(both.counts.bad, 3U);
  }
  EXPECT_EQ(import({"alternates.txt"}).error.code, ErrorCode::kUsage);
}

TEST(ImportGazetteer, AnIdComesOnce) {
  const Imported got = import({"geonames.txt", "wof", "geonames.txt"});
  EXPECT_EQ(got.counts.places, 6U);
  EXPECT_EQ(got.counts.repeated, 4U);
  EXPECT_EQ(got.order.front(), "gn:900001");
}

TEST(ImportGazetteer, WhatIsWrittenIsReadAgain) {
  const Imported got = import({"geonames.txt", "wof", "ocha_2026.csv", "locations.csv"});
  const fs::path path =
      fs::temp_directory_path() / ("tawatur_import_" + std::to_string(::getpid()) + ".tsv");
  std::string text;
  emit::append_place_table_header(text, {"a note,\nwith a break"});
  for (const std::string& id : got.order) emit::append_place_table_row(text, got.places.at(id));
  std::ofstream(path, std::ios::binary) << text;
  const auto read = resolve::read_gazetteer(path);
  ASSERT_TRUE(read) << read.error().to_string();
  ASSERT_EQ(read->size(), got.order.size());
  for (std::uint32_t i = 0; i < read->size(); ++i) {
    const PlaceRecord &a = read->record(i), &b = got.places.at(got.order[i]);
    EXPECT_EQ(a.id, b.id);
    EXPECT_EQ(names_of(a), names_of(b));
    EXPECT_EQ(a.category, b.category);
    EXPECT_EQ(a.lat, b.lat);
    EXPECT_EQ(a.admin3, b.admin3);
    EXPECT_EQ(a.precision, b.precision);
    EXPECT_EQ(a.population, b.population);
  }
  fs::remove(path);
}

TEST(CheckGazetteer, FindsWhatIsWrong) {
  const fs::path path =
      fs::temp_directory_path() / ("tawatur_check_" + std::to_string(::getpid()) + ".tsv");
  std::ofstream(path, std::ios::binary)
      << "# note\nid\tname_ar\tname_en\tcategory\tcountry\tadmin1\tlat\tlon\n"
         "a\t\tAlpha\tvillage\tSY\tu1\t35\t36\n"       // 3: u1 has no row
         "a\t\tBeta\tvillage\tSY\tu1\t35\t36\n"        // 4: repeats
         "b\tLatin\tGamma\tvillage\tSY\tu2\t35\t36\n"  // 5: no Arabic letters
         "c\t\tAlpha\tcastle\tSY\tu2\t0\t0\n"          // 6: no category, 0, 0
         "d\t\tDelta\tvillage\tSY\tu2\t95\t36\n"       // 7: out of range
         "u2\t\tUnit\tgovernorate\tSY\tu2\t35\t36\n"
         "\t\tNameless\tvillage\tSY\tu2\t35\t36\n";  // 9: no id
  std::vector<std::pair<std::uint64_t, bool>> found;
  const auto check = check_gazetteer(
      path, [&](const GazetteerFinding& f) { found.emplace_back(f.line, f.error); });
  fs::remove(path);
  ASSERT_TRUE(check);
  EXPECT_EQ(found,
            (std::vector<std::pair<std::uint64_t, bool>>{
                {4, true}, {5, true}, {6, false}, {6, true}, {7, true}, {9, true}, {3, false}}));
  EXPECT_EQ(check->errors, 5U);
  EXPECT_EQ(check->notes, 2U);
  EXPECT_EQ(check->units, 1U);
  EXPECT_EQ(check->namesakes, 2U);
  EXPECT_EQ(check_gazetteer("/nowhere/at.tsv", [](const GazetteerFinding&) {}).error().code,
            ErrorCode::kNotFound);
}

}  // namespace
}  // namespace tawatur::pipeline
