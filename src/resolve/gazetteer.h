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
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/place_record.h"
#include "tawatur/result.h"

namespace tawatur::resolve {

using tawatur::PlaceRecord;

class Gazetteer {
 public:
  std::size_t size() const { return records_.size(); }
  const PlaceRecord& record(std::uint32_t row) const { return records_[row]; }
  void add(PlaceRecord record) { records_.push_back(std::move(record)); }

 private:
  std::vector<PlaceRecord> records_;
};

Result<Gazetteer> read_gazetteer(const std::string& path);
/// The same row by row, with the line of each; rows that are wrong go to `bad`, and reading goes on
/// while both say true. Errors: what makes the whole unreadable.
Result<void> read_gazetteer_rows(const std::string& path,
                                 const std::function<bool(PlaceRecord, std::uint64_t)>& take,
                                 const std::function<bool(const Error&)>& bad);

/// Kilometres between two points on the sphere.
double kilometres(double lat1, double lon1, double lat2, double lon2);

}  // namespace tawatur::resolve
