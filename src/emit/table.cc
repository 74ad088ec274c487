// SPDX-License-Identifier: Apache-2.0
#include "emit/table.h"

#include "emit/cells.h"
#include "emit/csv.h"
#include "emit/json.h"

namespace tawatur::emit {
namespace {

struct Column {
  std::string_view name;
  std::uint32_t width;
};
constexpr Column kColumns[] = {{"DATE", 10},  {"FRAME", 16}, {"MODALITY", 10},
                               {"CONF", 4},   {"AGENT", 24}, {"TARGET", 24},
                               {"PLACE", 16}, {"COUNT", 14}, {"SOURCE", 20}};

std::string counts(const Claim& c) {
  std::string out;
  for (const Quantity& q : c.quantity) {
    if (q.part_of) continue;
    if (!out.empty()) out += ", ";
    out += std::string(to_string(q.kind)) + " " + quantity_text(q);
  }
  return out.empty() ? "-" : out;
}

}  // namespace

void append_table_header(std::string& out, const TableStyle& style) {
  if (style.color) out += "\x1b[1m";
  for (const Column& column : kColumns) append_cell(out, column.name, column.width);
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
                               latin_names(c.agent),
                               latin_names(c.target),
                               latin_names(c.place),
                               counts(c),
                               latin_names(c.source)};
  const bool hedged = style.color && c.modality != Modality::asserted;
  for (std::size_t i = 0; i < std::size(cells); ++i) {
    if (hedged && i == 2) out += "\x1b[33m";
    append_cell(out, cells[i], kColumns[i].width);
    if (hedged && i == 2) out += "\x1b[0m";
  }
  std::string words;
  append_words_after(words, slice(text, points, c.trigger), style.terminal);
  for (const Filler& f : c.agent) append_words_after(words, f.text, style.terminal);
  for (const Filler& f : c.target) append_words_after(words, f.text, style.terminal);
  for (const PlaceFiller& p : c.place) append_words_after(words, p.text, style.terminal);
  out += words;
  out += '\n';
}

}  // namespace tawatur::emit
