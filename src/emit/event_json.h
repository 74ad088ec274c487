// SPDX-License-Identifier: Apache-2.0
// An event as one JSON object, exactly as events.schema.json asks: keys in the schema's order, null
// where a value is absent, tolls left out where no number was told. And as a row of a table.
//
//   std::string line;
//   append_event_json(line, event);   // {"schema":"tawatur/event/1","event_id":...}
//
// Never fails. Cost: O(size of the event). Thread rule: pure functions.
#pragma once

#include <string>

#include "emit/table.h"
#include "tawatur/event.h"

namespace tawatur::emit {

void append_event_json(std::string& out, const Event& event);

void append_event_table_header(std::string& out, const TableStyle& style);
void append_event_table_row(std::string& out, const Event& event, const TableStyle& style);

}  // namespace tawatur::emit
