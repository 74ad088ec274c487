// SPDX-License-Identifier: Apache-2.0
#include "store/verify.h"

#include <optional>

#include "base/hash.h"
#include "store/copies.h"
#include "store/raw.h"
#include "store/search.h"
#include "text/search_words.h"

namespace tawatur::store {
namespace {

class Verifier {
 public:
  Verifier(Connection& db, Verified& out) : db_(db), out_(out) {}

  void go() {
    structure();
    schema();
    manifests();
    for (std::size_t i = 0; i < kTableCount; ++i) rows(static_cast<Table>(i));
    batches_of_rows();
    documents();
    captures();
    roles();
    check_families(db_, out_);
    index();
  }

 private:
  /// Damage that SQLite itself stumbles over is a finding like any other.
  template <class T>
  bool good(const std::string& where, const Result<T>& result) {
    if (result) return true;
    out_.add(where, "can't be read: " + result.error().message);
    return false;
  }

  void structure() {
    for (const char* check : {"PRAGMA integrity_check", "PRAGMA foreign_key_check"}) {
      Result<std::vector<std::string>> lines = db_.texts(check);
      if (!good("file", lines)) continue;
      for (const std::string& line : *lines) {
        if (line != "ok") out_.add("file", line);
      }
    }
  }

  void schema() {
    Result<std::string> have = schema_text(db_), want = expected_schema();
    if (!good("schema", have) || !good("schema", want)) return;
    if (*have != *want) out_.add("schema", "tables, indexes, triggers or views were changed");
  }

  void manifests() {
    Result<Statement> ask = db_.prepare(std::string(kManifestQuery) + " ORDER BY id");
    if (!good("batches", ask)) return;
    std::string previous(32, '\0');
    for (;;) {
      Result<bool> row = ask->step();
      if (!good("batches", row) || !*row) break;
      Manifest m = read_manifest(*ask);
      const std::string where = "batches " + std::to_string(m.id);
      const auto expected = static_cast<std::int64_t>(manifests_.size()) + 1;
      if (m.id != expected) out_.add(where, "a batch before it is missing");
      if (m.computed_hash() != m.hash) out_.add(where, "was altered: its hash doesn't hold");
      if (m.previous != previous) out_.add(where, "doesn't follow the batch before it");
      previous = m.hash;
      manifests_.push_back(std::move(m));
    }
    out_.batches = manifests_.size();
    head(previous);
  }

  void head(const std::string& last) {
    out_.head = hex_of(last);
    Result<Statement> ask = db_.prepare("SELECT project, batch, hash, one FROM head");
    if (!good("head", ask)) return;
    Result<bool> row = ask->step();
    if (!good("head", row)) return;
    if (!*row) {
      out_.add("head", "is missing");
      return;
    }
    const std::string_view id = ask->text(0);
    if (!id.starts_with(kMarker) || id.size() != kMarker.size() + 32) {
      out_.add("head", "the project's id was altered");
    } else if (!manifests_.empty() &&
               manifests_.front().detail.find(id.substr(kMarker.size())) == std::string::npos) {
      out_.add("head", "the project's id was altered");
    }
    if (ask->integer(1) != static_cast<std::int64_t>(manifests_.size()) || ask->blob(2) != last) {
      out_.add("head", "doesn't point at the last batch: batches were taken away or added");
    }
  }

  /// Every row's digest; gaps. Keeps the digests' running hash at the ends of batches.
  void rows(Table table) {
    const TableShape& s = shape(table);
    const auto index = static_cast<std::size_t>(table);
    const std::string name(s.name);
    Result<Statement> ask = db_.prepare("SELECT id," + std::string(s.columns) + ",digest FROM " +
                                        name + " NOT INDEXED ORDER BY id");
    if (!good(name, ask)) return;
    std::int64_t expected = 1;
    const std::int64_t covered = manifests_.empty() ? 0 : manifests_.back().to.last[index];
    Row row;
    for (;;) {
      Result<bool> there = ask->step();
      if (!good(name + " from " + std::to_string(expected), there)) return;
      if (!*there) break;
      const std::int64_t id = ask->integer(0);
      const std::string where = name + " " + std::to_string(id);
      missing(name, expected, std::min(id, covered + 1));
      expected = std::max(expected, id + 1);
      ++out_.rows;
      if (id < 1 || id > covered) out_.add(where, "belongs to no batch: it was put in");
      row.take(*ask, 1, 1 + s.count);
      const std::string_view digest = ask->blob(1 + s.count);
      if (row.digest(table, id) != digest) out_.add(where, "was altered: its digest doesn't hold");
      if (id >= 1 && id <= covered) digests_[index].append(digest.substr(0, 32));
    }
    missing(name, expected, covered + 1);
  }

