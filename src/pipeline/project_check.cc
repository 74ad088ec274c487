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
  for (;;) {
    Result<bool> row = ask->step();
    if (!row) return row.error();
    if (!*row) return {};
    const std::string where = std::string(ask->text(0)) + " " + std::to_string(ask->integer(1));
    std::string json(ask->text(2));
    Result<Claim> claim = records.read(json);
    if (!claim) {
      found.add(where, claim.error().message);
      continue;
    }
    const pipeline::SpanCheck check(ask->text(3), *claim);
    spans += check.spans();
    if (!check.wrong().empty()) {
      found.add(where, "the words of \"" + check.wrong() + "\" don't stand at their span");
    }
  }
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
  for (;;) {
    Result<bool> row = ask->step();
    if (!row) return row.error();
    if (!*row) return out;
    out.push_back(
        {std::string(ask->text(0)), std::string(ask->text(1)), ask->integer(2), ask->integer(3)});
  }
}

Result<std::int64_t> Project::decide(const Decision& d) {
  store::Store& store = state_->store;
  if (Result<void> begun = store.begin(); !begun) return begun.error();
  std::string raw;
  for (std::size_t i = 0; i + 1 < d.text_sha256.size(); i += 2) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    raw += static_cast<char>(digit(d.text_sha256[i]) * 16 + digit(d.text_sha256[i + 1]));
  }
  store::Row row;
  row.text(store::now_utc()).text(d.person).blob(raw).integer(d.span.begin).integer(d.span.end);
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
  for (;;) {
    Result<bool> row = ask->step();
    if (!row) return row.error();
    if (!*row) return out;
    PlacedDecision p;
    p.id = ask->integer(0);
    p.at = ask->text(1);
    Decision& d = p.decision;
    d.person = ask->text(2);
    d.text_sha256 = hex_of(ask->blob(3));
    d.span = {static_cast<std::uint32_t>(ask->integer(4)),
              static_cast<std::uint32_t>(ask->integer(5))};
    d.field = ask->text(6);
    d.frame = ask->text(7);
    d.claim_id = ask->text(8);
    d.verdict = ask->text(9);
    d.value = ask->text(10);
    d.why = ask->text(11);
    ClaimQuery query;
    query.document = ask->text(12);
    query.frame = d.frame;
    query.coder = "tawatur";
    std::uint32_t best = 0;
    // The claim of the frame whose evidence overlaps the decision's span most.
    Result<void> read =
        query.document.empty() ? Result<void>() : claims(query, [&](const StoredClaim& c) {
          Result<Claim> claim = claim_of(c.json);
          if (!claim) return true;
          const std::uint32_t begin = std::max(claim->evidence.begin, d.span.begin);
          const std::uint32_t end = std::min(claim->evidence.end, d.span.end);
          std::uint32_t overlap = end > begin ? end - begin : 0;
          if (overlap > 0 && claim->claim_id == d.claim_id) overlap += 1;
          if (overlap > best) {
            best = overlap;
            p.claim_id = claim->claim_id;
          }
          return true;
        });
    if (!read) return read.error();
    out.push_back(std::move(p));
  }
}

}  // namespace tawatur
