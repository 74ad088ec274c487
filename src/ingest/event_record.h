// SPDX-License-Identifier: Apache-2.0
// An event as JSON (events.schema.json) back to a plain value: the inverse of emit/event_json.h.
//
//   EventRecords records;
//   Result<Event> event = records.read(line);
//
// Fields that the schema doesn't name are left out; absent ones keep their defaults. Errors
// (kFormat): broken JSON, an unknown frame or status, a span that isn't two numbers. Cost: linear.
// Thread rule: one thread at a time (the parser keeps its buffers).
#pragma once

#include <memory>
#include <string>

#include "tawatur/event.h"
#include "tawatur/result.h"

namespace tawatur::ingest {

class EventRecords {
 public:
  EventRecords();
  ~EventRecords();
  EventRecords(EventRecords&&) noexcept;
  EventRecords& operator=(EventRecords&&) noexcept;

  /// `json` may be given more capacity (the parser reads over the end).
  Result<Event> read(std::string& json);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tawatur::ingest
