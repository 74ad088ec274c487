// SPDX-License-Identifier: Apache-2.0
// tawatur deals: agreements, their terms, and what is reported of each.
#include "reconcile/deals.h"

#include <algorithm>

#include "follow.h"
#include "pipeline/follow.h"

namespace tawatur::cli {
namespace {

using emit::Cell;
using reconcile::Deal;
using reconcile::DealPart;
using reconcile::Party;

bool is_asked(const pipeline::NameMatch& asked, const Deal& deal) {
  if (asked.empty()) return true;
  const auto fits = [&](const Party& p) { return asked(p.key, {p.name_ar, p.name_en, p.key}); };
  return std::any_of(deal.parties.begin(), deal.parties.end(), fits) ||
         (deal.name && fits(*deal.name));
}

std::vector<std::string> place_names(const Claim& c) {
  std::vector<std::string> out;
  for (const PlaceFiller& p : c.place) out.push_back(p.name_en.empty() ? p.text : p.name_en);
  return out;
}

/// One row: what a claim is to a deal.
struct Row {
  std::int64_t number;  ///< of the deal in this list
  const Deal& deal;
  std::string_view part;
  const DealPart& claim;
};

std::vector<Cell> cells_of(const Followed& from, const Row& row) {
  const reconcile::Material m = from.material();
  const Claim& c = m.claims[row.claim.claim];
  const reconcile::DayOf day = reconcile::day_of_claim(m, row.claim.claim);
  const std::vector<Party> agent = reconcile::parties_of(c.agent);
  const std::vector<Party> target = reconcile::parties_of(c.target);
  return {number(row.number),
          {m.claims[row.deal.agreed.front().claim].claim_id},
          {std::string(row.part)},
          {reconcile::iso_of(day.day)},
          {day.day == reconcile::kNoDay ? ""
           : day.told                   ? "told"
                                        : "published"},
          {std::string(to_string(row.claim.word))},
          {std::string(to_string(c.frame))},
          {std::string(to_string(c.modality))},
          Cell::list(keys(agent)),
          Cell::list(names(agent)),
          Cell::list(keys(target)),
          Cell::list(names(target)),
          Cell::list(place_names(c)),
          {reconcile::voice_of(m, row.claim.claim)},
          {m.reports[m.told[row.claim.claim].report].doc},
          {c.claim_id},
          Cell::list(keys(row.deal.parties)),
          Cell::list(names(row.deal.parties)),
          {row.deal.name ? names({*row.deal.name}).front() : std::string()}};
}

}  // namespace

int run_deals(const Invocation& args) {
  Result<Followed> from = follow(args);
  if (!from) return fail(from.error());
  const lexicon::Pack& pack = from->coder->pack();
  Result<reconcile::DealRules> rules = pipeline::deal_rules(pack);
  if (!rules) return fail(rules.error());
  Result<Output> output = Output::open(args.output);
  if (!output) return fail(output.error());
  const reconcile::Kinship kin = pipeline::kinship(pack);
  const std::vector<std::uint32_t> groups = from->maker->groups(from->reports);
  const std::vector<Deal> deals = reconcile::deals_of(
      from->material(), from->claims, {*rules, kin, groups, pipeline::actors_by_name(pack)});
  emit::RecordWriter writer({{"n", 3},
                             {"deal", 0},
                             {"part", 6},
                             {"day", 10},
                             {"day_is", 0},
                             {"word", 10},
                             {"frame", 14},
                             {"modality", 0},
                             {"agent_id", 0},
                             {"agent", 32},
                             {"target_id", 0},
                             {"target", 32},
                             {"place", 20},
                             {"says", 28},
                             {"doc", 0},
                             {"claim", 0},
                             {"party_id", 0},
                             {"party", 0},
                             {"name", 0}},
                            writer_options(args, *output));
  writer.begin(output->buffer());
  const pipeline::NameMatch asked(from->words);
  std::int64_t count = 0;
  for (const Deal& deal : deals) {
    if (!is_asked(asked, deal)) continue;
    ++count;
    const std::pair<std::string_view, const std::vector<DealPart>&> parts[] = {
        {"deal", deal.agreed}, {"term", deal.terms}, {"report", deal.reports}};
    for (const auto& [part, list] : parts) {
      for (const DealPart& claim : list) {
        writer.add(cells_of(*from, {count, deal, part, claim}), output->buffer());
      }
    }
    if (!output->flush_if_due()) break;
  }
  writer.end(output->buffer());
  if (Result<void> closed = output->close(); !closed) return fail(closed.error());
  const bool none = count == 0 && args.project.fail_if_empty;
  return from->code == kDone && none ? kNotFound : from->code;
}

}  // namespace tawatur::cli
