// SPDX-License-Identifier: Apache-2.0
#include "pipeline/follow.h"

#include <functional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "text/search_words.h"

namespace tawatur::pipeline {
namespace {

Error bad_row(const lexicon::Table& table, std::size_t row, std::string message) {
  Error e{ErrorCode::kFormat, std::move(message)};
  e.file = table.place(row);
  return e;
}

/// The parts of a cell between bars.
void each_part(std::string_view cell, const std::function<void(std::string_view)>& take) {
  while (!cell.empty()) {
    const std::size_t end = cell.find('|');
    std::string_view part = cell.substr(0, end);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    if (!part.empty()) take(part);
    cell.remove_prefix(end == std::string_view::npos ? cell.size() : end + 1);
  }
}

}  // namespace

Result<reconcile::ControlRules> control_rules(const lexicon::Pack& pack) {
  const lexicon::Table table = pack.table("control");
  if (!table) return Error{ErrorCode::kFormat, "the pack has no table control"};
  const int frame = table.column("frame"), agent = table.column("agent");
  const int target = table.column("target"), negated = table.column("not");
  reconcile::ControlRules out;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto named = frame_from(table.cell(row, frame));
    const auto of_agent = reconcile::holding_from(table.cell(row, agent));
    const auto of_target = reconcile::holding_from(table.cell(row, target));
    const auto of_negated = reconcile::holding_from(table.cell(row, negated));
    if (!named) return bad_row(table, row, "no such frame");
    if (!of_agent || !of_target || !of_negated) return bad_row(table, row, "no such holding");
    out.set(*named, {*of_agent, *of_target, *of_negated});
  }
  return out;
}

Result<reconcile::NetworkRules> network_rules(const lexicon::Pack& pack) {
  const lexicon::Table table = pack.table("relations");
  if (!table) return Error{ErrorCode::kFormat, "the pack has no table relations"};
  const int frame = table.column("frame"), relation = table.column("relation");
  const int between = table.column("between"), sign = table.column("sign");
  const int opposite = table.column("opposite"), answered = table.column("answered_by");
  reconcile::NetworkRules out;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto named = frame_from(table.cell(row, frame));
    const auto pairs = reconcile::between_from(table.cell(row, between));
    const std::string_view mark = table.cell(row, sign);
    if (!named) return bad_row(table, row, "no such frame");
    if (!pairs) return bad_row(table, row, "no such way to pair");
    // "-" is an empty cell.
    if (mark != "+" && mark != "0" && !mark.empty()) return bad_row(table, row, "no such sign");
    std::vector<std::string> answers;
    each_part(table.cell(row, answered),
              [&](std::string_view part) { answers.emplace_back(part); });
    out.add(*named, {std::string(table.cell(row, relation)), *pairs,
                     mark == "+"   ? 1
                     : mark == "0" ? 0
                                   : -1,
                     std::string(table.cell(row, opposite)), std::move(answers)});
  }
  return out;
}

Result<reconcile::DealRules> deal_rules(const lexicon::Pack& pack) {
  const lexicon::Table table = pack.table("deals");
  if (!table) return Error{ErrorCode::kFormat, "the pack has no table deals"};
  const int frame = table.column("frame"), term = table.column("term");
  const int done = table.column("done"), undone = table.column("not");
  const int between = table.column("between");
  reconcile::DealRules out;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto named = frame_from(table.cell(row, frame));
    const auto if_done = reconcile::deal_word_from(table.cell(row, done));
    const auto if_undone = reconcile::deal_word_from(table.cell(row, undone));
    if (!named) return bad_row(table, row, "no such frame");
    if (!if_done || !if_undone) return bad_row(table, row, "no such word about a deal");
    out.set(*named, {table.cell(row, term) == "yes", *if_done, *if_undone,
                     table.cell(row, between) == "yes"});
  }
  return out;
}

std::function<reconcile::Party(const std::string&)> actors_by_name(const lexicon::Pack& pack) {
  const lexicon::Table table = pack.table("actors");
  std::unordered_map<std::string, reconcile::Party> known;
  const int id = table.column("id"), ar = table.column("name_ar"), en = table.column("name_en");
  const int other = table.column("other"), kind = table.column("kind");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const reconcile::Party party = {
        std::string(table.cell(row, id)), std::string(table.cell(row, id)),
        std::string(table.cell(row, en)), std::string(table.cell(row, ar)),
        std::string(table.cell(row, kind))};
    known.emplace(text::folded_words(party.name_ar), party);
    each_part(table.cell(row, other), [&](std::string_view name) {
      known.emplace(text::folded_words(name.substr(0, name.find('{'))), party);
    });
  }
  return [known = std::move(known)](const std::string& name) {
    const auto it = known.find(text::folded_words(name));
    return it != known.end() ? it->second : reconcile::Party{name, {}, {}, name, {}};
  };
}

reconcile::Kinship kinship(const lexicon::Pack& pack) {
  reconcile::Kinship out;
  const lexicon::Table table = pack.table("actors");
  if (!table) return out;
  const int id = table.column("id"), parent = table.column("parent");
  const int members = table.column("members");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string own(table.cell(row, id));
    each_part(table.cell(row, parent), [&](std::string_view p) { out.add(own, std::string(p)); });
    each_part(table.cell(row, members), [&](std::string_view m) { out.add(std::string(m), own); });
  }
  return out;
}

}  // namespace tawatur::pipeline
