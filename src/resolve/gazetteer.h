// SPDX-License-Identifier: Apache-2.0
// Imported gazetteers: a table of places that a user brings, read beside the pack's own.
//
//   Result<Gazetteer> g = read_gazetteer("syria_places.tsv");
//   if (!g) return g.error();                 // names file and line
//   for (std::uint32_t row : g->find("Arabic name")) use(g->record(row));
//
// Format: UTF-8, tab-separated, first line (after any lines that start with "#") names the columns,
// in any order: id, name_ar, name_en, lat, lon, feature or category, country, admin1 or adm1,
// admin2 or adm2, alt_names or other (names split by "|"), population, precision. Only name_ar or
// name_en is required; unknown columns are ignored; "-" and "" are empty. `feature` takes GeoNames
// codes.
//
// Names are compared folded, without articles, hamza and spaces, so that joined and split
// spellings are one.
//
// Errors: kNotFound, kIo, kFormat (no header, no name column, a coordinate that is no number or out
// of range), kLimit (more than 5 million rows). Cost: linear; about 200 bytes a row.
// Threads: const calls from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/place.h"
#include "tawatur/result.h"

namespace tawatur::resolve {

/// One place as a resolver or an output sees it, whatever table it comes from.
struct PlaceRecord {
  std::string id, name_ar, name_en, country, admin1, admin2, precision;
  PlaceCategory category = PlaceCategory::none;
  std::optional<double> lat, lon;  ///< degrees, WGS84; both or none
  std::uint32_t population = 0;    ///< 0 = unknown
};

/// The form under which names are compared.
std::string place_key(std::string_view name);

class Gazetteer {
 public:
  std::size_t size() const { return records_.size(); }
  const PlaceRecord& record(std::uint32_t row) const { return records_[row]; }
  /// Rows with that name or other name, in file order. Empty when there is none.
  const std::vector<std::uint32_t>& find(std::string_view name) const;
  void add(PlaceRecord record, const std::vector<std::string_view>& other_names);

 private:
  void index(std::string_view name, std::uint32_t row);
  std::vector<PlaceRecord> records_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> rows_;
};

Result<Gazetteer> read_gazetteer(const std::string& path);

/// Kilometres between two points on the sphere.
double kilometres(double lat1, double lon1, double lat2, double lon2);

}  // namespace tawatur::resolve
