// SPDX-License-Identifier: Apache-2.0
#include "store/search.h"

#include "base/hash.h"
#include "text/search_words.h"

namespace tawatur::store {
namespace {

constexpr std::size_t kBatchBytes = std::size_t{8} << 20;

/// Adding these up in any order gives the same sum.
std::uint64_t place_hash(std::string_view word, std::int64_t document, std::int64_t at) {
  const auto seed =
      static_cast<std::uint64_t>(document) * 0x9E3779B97F4A7C15U + static_cast<std::uint64_t>(at);
  return hash64(word, seed);
}

}  // namespace

std::string match_expression(std::string_view words, bool phrase) {
  std::string out;
  text::each_word(words, [&](Span, std::string_view folded) {
    if (phrase) {
      out += (out.empty() ? "" : " + ");
    } else {
      out += (out.empty() ? "" : " ");
    }
    out += "\"" + std::string(folded) + "\"";
  });
  return out;
}

Result<void> index_documents(Store& store, const std::atomic<bool>* stop) {
  Result<Statement> read =
      store.db().prepare("SELECT id, text FROM documents WHERE id > ? ORDER BY id LIMIT 512");
  if (!read) return read.error();
  Result<Statement> write = store.db().prepare("INSERT INTO words(rowid, folded) VALUES (?, ?)");
  if (!write) return write.error();
  while (store.extent().indexed < store.extent().of(Table::documents)) {
    if (stop != nullptr && stop->load(std::memory_order_relaxed)) return {};
    if (Result<void> done = store.begin(); !done) return done;
    std::int64_t last = store.extent().indexed;
    std::size_t bytes = 0;
    read->bind(1, last);
    while (bytes < kBatchBytes) {
      Result<bool> row = read->step();
      if (!row) {
        store.rollback();
        return row.error();
      }
      if (!*row) break;
      last = read->integer(0);
      bytes += read->text(1).size();
      const std::string words = text::folded_words(read->text(1));
      write->bind(1, last);
      write->bind(2, std::string_view(words));
      if (Result<bool> done = write->step(); !done) {
        store.rollback();
        return done.error();
      }
    }
    read->reset();
    if (last == store.extent().indexed) {
      store.rollback();
      return {};
    }
    store.set_indexed(last);
    if (Result<void> done = store.commit("index", "{}"); !done) {
      store.rollback();
      return done;
    }
  }
  return {};
}

Result<std::uint64_t> sum_of_documents(Connection& db, std::int64_t last_document) {
  Result<Statement> read = db.prepare("SELECT id, text FROM documents WHERE id <= ? ORDER BY id");
  if (!read) return read.error();
  read->bind(1, last_document);
  std::uint64_t sum = 0;
  Result<void> done = each_row(*read, [&](const Statement& row) {
    const std::int64_t id = row.integer(0);
    std::int64_t at = 0;
    text::each_word(row.text(1),
                    [&](Span, std::string_view folded) { sum += place_hash(folded, id, at++); });
    return true;
  });
  if (!done) return done.error();
  return sum;
}

Result<std::uint64_t> sum_of_index(Connection& db) {
  if (Result<void> done = db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.word_places USING "
                                     "fts5vocab(main, words, instance)");
      !done) {
    return done.error();
  }
  Result<Statement> read = db.prepare("SELECT term, doc, offset FROM temp.word_places");
  if (!read) return read.error();
  std::uint64_t sum = 0;
  Result<void> done = each_row(*read, [&](const Statement& row) {
    sum += place_hash(row.text(0), row.integer(1), row.integer(2));
    return true;
  });
  if (!done) return done.error();
  return sum;
}

}  // namespace tawatur::store
