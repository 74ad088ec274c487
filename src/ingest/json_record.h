// SPDX-License-Identifier: Apache-2.0
// One article as a JSON object: {"id", "text" or "title" and "body", "published", "outlet", "url"}
// and whatever else, which is kept as raw JSON.
//
//   JsonRecords records;
//   std::vector<Error> warnings;
//   Result<Document> doc = records.read(line, warnings);   // line: one JSON object
//
// Errors (kFormat) carry the byte inside `json` where reading stopped.
// Thread rule: one thread at a time (the parser keeps its buffers).
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tawatur/document.h"
#include "tawatur/result.h"

namespace tawatur::ingest {

class JsonRecords {
 public:
  JsonRecords();
  ~JsonRecords();
  JsonRecords(JsonRecords&&) noexcept;
  JsonRecords& operator=(JsonRecords&&) noexcept;

  /// Reads one object. `json` may be given more capacity (the parser reads over the end).
  /// Warnings of fields that don't stop the record are appended (no file, byte inside json).
  Result<Document> read(std::string& json, std::vector<Error>& warnings);
  /// Reads a whole JSON document: an object, or an array of objects. One result for each.
  std::deque<Result<Document>> read_all(std::string& json, std::vector<Error>& warnings);
  /// Does `json` hold an object with a text, body or title? For telling kinds of files apart.
  bool is_record(std::string json);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The day of an ISO 8601 day or time ("2018-01-11", "2018-01-11T10:00:00+02:00"), else empty.
std::string iso_day(std::string_view text);

}  // namespace tawatur::ingest
