// SPDX-License-Identifier: Apache-2.0
#include "store/drafts.h"

#include <algorithm>
#include <set>

namespace tawatur::store {
namespace {

// standing: 1 of an event that stands, 0 of a draft.
constexpr const char* kTables = R"sql(
DROP TABLE IF EXISTS temp.drafts;
DROP TABLE IF EXISTS temp.draft_claims;
CREATE TEMP TABLE drafts(
  standing INTEGER NOT NULL, no INTEGER NOT NULL, id TEXT NOT NULL, seed INTEGER, json TEXT,
  reported_from TEXT, reported_to TEXT, confidence REAL, name TEXT, into_no INTEGER, done INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (standing, no)) WITHOUT ROWID;
CREATE UNIQUE INDEX temp.drafts_by_id ON drafts(standing, id);
CREATE INDEX temp.drafts_by_name ON drafts(name) WHERE name IS NOT NULL;
CREATE TEMP TABLE draft_claims(
  standing INTEGER NOT NULL, no INTEGER NOT NULL, claim TEXT NOT NULL, words TEXT NOT NULL);
CREATE INDEX temp.draft_claims_by_no ON draft_claims(standing, no);
CREATE INDEX temp.draft_claims_by_words ON draft_claims(words, standing, no);
)sql";

}  // namespace

Result<Drafts> Drafts::open(Connection& db) {
  if (Result<void> made = db.execute(kTables); !made) return made.error();
  return Drafts(db);
}

Result<Statement*> Drafts::ready(std::optional<Statement>& statement, const char* sql) {
  if (!statement) {
    Result<Statement> made = db_->prepare(sql);
    if (!made) return made.error();
    statement = std::move(*made);
  }
  return &*statement;
}

Result<void> Drafts::put(const Draft& draft, const std::vector<Key>& claims) {
  Result<Statement*> to =
      ready(put_,
            "INSERT INTO temp.drafts(standing, no, id, seed, json, reported_from, reported_to, "
            "confidence) VALUES (0, ?, ?, ?, ?, ?, ?, ?)");
  if (!to) return to.error();
  (*to)->bind(1, ++drafts_);
  (*to)->bind(2, std::string_view(draft.joined));
  (*to)->bind(3, static_cast<std::int64_t>(draft.seed));
  (*to)->bind(4, std::string_view(draft.json));
  (*to)->bind(5, std::string_view(draft.reported_from));
  (*to)->bind(6, std::string_view(draft.reported_to));
  (*to)->bind(7, draft.confidence);
  if (Result<bool> done = (*to)->step(); !done) return done.error();
  return put_claims(drafts_, 0, claims);
}

Result<void> Drafts::put_standing(const std::string& event_id, const std::vector<Key>& claims) {
  Result<Statement*> to =
      ready(put_standing_, "INSERT INTO temp.drafts(standing, no, id) VALUES (1, ?, ?)");
  if (!to) return to.error();
  (*to)->bind(1, ++standing_);
  (*to)->bind(2, std::string_view(event_id));
  if (Result<bool> done = (*to)->step(); !done) return done.error();
  return put_claims(standing_, 1, claims);
}

Result<void> Drafts::put_claims(std::int64_t number, int standing, const std::vector<Key>& claims) {
  // Where nothing stands, nothing is looked for.
  if (standing_ == 0) return {};
  Result<Statement*> to = ready(put_claim_, "INSERT INTO temp.draft_claims VALUES (?, ?, ?, ?)");
  if (!to) return to.error();
  for (const Key& key : claims) {
    (*to)->bind(1, std::int64_t{standing});
    (*to)->bind(2, number);
    (*to)->bind(3, std::string_view(key.claim));
    (*to)->bind(4, key.words);
    if (Result<bool> done = (*to)->step(); !done) return done.error();
  }
  return {};
}

