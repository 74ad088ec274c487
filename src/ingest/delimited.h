// SPDX-License-Identifier: Apache-2.0
// Rows of a delimited table, streamed: tab-separated (no quoting) or CSV with commas or semicolons
// (RFC 4180: quotes, doubled quotes, line breaks inside them).
//
//   Result<DelimitedRows> rows = DelimitedRows::open("places.csv");
//   for (std::vector<std::string> cells; rows->next(cells);) use(cells, rows->line());
//   if (rows->failed()) return rows->error();
//
// A byte order mark is skipped; "\r\n" is "\n". Which delimiter: the one that the first line
// that doesn't begin with "#" has most of. Errors: kNotFound, kIo; kLimit for a row above
// kMostBytes; kFormat for a quote that isn't closed, kEncoding for invalid UTF-8; each with file
// and line. A row that is wrong ends the reading only where the rest can't be told (an open quote):
// see recover(). Memory is one row. Thread rule: one thread at a time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/bytes.h"
#include "tawatur/result.h"

namespace tawatur::ingest {

class DelimitedRows {
 public:
  static constexpr std::size_t kMostBytes = std::size_t{4} << 20;

  /// `delimiter`: of formats that have one; 0 = by the first line.
  static Result<DelimitedRows> open(const std::string& path, char delimiter = 0);
  /// The next row that isn't blank. False at the end, and where something is wrong.
  bool next(std::vector<std::string>& cells);
  /// After a failed row: true when reading can go on behind it. Takes the error away.
  bool recover();
  std::uint64_t line() const { return first_line_; }  ///< on which the row began
  char delimiter() const { return delimiter_; }
  bool failed() const { return !error_.message.empty(); }
  const Error& error() const { return error_; }

 private:
  DelimitedRows(ByteSource bytes, std::string path, char delimiter)
      : bytes_(std::move(bytes)), path_(std::move(path)), delimiter_(delimiter) {}
  void guess_delimiter();
  bool read_line();
  bool split_plain(std::vector<std::string>& cells);
  bool split_quoted(std::vector<std::string>& cells);
  bool fail(ErrorCode code, std::string message, bool fatal);

  ByteSource bytes_;
  std::string path_, row_;
  char delimiter_;
  std::uint64_t first_line_ = 0;
  bool fatal_ = false;
  Error error_;
};

}  // namespace tawatur::ingest
