// SPDX-License-Identifier: Apache-2.0
#include "emit/cells.h"
#include "emit/event_json.h"

namespace tawatur::emit {
namespace {

constexpr std::uint32_t kWidths[] = {10, 16, 9, 5, 4, 7, 24, 24, 18, 9, 9, 9, 20};
constexpr std::string_view kHeads[] = {"DATE",    "FRAME", "STATUS",     "GRADE", "DOCS",
                                       "SOURCES", "AGENT", "TARGET",     "PLACE", "KILLED",
                                       "WOUNDED", "TAKEN", "DISAGREE ON"};

/// "30", "5-32".
std::string range(const std::optional<Toll>& toll) {
  if (!toll || !toll->all.low || !toll->all.high) return "-";
  const std::string low = std::to_string(*toll->all.low);
  return toll->all.high == toll->all.low ? low : low + "-" + std::to_string(*toll->all.high);
}

std::string disagreements(const Event& e) {
  std::string out;
  for (const Contradiction& c : e.contradictions) out += (out.empty() ? "" : ", ") + c.field;
  return out.empty() ? "-" : out;
}

}  // namespace

void append_event_table_header(std::string& out, const TableStyle& style) {
  if (style.color) out += "\x1b[1m";
  for (std::size_t i = 0; i < std::size(kHeads); ++i) append_cell(out, kHeads[i], kWidths[i]);
  out += "WORDS";
  if (style.color) out += "\x1b[0m";
  out += '\n';
}

void append_event_table_row(std::string& out, const Event& e, const TableStyle& style) {
  const std::string cells[] = {e.from.empty() ? "-" : e.from,
                               std::string(to_string(e.frame)),
                               std::string(to_string(e.status)),
                               e.grade.empty() ? "-" : e.grade,
                               std::to_string(e.docs.size()),
                               std::to_string(e.independent_sources),
                               latin_names(e.agent),
                               latin_names(e.target),
                               latin_names(e.place),
                               range(e.killed),
                               range(e.wounded),
                               range(e.captured),
                               disagreements(e)};
  for (std::size_t i = 0; i < std::size(cells); ++i) {
    const bool mark = style.color && i == 2 && e.status != EventStatus::reported;
    if (mark) out += "\x1b[33m";
    append_cell(out, cells[i], kWidths[i]);
    if (mark) out += "\x1b[0m";
  }
  std::string words;
  for (const EventActor& a : e.agent) append_words_after(words, a.text, style.terminal);
  for (const EventActor& t : e.target) append_words_after(words, t.text, style.terminal);
  for (const EventPlace& p : e.place) append_words_after(words, p.text, style.terminal);
  out += words;
  out += '\n';
}

}  // namespace tawatur::emit
