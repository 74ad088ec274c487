// SPDX-License-Identifier: Apache-2.0
// Tables of places in the formats that others publish, streamed as PlaceRecords:
//
//  - GeoNames dumps (XX.txt: 19 columns, tabs, no header) and alternateNamesV2.txt;
//  - Who's On First records (GeoJSON: a feature a file, a collection, or a feature a line; folders
//    of *.geojson), superseded and deprecated ones left out;
//  - tables with a header, by tab, comma or semicolon: our own, plain ones, and OCHA's COD-AB and
//    P-code tables of every generation (admN_pcode, admN_name; ADM1_EN, ADM1_AR, ADM1_PCODE;
//    admin1Name_en, admin1Pcode; NAME_EN, PCODE). Columns are known by name whatever their case and
//    marks; others are named by the user (PlaceTableOptions::columns).
//
//   Result<PlaceTableCounts> read = read_place_table("SY.txt", {}, sink);
//
// Names are sorted by their script: Arabic letters alone make name_ar. In OCHA's names "A / B" and
// "A (B)" hide a second one. GeoNames' own codes of units come out as "SY.07", since they look like
// P-codes and aren't. Coordinates are those of the table or none.
//
// Errors of single rows go to sink.bad with file and line; reading goes on. The call fails where
// the whole can't be read: kNotFound, kIo, kFormat (no kind of table that we know, a workbook, no
// name column), kUsage (a column that the table hasn't). Memory: a row; for GeoJSON a file.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>

#include "model/place_record.h"
#include "tawatur/result.h"

namespace tawatur::ingest {

enum class PlaceTableKind : std::uint8_t { automatic, geonames, alternate_names, geojson, columns };

struct PlaceTableOptions {
  PlaceTableKind kind = PlaceTableKind::automatic;
  /// Field -> column of the table: id, name_ar, name_en, other, category, country, admin1, admin2,
  /// admin3, lat, lon, population.
  std::map<std::string, std::string> columns;
  std::string country;   ///< of rows that say none
  std::string category;  ///< of rows that say none
  std::string source;    ///< goes to PlaceRecord::source; empty: the kind's own
};

struct PlaceTableSink {
  std::function<void(PlaceRecord)> take;
  std::function<void(const Error&)> bad;
};

struct PlaceTableCounts {
  PlaceTableKind kind = PlaceTableKind::automatic;
  std::uint64_t taken = 0, bad = 0;
  std::uint64_t left_out = 0;  ///< rivers, streets, superseded records, rows without a name
};

/// What kind of table a file is, by its first bytes; named columns when no
/// other is known by them.
Result<PlaceTableKind> kind_of_place_table(const std::string& path);
/// Reads any kind but alternate names.
Result<PlaceTableCounts> read_place_table(const std::string& path, const PlaceTableOptions& options,
                                          const PlaceTableSink& sink);

struct AlternateName {
  std::string_view id;  ///< GeoNames number
  std::string_view language, name;
  bool preferred = false;
};
/// Streams alternateNamesV2.txt. Names that are links, codes and numbers are left out.
Result<PlaceTableCounts> read_alternate_names(const std::string& path,
                                              const std::function<void(const AlternateName&)>& take,
                                              const std::function<void(const Error&)>& bad);

/// Adds a name to a record: as name_ar or name_en where it is the first of that script, else to
/// `other`. Bars and line breaks in it become spaces; a name that is there already is dropped.
void add_name(PlaceRecord& record, std::string_view name);
/// The same for OCHA's names, in which "/" and brackets hide a second one.
void add_names(PlaceRecord& record, std::string_view names);

}  // namespace tawatur::ingest
