// SPDX-License-Identifier: Apache-2.0
#include "lexicon/compile/tables.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/file.h"

namespace tawatur::lexicon {
namespace {

/// Tables that may be spread over several files: <name>.tsv and <name>_<part>.tsv.
constexpr std::array<std::string_view, 7> kMerged = {
    "actors", "function_words", "nouns", "outlets", "phrases", "places", "verbs"};

bool ends_with(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

std::vector<std::string> split_cells(std::string_view line) {
  std::vector<std::string> cells;
  while (true) {
    const std::size_t tab = line.find('\t');
    cells.emplace_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

/// One file's columns and rows.
RawTable read_file_rows(const InputFile& input, std::vector<Issue>& issues) {
  RawTable table;
  std::string_view rest = input.bytes;
  std::uint32_t number = 0;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> cells = split_cells(line);
    if (table.columns.empty()) {
      table.columns = std::move(cells);
    } else if (cells.size() != table.columns.size()) {
      issues.push_back({input.name, number,
                        std::to_string(cells.size()) + " columns where the header names " +
                            std::to_string(table.columns.size())});
    } else {
      table.rows.push_back({std::move(cells), input.name, number});
    }
  }
  if (table.columns.empty()) issues.push_back({input.name, 0, "has no header line"});
  return table;
}

/// Appends the rows of `part`, whose columns may stand in another order.
void merge(RawTable& whole, RawTable&& part, const std::string& file, std::vector<Issue>& issues) {
  if (whole.columns.empty()) whole.columns = part.columns;
  std::vector<int> from;
  for (const std::string& column : whole.columns) from.push_back(part.column(column));
  for (const std::string& column : part.columns) {
    if (whole.column(column) < 0) {
      issues.push_back({file, 0, "column \"" + column + "\" is not in the other files"});
    }
  }
  for (RawRow& row : part.rows) {
    std::vector<std::string> cells;
    for (const int column : from) {
      cells.push_back(column < 0 ? "-" : std::move(row.cells[static_cast<std::size_t>(column)]));
    }
    row.cells = std::move(cells);
    whole.rows.push_back(std::move(row));
  }
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(mark), text.size());
    const std::string_view item = trim(text.substr(0, end));
    if (!item.empty()) out.push_back(item);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

}  // namespace

std::string Issue::to_string() const {
  return file + ":" + (line != 0 ? std::to_string(line) + ":" : "") + " " + message;
}

int RawTable::column(std::string_view column_name) const {
  const auto at = std::find(columns.begin(), columns.end(), column_name);
  return at == columns.end() ? -1 : static_cast<int>(at - columns.begin());
}

std::string_view RawTable::cell(std::size_t row, std::string_view column_name) const {
  const int at = column(column_name);
  if (at < 0 || row >= rows.size()) return {};
  const std::string& cell = rows[row].cells[static_cast<std::size_t>(at)];
  return cell == "-" ? std::string_view{} : std::string_view(cell);
}

std::string table_name(std::string_view file) {
  const std::size_t slash = file.rfind('/');
  if (slash != std::string_view::npos) file.remove_prefix(slash + 1);
  const std::string_view stem = file.substr(0, file.rfind('.'));
  for (const std::string_view base : kMerged) {
    if (stem.size() > base.size() && stem.substr(0, base.size()) == base &&
        stem[base.size()] == '_') {
      return std::string(base);
    }
  }
  return std::string(stem);
}

bool is_table_file(std::string_view name) {
  return ends_with(name, ".tsv") && name != "weights.tsv" && name != "roles.tsv";
}

Result<std::vector<InputFile>> read_inputs(const std::string& folder) {
  auto names = list_files(folder);
  if (!names) return names.error();
  std::vector<InputFile> inputs;
  for (const std::string& name : *names) {
    if (name.front() == '.') continue;
    if (!ends_with(name, ".tsv") && !ends_with(name, ".toml") && !ends_with(name, ".md")) continue;
    auto bytes = read_file(folder + "/" + name);
    if (!bytes) return bytes.error();
    inputs.push_back({name, std::move(*bytes)});
  }
  return inputs;
}

std::vector<RawTable> read_tables(const std::vector<InputFile>& inputs,
                                  std::vector<Issue>& issues) {
  std::vector<RawTable> tables;
  for (const InputFile& input : inputs) {
    if (!is_table_file(input.name)) continue;
    RawTable part = read_file_rows(input, issues);
    const std::string name = table_name(input.name);
    auto at = std::find_if(tables.begin(), tables.end(),
                           [&name](const RawTable& table) { return table.name == name; });
    if (at == tables.end()) {
      part.name = name;
      tables.push_back(std::move(part));
    } else {
      merge(*at, std::move(part), input.name, issues);
    }
  }
  std::sort(tables.begin(), tables.end(),
            [](const RawTable& a, const RawTable& b) { return a.name < b.name; });
  return tables;
}

const RawTable* find_table(const std::vector<RawTable>& tables, std::string_view name) {
  for (const RawTable& table : tables) {
    if (table.name == name) return &table;
  }
  return nullptr;
}

std::vector<std::string_view> split_list(std::string_view cell) { return split(cell, '|'); }

std::vector<std::string_view> split_words(std::string_view cell) { return split(cell, ' '); }

}  // namespace tawatur::lexicon
