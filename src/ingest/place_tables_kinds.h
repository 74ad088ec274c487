// SPDX-License-Identifier: Apache-2.0
// The readers behind place_tables.h, one a kind. For the place_tables* files only.
#pragma once

#include <string>

#include "ingest/place_tables.h"

namespace tawatur::ingest {

Result<void> read_geonames(const std::string& path, const PlaceTableOptions& options,
                           const PlaceTableSink& sink, PlaceTableCounts& counts);
Result<void> read_whos_on_first(const std::string& path, const PlaceTableOptions& options,
                                const PlaceTableSink& sink, PlaceTableCounts& counts);
Result<void> read_named_columns(const std::string& path, const PlaceTableOptions& options,
                                const PlaceTableSink& sink, PlaceTableCounts& counts);

/// Hands a record on, or counts it as left out where it has no name.
void take_record(PlaceRecord record, const PlaceTableOptions& options, const PlaceTableSink& sink,
                 PlaceTableCounts& counts);
/// Tells of a row that is wrong.
void tell_bad(const std::string& path, std::uint64_t line, std::string message,
              const PlaceTableSink& sink, PlaceTableCounts& counts);

}  // namespace tawatur::ingest
