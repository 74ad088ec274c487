// SPDX-License-Identifier: Apache-2.0
// Places as a table of our own form, the one that --gazetteer reads: tabs, a header, "#" lines in
// front that say where it comes from.
//
// Never fails; tabs and line breaks in cells become spaces. Thread rule: pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/place_record.h"

namespace tawatur::emit {

/// `notes` are written as "# note".
void append_place_table_header(std::string& out, const std::vector<std::string>& notes);
void append_place_table_row(std::string& out, const PlaceRecord& record);

}  // namespace tawatur::emit