  void missing(const std::string& name, std::int64_t from, std::int64_t to) {
    constexpr std::int64_t kNamed = 100;
    for (std::int64_t id = from; id < to; ++id) {
      out_.add(name + " " + std::to_string(id), "is missing");
      gaps_ = true;
      if (id - from == kNamed) {
        out_.add(name, "and " + std::to_string(to - id - 1) + " rows more are missing");
        return;
      }
    }
  }

  /// The manifests' digests over the rows that they cover.
  void batches_of_rows() {
    if (gaps_) return;  // each missing row was named
    Extent before;
    for (const Manifest& m : manifests_) {
      std::string all;
      for (std::size_t i = 0; i < kTableCount; ++i) {
        const auto from = static_cast<std::size_t>(std::max<std::int64_t>(before.last[i], 0)) * 32;
        const auto to = static_cast<std::size_t>(std::max<std::int64_t>(m.to.last[i], 0)) * 32;
        if (to >= from && to <= digests_[i].size()) {
          all += std::string_view(digests_[i]).substr(from, to - from);
        }
      }
      if (sha256_bytes(all) != m.rows) {
        out_.add("batches " + std::to_string(m.id), "the rows that it covers aren't those written");
      }
      before = m.to;
    }
  }

  void documents() {
    Result<Statement> ask =
        db_.prepare("SELECT id, text, text_sha256, folded_sha256 FROM documents ORDER BY id");
    if (!good("documents", ask)) return;
    for (;;) {
      Result<bool> row = ask->step();
      if (!good("documents", row) || !*row) return;
      const std::string where = "documents " + std::to_string(ask->integer(0));
      if (sha256_bytes(ask->text(1)) != ask->blob(2)) out_.add(where, "the text was altered");
      if (sha256_bytes(text::folded_words(ask->text(1))) != ask->blob(3)) {
        out_.add(where, "the hash of the folded text doesn't hold");
      }
    }
  }

  void captures() {
    Result<Statement> ask =
        db_.prepare("SELECT id, sha256, raw, size FROM captures WHERE raw IS NOT NULL");
    if (!good("captures", ask)) return;
    for (;;) {
      Result<bool> row = ask->step();
      if (!good("captures", row) || !*row) return;
      const std::string where = "captures " + std::to_string(ask->integer(0));
      const std::optional<std::string> bytes =
          unpack(ask->blob(2), static_cast<std::size_t>(ask->integer(3)));
      if (!bytes || sha256_bytes(*bytes) != ask->blob(1)) {
        out_.add(where, "the kept bytes aren't those of its hash");
      }
    }
  }

  void roles() {
    Result<Statement> ask = db_.prepare("SELECT id, roles FROM claims ORDER BY id");
    Result<Statement> find =
        db_.prepare("SELECT 1 FROM roles WHERE identity = ? AND claim = ? AND role = ?");
    if (!good("claims", ask) || !good("roles", find)) return;
    std::int64_t count = 0;
    for (;;) {
      Result<bool> row = ask->step();
      if (!good("claims", row) || !*row) break;
      const std::int64_t claim = ask->integer(0);
      for (const auto& [identity, role] : parse_roles(ask->text(1))) {
        find->bind(1, identity);
        find->bind(2, claim);
        find->bind(3, role);
        Result<bool> there = find->step();
        if (!good("roles", there)) return;
        if (!*there) {
          out_.add("roles of claims " + std::to_string(claim), "an entry is missing or altered");
        }
        find->reset();
        ++count;
      }
    }
    Result<std::int64_t> have = db_.number("SELECT count(*) FROM roles");
    if (good("roles", have) && *have != count) {
      out_.add("roles", std::to_string(*have) + " entries instead of " + std::to_string(count));
    }
  }

  void index() {
    const std::int64_t indexed = manifests_.empty() ? 0 : manifests_.back().to.indexed;
    Result<std::uint64_t> want = sum_of_documents(db_, indexed);
    Result<std::uint64_t> have = sum_of_index(db_);
    if (!good("words", want) || !good("words", have)) return;
    if (*want != *have) out_.add("words", "the search index doesn't agree with the texts");
    // Its settings decide how queries are cut into words.
    Result<std::vector<std::string>> config = db_.texts("SELECT k || '=' || v FROM words_config");
    if (good("words", config) && *config != std::vector<std::string>{"version=4"}) {
      out_.add("words", "the settings of the search index were altered");
    }
  }

  Connection& db_;
  Verified& out_;
  std::vector<Manifest> manifests_;
  std::array<std::string, kTableCount> digests_;
  bool gaps_ = false;
};

}  // namespace

void Verified::add(std::string where, std::string what) {
  ++count;
  if (findings.size() < kMaxFindings) findings.push_back({std::move(where), std::move(what)});
}

Result<Verified> verify(Connection& db) {
  Verified out;
  Verifier(db, out).go();
  return out;
}

}  // namespace tawatur::store
