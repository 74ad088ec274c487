// SPDX-License-Identifier: Apache-2.0
// Tables: the files of data/ as the pack compiler and the linter read them.
//
//   auto inputs = read_inputs("data");           // kNotFound, kIo
//   std::vector<Issue> issues;
//   std::vector<RawTable> tables = read_tables(*inputs, issues);
//
// A TSV: comment lines in `#`, a line of column names, rows; "-" is an empty cell. A row that can't
// be used is left out and told as an issue with file and line; nothing stops at it.
// nouns.tsv, nouns_places.tsv, ... are read as one table "nouns"; so are the files of every other
// table that feeds lexemes or phrases. Other tables are known by their file name without ending.
// Thread rule: pure functions of their arguments and the file system.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tawatur/result.h"

namespace tawatur::lexicon {

/// A file of the data folder.
struct InputFile {
  std::string name;  ///< without the folder
  std::string bytes;
};

/// Before the names of a user's own files (overlay.h).
inline constexpr std::string_view kUserFolder = "data/";

/// Something wrong in a file. Sorted by file, line, message when handed out.
struct Issue {
  std::string file;
  std::uint64_t line = 0;  ///< 1-based, 0 = the whole file
  std::string message;
  /// "verbs.tsv:12: unknown class \"sieze\"".
  std::string to_string() const;
  auto operator<=>(const Issue&) const = default;
};

/// Does the file hold a table? what was learned doesn't: it has lines without a header (learn)
/// and is carried as text.
bool is_table_file(std::string_view name);

/// "nouns" for "nouns_people.tsv" and "data/nouns.tsv".
std::string table_name(std::string_view file);

struct RawRow {
  std::vector<std::string> cells;
  std::string file;
  std::uint32_t line = 0;
};

struct RawTable {
  std::string name;
  std::vector<std::string> columns;
  std::vector<RawRow> rows;
  /// Index of a column, or -1.
  int column(std::string_view column_name) const;
  /// A cell; empty when the column is absent or the cell "-".
  std::string_view cell(std::size_t row, std::string_view column_name) const;
};

/// All .tsv, .toml and .md files of a folder, sorted by name. Errors: kNotFound, kIo.
Result<std::vector<InputFile>> read_inputs(const std::string& folder);

/// All tables, sorted by name; rows in file order.
std::vector<RawTable> read_tables(const std::vector<InputFile>& inputs, std::vector<Issue>& issues);

/// The table of that name, or null.
const RawTable* find_table(const std::vector<RawTable>& tables, std::string_view name);

/// Items of a cell separated by " | " (or a bare bar), trimmed, empty ones left out.
std::vector<std::string_view> split_list(std::string_view cell);
/// Words of a cell separated by spaces.
std::vector<std::string_view> split_words(std::string_view cell);

}  // namespace tawatur::lexicon
