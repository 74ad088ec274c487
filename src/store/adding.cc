// SPDX-License-Identifier: Apache-2.0
#include "store/adding.h"

#include <utility>

namespace tawatur::store {
namespace {

Result<bool> finds(Statement& ask) {
  Result<bool> row = ask.step();
  ask.reset();
  return row;
}

}  // namespace

Known::Known(Statement capture, Statement record, Statement name, Statement words)
    : capture_(std::move(capture)),
      record_(std::move(record)),
      name_(std::move(name)),
      words_(std::move(words)) {}

Result<Known> Known::open(Connection& db) {
  Result<Statement> capture = db.prepare("SELECT 1 FROM captures WHERE key = ?");
  Result<Statement> record = db.prepare(
      "SELECT 1 FROM documents d JOIN captures c ON c.id = d.capture WHERE d.name = ? AND c.sha256 "
      "= ? AND c.origin = ? AND c.record = ?");
  Result<Statement> name = db.prepare("SELECT 1 FROM documents WHERE name = ?");
  Result<Statement> words =
      db.prepare("SELECT id FROM documents WHERE folded_sha256 = ? ORDER BY id LIMIT 1");
  for (const Result<Statement>* made : {&capture, &record, &name, &words}) {
    if (!*made) return made->error();
  }
  return Known(std::move(*capture), std::move(*record), std::move(*name), std::move(*words));
}

Result<bool> Known::capture(std::string_view key) {
  capture_.bind_blob(1, key);
  return finds(capture_);
}

Result<bool> Known::record(std::string_view name, std::string_view sha256, std::string_view file,
                           std::int64_t record) {
  record_.bind(1, name);
  record_.bind_blob(2, sha256);
  record_.bind(3, file);
  record_.bind(4, record);
  return finds(record_);
}

Result<bool> Known::name(std::string_view name) {
  name_.bind(1, name);
  return finds(name_);
}

Result<std::int64_t> Known::first_of_words(std::string_view folded_sha256) {
  words_.bind_blob(1, folded_sha256);
  std::int64_t out = 0;
  Result<void> read = each_row(words_, [&](const Statement& row) {
    out = row.integer(0);
    return true;
  });
  if (!read) return read.error();
  return out;
}

}  // namespace tawatur::store
