// SPDX-License-Identifier: Apache-2.0
#include "store/query.h"

#include <variant>

#include "store/search.h"
#include "text/search_words.h"

namespace tawatur::store {
namespace {

/// A WHERE with its parameters.
class Where {
 public:
  void add(const std::string& condition) {
    sql_ += (sql_.empty() ? " WHERE " : " AND ") + condition;
  }
  void text(const std::string& condition, const std::string& value) {
    if (value.empty()) return;
    add(condition);
    values_.emplace_back(value);
  }
  void number(const std::string& condition, std::int64_t value) {
    add(condition);
    values_.emplace_back(value);
  }
  void real(const std::string& condition, double value) {
    add(condition);
    values_.emplace_back(value);
  }
  const std::string& sql() const { return sql_; }
  void bind_to(Statement& statement) const {
    int at = 1;
    for (const auto& value : values_) {
      if (const auto* s = std::get_if<std::string>(&value)) {
        statement.bind(at, std::string_view(*s));
      } else if (const auto* d = std::get_if<double>(&value)) {
        statement.bind(at, *d);
      } else {
        statement.bind(at, std::get<std::int64_t>(value));
      }
      ++at;
    }
  }

 private:
  std::string sql_;
  std::vector<std::variant<std::string, std::int64_t, double>> values_;
};

std::string list_of(const std::vector<std::int64_t>& ids) {
  std::string out = "(";
  for (const std::int64_t id : ids) out += (out.size() > 1 ? "," : "") + std::to_string(id);
  return out + ")";
}

DocumentRow document_of(const Statement& row) {
  DocumentRow d;
  d.id = row.integer(0);
  d.name = row.text(1);
  d.title = row.text(2);
  d.text_sha256 = row.blob(3);
  d.letters = row.integer(4);
  d.published = row.text(5);
  d.outlet = row.text(6);
  d.url = row.text(7);
  d.origin = row.text(8);
  d.record = row.integer(9);
  d.added_at = row.text(10);
  d.metadata = row.text(11);
  d.capture_sha256 = row.blob(12);
  d.state = row.text(13);
  d.reason = row.text(14);
  d.run = row.integer(15);
  d.first_claim = row.integer(16);
  d.claims = row.integer(17);
  d.copy_of = row.text(18);
  d.copy_kind = row.text(19);
  d.copy_score = row.real(20);
  d.copy_why = row.text(21);
  d.family = row.text(22);
  d.text = row.text(23);
  d.heading = row.text(24);
  return d;
}

// Of a document's rows in copies the one that says most: exact and near ones before contained ones,
// with the family's original before others. The original itself is no copy of its family's.
constexpr const char* kDocuments =
    "SELECT d.id, d.name, d.title, d.text_sha256, d.letters, d.published, d.outlet, d.url, "
    "c.origin, c.record, c.added_at, c.metadata, c.sha256, ifnull(o.state, 'new'), o.reason, "
    "o.run, ifnull(k.first_claim, 0), ifnull(k.claims, 0), (SELECT name FROM documents WHERE id = "
    "CASE y.document WHEN d.id THEN y.original ELSE y.document END), y.kind, y.score, y.why, "
    "(SELECT name FROM documents WHERE id = ";
constexpr const char* kHeading =
    "CASE d.title WHEN '' THEN substr(d.text, 1, min(160, instr(d.text || char(10), char(10)) - "
    "1)) "
    "ELSE d.title END";
constexpr const char* kDocumentsFrom =
    " FROM documents d JOIN captures c ON c.id = d.capture "
    "LEFT JOIN outcomes o ON o.id = (SELECT max(id) FROM outcomes WHERE document = d.id) "
    "LEFT JOIN outcomes k ON k.id = (SELECT max(id) FROM outcomes WHERE document = d.id "
    "AND state = 'coded') "
    "LEFT JOIN families f ON f.document = d.id "
    "LEFT JOIN copies y ON y.id = coalesce("
    "(SELECT id FROM copies WHERE document = d.id AND original = f.original AND kind <> "
    "'contained'), "
    "(SELECT id FROM copies WHERE document = f.original AND original = d.id AND d.id <> f.original "
    "AND kind <> 'contained'), "
    "(SELECT id FROM copies WHERE (document = d.id OR original = d.id) AND kind <> 'contained' AND "
    "ifnull(f.original, original) <> d.id ORDER BY score DESC, id LIMIT 1), "
    "(SELECT id FROM copies WHERE document = d.id AND kind = 'contained' ORDER BY score DESC, id "
    "LIMIT 1))";
/// The document that stands for its family; for one that contains another, for the family of that.
constexpr const char* kFamily =
    "coalesce(f.original, (SELECT original FROM families WHERE document = y.original), y.original, "
    "(SELECT d.id WHERE EXISTS (SELECT 1 FROM copies WHERE original = d.id)))";

std::string role_condition(const std::vector<std::int64_t>& ids, const char* roles) {
  return "c.id IN (SELECT claim FROM roles WHERE identity IN " + list_of(ids) + " AND role IN " +
         roles + ")";
}

}  // namespace

Result<void> each_document(Connection& db, const DocumentFilter& filter,
                           const std::function<bool(const DocumentRow&)>& take) {
  Where where;
  if (filter.after > 0) where.number("d.id > ?", filter.after);
  where.text("d.name = ?", filter.name);
  where.text("d.outlet = ?", filter.outlet);
  where.text("d.published >= ?", filter.since);
  where.text("substr(d.published, 1, 10) <= ?", filter.until);
  where.text("ifnull(o.state, 'new') = ?", filter.state);
  where.text("d.id IN (SELECT rowid FROM words WHERE words MATCH ?)", filter.match);
  const std::string family = kFamily;
  if (filter.copies) where.add(family + " IS NOT NULL");
  std::string sql = kDocuments + family + "), " + (filter.with_text ? "d.text" : "''") + ", " +
                    kHeading + kDocumentsFrom + where.sql() + " ORDER BY ";
  if (filter.copies) sql += family + ", d.id <> " + family + ", ";
  sql += "d.id";
  sql += " LIMIT " + std::to_string(filter.limit > 0 ? filter.limit : -1);
  sql += " OFFSET " + std::to_string(filter.offset);
  Result<Statement> ask = db.prepare(sql);
  if (!ask) return ask.error();
  where.bind_to(*ask);
  return each_row(*ask, [&](const Statement& row) { return take(document_of(row)); });
}

Result<void> each_claim(Connection& db, const ClaimFilter& filter,
                        const std::function<bool(const ClaimRow&)>& take) {
  Where where;
  const std::string until_run =
      filter.as_of > 0 ? " AND run <= " + std::to_string(filter.as_of) : std::string();
  where.text("c.claim_id = ?", filter.claim_id);
  where.text("d.name = ?", filter.document);
  where.text("c.frame = ?", filter.frame);
  where.text("c.modality = ?", filter.modality);
  where.text("d.outlet = ?", filter.outlet);
  // Days overlap with the days asked for; a claim without a day counts by the day of publication.
  where.text("ifnull(ifnull(c.day_to, c.day_from), d.published) >= ?", filter.since);
  where.text("ifnull(c.day_from, d.published) <= ?", filter.until);
  where.text("d.id IN (SELECT rowid FROM words WHERE words MATCH ?)", filter.match);
  if (filter.by_actor) where.add(role_condition(filter.actors, "(1, 2, 3)"));
  if (filter.by_source) where.add(role_condition(filter.sources, "(3)"));
  if (filter.by_place) where.add(role_condition(filter.places, "(4)"));
  if (filter.least > 0) where.real("c.confidence >= ?", filter.least);
  const bool narrow =
      filter.by_actor || filter.by_source || filter.by_place || !filter.frame.empty();
  const std::string standing =
      "outcomes o ON o.id = (SELECT max(id) FROM outcomes WHERE document = " +
      std::string(narrow ? "c.document" : "d.id") + " AND state = 'coded'" + until_run + ")";
  const std::string range = "c.id BETWEEN o.first_claim AND o.first_claim + o.claims - 1";
  // Few claims: from the claims; else document by document, which needs no sorting.
  const std::string from =
      narrow ? "claims c CROSS JOIN " + standing + " AND " + range +
                   " CROSS JOIN documents d ON d.id = c.document"
             : "documents d CROSS JOIN " + standing + " CROSS JOIN claims c ON " + range;
  const std::string sql =
      "SELECT c.id, c.document, c.claim_id, c.frame, c.modality, c.confidence, c.json, r.coder "
      "FROM " +
      from + " JOIN runs r ON r.id = o.run" + where.sql() +
      (narrow ? " ORDER BY c.document, c.id" : " ORDER BY d.id, c.id");
  Result<Statement> ask = db.prepare(sql);
  if (!ask) return ask.error();
  where.bind_to(*ask);
  return each_row(*ask, [&](const Statement& row) {
    ClaimRow c;
    c.id = row.integer(0);
    c.document = row.integer(1);
    c.claim_id = row.text(2);
    c.frame = row.text(3);
    c.modality = row.text(4);
    c.confidence = row.real(5);
    c.json = row.text(6);
    c.coder = row.text(7);
    return take(c);
  });
}

Result<void> each_import(Connection& db, const ImportFilter& filter,
                         const std::function<bool(const ImportRow&)>& take) {
  Where where;
  where.add(
      "i.lot = (SELECT max(lot) FROM imports WHERE document = i.document AND coder = i.coder)");
  if (filter.document > 0) where.number("i.document = ?", filter.document);
  where.text("i.coder = ?", filter.coder);
  Result<Statement> ask = db.prepare("SELECT id, document, coder, claim_id, json FROM imports i" +
                                     where.sql() + " ORDER BY i.document, i.coder, i.id");
  if (!ask) return ask.error();
  where.bind_to(*ask);
  return each_row(*ask, [&](const Statement& row) {
    return take({row.integer(0), row.integer(1), std::string(row.text(2)), std::string(row.text(3)),
                 std::string(row.text(4))});
  });
}

Result<void> each_event(Connection& db, const std::string& event_id,
                        const std::function<bool(const EventRow&)>& take) {
  Where where;
  where.add("e.id = (SELECT max(id) FROM events WHERE event_id = e.event_id)");
  where.text("e.event_id = ?", event_id);
  Result<Statement> ask = db.prepare(
      "SELECT id, run, event_id, revision, state, redirect, why, reported_from, reported_to, "
      "confidence, json FROM events e" +
      where.sql() + " ORDER BY e.day_from, e.event_id");
  if (!ask) return ask.error();
  where.bind_to(*ask);
  return each_row(*ask, [&](const Statement& row) {
    EventRow e;
    e.id = row.integer(0);
    e.run = row.integer(1);
    e.event_id = row.text(2);
    e.revision = row.integer(3);
    e.state = row.text(4);
    e.redirect = row.text(5);
    e.why = row.text(6);
    e.reported_from = row.text(7);
    e.reported_to = row.text(8);
    e.confidence = row.real(9);
    e.json = row.text(10);
    return take(e);
  });
}

Result<std::int64_t> last_batch(Connection& db, std::initializer_list<std::string_view> kinds) {
  std::string list;
  for (const std::string_view kind : kinds) {
    list += (list.empty() ? "'" : ", '") + std::string(kind) + "'";
  }
  return db.number("SELECT ifnull(max(id), 0) FROM batches WHERE kind IN (" + list + ")");
}

Result<std::vector<std::int64_t>> find_identities(Connection& db, const std::string& kind,
                                                  const std::string& words) {
  Result<Statement> ask = db.prepare(
      "SELECT id FROM identities WHERE kind = ?1 AND (identity = ?2 OR instr(folded, ?3) > 0)");
  if (!ask) return ask.error();
  const std::string folded = text::folded_words(words);
  ask->bind(1, std::string_view(kind));
  ask->bind(2, std::string_view(words));
  ask->bind(3, folded.empty() ? std::string_view("\x01") : std::string_view(folded));
  std::vector<std::int64_t> out;
  Result<void> read = each_row(*ask, [&](const Statement& row) {
    out.push_back(row.integer(0));
    return true;
  });
  if (!read) return read.error();
  return out;
}

Result<std::vector<RunRow>> runs(Connection& db) {
  Result<Statement> ask = db.prepare(
      "SELECT r.id, r.started_at, r.coder, r.pack, r.threshold, r.again, r.user_rows, "
      "EXISTS (SELECT 1 FROM batches b WHERE b.kind = 'run-end' AND b.runs = r.id) "
      "FROM runs r ORDER BY r.id");
  if (!ask) return ask.error();
  std::vector<RunRow> out;
  Result<void> read = each_row(*ask, [&](const Statement& row) {
    RunRow r;
    r.id = row.integer(0);
    r.started_at = row.text(1);
    r.coder = row.text(2);
    r.pack = row.text(3);
    r.threshold = row.real(4);
    r.again = row.integer(5) != 0;
    r.user_rows = row.text(6);
    r.finished = row.integer(7) != 0;
    out.push_back(std::move(r));
    return true;
  });
  if (!read) return read.error();
  return out;
}

}  // namespace tawatur::store
