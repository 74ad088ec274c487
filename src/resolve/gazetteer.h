// SPDX-License-Identifier: Apache-2.0
// Imported gazetteers: a table of places that a user brings, read beside the pack's own.
//
//   Result<Gazetteer> g = read_gazetteer("syria_places.tsv");
//   if (!g) return g.error();                 // names file and line
//   for (std::uint32_t row = 0; row < g->size(); ++row) use(g->record(row));
//
// Format: UTF-8, tab-separated, first line (after any lines that start with "#") names the columns,
// in any order: id, name_ar, name_en, lat, lon, feature or category, country, admin1 or adm1,
// admin2 or adm2, admin3 or adm3, alt_names or other (names split by "|"), population, precision,
// source. Only name_ar or name_en is required; unknown columns are ignored; "-" and "" are empty.
// `feature` takes GeoNames codes.
//
// Errors: kNotFound, kIo, kFormat (no header, no name column, a coordinate that is no number or out
// of range), kLimit (more than 5 million rows). Cost: linear; about 200 bytes a row.
// Threads: const calls from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/place.h"
#include "tawatur/result.h"

namespace tawatur::resolve {

/// One place as a resolver or an output sees it, whatever table it comes from.
struct PlaceRecord {
  std::string id, name_ar, name_en, country, admin1, admin2, admin3, precision, source;
  std::string other;  ///< other names, split by "|"
  PlaceCategory category = PlaceCategory::none;
  std::optional<double> lat, lon;  ///< degrees, WGS84; both or none
  std::uint32_t population = 0;    ///< 0 = unknown
};

/// Name_ar, name_en and other names of a record; views into it.
std::vector<std::string_view> names_of(const PlaceRecord& record);

class Gazetteer {
 public:
  std::size_t size() const { return records_.size(); }
  const PlaceRecord& record(std::uint32_t row) const { return records_[row]; }
  void add(PlaceRecord record) { records_.push_back(std::move(record)); }

 private:
  std::vector<PlaceRecord> records_;
};

Result<Gazetteer> read_gazetteer(const std::string& path);

/// Kilometres between two points on the sphere.
double kilometres(double lat1, double lon1, double lat2, double lon2);

}  // namespace tawatur::resolve