/// What of the other side shares a claim with this one.
Result<std::vector<std::int64_t>> Drafts::linked(std::int64_t number, int standing) {
  Result<Statement*> ask =
      ready(linked_,
            "SELECT DISTINCT b.no FROM temp.draft_claims a JOIN temp.draft_claims b ON b.words = "
            "a.words AND b.standing = 1 - a.standing WHERE a.standing = ? AND a.no = ?");
  if (!ask) return ask.error();
  (*ask)->bind(1, std::int64_t{standing});
  (*ask)->bind(2, number);
  std::vector<std::int64_t> out;
  Result<void> read = each_row(**ask, [&](const Statement& row) {
    out.push_back(row.integer(0));
    return true;
  });
  if (!read) return read.error();
  return out;
}

Result<void> Drafts::read_member(std::int64_t number, int standing, Member& out) {
  Result<Statement*> id = ready(id_of_, "SELECT id FROM temp.drafts WHERE standing = ? AND no = ?");
  Result<Statement*> claims =
      ready(claims_of_,
            "SELECT claim FROM temp.draft_claims WHERE standing = ? AND no = ? ORDER BY rowid");
  Result<Statement*> mark =
      ready(mark_, "UPDATE temp.drafts SET done = 1 WHERE standing = ? AND no = ?");
  for (const Result<Statement*>* made : {&id, &claims, &mark}) {
    if (!*made) return made->error();
    (**made)->bind(1, std::int64_t{standing});
    (**made)->bind(2, number);
  }
  out.number = number;
  Result<void> read = each_row(**id, [&](const Statement& row) {
    out.id = row.text(0);
    return true;
  });
  if (!read) return read;
  read = each_row(**claims, [&](const Statement& row) {
    out.claims.emplace_back(row.text(0));
    return true;
  });
  if (!read) return read;
  Result<bool> marked = (*mark)->step();
  if (!marked) return marked.error();
  return {};
}

Result<std::optional<Drafts::Piece>> Drafts::next_piece() {
  Result<Statement*> ask = ready(
      seed_, "SELECT no FROM temp.drafts WHERE standing = 1 AND no > ? AND done = 0 ORDER BY no");
  if (!ask) return ask.error();
  for (;;) {
    (*ask)->bind(1, looked_at_);
    Result<bool> row = (*ask)->step();
    if (!row) return row.error();
    if (!*row) return std::optional<Piece>();
    looked_at_ = (*ask)->integer(0);
    (*ask)->reset();
    std::set<std::int64_t> found[2];  // drafts, standing
    found[1].insert(looked_at_);
    std::vector<std::pair<int, std::int64_t>> to_do = {{1, looked_at_}};
    while (!to_do.empty()) {
      const auto [side, number] = to_do.back();
      to_do.pop_back();
      Result<std::vector<std::int64_t>> next = linked(number, side);
      if (!next) return next.error();
      for (const std::int64_t n : *next) {
        if (found[1 - side].insert(n).second) to_do.emplace_back(1 - side, n);
      }
    }
    if (found[0].empty()) continue;
    Piece out;
    for (const int side : {0, 1}) {
      std::vector<Member>& list = side == 0 ? out.drafts : out.standing;
      for (const std::int64_t n : found[side]) {
        if (Result<void> read = read_member(n, side, list.emplace_back()); !read) {
          return read.error();
        }
      }
    }
    std::sort(out.standing.begin(), out.standing.end(),
              [](const Member& a, const Member& b) { return a.id < b.id; });
    return std::optional<Piece>(std::move(out));
  }
}

Result<void> Drafts::name(std::int64_t draft, const std::string& id) {
  Result<Statement*> to =
      ready(name_, "UPDATE temp.drafts SET name = ? WHERE standing = 0 AND no = ?");
  if (!to) return to.error();
  (*to)->bind(1, std::string_view(id));
  (*to)->bind(2, draft);
  if (Result<bool> done = (*to)->step(); !done) return done.error();
  return {};
}

