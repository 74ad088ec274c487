// SPDX-License-Identifier: Apache-2.0
#include "emit/table.h"

#include "emit/csv.h"
#include "emit/json.h"

namespace tawatur::emit {
namespace {

constexpr std::string_view kIsolate = "\xE2\x81\xA8", kPop = "\xE2\x81\xA9";
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
struct Column {
  std::string_view name;
  std::uint32_t width;
};
constexpr Column kColumns[] = {{"DATE", 10},  {"FRAME", 16}, {"MODALITY", 10},
                               {"CONF", 4},   {"AGENT", 24}, {"TARGET", 24},
                               {"PLACE", 16}, {"COUNT", 14}, {"SOURCE", 20}};

/// `text` cut to the column's width and filled up with spaces.
void cell(std::string& out, std::string_view text, std::uint32_t width) {
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

/// Latin name of a filler. A name that only exists in Arabic is among the words at the line's end.
template <class T>
std::string latin(const std::vector<T>& list) {
  std::string out;
  for (const T& f : list) {
    if (!out.empty()) out += ", ";
    out += !f.name_en.empty() ? f.name_en : !f.id.empty() ? f.id : "?";
  }
  return out.empty() ? "-" : out;
}

std::string counts(const Claim& c) {
  std::string out;
  for (const Quantity& q : c.quantity) {
    if (q.part_of) continue;
    if (!out.empty()) out += ", ";
    out += std::string(to_string(q.kind)) + " " + quantity_text(q);
  }
  return out.empty() ? "-" : out;
}

/// A line break inside a cell would break the table.
void add_words(std::string& out, std::string_view words, bool terminal) {
  if (words.empty()) return;
  if (!out.empty()) out += " / ";
  if (terminal) out += kIsolate;
  for (char c : words) out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  if (terminal) out += kPop;
}

}  // namespace

void append_table_header(std::string& out, const TableStyle& style) {
  if (style.color) out += "\x1b[1m";
  for (const Column& column : kColumns) cell(out, column.name, column.width);
  out += "WORDS";
  if (style.color) out += "\x1b[0m";
  out += '\n';
}

void append_table_row(std::string& out, const Claim& c, std::string_view text,
                      const CodePoints& points, const TableStyle& style) {
  std::string confidence;
  append_number(confidence, c.confidence, 2);
  const std::string date = c.time && !c.time->from.empty() ? c.time->from : "-";
  const std::string cells[] = {date,
                               std::string(to_string(c.frame)),
                               std::string(to_string(c.modality)),
                               confidence,
                               latin(c.agent),
                               latin(c.target),
                               latin(c.place),
                               counts(c),
                               latin(c.source)};
  const bool hedged = style.color && c.modality != Modality::asserted;
  for (std::size_t i = 0; i < std::size(cells); ++i) {
    if (hedged && i == 2) out += "\x1b[33m";
    cell(out, cells[i], kColumns[i].width);
    if (hedged && i == 2) out += "\x1b[0m";
  }
  std::string words;
  add_words(words, slice(text, points, c.trigger), style.terminal);
  for (const Filler& f : c.agent) add_words(words, f.text, style.terminal);
  for (const Filler& f : c.target) add_words(words, f.text, style.terminal);
  for (const PlaceFiller& p : c.place) add_words(words, p.text, style.terminal);
  out += words;
  out += '\n';
}

}  // namespace tawatur::emit
