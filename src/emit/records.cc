// SPDX-License-Identifier: Apache-2.0
#include "emit/records.h"

#include <cctype>

#include "emit/cells.h"
#include "emit/csv.h"
#include "emit/json.h"

namespace tawatur::emit {

std::string Cell::joined(std::string_view between) const {
  if (kind != Kind::list) return value;
  std::string out;
  for (const std::string& item : items) {
    if (&item != &items.front()) out += between;
    out += item;
  }
  return out;
}

void RecordWriter::begin(std::string& out) {
  any_ = false;
  if (options_.format == Format::json) out += "[";
  if (options_.format == Format::csv) {
    if (options_.excel) out += "\xEF\xBB\xBF";
    std::vector<Cell> names;
    for (const RecordColumn& c : columns_) names.push_back({std::string(c.name)});
    add_csv(names, out);
  }
  if (options_.format != Format::table) return;
  std::vector<Cell> names;
  for (const RecordColumn& c : columns_) {
    std::string name(c.name);
    for (char& letter : name) letter = static_cast<char>(std::toupper(letter));
    names.push_back({name});
  }
  if (options_.style.color) out += "\x1b[1m";
  add_table(names, out);
  if (options_.style.color) out.insert(out.size() - 1, "\x1b[0m");
}

void RecordWriter::add(const std::vector<Cell>& cells, std::string& out) {
  switch (options_.format) {
    case Format::jsonl:
      add_json(cells, out);
      out += '\n';
      break;
    case Format::json:
      out += any_ ? ",\n" : "\n";
      add_json(cells, out);
      break;
    case Format::csv:
      add_csv(cells, out);
      break;
    case Format::table:
      add_table(cells, out);
      break;
  }
  any_ = true;
}

void RecordWriter::end(std::string& out) {
  if (options_.format == Format::json) out += any_ ? "\n]\n" : "]\n";
}

void RecordWriter::add_json(const std::vector<Cell>& cells, std::string& out) const {
  out += '{';
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (i > 0) out += ',';
    append_quoted(out, columns_[i].name);
    out += ':';
    if (cells[i].kind == Cell::Kind::list) {
      JsonText json(out);
      json.open('[');
      for (const std::string& item : cells[i].items) json.text(item);
      json.close(']');
    } else if (cells[i].value.empty()) {
      out += "null";
    } else if (cells[i].kind == Cell::Kind::json) {
      out += cells[i].value;
    } else {
      append_quoted(out, cells[i].value);
    }
  }
  out += '}';
}

void RecordWriter::add_csv(const std::vector<Cell>& cells, std::string& out) const {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (i > 0) out += ',';
    append_csv_cell(out, cells[i].joined(" | "));
  }
  out += '\n';
}

void RecordWriter::add_table(const std::vector<Cell>& cells, std::string& out) const {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const bool last = i + 1 == columns_.size();
    if (columns_[i].width == 0 && !last) continue;
    std::string value = cells[i].joined(", ");
    if (value.empty()) value = "-";
    if (last) {
      append_words(out, value, options_.style.terminal);
    } else {
      std::string line;
      append_words(line, value, false);
      append_cell(out, line, columns_[i].width);
    }
  }
  out += '\n';
}

}  // namespace tawatur::emit
