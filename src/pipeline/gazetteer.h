// SPDX-License-Identifier: Apache-2.0
// Tables of places that others publish, made one table of our own form, and such a table checked.
//
//   Result<GazetteerCounts> done = import_gazetteer({"SY.txt", "alternateNamesV2.txt"}, options,
//   sink); Result<GazetteerCheck> found = check_gazetteer("mine.tsv", say);
//
// Errors of rows go to the sink with file and line, the rest is taken. Ids come out once: of rows
// with the same id the first stays. Alternate names of GeoNames join the places of all tables of
// the call; then these are held in memory, else rows stream.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "ingest/place_tables.h"

namespace tawatur::pipeline {

struct GazetteerCounts {
  std::uint64_t places = 0, bad = 0, left_out = 0, repeated = 0, names = 0;
  std::uint64_t arabic = 0, located = 0;  ///< places with an Arabic name, with coordinates
};

Result<GazetteerCounts> import_gazetteer(const std::vector<std::string>& paths,
                                         const ingest::PlaceTableOptions& options,
                                         const ingest::PlaceTableSink& sink);

struct GazetteerFinding {
  bool error = false;  ///< a mistake; else something to look at
  std::uint64_t line = 0;
  std::string message;
};
struct GazetteerCheck {
  std::uint64_t places = 0, errors = 0, notes = 0;
  std::uint64_t arabic = 0, located = 0, units = 0;
  std::uint64_t namesakes = 0;  ///< places that share a name with another
};
/// Errors: what makes the whole unreadable.
Result<GazetteerCheck> check_gazetteer(const std::string& path,
                                       const std::function<void(const GazetteerFinding&)>& say);

}  // namespace tawatur::pipeline
