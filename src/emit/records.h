// SPDX-License-Identifier: Apache-2.0
// Flat records (documents, hits, changes) in the formats of the command line: JSON Lines, JSON,
// CSV, and a table whose last column isn't padded (Arabic goes there).
//
//   RecordWriter writer({{"id", 20}, {"claims", 6}, {"title", 0}}, {.format = Format::csv});
//   writer.begin(out);
//   writer.add({{"a1"}, {"3", Cell::Kind::json}, {"..."}}, out);
//   writer.end(out);
//
// Width 0: left out of tables unless it is the last column. Empty cells are null in JSON, empty in
// CSV, "-" in tables. Lists are arrays in JSON, joined by " | " in CSV and by ", " in tables. Never
// fails. Thread rule: one thread at a time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "emit/writer.h"

namespace tawatur::emit {

struct RecordColumn {
  std::string_view name;
  std::uint32_t width;
};

struct Cell {
  enum class Kind : std::uint8_t { text, json, list };  ///< json: a number or other JSON, as it is
  std::string value;
  Kind kind = Kind::text;
  std::vector<std::string> items = {};  ///< of a list

  static Cell list(std::vector<std::string> items) { return {{}, Kind::list, std::move(items)}; }
  /// The items with something between them; the value of what is no list.
  std::string joined(std::string_view between) const;
};

class RecordWriter {
 public:
  RecordWriter(std::vector<RecordColumn> columns, WriterOptions options)
      : columns_(std::move(columns)), options_(options) {}
  void begin(std::string& out);
  void add(const std::vector<Cell>& cells, std::string& out);
  void end(std::string& out);

 private:
  void add_json(const std::vector<Cell>& cells, std::string& out) const;
  void add_csv(const std::vector<Cell>& cells, std::string& out) const;
  void add_table(const std::vector<Cell>& cells, std::string& out) const;
  std::vector<RecordColumn> columns_;
  WriterOptions options_;
  bool any_ = false;
};

}  // namespace tawatur::emit
