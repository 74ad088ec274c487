// SPDX-License-Identifier: Apache-2.0
// GeoNames: dumps of places and the table of their alternate names.
#include <algorithm>
#include <array>

#include "ingest/delimited.h"
#include "ingest/place_tables_kinds.h"

namespace tawatur::ingest {
namespace {

constexpr std::size_t kColumns = 19;
enum Column : std::size_t {
  kId,
  kName,
  kAscii,
  kAlternates,
  kLat,
  kLon,
  kClass,
  kCode,
  kCountry,
  kCountries,
  kAdmin1,
  kAdmin2,
  kAdmin3,
  kAdmin4,
  kPopulation
};

/// Codes that news speaks of, beside all of class P and units.
constexpr std::array<std::string_view, 20> kCodes = {
    "ADM1",  "ADM2", "ADM3", "ADM4", "PCLI", "AIRB", "AIRF", "AIRP", "INSM", "CMP",
    "CMPRF", "MILB", "PSTB", "DAM",  "HLL",  "MT",   "MTS",  "PLN",  "RGN",  "PRT"};

bool wanted(std::string_view feature_class, std::string_view code) {
  return feature_class == "P" || std::find(kCodes.begin(), kCodes.end(), code) != kCodes.end();
}

std::string unit(const std::string& country, const std::string& a, const std::string& b = {},
                 const std::string& c = {}) {
  if (a.empty() || a == "00") return {};
  std::string out = country + "." + a;
  if (!b.empty()) out += "." + b;
  if (!c.empty()) out += "." + c;
  return out;
}

/// Languages that are none.
bool no_language(std::string_view language) {
  constexpr std::array<std::string_view, 12> kNone = {"link",    "wkdt", "post", "iata",
                                                      "icao",    "faac", "unlc", "tcid",
                                                      "fr_1793", "abbr", "phon", "piny"};
  return std::find(kNone.begin(), kNone.end(), language) != kNone.end();
}

}  // namespace

Result<void> read_geonames(const std::string& path, const PlaceTableOptions& options,
                           const PlaceTableSink& sink, PlaceTableCounts& counts) {
  Result<DelimitedRows> rows = DelimitedRows::open(path, '\t');
  if (!rows) return rows.error();
  std::vector<std::string> cells;
  for (;;) {
    if (!rows->next(cells)) {
      if (!rows->failed()) return {};
      tell_bad(path, rows->error().line, rows->error().message, sink, counts);
      if (!rows->recover()) return rows->error();
      continue;
    }
    if (cells.size() != kColumns) {
      tell_bad(path, rows->line(), std::to_string(cells.size()) + " columns instead of 19", sink,
               counts);
      continue;
    }
    if (!wanted(cells[kClass], cells[kCode])) {
      ++counts.left_out;
      continue;
    }
    PlaceRecord r;
    r.lat = latitude(cells[kLat]);
    r.lon = longitude(cells[kLon]);
    if (!r.lat || !r.lon) {
      tell_bad(path, rows->line(), "latitude or longitude is no number of degrees", sink, counts);
      continue;
    }
    r.id = "gn:" + cells[kId];
    r.category = category_of_kind(cells[kCode]);
    r.country = cells[kCountry];
    r.admin1 = unit(r.country, cells[kAdmin1]);
    if (!cells[kAdmin2].empty()) r.admin2 = unit(r.country, cells[kAdmin1], cells[kAdmin2]);
    if (!cells[kAdmin3].empty()) {
      r.admin3 = unit(r.country, cells[kAdmin1], cells[kAdmin2], cells[kAdmin3]);
    }
    r.population = population_of(cells[kPopulation]);
    add_name(r, cells[kName]);
    add_name(r, cells[kAscii]);
    for (std::string_view rest = cells[kAlternates]; !rest.empty();) {
      const auto end = std::min(rest.find(','), rest.size());
      add_name(r, rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    r.source = "geonames";
    take_record(std::move(r), options, sink, counts);
  }
}

Result<PlaceTableCounts> read_alternate_names(const std::string& path,
                                              const std::function<void(const AlternateName&)>& take,
                                              const std::function<void(const Error&)>& bad) {
  PlaceTableCounts counts;
  counts.kind = PlaceTableKind::alternate_names;
  const PlaceTableSink sink{{}, bad};
  Result<DelimitedRows> rows = DelimitedRows::open(path, '\t');
  if (!rows) return rows.error();
  std::vector<std::string> cells;
  for (;;) {
    if (!rows->next(cells)) {
      if (!rows->failed()) return counts;
      tell_bad(path, rows->error().line, rows->error().message, sink, counts);
      if (!rows->recover()) return rows->error();
      continue;
    }
    if (cells.size() < 4) {
      tell_bad(path, rows->line(), std::to_string(cells.size()) + " columns instead of 10", sink,
               counts);
    } else if (no_language(cells[2])) {
      ++counts.left_out;
    } else {
      ++counts.taken;
      take({cells[1], cells[2], cells[3], cells.size() > 4 && cells[4] == "1"});
    }
  }
}

}  // namespace tawatur::ingest
