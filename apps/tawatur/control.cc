// SPDX-License-Identifier: Apache-2.0
// tawatur control: who is said to hold a place from when to when.
#include "reconcile/control.h"

#include <algorithm>

#include "emit/json.h"
#include "follow.h"
#include "pipeline/follow.h"
#include "reconcile/sources.h"

namespace tawatur::cli {
namespace {

using emit::Cell;
using reconcile::Stretch;

/// Regions say little about who holds a village; they are shown when asked for by name.
bool is_region(const PlaceFiller& p) { return p.precision == "governorate"; }

bool is_asked(const pipeline::NameMatch& asked, const PlaceFiller& p) {
  if (asked.empty()) return !is_region(p);
  return asked(p.id, {p.name_ar, p.name_en, p.text, p.name, p.admin1});
}

Cell degrees(const std::optional<double>& value) {
  if (!value) return {};
  std::string out;
  emit::append_number(out, *value, 6);
  return {out, Cell::Kind::json};
}

std::size_t independent(const Followed& from, const std::vector<std::uint32_t>& claims) {
  const std::vector<std::uint32_t> sources = reconcile::sources_of(from.material(), claims);
  return sources.empty() ? 0 : *std::max_element(sources.begin(), sources.end()) + 1;
}

/// A row of one side; of stretches that aren't disputed the only one.
std::vector<Cell> cells_of(const Followed& from, const Stretch& s, const reconcile::Side& side) {
  const reconcile::Material m = from.material();
  const PlaceFiller& p = s.place;
  const bool dated = s.from != reconcile::kNoDay;
  const bool disputed = s.sides.size() > 1;
  const std::vector<std::uint32_t>& claims = disputed ? side.claims : s.claims;
  return {{reconcile::iso_of(s.from)},
          {reconcile::iso_of(s.to)},
          {!dated        ? ""
           : s.from_told ? "told"
                         : "published"},
          {std::string(to_string(s.state))},
          Cell::list(keys(side.who)),
          Cell::list(names(side.who)),
          Cell::list(keys(s.contester)),
          Cell::list(names(s.contester)),
          Cell::list(keys(s.lost_by)),
          Cell::list(names(s.lost_by)),
          Cell::list(voices_of(m, claims)),
          Cell::list(voices_of(m, s.denials)),
          number(static_cast<std::int64_t>(count_docs(from, claims))),
          number(static_cast<std::int64_t>(independent(from, claims))),
          Cell::list(claim_ids(from, claims)),
          Cell::list(claim_ids(from, s.denials)),
          {p.id},
          {p.name_en},
          degrees(p.lat),
          degrees(p.lon),
          {p.admin1},
          {p.name_ar.empty() ? (p.name.empty() ? p.text : p.name) : p.name_ar}};
}

}  // namespace

int run_control(const Invocation& args) {
  Result<Followed> from = follow(args);
  if (!from) return fail(from.error());
  Result<reconcile::ControlRules> rules = pipeline::control_rules(from->coder->pack());
  if (!rules) return fail(rules.error());
  Result<Output> output = Output::open(args.output);
  if (!output) return fail(output.error());
  const pipeline::NameMatch asked(from->words);
  emit::RecordWriter writer({{"from", 10},
                             {"to", 10},
                             {"from_day", 0},
                             {"state", 9},
                             {"holder_id", 0},
                             {"holder", 32},
                             {"contested_by_id", 0},
                             {"contested_by", 24},
                             {"lost_by_id", 0},
                             {"lost_by", 20},
                             {"says", 28},
                             {"denied_by", 12},
                             {"docs", 4},
                             {"sources", 7},
                             {"claims", 0},
                             {"denials", 0},
                             {"place_id", 0},
                             {"place_en", 20},
                             {"lat", 0},
                             {"lon", 0},
                             {"admin1", 0},
                             {"place", 0}},
                            writer_options(args, *output));
  writer.begin(output->buffer());
  std::uint64_t rows = 0;
  for (const Stretch& s : reconcile::control(from->material(), from->claims, *rules,
                                             pipeline::kinship(from->coder->pack()))) {
    if (!is_asked(asked, s.place)) continue;
    const std::vector<reconcile::Side> nobody(1);
    for (const reconcile::Side& side : s.sides.empty() ? nobody : s.sides) {
      ++rows;
      writer.add(cells_of(*from, s, side), output->buffer());
    }
    if (!output->flush_if_due()) break;
  }
  writer.end(output->buffer());
  if (Result<void> closed = output->close(); !closed) return fail(closed.error());
  return from->code == kDone && rows == 0 && args.project.fail_if_empty ? kNotFound : from->code;
}

}  // namespace tawatur::cli
