// SPDX-License-Identifier: Apache-2.0
#include "store/coding.h"

#include <utility>

namespace tawatur::store {
namespace {

constexpr int kPage = 32;

std::string condition(const ToCode& which) {
  const std::string run = which.again ? " AND run = " + std::to_string(*which.again) : "";
  return "NOT EXISTS (SELECT 1 FROM outcomes WHERE document = d.id" + run + ")";
}

}  // namespace

Result<std::int64_t> count_to_code(Connection& db, const ToCode& which) {
  return db.number("SELECT count(*) FROM documents d WHERE " + condition(which));
}

Result<TextPages> TextPages::open(Connection db, const ToCode& which) {
  Result<Statement> ask = db.prepare(
      "SELECT id, name, title, text, published, outlet, url FROM documents d WHERE id > ? AND " +
      condition(which) + " ORDER BY id LIMIT " + std::to_string(kPage));
  if (!ask) return ask.error();
  return TextPages(std::move(db), std::move(*ask));
}

Result<std::vector<TextRow>> TextPages::next() {
  std::vector<TextRow> out;
  ask_.bind(1, last_);
  Result<void> read = each_row(ask_, [&](const Statement& row) {
    last_ = row.integer(0);
    out.push_back({last_, std::string(row.text(1)), std::string(row.text(2)),
                   std::string(row.text(3)), std::string(row.text(4)), std::string(row.text(5)),
                   std::string(row.text(6))});
    return true;
  });
  if (!read) return read.error();
  return out;
}

Result<void> each_identity(Connection& db, const std::function<void(const IdentityRow&)>& take) {
  Result<Statement> ask = db.prepare("SELECT id, kind, identity FROM identities");
  if (!ask) return ask.error();
  return each_row(*ask, [&](const Statement& row) {
    take({row.integer(0), std::string(row.text(1)), std::string(row.text(2))});
    return true;
  });
}

Result<StandingClaims> StandingClaims::open(Connection& db) {
  Result<Statement> range = db.prepare(
      "SELECT o.first_claim, o.claims FROM outcomes o WHERE o.id = (SELECT max(id) FROM outcomes "
      "WHERE document = ? AND state = 'coded')");
  Result<Statement> claims =
      db.prepare("SELECT json FROM claims WHERE id BETWEEN ? AND ? ORDER BY id");
  if (!range) return range.error();
  if (!claims) return claims.error();
  return StandingClaims(std::move(*range), std::move(*claims));
}

Result<std::optional<std::int64_t>> StandingClaims::same(std::int64_t document,
                                                         const std::vector<std::string>& jsons) {
  const auto count = static_cast<std::int64_t>(jsons.size());
  std::optional<std::int64_t> first;
  range_.bind(1, document);
  Result<void> read = each_row(range_, [&](const Statement& row) {
    if (row.integer(1) == count) first = row.integer(0);
    return true;
  });
  if (!read) return read.error();
  if (!first) return first;
  claims_.bind(1, *first);
  claims_.bind(2, *first + count - 1);
  std::size_t alike = 0, seen = 0;
  read = each_row(claims_, [&](const Statement& row) {
    if (seen < jsons.size() && row.text(0) == jsons[seen]) ++alike;
    ++seen;
    return true;
  });
  if (!read) return read.error();
  if (alike != jsons.size()) first.reset();
  return first;
}

}  // namespace tawatur::store
