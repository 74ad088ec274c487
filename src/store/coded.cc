// SPDX-License-Identifier: Apache-2.0
#include "store/coded.h"

#include <optional>

namespace tawatur::store {

Result<void> each_coded(Connection& db, Order order,
                        const std::function<bool(const CodedRow&)>& take) {
  Result<Statement> ids =
      db.prepare(order == Order::day ? "SELECT id FROM documents ORDER BY published, name"
                                     : "SELECT id FROM documents ORDER BY id");
  Result<Statement> document = db.prepare(
      "SELECT d.name, d.title, d.text, d.text_sha256, d.published, d.outlet, d.url, "
      "ifnull(f.original, d.id), ifnull(o.first_claim, 0), ifnull(o.claims, 0) FROM documents d "
      "LEFT JOIN outcomes o ON o.id = (SELECT max(id) FROM outcomes WHERE document = d.id AND "
      "state = 'coded') LEFT JOIN families f ON f.document = d.id WHERE d.id = ?");
  Result<Statement> claims =
      db.prepare("SELECT json FROM claims WHERE id BETWEEN ? AND ? ORDER BY id");
  for (const Result<Statement>* made : {&ids, &document, &claims}) {
    if (!*made) return made->error();
  }
  std::optional<Error> problem;
  Result<void> done = each_row(*ids, [&](const Statement& id) {
    CodedRow out;
    out.id = id.integer(0);
    document->bind(1, out.id);
    Result<void> read = each_row(*document, [&](const Statement& row) {
      out.name = row.text(0);
      out.title = row.text(1);
      out.text = row.text(2);
      out.text_sha256 = row.blob(3);
      out.published = row.text(4);
      out.outlet = row.text(5);
      out.url = row.text(6);
      out.family = row.integer(7);
      claims->bind(1, row.integer(8));
      claims->bind(2, row.integer(8) + row.integer(9) - 1);
      return true;
    });
    if (read && !out.name.empty()) {
      read = each_row(*claims, [&](const Statement& row) {
        out.claims.emplace_back(row.text(0));
        return true;
      });
    }
    if (!read) problem = read.error();
    return read && take(out);
  });
  if (problem) return *problem;
  return done;
}

}  // namespace tawatur::store
