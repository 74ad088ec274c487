// SPDX-License-Identifier: Apache-2.0
// tawatur network: how parties stand to each other over time.
#include "reconcile/network.h"

#include "emit/graphml.h"
#include "follow.h"
#include "pipeline/follow.h"

namespace tawatur::cli {
namespace {

using emit::Cell;
using reconcile::Party;
using reconcile::Tie;

constexpr std::string_view kUnknown = "unknown";

bool is_asked(const pipeline::NameMatch& asked, const Tie& tie) {
  if (asked.empty()) return true;
  const auto fits = [&](const Party& p) { return asked(p.key, {p.name_ar, p.name_en, p.key}); };
  return fits(tie.from) || fits(tie.to);
}

std::string sign_of(const Tie& tie) { return tie.sign > 0 ? "+" : tie.sign < 0 ? "-" : "0"; }

std::string label_of(const Party& p) {
  return p.key.empty() ? std::string(kUnknown) : p.name_en.empty() ? p.key : p.name_en;
}

/// Claims that say so, where there are any; else those that deny, plan or call for it.
const std::vector<std::uint32_t>& main_claims(const Tie& tie) {
  return !tie.claims.empty() ? tie.claims : !tie.denials.empty() ? tie.denials : tie.talk;
}

std::vector<std::uint32_t> against(const Tie& tie) {
  std::vector<std::uint32_t> out = tie.denials;
  out.insert(out.end(), tie.otherwise.begin(), tie.otherwise.end());
  return out;
}

std::vector<Cell> cells_of(const Followed& from, const Tie& tie) {
  const reconcile::Material m = from.material();
  const std::vector<std::uint32_t> otherwise = against(tie);
  return {{reconcile::iso_of(tie.first)},
          {reconcile::iso_of(tie.last)},
          {tie.period},
          {tie.from.key},
          {label_of(tie.from)},
          {tie.relation},
          {sign_of(tie)},
          {tie.to.key},
          {label_of(tie.to)},
          {tie.directed ? "true" : "false", Cell::Kind::json},
          {std::string(to_string(tie.status()))},
          number(static_cast<std::int64_t>(count_docs(from, main_claims(tie)))),
          Cell::list(claim_ids(from, tie.claims)),
          Cell::list(claim_ids(from, tie.talk)),
          Cell::list(claim_ids(from, otherwise)),
          Cell::list(claim_ids(from, tie.followed)),
          Cell::list(voices_of(m, main_claims(tie))),
          Cell::list(voices_of(m, otherwise))};
}

void write_records(const Followed& from, const std::vector<Tie>& ties, emit::WriterOptions options,
                   Output& output) {
  emit::RecordWriter writer({{"first", 10},
                             {"last", 10},
                             {"period", 7},
                             {"from_id", 0},
                             {"from", 34},
                             {"relation", 13},
                             {"sign", 4},
                             {"to_id", 0},
                             {"to", 34},
                             {"directed", 0},
                             {"status", 8},
                             {"docs", 4},
                             {"claims", 0},
                             {"talk", 0},
                             {"otherwise", 0},
                             {"followed", 0},
                             {"says", 30},
                             {"says_otherwise", 0}},
                            options);
  writer.begin(output.buffer());
  for (const Tie& tie : ties) {
    writer.add(cells_of(from, tie), output.buffer());
    if (!output.flush_if_due()) break;
  }
  writer.end(output.buffer());
}

std::string joined(const std::vector<std::string>& list) { return Cell::list(list).joined(" | "); }

void write_graphml(const Followed& from, const std::vector<Tie>& ties, Output& output) {
  emit::Graphml graph({"label", "name_ar", "kind"},
                      {"relation", "sign", "status", "first", "last", "period", "docs", "says",
                       "says_otherwise", "claims"});
  const auto id_of = [](const Party& p) { return p.key.empty() ? std::string(kUnknown) : p.key; };
  const reconcile::Material m = from.material();
  for (const Tie& tie : ties) {
    for (const Party* p : {&tie.from, &tie.to}) {
      graph.node(id_of(*p), {label_of(*p), p->name_ar, p->kind});
    }
    graph.edge(
        id_of(tie.from), id_of(tie.to), tie.directed,
        {tie.relation, sign_of(tie), std::string(to_string(tie.status())),
         reconcile::iso_of(tie.first), reconcile::iso_of(tie.last), tie.period,
         std::to_string(count_docs(from, main_claims(tie))), joined(voices_of(m, main_claims(tie))),
         joined(voices_of(m, against(tie))), joined(claim_ids(from, main_claims(tie)))});
  }
  output.buffer() += graph.text();
}

}  // namespace

int run_network(const Invocation& args) {
  Result<Followed> from = follow(args);
  if (!from) return fail(from.error());
  const lexicon::Pack& pack = from->coder->pack();
  Result<reconcile::NetworkRules> rules = pipeline::network_rules(pack);
  if (!rules) return fail(rules.error());
  Result<Output> output = Output::open(args.output);
  if (!output) return fail(output.error());
  reconcile::NetworkOptions options;
  options.period = reconcile::period_from(args.period).value_or(reconcile::Period::none);
  options.named = pipeline::actors_by_name(pack);
  std::vector<Tie> ties = reconcile::network(from->material(), from->claims, *rules, options);
  const pipeline::NameMatch asked(from->words);
  std::erase_if(ties, [&](const Tie& tie) {
    return !is_asked(asked, tie) || (!args.relation.empty() && tie.relation != args.relation);
  });
  const bool graphml =
      args.format == "graphml" || (args.format.empty() && args.output.ends_with(".graphml"));
  if (graphml) {
    write_graphml(*from, ties, *output);
  } else {
    write_records(*from, ties, writer_options(args, *output), *output);
  }
  if (Result<void> closed = output->close(); !closed) return fail(closed.error());
  const bool none = ties.empty() && args.project.fail_if_empty;
  return from->code == kDone && none ? kNotFound : from->code;
}

}  // namespace tawatur::cli
