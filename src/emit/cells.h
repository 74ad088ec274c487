// SPDX-License-Identifier: Apache-2.0
// Cells of the tables that people read: cut to a width in code points and filled up, Arabic kept
// apart from what stands around it.
//
//   append_cell(out, "Deir ez-Zor Military Council", 10);   // "Deir ez-Z...  ", one ellipsis sign
//
// Never fails. Cost: linear in the text. Thread rule: pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tawatur::emit {

/// `text` cut to the column's width and filled up with spaces, with the two that part columns.
void append_cell(std::string& out, std::string_view text, std::uint32_t width);

/// Words as the text has them, on one line; between isolates on a terminal.
void append_words(std::string& out, std::string_view words, bool terminal);
/// The same behind a " / " where something stands already; nothing for no words.
void append_words_after(std::string& out, std::string_view words, bool terminal);

/// Latin names of fillers, "?" for one without, "-" for none. A name that only exists in Arabic is
/// among the words at the line's end.
template <class T>
std::string latin_names(const std::vector<T>& list) {
  std::string out;
  for (const T& f : list) {
    if (!out.empty()) out += ", ";
    out += !f.name_en.empty() ? f.name_en : !f.id.empty() ? f.id : "?";
  }
  return out.empty() ? "-" : out;
}

}  // namespace tawatur::emit
