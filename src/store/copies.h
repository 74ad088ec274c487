// SPDX-License-Identifier: Apache-2.0
// Copies in a project: signatures of documents, rows of `copies`, and families of one text each.
//
//   Result<CopyWriter> writer = CopyWriter::open(store);      // inside a batch of the store's
//   writer->sign(document, bytes);                            // empty: an exact copy
//   writer->put({.document = 7, .original = 3, .kind = "near", .score = 0.8, .why = "date"});
//   writer->settle();
//   each_family(db, [](std::int64_t document, std::int64_t original) { ... });
//
// A row says that `document` is a copy of `original`. Score: the word groups that both have, of all
// that either has (near); of the shorter text's those that stand in the longer (contained); 1
// (exact). Why: "credit", "date", "same credit: ID", "unknown" (then the order of days and names).
//
// Exact and near copies, and copies of copies, are one family. Its original is the one that no
// credit makes a copy; among several the earliest, then the smallest name. A contained text doesn't
// join. What a family is depends on the rows alone, not on the order in which they came.
//
// Errors: those of Store. Thread rule: the store's.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "store/store.h"
#include "store/verify.h"

namespace tawatur::store {

/// Documents 1 to this one have been looked at.
Result<std::int64_t> last_signed(Connection& db);
/// Signatures of documents before `before`, in order, without empty ones; false ends it.
Result<void> each_signature(Connection& db, std::int64_t before,
                            const std::function<bool(std::int64_t, std::string_view)>& take);

/// A document that has no signature yet.
struct Unsigned {
  std::int64_t document = 0;
  std::string_view text;      ///< valid during the call
  std::int64_t exact_of = 0;  ///< the document with the same words that came first; 0 = none
};
Result<void> each_unsigned(Connection& db, const std::function<bool(const Unsigned&)>& take);

struct CopyRow {
  std::int64_t document = 0, original = 0;
  std::string kind;
  double score = 0;
  std::string why;
};

class CopyWriter {
 public:
  static Result<CopyWriter> open(Store& store);

  Result<void> sign(std::int64_t document, std::string_view bytes);
  Result<void> put(const CopyRow& row);
  /// One family; for rows that are there already.
  Result<void> join(std::int64_t one, std::int64_t other);
  /// Chooses the originals of families that changed. Before the batch is committed.
  Result<void> settle();

 private:
  CopyWriter(Store& store, Statement sign, Statement add, Statement find, Statement move,
             Statement best);
  Result<std::int64_t> family_of(std::int64_t document);
  Result<void> move(std::int64_t from, std::int64_t to);

  Store* store_;
  Statement sign_, add_, find_, move_, best_;
  std::set<std::int64_t> changed_;
  Row row_;
};

/// Each document that is in a family, with the one that stands for its family; in order.
Result<void> each_family(Connection& db,
                         const std::function<void(std::int64_t, std::int64_t)>& take);
/// The original of a document's family; the document itself where it has none.
Result<std::int64_t> original_of(Connection& db, std::int64_t document);

/// Families as the rows of `copies` make them, against those that stand there.
void check_families(Connection& db, Verified& found);

}  // namespace tawatur::store
