// SPDX-License-Identifier: Apache-2.0
// LexiconRecord: what a run's lexicon was made of, as the run keeps it (runs.user_rows), and what
// differs between two of them.
//
//   std::string kept = to_text(record);
//   LexiconRecord back = lexicon_record(kept);
//   std::vector<RowChange> rows = changed_rows(before, after);
//   std::vector<std::string> parts = changed_parts(before, after);   // "weights.tsv", ...
//
// Text: lines of cells parted by tabs. "pack VERSION", "part FILE HASH" for each file of the
// built-in lexicon, "gazetteer FILE HASH", and "row PLACE TABLE KEY REPLACED CELL ..." for each of
// the user's rows; REPLACED are places of built-in rows, parted by blanks. Unknown lines are passed
// over. Never fails. Thread rule: values.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tawatur::pipeline {

struct LexiconRecord {
  struct Row {
    std::string place, table, key;
    std::vector<std::string> replaces, cells;
    bool operator==(const Row&) const = default;
  };
  std::string pack;                          ///< version of the built-in one
  std::map<std::string, std::string> parts;  ///< file to hash
  std::string gazetteer;                     ///< file and hash, or empty
  std::vector<Row> rows;
};

std::string to_text(const LexiconRecord& record);
LexiconRecord lexicon_record(std::string_view text);

/// A row of the user's that one run had and the other hadn't. A row that only moved isn't one.
struct RowChange {
  LexiconRecord::Row row;
  bool added = false;  ///< else taken away
};
std::vector<RowChange> changed_rows(const LexiconRecord& before, const LexiconRecord& after);
/// Names of built-in files that differ, "gazetteer" where that does. Empty where either record says
/// nothing of its parts.
std::vector<std::string> changed_parts(const LexiconRecord& before, const LexiconRecord& after);

}  // namespace tawatur::pipeline
