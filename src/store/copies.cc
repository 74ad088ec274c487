// SPDX-License-Identifier: Apache-2.0
#include "store/copies.h"

#include <map>
#include <utility>
#include <vector>

namespace tawatur::store {
namespace {

/// Of a document d: where it stands among its family. The first is the original.
constexpr const char* kRank =
    "EXISTS (SELECT 1 FROM copies WHERE document = d.id AND why = 'credit' AND kind <> "
    "'contained'), d.published IS NULL, d.published, d.name";

/// Of those that belong together the smallest.
class Groups {
 public:
  std::int64_t root(std::int64_t id) {
    std::int64_t at = id;
    while (up_.emplace(at, at).first->second != at) at = up_[at];
    while (up_[id] != at) id = std::exchange(up_[id], at);
    return at;
  }
  void join(std::int64_t a, std::int64_t b) {
    a = root(a);
    b = root(b);
    up_[std::max(a, b)] = std::min(a, b);
  }
  bool has(std::int64_t id) const { return up_.contains(id); }

 private:
  std::map<std::int64_t, std::int64_t> up_;
};

/// Document to original, as the rows of `copies` make it.
Result<std::map<std::int64_t, std::int64_t>> families_of_rows(Connection& db) {
  Result<std::int64_t> last = last_signed(db);
  if (!last) return last.error();
  Result<Statement> rows = db.prepare(
      "SELECT document, original FROM copies WHERE kind <> 'contained' AND document <= ?1 AND "
      "original <= ?1");
  if (!rows) return rows.error();
  rows->bind(1, *last);
  Groups groups;
  Result<void> joined = each_row(*rows, [&](const Statement& row) {
    groups.join(row.integer(0), row.integer(1));
    return true;
  });
  if (!joined) return joined.error();
  Result<Statement> ranked =
      db.prepare(std::string("SELECT d.id FROM documents d WHERE d.id IN (SELECT document FROM "
                             "copies UNION SELECT original FROM copies) ORDER BY ") +
                 kRank);
  if (!ranked) return ranked.error();
  std::map<std::int64_t, std::int64_t> out, best;
  Result<void> read = each_row(*ranked, [&](const Statement& row) {
    const std::int64_t id = row.integer(0);
    if (groups.has(id)) out[id] = best.emplace(groups.root(id), id).first->second;
    return true;
  });
  if (!read) return read.error();
  return out;
}

}  // namespace

Result<std::int64_t> last_signed(Connection& db) {
  return db.number("SELECT max(document) FROM signatures");
}

Result<void> each_signature(Connection& db, std::int64_t before,
                            const std::function<bool(std::int64_t, std::string_view)>& take) {
  Result<Statement> ask =
      db.prepare("SELECT document, signature FROM signatures WHERE document < ? ORDER BY document");
  if (!ask) return ask.error();
  ask->bind(1, before);
  return each_row(*ask, [&](const Statement& row) {
    const std::string_view bytes = row.blob(1);
    return bytes.empty() || take(row.integer(0), bytes);
  });
}

Result<void> each_unsigned(Connection& db, const std::function<bool(const Unsigned&)>& take) {
  Result<Statement> ask = db.prepare(
      "SELECT id, text, (SELECT min(original) FROM copies WHERE document = d.id AND kind = "
      "'exact') FROM documents d WHERE id > (SELECT ifnull(max(document), 0) FROM signatures) "
      "ORDER BY id");
  if (!ask) return ask.error();
  return each_row(*ask, [&](const Statement& row) {
    return take({row.integer(0), row.text(1), row.integer(2)});
  });
}

CopyWriter::CopyWriter(Store& store, Statement sign, Statement add, Statement find, Statement move,
                       Statement best)
    : store_(&store),
      sign_(std::move(sign)),
      add_(std::move(add)),
      find_(std::move(find)),
      move_(std::move(move)),
      best_(std::move(best)) {}

Result<CopyWriter> CopyWriter::open(Store& store) {
  std::vector<Statement> made;
  const std::string best =
      std::string(
          "SELECT d.id FROM families f JOIN documents d ON d.id = f.document WHERE "
          "f.original = ? ORDER BY ") +
      kRank + " LIMIT 1";
  for (const std::string& sql :
       {std::string("INSERT INTO signatures VALUES (?, ?)"),
        std::string("INSERT OR IGNORE INTO families VALUES (?1, ?1)"),
        std::string("SELECT original FROM families WHERE document = ?"),
        std::string("UPDATE families SET original = ? WHERE original = ?"), best}) {
    Result<Statement> one = store.db().prepare(sql);
    if (!one) return one.error();
    made.push_back(std::move(*one));
  }
  return CopyWriter(store, std::move(made[0]), std::move(made[1]), std::move(made[2]),
                    std::move(made[3]), std::move(made[4]));
}

Result<void> CopyWriter::sign(std::int64_t document, std::string_view bytes) {
  sign_.bind(1, document);
  sign_.bind_blob(2, bytes);
  Result<bool> done = sign_.step();
  return done ? Result<void>() : Result<void>(done.error());
}

Result<void> CopyWriter::put(const CopyRow& row) {
  row_.clear();
  row_.integer(row.document).integer(row.original).text(row.kind).real(row.score).text(row.why);
  if (Result<std::int64_t> put = store_->put(Table::copies, row_); !put) return put.error();
  return row.kind == "contained" ? Result<void>() : join(row.document, row.original);
}

Result<std::int64_t> CopyWriter::family_of(std::int64_t document) {
  add_.bind(1, document);
  if (Result<bool> added = add_.step(); !added) return added.error();
  find_.bind(1, document);
  Result<bool> row = find_.step();
  if (!row) return row.error();
  const std::int64_t out = find_.integer(0);
  find_.reset();
  return out;
}

Result<void> CopyWriter::move(std::int64_t from, std::int64_t to) {
  move_.bind(1, to);
  move_.bind(2, from);
  Result<bool> done = move_.step();
  return done ? Result<void>() : Result<void>(done.error());
}

Result<void> CopyWriter::join(std::int64_t one, std::int64_t other) {
  Result<std::int64_t> a = family_of(one), b = family_of(other);
  if (!a) return a.error();
  if (!b) return b.error();
  changed_.insert(*a);
  return *a == *b ? Result<void>() : move(*b, *a);
}

Result<void> CopyWriter::settle() {
  for (const std::int64_t family : std::exchange(changed_, {})) {
    best_.bind(1, family);
    Result<bool> row = best_.step();
    if (!row) return row.error();
    const std::int64_t best = *row ? best_.integer(0) : family;
    best_.reset();
    if (best == family) continue;
    if (Result<void> done = move(family, best); !done) return done;
  }
  return {};
}

Result<void> each_family(Connection& db,
                         const std::function<void(std::int64_t, std::int64_t)>& take) {
  Result<Statement> ask = db.prepare("SELECT document, original FROM families ORDER BY document");
  if (!ask) return ask.error();
  return each_row(*ask, [&](const Statement& row) {
    take(row.integer(0), row.integer(1));
    return true;
  });
}

Result<std::int64_t> original_of(Connection& db, std::int64_t document) {
  Result<std::int64_t> out =
      db.number("SELECT original FROM families WHERE document = " + std::to_string(document));
  return out && *out == 0 ? Result<std::int64_t>(document) : out;
}

void check_families(Connection& db, Verified& found) {
  Result<std::map<std::int64_t, std::int64_t>> want = families_of_rows(db);
  if (!want) {
    found.add("families", "can't be made anew: " + want.error().message);
    return;
  }
  const auto wrong = [&](std::int64_t document, const char* what) {
    found.add("families " + std::to_string(document), what);
  };
  Result<void> read = each_family(db, [&](std::int64_t document, std::int64_t original) {
    const auto it = want->find(document);
    if (it == want->end()) {
      wrong(document, "no row of copies says so");
    } else {
      if (it->second != original) wrong(document, "has another original by the rows of copies");
      want->erase(it);
    }
  });
  if (!read) found.add("families", "can't be read: " + read.error().message);
  if (!read) return;
  for (const auto& [document, original] : *want) wrong(document, "is missing");
}

}  // namespace tawatur::store
