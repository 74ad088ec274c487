// SPDX-License-Identifier: Apache-2.0
#include "lexicon/compile/overlay.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>

#include "lexicon/compile/lint.h"

namespace tawatur::lexicon {
namespace {

/// Tables that a user may add to, and what makes a row the same as a built-in one.
struct Key {
  std::string_view table, columns;
};
constexpr std::array<Key, 7> kKeys = {{{"actors", "id"},
                                       {"function_words", "form pos"},
                                       {"nouns", "lemma pos"},
                                       {"outlets", "id"},
                                       {"phrases", "words"},
                                       {"places", "id"},
                                       {"verbs", "lemma form"}}};

const Key* key_of(std::string_view table) {
  const auto at =
      std::find_if(kKeys.begin(), kKeys.end(), [&](const Key& k) { return k.table == table; });
  return at == kKeys.end() ? nullptr : &*at;
}

std::string key_text(const RawTable& table, std::size_t row, const Key& key) {
  std::string out;
  for (const std::string_view column : split_words(key.columns)) {
    out += (out.empty() ? "" : " ") + std::string(table.cell(row, column));
  }
  return out;
}

/// The text of one file of a table: rows in their lines, the header above the first.
std::string rendered(const RawTable& table, const std::vector<const RawRow*>& rows) {
  std::vector<std::string> lines = {"# table " + table.name + " v1"};
  const auto line_of = [&](std::size_t number) -> std::string& {
    if (lines.size() < number) lines.resize(number, "#");
    return lines[number - 1];
  };
  const auto joined = [](const std::vector<std::string>& cells) {
    std::string out;
    for (const std::string& c : cells) out += (&c == &cells.front() ? "" : "\t") + c;
    return out;
  };
  const std::size_t first = rows.empty() ? 3 : std::max<std::size_t>(rows.front()->line, 2);
  line_of(first - 1) = joined(table.columns);
  for (const RawRow* row : rows) line_of(row->line) = joined(row->cells);
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

RawTable raw_table(const Table& from, std::string name) {
  RawTable out;
  out.name = std::move(name);
  for (std::size_t c = 0; c < from.columns(); ++c) out.columns.emplace_back(from.column_name(c));
  for (std::size_t r = 0; r < from.rows(); ++r) {
    RawRow row;
    for (std::size_t c = 0; c < from.columns(); ++c) {
      const std::string_view cell = from.cell(r, static_cast<int>(c));
      row.cells.emplace_back(cell.empty() ? "-" : cell);
    }
    const std::string place = from.place(r);
    const std::size_t colon = place.rfind(':');
    row.file = place.substr(0, colon);
    std::from_chars(place.data() + colon + 1, place.data() + place.size(), row.line);
    out.rows.push_back(std::move(row));
  }
  return out;
}

/// Built-in files, without the rows for which `leave_out` says so.
template <class LeaveOut>
std::vector<InputFile> files_of(const Pack& pack, const LeaveOut& leave_out) {
  std::vector<InputFile> out;
  for (const std::string& name : pack.file_names()) {
    out.push_back({name, std::string(pack.file(name))});
  }
  for (const std::string& name : pack.table_names()) {
    const RawTable table = raw_table(pack.table(name), name);
    std::map<std::string, std::vector<const RawRow*>> files;
    if (table.rows.empty()) files[name + ".tsv"];
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      std::vector<const RawRow*>& rows = files[table.rows[i].file];
      if (!leave_out(table, i)) rows.push_back(&table.rows[i]);
    }
    for (const auto& [file, rows] : files) out.push_back({file, rendered(table, rows)});
  }
  std::sort(out.begin(), out.end(),
            [](const InputFile& a, const InputFile& b) { return a.name < b.name; });
  return out;
}

}  // namespace

std::vector<InputFile> inputs_of(const Pack& pack) {
  return files_of(pack, [](const RawTable&, std::size_t) { return false; });
}

Overlay overlay(const Pack& base, const std::vector<InputFile>& user) {
  Overlay out;
  std::vector<InputFile> own;
  for (const InputFile& file : user) {
    if (file.name.ends_with(".md")) continue;
    InputFile full{std::string(kUserFolder) + file.name, file.bytes};
    const std::string table = table_name(full.name);
    if (!is_table_file(file.name) || key_of(table) == nullptr) {
      out.issues.push_back({full.name, 0,
                            "can't be given here: only actors, function_words, nouns, outlets, "
                            "phrases, places and verbs (.tsv)"});
      continue;
    }
    own.push_back(std::move(full));
  }
  std::vector<Issue> told;  // the linter tells them again
  const std::vector<RawTable> tables = read_tables(own, told);
  std::map<std::string, std::map<std::string, std::vector<std::size_t>>> rows_of_key;
  for (const RawTable& table : tables) {
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      UserRow row;
      row.place = table.rows[i].file + ":" + std::to_string(table.rows[i].line);
      row.table = table.name;
      row.key = key_text(table, i, *key_of(table.name));
      for (const std::string& column : table.columns) {
        const std::string_view cell = table.cell(i, column);
        if (!cell.empty()) row.cells.push_back(column + "=" + std::string(cell));
      }
      rows_of_key[table.name][row.key].push_back(out.rows.size());
      out.rows.push_back(std::move(row));
    }
  }
  out.inputs = files_of(base, [&](const RawTable& table, std::size_t i) {
    const auto mine = rows_of_key.find(table.name);
    if (mine == rows_of_key.end()) return false;
    const auto same = mine->second.find(key_text(table, i, *key_of(table.name)));
    if (same == mine->second.end()) return false;
    for (const std::size_t row : same->second) {
      out.rows[row].replaces.push_back(table.rows[i].file + ":" +
                                       std::to_string(table.rows[i].line));
    }
    return true;
  });
  for (InputFile& file : own) out.inputs.push_back(std::move(file));
  for (Issue& issue : lint(out.inputs)) {
    if (issue.file.starts_with(kUserFolder)) out.issues.push_back(std::move(issue));
  }
  std::sort(out.issues.begin(), out.issues.end());
  return out;
}

}  // namespace tawatur::lexicon
