// SPDX-License-Identifier: Apache-2.0
// Project: what differs between two runs, and why as far as it can be known.
#include <map>
#include <optional>
#include <string_view>

#include "pipeline/lexicon_record.h"
#include "pipeline/project_state.h"

namespace tawatur {
namespace {

/// Top-level fields of a claim that differ, by their JSON.
std::vector<std::string> fields_of(const Claim& a, const Claim& b) {
  std::vector<std::string> out;
  const auto note = [&](bool same, const char* name) {
    if (!same) out.emplace_back(name);
  };
  note(a.agent == b.agent, "agent");
  note(a.target == b.target, "target");
  note(a.place == b.place, "place");
  note(a.quantity == b.quantity, "quantity");
  note(a.source == b.source, "source");
  note(a.modality == b.modality, "modality");
  note(a.time == b.time, "time");
  note(a.name == b.name, "name");
  note(a.means == b.means, "means");
  note(a.framing == b.framing, "framing");
  note(a.background == b.background, "background");
  note(a.cause == b.cause, "cause");
  note(a.answers == b.answers, "answers");
  note(a.evidence == b.evidence, "evidence");
  note(a.rule == b.rule, "rule");
  note(a.confidence == b.confidence, "confidence");
  return out;
}

/// What two runs' lexicons and programs differ in, and which of it a claim names.
class Reasons {
 public:
  Reasons(const StoredRun& before, const StoredRun& after) {
    const pipeline::LexiconRecord had = pipeline::lexicon_record(before.user_rows),
                                  has = pipeline::lexicon_record(after.user_rows);
    rows_ = pipeline::changed_rows(had, has);
    const std::vector<std::string> parts = pipeline::changed_parts(had, has);
    if (before.coder != after.coder) general_ = before.coder + " -> " + after.coder;
    std::string list;
    for (const std::string& part : parts) list += (list.empty() ? "" : ", ") + part;
    if (!list.empty()) add("changed: " + list);
    // Nothing is known of what was in there.
    if (list.empty() && had.pack != has.pack) add("another lexicon");
    if (!rows_.empty()) add(std::to_string(rows_.size()) + " user rows");
  }

  std::string of(const Claim* before, const Claim* after) const {
    std::string out;
    for (const pipeline::RowChange& change : rows_) {
      const std::string_view what = named(change, before, after);
      if (what.empty()) continue;
      out += (out.empty() ? "" : "; ") + std::string(what) + " " + change.row.place;
      if (change.row.replaces.empty()) continue;
      out += change.added ? " in place of" : ", so again";
      for (const std::string& place : change.row.replaces) out += " " + place;
    }
    if (!out.empty()) return out;
    // No row that changed is named by the claim: what else differs may have tipped it.
    const Claim& any = after != nullptr ? *after : *before;
    return (general_.empty() ? "" : general_ + "; ") + "its row " + any.rule;
  }

 private:
  void add(const std::string& what) { general_ += (general_.empty() ? "" : "; ") + what; }

  /// "verbs.tsv:12 class strike" stands in verbs.tsv:12.
  static bool stands_in(const Claim* claim, const std::string& place) {
    return claim != nullptr && claim->rule.starts_with(place + " ");
  }

  static bool names(const Claim* claim, const std::string& id) {
    if (claim == nullptr) return false;
    for (const std::vector<Filler>* list : {&claim->agent, &claim->target, &claim->source}) {
      for (const Filler& f : *list) {
        if (f.id == id) return true;
      }
    }
    for (const PlaceFiller& f : claim->place) {
      if (f.id == id) return true;
    }
    return false;
  }

  static std::string_view named(const pipeline::RowChange& change, const Claim* before,
                                const Claim* after) {
    const pipeline::LexiconRecord::Row& row = change.row;
    const bool identity = row.table == "actors" || row.table == "places" || row.table == "outlets";
    bool hit = identity ? names(change.added ? after : before, row.key)
                        : stands_in(change.added ? after : before, row.place);
    // What a built-in row did, and doesn't any more, or does again.
    for (const std::string& place : row.replaces) {
      hit = hit || stands_in(change.added ? before : after, place);
    }
    hit =
        hit || (identity && !row.replaces.empty() && names(change.added ? before : after, row.key));
    return !hit ? std::string_view() : change.added ? "by row" : "without row";
  }

  std::vector<pipeline::RowChange> rows_;
  std::string general_;
};

using ById = std::map<std::string, std::pair<std::string, Claim>>;

/// Claims of a document as they stood after a run; none after run 0.
Result<ById> standing(Project& project, const std::string& document, std::int64_t run) {
  ById out;
  if (run == 0) return out;
  ClaimQuery query;
  query.document = document;
  query.as_of = run;
  Result<void> read = project.read_claims(query, [&](const StoredClaim& c, Claim claim) {
    claim.coder.clear();
    const std::string id = claim.claim_id;
    out[id] = {c.json, std::move(claim)};
    return true;
  });
  if (!read) return read.error();
  return out;
}

}  // namespace

Result<void> Project::difference(std::int64_t before, std::int64_t after,
                                 const std::function<bool(const ClaimChange&)>& take) {
  Result<std::vector<StoredRun>> all = runs();
  if (!all) return all.error();
  StoredRun from, to;
  for (const StoredRun& r : *all) {
    if (r.id == before) from = r;
    if (r.id == after) to = r;
  }
  if ((before != 0 && from.id == 0) || to.id == 0) {
    Error e;
    e.code = ErrorCode::kNotFound;
    e.message = "no run " + std::to_string(to.id == 0 ? after : before);
    return e;
  }
  const Reasons reasons(from, to);
  // Only documents of which a run in between made new claims can differ.
  Result<store::Statement> ask = state_->store.db().prepare(
      "SELECT name, EXISTS (SELECT 1 FROM outcomes WHERE document = d.id AND state = 'coded' AND "
      "run <= ?1) FROM documents d WHERE id IN (SELECT document FROM outcomes WHERE state = "
      "'coded' "
      "AND run > ?1 AND run <= ?2) ORDER BY id");
  if (!ask) return ask.error();
  ask->bind(1, before);
  ask->bind(2, after);
  std::optional<Error> problem;
  Result<void> done = store::each_row(*ask, [&](const store::Statement& row) {
    const std::string name(row.text(0));
    const bool known = row.integer(1) != 0;
    const Result<ById> old = standing(*this, name, before), now = standing(*this, name, after);
    if (!old || !now) {
      problem = (!old ? old : now).error();
      return false;
    }
    for (const auto& [id, had] : *old) {
      if (now->contains(id)) continue;
      if (!take({"removed", id, name, reasons.of(&had.second, nullptr), {}, had.first, {}})) {
        return false;
      }
    }
    for (const auto& [id, has] : *now) {
      const auto had = old->find(id);
      const Claim* earlier = had == old->end() ? nullptr : &had->second.second;
      const std::string why = known ? reasons.of(earlier, &has.second) : "coded first";
      if (earlier == nullptr) {
        if (!take({"added", id, name, why, {}, {}, has.first})) return false;
      } else if (!(*earlier == has.second)) {
        const auto fields = fields_of(*earlier, has.second);
        if (!take({"changed", id, name, why, fields, had->second.first, has.first})) return false;
      }
    }
    return true;
  });
  if (problem) return *problem;
  return done;
}

}  // namespace tawatur
