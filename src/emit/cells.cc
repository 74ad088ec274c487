// SPDX-License-Identifier: Apache-2.0
#include "emit/cells.h"

#include "base/utf8.h"

namespace tawatur::emit {
namespace {

constexpr std::string_view kIsolate = "\xE2\x81\xA8", kPop = "\xE2\x81\xA9";
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

}  // namespace

void append_cell(std::string& out, std::string_view text, std::uint32_t width) {
  const CodePoints points(text);
  if (points.count() <= width) {
    out += text;
    out.append(width - points.count(), ' ');
  } else {
    out += text.substr(0, points.byte_of(width - 1));
    out += kEllipsis;
  }
  out += "  ";
}

void append_words(std::string& out, std::string_view words, bool terminal) {
  if (terminal) out += kIsolate;
  // A line break inside a cell would break the table.
  for (char c : words) out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  if (terminal) out += kPop;
}

void append_words_after(std::string& out, std::string_view words, bool terminal) {
  if (words.empty()) return;
  if (!out.empty()) out += " / ";
  append_words(out, words, terminal);
}

}  // namespace tawatur::emit
