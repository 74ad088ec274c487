// SPDX-License-Identifier: Apache-2.0
#include "pipeline/project_copies.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "copies/block.h"
#include "copies/direction.h"
#include "copies/signature.h"
#include "store/copies.h"

namespace tawatur::pipeline {
namespace {

using copies::CopyKind;
using copies::CopyPair;
using copies::Origin;
using store::Statement;

/// What a page of a paper has on every day, or a family of hundreds, mustn't cost its square.
constexpr copies::CopyOptions kOptions = {.most_shared = 256, .first_of_many = true};

/// Which documents are known to be one family, as far as a block has looked.
class Known {
 public:
  explicit Known(store::Connection& db) : db_(db) {}
  std::uint32_t root(std::uint32_t document) {
    auto [at, fresh] = up_.emplace(document, document);
    if (fresh) {
      const Result<std::int64_t> original = store::original_of(db_, document);
      if (original) at->second = static_cast<std::uint32_t>(*original);
      if (!original && !problem_) problem_ = original.error();
      up_.emplace(at->second, at->second);
    }
    std::uint32_t top = document;
    while (up_[top] != top) top = up_[top];
    while (up_[document] != top) document = std::exchange(up_[document], top);
    return top;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    up_[std::max(a, b)] = std::min(a, b);
  }
  /// The first family that couldn't be read.
  const std::optional<Error>& problem() const { return problem_; }

 private:
  store::Connection& db_;
  std::unordered_map<std::uint32_t, std::uint32_t> up_;
  std::optional<Error> problem_;
};

/// One block of new documents.
class CopyBlock {
 public:
  CopyBlock(store::Store& store, const Outlets& outlets, const std::atomic<bool>* stop)
      : store_(store), outlets_(outlets), stop_(stop), known_(store.db()) {}

  /// Reads the block's documents; false when there is none.
  Result<bool> read() {
    Result<void> read = store::each_unsigned(store_.db(), [&](const store::Unsigned& u) {
      exact_of_.push_back(u.exact_of);
      last_ = u.document;
      signatures_.push_back(u.exact_of > 0 ? copies::Signature() : copies::sign(u.text));
      if (u.exact_of == 0) block_.add(static_cast<std::uint32_t>(u.document), signatures_.back());
      return !block_.full() && exact_of_.size() < 4 * copies::Block::kMostTexts && !stopped();
    });
    if (!read) return read.error();
    return !exact_of_.empty() && !stopped();
  }

  /// False when it was stopped.
  Result<bool> search() {
    const auto first = [this](std::uint32_t a, std::uint32_t b) {
      return std::max(partners(a), partners(b)) < kMostPartners || known_.root(a) != known_.root(b);
    };
    const auto take = [this](const CopyPair& p) { keep(p); };
    block_.build();
    std::optional<Error> bad;
    Result<void> read =
        store::each_signature(store_.db(), first_document(), [&](std::int64_t id, auto bytes) {
          Result<copies::Signature> old = copies::from_bytes(bytes);
          if (!old) {
            bad = old.error();
            bad->file = "signatures " + std::to_string(id);
            return false;
          }
          block_.meet(static_cast<std::uint32_t>(id), *old, first, take);
          return !stopped();
        });
    if (!read) return read.error();
    if (bad) return *bad;
    if (!stopped()) block_.meet_each_other(first, take);
    if (known_.problem()) return *known_.problem();
    return !stopped();
  }

  /// Number of pairs.
  Result<std::uint64_t> write() {
    Result<std::vector<store::CopyRow>> rows = oriented();
    if (!rows) return rows.error();
    if (Result<void> begun = store_.begin(); !begun) return begun.error();
    Result<void> done = put(*rows);
    if (done) done = store_.commit("copies", "{\"documents\":" + std::to_string(last_) + "}");
    if (!done) {
      store_.rollback();
      return done.error();
    }
    return static_cast<std::uint64_t>(rows->size());
  }

 private:
  bool stopped() const { return stop_ != nullptr && stop_->load(std::memory_order_relaxed); }
  std::int64_t first_document() const {
    return last_ - static_cast<std::int64_t>(exact_of_.size()) + 1;
  }

  std::size_t partners(std::uint32_t document) const {
    const auto it = partners_.find(document);
    return it == partners_.end() ? 0 : it->second;
  }

  void keep(const CopyPair& p) {
    if (p.kind == CopyKind::contained) {
      if (std::max(partners(p.a), partners(p.b)) >= kMostPartners) return;
    } else {
      known_.join(p.a, p.b);
    }
    pairs_.push_back(p);
    ++partners_[p.b];
    if (p.a >= first_document()) ++partners_[p.a];
  }

  /// The pairs as rows: who is the copy, and why.
  Result<std::vector<store::CopyRow>> oriented() {
    std::sort(pairs_.begin(), pairs_.end(), [](const CopyPair& x, const CopyPair& y) {
      return x.b != y.b ? x.b < y.b : x.a < y.a;
    });
    Result<Statement> ask =
        store_.db().prepare("SELECT name, published, outlet, text FROM documents WHERE id = ?");
    if (!ask) return ask.error();
    std::vector<store::CopyRow> out;
    for (const CopyPair& p : pairs_) {
      Result<Origin> a = origin(*ask, p.a), b = origin(*ask, p.b);
      if (!a) return a.error();
      if (!b) return b.error();
      out.push_back(row_of(p, *a, *b));
    }
    return out;
  }

