// SPDX-License-Identifier: Apache-2.0
// Project: verify, health, decisions of people.
#include <algorithm>
#include <filesystem>

#include "base/hash.h"
#include "base/utf8.h"
#include "ingest/claim_record.h"
#include "pipeline/project_copies.h"
#include "pipeline/project_state.h"
#include "pipeline/span_check.h"
#include "store/verify.h"

namespace tawatur {
namespace {

Result<void> check_spans(store::Connection& db, store::Verified& found, std::uint64_t& spans) {
  Result<store::Statement> ask = db.prepare(
      "SELECT 'claims', c.id, c.json, d.text FROM claims c JOIN documents d ON d.id = c.document "
      "UNION ALL SELECT 'imports', i.id, i.json, d.text FROM imports i "
      "JOIN documents d ON d.id = i.document");
  if (!ask) return ask.error();
  ingest::ClaimRecords records;
  return store::each_row(*ask, [&](const store::Statement& row) {
    const std::string where = std::string(row.text(0)) + " " + std::to_string(row.integer(1));
    std::string json(row.text(2));
    Result<Claim> claim = records.read(json);
    if (!claim) {
      found.add(where, claim.error().message);
      return true;
    }
    const pipeline::SpanCheck check(row.text(3), *claim);
    spans += check.spans();
    if (!check.wrong().empty()) {
      found.add(where, "the words of \"" + check.wrong() + "\" don't stand at their span");
    }
    return true;
  });
}

Decision decision_of(const store::Statement& row) {
  Decision d;
  d.person = row.text(2);
  d.text_sha256 = hex_of(row.blob(3));
  d.span = {static_cast<std::uint32_t>(row.integer(4)), static_cast<std::uint32_t>(row.integer(5))};
  d.field = row.text(6);
  d.frame = row.text(7);
  d.claim_id = row.text(8);
  d.verdict = row.text(9);
  d.value = row.text(10);
  d.why = row.text(11);
  return d;
}

/// The claim of the decision's frame whose evidence overlaps its span most; empty = none.
Result<std::string> claim_for(Project& project, const Decision& d, std::string_view document) {
  std::string out;
  if (document.empty()) return out;
  ClaimQuery query;
  query.document = document;
  query.frame = d.frame;
  query.coder = "tawatur";
  std::uint32_t best = 0;
  Result<void> read = project.read_claims(query, [&](const StoredClaim&, const Claim& claim) {
    const std::uint32_t begin = std::max(claim.evidence.begin, d.span.begin);
    const std::uint32_t end = std::min(claim.evidence.end, d.span.end);
    std::uint32_t overlap = end > begin ? end - begin : 0;
    if (overlap > 0 && claim.claim_id == d.claim_id) overlap += 1;
    if (overlap > best) {
      best = overlap;
      out = claim.claim_id;
    }
    return true;
  });
  if (!read) return read.error();
  return out;
}

}  // namespace

Result<ProjectReport> Project::verify(const std::string& head) {
  store::Connection& db = state_->store.db();
  Result<store::Verified> done = store::verify(db);
  if (!done) return done.error();
  ProjectReport out;
  if (Result<void> spans = check_spans(db, *done, out.spans); !spans) {
    done->add("claims", "can't be read: " + spans.error().message);
  }
  pipeline::check_signatures(db, *done);
  if (!head.empty()) {
    Result<std::vector<std::string>> known = db.texts("SELECT lower(hex(hash)) FROM batches");
    if (!known || std::find(known->begin(), known->end(), head) == known->end()) {
      done->add("batches", "none has the hash " + head);
    }
  }
  for (store::Finding& f : done->findings) out.findings.push_back({f.where, f.what});
  out.count = done->count;
  out.rows = done->rows;
  out.batches = done->batches;
  out.head = done->head;
  return out;
}

Result<ProjectHealth> Project::health() {
  store::Connection& db = state_->store.db();
  ProjectHealth out;
  Result<int> version = store::schema_version(db);
  if (!version) return version.error();
  out.schema = *version;
  struct Count {
    std::uint64_t& to;
    const char* sql;
  };
  const char* const last =
      "SELECT count(*) FROM documents d JOIN outcomes o ON o.id = (SELECT max(id) FROM outcomes "
      "WHERE document = d.id) WHERE o.state = ";
  const std::string coded = std::string(last) + "'coded'", failed = std::string(last) + "'failed'";
  for (const Count& c :
       {Count{out.documents, "SELECT count(*) FROM documents"}, Count{out.coded, coded.c_str()},
        Count{out.failed, failed.c_str()}, Count{out.claims, "SELECT count(*) FROM claims"},
        Count{out.bytes,
              "SELECT page_count * page_size FROM pragma_page_count, "
              "pragma_page_size"}}) {
    Result<std::int64_t> n = db.number(c.sql);
    if (!n) return n.error();
    c.to = static_cast<std::uint64_t>(*n);
  }
  out.fresh = out.documents - out.coded - out.failed;
  out.indexed = static_cast<std::uint64_t>(state_->store.extent().indexed);
  Result<std::vector<StoredRun>> all = runs();
  if (!all) return all.error();
  out.runs = std::move(*all);
  return out;
}

Result<std::vector<ProjectTrouble>> Project::last_troubles() {
  Result<store::Statement> ask = state_->store.db().prepare(
      "SELECT d.name, o.reason, 0, 0 FROM outcomes o JOIN documents d ON d.id = o.document "
      "WHERE o.state = 'failed' AND o.run = (SELECT max(id) FROM runs) "
      "UNION ALL SELECT origin, message, record, line FROM troubles WHERE id > (SELECT troubles "
      "FROM "
      "batches WHERE id = (SELECT json_extract(detail, '$.first') FROM batches WHERE kind = 'add' "
      "ORDER BY id DESC LIMIT 1) - 1)");
  if (!ask) return ask.error();
  std::vector<ProjectTrouble> out;
  Result<void> read = store::each_row(*ask, [&](const store::Statement& row) {
    out.push_back(
        {std::string(row.text(0)), std::string(row.text(1)), row.integer(2), row.integer(3)});
    return true;
  });
  if (!read) return read.error();
  return out;
}

Result<std::int64_t> Project::decide(const Decision& d) {
  const std::optional<std::string> raw = bytes_of_hex(d.text_sha256);
  if (!raw || raw->size() != 32) {
    return Error{ErrorCode::kUsage, "a decision needs the SHA-256 of its text, 64 hex digits"};
  }
  store::Store& store = state_->store;
  if (Result<void> begun = store.begin(); !begun) return begun.error();
  store::Row row;
  row.text(store::now_utc()).text(d.person).blob(*raw).integer(d.span.begin).integer(d.span.end);
  row.text(d.field).text(d.frame).text(d.claim_id).text(d.verdict).text(d.value).text(d.why);
  Result<std::int64_t> id = store.put(store::Table::decisions, row);
  Result<void> done = id ? store.commit("decision", "{}") : Result<void>(id.error());
  if (!done) {
    store.rollback();
    return done.error();
  }
  return id;
}

Result<std::vector<PlacedDecision>> Project::decisions() {
  Result<store::Statement> ask = state_->store.db().prepare(
      "SELECT id, at, person, text_sha256, span_begin, span_end, field, frame, claim_id, verdict, "
      "value, why, (SELECT name FROM documents d WHERE d.text_sha256 = s.text_sha256 ORDER BY id "
      "LIMIT 1) FROM decisions s ORDER BY id");
  if (!ask) return ask.error();
  std::vector<PlacedDecision> out;
  std::optional<Error> problem;
  Result<void> read = store::each_row(*ask, [&](const store::Statement& row) {
    Decision d = decision_of(row);
    Result<std::string> claim = claim_for(*this, d, row.text(12));
    if (!claim) {
      problem = claim.error();
      return false;
    }
    out.push_back({row.integer(0), std::string(row.text(1)), std::move(d), std::move(*claim)});
    return true;
  });
  if (problem) return *problem;
  if (!read) return read.error();
  return out;
}

}  // namespace tawatur
