// SPDX-License-Identifier: Apache-2.0
// SQLite behind Result: the one file of the room that names sqlite3.h.
//
//   Result<Connection> db = Connection::open(path, {.mode = Mode::write});
//   Result<Statement> find = db->prepare("SELECT name FROM documents WHERE id = ?");
//   find->bind(1, 7);
//   for (Result<bool> row = find->step(); row && *row; row = find->step()) use(find->text(0));
//
// Errors: kIo (disk full, read-only, busy, the system), kIntegrity (damaged file), kFormat (not a
// database); the message says which in words for people, `file` is the path.
// Connections are opened hardened: defensive, untrusted schema, no extensions, no ATTACH.
// Thread rule: a Connection and its Statements belong to one thread at a time.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tawatur/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace tawatur::store {

enum class Mode : std::uint8_t {
  read,       ///< another process may write meanwhile
  immutable,  ///< nobody can write: no WAL, no locks; for folders that are read-only
  write,      ///< an existing file
  create,     ///< make it where it isn't there
};

struct OpenOptions {
  Mode mode = Mode::read;
  std::string vfs;                    ///< empty = the system's; tests put a faulty one here
  int busy_milliseconds = 10 * 1000;  ///< how long another program's transaction is waited for
};

class Statement {
 public:
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&& other) noexcept;
  ~Statement();

  /// Parameters count from 1. Text and blobs must live until the next reset(). What can't be bound
  /// is the error of the next step().
  void bind(int at, std::int64_t value);
  void bind(int at, double value);
  void bind(int at, std::string_view text);
  void bind_blob(int at, std::string_view bytes);
  void bind_null(int at);

  /// True: a row is there. False: the end.
  Result<bool> step();
  /// Ready to run again; parameters stay.
  void reset();

  /// Columns count from 0. Views live until the next step() or reset().
  bool is_null(int at) const;
  std::int64_t integer(int at) const;
  double real(int at) const;
  std::string_view text(int at) const;
  std::string_view blob(int at) const;
  /// 'n' null, 'i' integer, 'd' double, 't' text, 'b' blob.
  char type(int at) const;

 private:
  friend class Connection;
  Statement(sqlite3* db, sqlite3_stmt* raw, std::string path);
  void note(int code);
  sqlite3* db_ = nullptr;
  sqlite3_stmt* raw_ = nullptr;
  int bad_ = 0;  ///< first code of a bind that failed since the last step
  std::string path_;
};

/// Steps through the rows that are left; `take` gets the statement and gives false to end there,
/// without a reset.
template <class Take>
Result<void> each_row(Statement& ask, Take take) {
  for (;;) {
    Result<bool> row = ask.step();
    if (!row) return row.error();
    if (!*row || !take(ask)) return {};
  }
}

class Connection {
 public:
  static Result<Connection> open(const std::string& path, const OpenOptions& options);
  Connection(Connection&& other) noexcept;
  Connection& operator=(Connection&& other) noexcept;
  ~Connection();

  Result<Statement> prepare(const std::string& sql);
  /// Runs one or more statements without rows.
  Result<void> execute(const std::string& sql);
  /// First column of the first row as a number; 0 where there is none.
  Result<std::int64_t> number(const std::string& sql);
  /// First column of each row as text.
  Result<std::vector<std::string>> texts(const std::string& sql);
  const std::string& path() const { return path_; }
  /// Copies the whole database, as it is now, to a new file. Errors: kIo.
  Result<void> copy_to(const std::string& path);

 private:
  Connection(sqlite3* db, std::string path) : db_(db), path_(std::move(path)) {}
  sqlite3* db_ = nullptr;
  std::string path_;
};

}  // namespace tawatur::store