  Result<Origin> origin(Statement& ask, std::uint32_t document) {
    const auto known = origins_.find(document);
    if (known != origins_.end()) return known->second;
    ask.bind(1, std::int64_t{document});
    Result<bool> row = ask.step();
    if (!row) return row.error();
    Document d;
    d.id = ask.text(0);
    d.published = ask.text(1);
    d.outlet = ask.text(2);
    d.text = ask.text(3);
    ask.reset();
    return origins_.emplace(document, outlets_.origin(d)).first->second;
  }

  static store::CopyRow row_of(const CopyPair& p, const Origin& a, const Origin& b) {
    const copies::Direction way = copies::direction(a, b);
    bool a_first = way.first == copies::First::a;
    if (way.first == copies::First::unknown || way.first == copies::First::third) {
      // An agency's text stands inside the longer article; else the earlier, else the smaller name.
      a_first = p.kind == CopyKind::contained ? p.inner() == p.a : copies::earlier(a, b);
    }
    store::CopyRow out;
    out.document = a_first ? p.b : p.a;
    out.original = a_first ? p.a : p.b;
    out.kind = p.kind == CopyKind::same ? "exact" : to_string(p.kind);
    const double share = p.kind == CopyKind::contained ? std::max(p.share_a, p.share_b) : p.jaccard;
    out.score = std::round(share * 1e4) / 1e4;
    out.why = way.reason.empty() ? "unknown" : std::string(way.reason);
    if (!way.third.empty()) out.why += ": " + way.third;
    return out;
  }

  Result<void> put(const std::vector<store::CopyRow>& rows) {
    Result<store::CopyWriter> writer = store::CopyWriter::open(store_);
    if (!writer) return writer.error();
    Result<void> done;
    for (std::size_t i = 0; done && i < exact_of_.size(); ++i) {
      const std::int64_t document = first_document() + static_cast<std::int64_t>(i);
      const bool exact = exact_of_[i] > 0;
      done = writer->sign(document, exact ? std::string() : copies::to_bytes(signatures_[i]));
      if (done && exact) done = writer->join(document, exact_of_[i]);
    }
    for (std::size_t i = 0; done && i < rows.size(); ++i) done = writer->put(rows[i]);
    return done ? writer->settle() : done;
  }

  store::Store& store_;
  const Outlets& outlets_;
  const std::atomic<bool>* stop_;
  Known known_;
  copies::Block block_{kOptions};
  std::deque<copies::Signature> signatures_;  ///< of each document, in order; empty for exact ones
  std::vector<std::int64_t> exact_of_;        ///< 0 = none
  std::int64_t last_ = 0;
  std::unordered_map<std::uint32_t, std::size_t> partners_;
  std::vector<CopyPair> pairs_;
  std::unordered_map<std::uint32_t, Origin> origins_;
};

}  // namespace

Result<std::uint64_t> find_copies(store::Store& store, const Outlets& outlets,
                                  const std::atomic<bool>* stop) {
  std::uint64_t pairs = 0;
  for (;;) {
    CopyBlock block(store, outlets, stop);
    Result<bool> there = block.read();
    if (!there) return there.error();
    if (!*there) return pairs;
    Result<bool> searched = block.search();
    if (!searched) return searched.error();
    if (!*searched) return pairs;
    Result<std::uint64_t> written = block.write();
    if (!written) return written.error();
    pairs += *written;
  }
}

void check_signatures(store::Connection& db, store::Verified& found) {
  const auto bad = [&](const std::string& where, const std::string& what) {
    found.add("signatures" + where, what);
  };
  Result<std::vector<std::string>> said =
      db.texts("SELECT detail FROM batches WHERE kind = 'copies' ORDER BY id DESC LIMIT 1");
  Result<std::int64_t> last = store::last_signed(db);
  if (!said || !last) return bad("", "can't be read");
  const std::string want = said->empty() ? "{\"documents\":0}" : said->front();
  if (want != "{\"documents\":" + std::to_string(*last) + "}") {
    bad("", "don't end with the document that the last batch of copies says");
  }
  Result<Statement> ask = db.prepare(
      "SELECT d.id, d.text, s.signature, EXISTS (SELECT 1 FROM copies WHERE document = d.id AND "
      "why = 'the same words') FROM documents d LEFT JOIN signatures s ON s.document = "
      "d.id WHERE d.id <= ? ORDER BY d.id");
  if (!ask) return bad("", "can't be read: " + ask.error().message);
  ask->bind(1, *last);
  for (;;) {
    Result<bool> row = ask->step();
    if (!row) return bad("", "can't be read: " + row.error().message);
    if (!*row) break;
    const std::string where = " " + std::to_string(ask->integer(0));
    if (ask->is_null(2)) {
      bad(where, "is missing");
      continue;
    }
    const std::string_view bytes = ask->blob(2);
    const bool left_out = bytes.empty() && ask->integer(3) != 0;
    if (!left_out && bytes != copies::to_bytes(copies::sign(ask->text(1)))) {
      bad(where, "isn't that of the text");
    }
  }
  Result<std::int64_t> more =
      db.number("SELECT count(*) FROM signatures WHERE document NOT IN (SELECT id FROM documents)");
  if (!more || *more > 0) bad("", "of documents that aren't there");
}

}  // namespace tawatur::pipeline
