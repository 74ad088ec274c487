// SPDX-License-Identifier: Apache-2.0
// What a run asks of the project while it codes: which documents are left, which identities are
// known, and whether a document's claims are those that stand.
//
// Errors: those of Store. Thread rule: the connection's.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "store/sqlite.h"

namespace tawatur::store {

/// Documents that were never coded, or (again) not by this run or a later one.
struct ToCode {
  std::optional<std::int64_t> again;
};
Result<std::int64_t> count_to_code(Connection& db, const ToCode& which);

struct TextRow {
  std::int64_t id = 0;
  std::string name, title, text, published, outlet, url;
};
/// Reads them page by page, so that no long transaction keeps the log from being written back.
class TextPages {
 public:
  static Result<TextPages> open(Connection db, const ToCode& which);
  /// The next ones; empty at the end.
  Result<std::vector<TextRow>> next();

 private:
  TextPages(Connection db, Statement ask) : db_(std::move(db)), ask_(std::move(ask)) {}
  Connection db_;
  Statement ask_;
  std::int64_t last_ = 0;
};

struct IdentityRow {
  std::int64_t id = 0;
  std::string kind, identity;
};
Result<void> each_identity(Connection& db, const std::function<void(const IdentityRow&)>& take);

/// The claims of a document that stand, for comparing.
class StandingClaims {
 public:
  static Result<StandingClaims> open(Connection& db);
  /// The first claim's id where these are exactly the claims that stand.
  Result<std::optional<std::int64_t>> same(std::int64_t document,
                                           const std::vector<std::string>& jsons);

 private:
  StandingClaims(Statement range, Statement claims)
      : range_(std::move(range)), claims_(std::move(claims)) {}
  Statement range_, claims_;
};

}  // namespace tawatur::store