Result<void> Drafts::end(std::int64_t standing, std::optional<std::int64_t> into) {
  Result<Statement*> to =
      ready(end_, "UPDATE temp.drafts SET into_no = ? WHERE standing = 1 AND no = ?");
  if (!to) return to.error();
  (*to)->bind(1, into.value_or(0));
  (*to)->bind(2, standing);
  if (Result<bool> done = (*to)->step(); !done) return done.error();
  return {};
}

Result<bool> Drafts::is_taken(const std::string& id) {
  Result<Statement*> ask =
      ready(taken_,
            "SELECT EXISTS (SELECT 1 FROM main.events WHERE event_id = ?1) OR EXISTS (SELECT 1 "
            "FROM temp.drafts WHERE name = ?1)");
  if (!ask) return ask.error();
  return yes(**ask, id);
}

Result<bool> Drafts::is_standing(const std::string& id) {
  if (standing_ == 0) return false;
  Result<Statement*> ask =
      ready(stands_, "SELECT EXISTS (SELECT 1 FROM temp.drafts WHERE standing = 1 AND id = ?)");
  if (!ask) return ask.error();
  return yes(**ask, id);
}

Result<std::string> Drafts::text_sha256(const std::string& document) {
  Result<Statement*> ask = ready(sha256_, "SELECT text_sha256 FROM main.documents WHERE name = ?");
  if (!ask) return ask.error();
  return text(**ask, document);
}

Result<bool> Drafts::yes(Statement& ask, const std::string& id) {
  ask.bind(1, std::string_view(id));
  Result<bool> row = ask.step();
  if (!row) return row.error();
  const bool out = ask.integer(0) != 0;
  ask.reset();
  return out;
}

/// The first column of the one row; empty where there is none.
Result<std::string> Drafts::text(Statement& ask, const std::string& id) {
  ask.bind(1, std::string_view(id));
  std::string out;
  Result<void> read = each_row(ask, [&](const Statement& row) {
    out = row.blob(0);
    return true;
  });
  if (!read) return read.error();
  return out;
}

Result<void> Drafts::each_unnamed(
    const std::function<bool(std::int64_t number, std::uint64_t seed)>& take) {
  Result<Statement> ask = db_->prepare(
      "SELECT no, seed FROM temp.drafts WHERE standing = 0 AND name IS NULL ORDER BY no");
  if (!ask) return ask.error();
  return each_row(*ask, [&](const Statement& row) {
    return take(row.integer(0), static_cast<std::uint64_t>(row.integer(1)));
  });
}

Result<void> Drafts::each(const std::function<bool(const Draft&)>& take) {
  Result<Statement> ask = db_->prepare(
      "SELECT name, seed, json, reported_from, reported_to, confidence FROM temp.drafts WHERE "
      "standing = 0 ORDER BY no");
  if (!ask) return ask.error();
  return each_row(*ask, [&](const Statement& row) {
    return take({std::string(row.text(0)), static_cast<std::uint64_t>(row.integer(1)),
                 std::string(row.text(2)), std::string(row.text(3)), std::string(row.text(4)),
                 row.real(5)});
  });
}

Result<std::string> Drafts::name_of(const std::string& joined) {
  Result<Statement*> ask =
      ready(name_of_, "SELECT name FROM temp.drafts WHERE standing = 0 AND id = ?");
  if (!ask) return ask.error();
  return text(**ask, joined);
}

Result<void> Drafts::each_ended(
    const std::function<bool(const std::string& id, const std::string& into)>& take) {
  Result<Statement> ask = db_->prepare(
      "SELECT s.id, ifnull(d.name, '') FROM temp.drafts s LEFT JOIN temp.drafts d ON d.standing = "
      "0 AND d.no = s.into_no WHERE s.standing = 1 AND (s.done = 0 OR s.into_no IS NOT NULL) "
      "ORDER BY s.id");
  if (!ask) return ask.error();
  return each_row(*ask, [&](const Statement& row) {
    return take(std::string(row.text(0)), std::string(row.text(1)));
  });
}

}  // namespace tawatur::store
