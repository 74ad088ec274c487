// SPDX-License-Identifier: Apache-2.0
#include "pipeline/lexicon_record.h"

#include <algorithm>
#include <set>

namespace tawatur::pipeline {
namespace {

std::vector<std::string> split(std::string_view text, char mark) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(mark), text.size());
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string joined(const std::vector<std::string>& list, char mark) {
  std::string out;
  for (const std::string& item : list)
    out += (&item == &list.front() ? "" : std::string(1, mark)) + item;
  return out;
}

/// What makes a row the same one wherever it stands.
std::string identity(const LexiconRecord::Row& row) {
  return row.table + "\t" + row.key + "\t" + joined(row.cells, '\t');
}

}  // namespace

std::string to_text(const LexiconRecord& r) {
  std::string out = "pack\t" + r.pack + "\n";
  for (const auto& [name, hash] : r.parts) out += "part\t" + name + "\t" + hash + "\n";
  if (!r.gazetteer.empty()) out += "gazetteer\t" + r.gazetteer + "\n";
  for (const LexiconRecord::Row& row : r.rows) {
    out += "row\t" + row.place + "\t" + row.table + "\t" + row.key + "\t" +
           joined(row.replaces, ' ') + "\t" + joined(row.cells, '\t') + "\n";
  }
  return out;
}

LexiconRecord lexicon_record(std::string_view text) {
  LexiconRecord out;
  for (const std::string& line : split(text, '\n')) {
    std::vector<std::string> cells = split(line, '\t');
    if (cells.size() >= 2 && cells[0] == "pack") out.pack = cells[1];
    if (cells.size() >= 3 && cells[0] == "part") out.parts[cells[1]] = cells[2];
    if (cells.size() >= 2 && cells[0] == "gazetteer") out.gazetteer = line.substr(10);
    if (cells.size() >= 5 && cells[0] == "row") {
      LexiconRecord::Row row{cells[1], cells[2], cells[3], split(cells[4], ' '), {}};
      row.cells.assign(cells.begin() + 5, cells.end());
      out.rows.push_back(std::move(row));
    }
  }
  return out;
}

std::vector<RowChange> changed_rows(const LexiconRecord& before, const LexiconRecord& after) {
  std::vector<RowChange> out;
  const auto only_in = [&](const LexiconRecord& one, const LexiconRecord& other, bool added) {
    std::set<std::string> known;
    for (const LexiconRecord::Row& row : other.rows) known.insert(identity(row));
    for (const LexiconRecord::Row& row : one.rows) {
      if (!known.contains(identity(row))) out.push_back({row, added});
    }
  };
  only_in(after, before, true);
  only_in(before, after, false);
  return out;
}

std::vector<std::string> changed_parts(const LexiconRecord& before, const LexiconRecord& after) {
  std::vector<std::string> out;
  if (!before.parts.empty() && !after.parts.empty()) {
    std::map<std::string, std::string> all = before.parts;
    all.insert(after.parts.begin(), after.parts.end());
    const auto hash = [](const LexiconRecord& r, const std::string& name) {
      const auto at = r.parts.find(name);
      return at == r.parts.end() ? std::string() : at->second;
    };
    for (const auto& [name, any] : all) {
      if (hash(before, name) != hash(after, name)) out.push_back(name);
    }
  }
  if (before.gazetteer != after.gazetteer) out.emplace_back("gazetteer");
  return out;
}

}  // namespace tawatur::pipeline
