// SPDX-License-Identifier: Apache-2.0
// Small stand-ins for tests of annotate: rows of a TSV table, and words split on spaces. The real
// splitter is text/split.h; these keep tests of word lists apart from its rules.
#pragma once

#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/text.h"
#include "text/fold.h"

namespace tawatur::testing_support {

/// Rows of a table file as cells in the order of `columns`; "-" is empty.
inline std::vector<std::vector<std::string>> read_rows(const std::string& path,
                                                       const std::vector<std::string>& columns) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> header;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == '\t') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    if (header.empty()) {
      header = cells;
      continue;
    }
    std::vector<std::string> row;
    for (const std::string& column : columns) {
      std::string cell;
      for (std::size_t i = 0; i < header.size() && i < cells.size(); ++i) {
        if (header[i] == column && cells[i] != "-") cell = cells[i];
      }
      row.push_back(cell);
    }
    rows.push_back(row);
  }
  return rows;
}

/// Words split on spaces, folded; all ASCII digits and marks make a number token.
struct Words {
  explicit Words(std::string_view text) : source(text), arena(std::make_unique<std::string>()) {
    arena->reserve(source.size() * 2 + 1);
    for (std::size_t at = 0; at < source.size();) {
      std::size_t end = source.find(' ', at);
      if (end == std::string::npos) end = source.size();
      if (end > at) add(at, end);
      at = end + 1;
    }
  }
  void add(std::size_t begin, std::size_t end) {
    const std::string folded = text::fold_word(std::string_view(source).substr(begin, end - begin));
    const std::size_t from = arena->size();
    *arena += folded;
    Token token;
    token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    token.folded = std::string_view(*arena).substr(from, folded.size());
    const bool ascii = folded.find_first_not_of("0123456789.,:/-") == std::string::npos;
    token.kind = !ascii                                                    ? TokenKind::word
                 : folded.find_first_of("0123456789") == std::string::npos ? TokenKind::punct
                                                                           : TokenKind::number;
    token.space_before = begin > 0;
    tokens.push_back(token);
  }
  std::string source;
  std::unique_ptr<std::string> arena;
  std::vector<Token> tokens;
};

}  // namespace tawatur::testing_support
