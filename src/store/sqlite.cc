// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite.h"

#include <sqlite3.h>

namespace tawatur::store {
namespace {

struct Meaning {
  int code;
  ErrorCode error;
  const char* words;
};

/// What people are told; docs/project.md lists these messages with what to do.
constexpr Meaning kMeanings[] = {
    {SQLITE_FULL, ErrorCode::kIo,
     "disk full; what was finished is kept, free some space and go on"},
    {SQLITE_BUSY, ErrorCode::kIo, "busy: another program is writing to this project; try again"},
    {SQLITE_LOCKED, ErrorCode::kIo, "busy: another program is writing to this project; try again"},
    {SQLITE_READONLY, ErrorCode::kIo, "the project is read-only"},
    {SQLITE_CANTOPEN, ErrorCode::kIo, "can't be opened"},
    {SQLITE_PERM, ErrorCode::kIo, "no permission"},
    {SQLITE_NOTADB, ErrorCode::kIntegrity, "is no SQLite file, or its first page is damaged"},
    {SQLITE_CORRUPT, ErrorCode::kIntegrity, "the file is damaged"},
    {SQLITE_INTERRUPT, ErrorCode::kIo, "interrupted"},
    {SQLITE_NOMEM, ErrorCode::kIo, "out of memory"},
    {SQLITE_TOOBIG, ErrorCode::kLimit, "a value is longer than the database takes"},
};

Error error_of(sqlite3* db, int code, const std::string& path) {
  const int plain = code & 0xff;
  Error e;
  e.file = path;
  e.code = ErrorCode::kIo;
  for (const Meaning& m : kMeanings) {
    if (m.code != plain) continue;
    e.code = m.error;
    e.message = m.words;
  }
  // A full disk shows as a failed write where the file system refuses late.
  if (plain == SQLITE_IOERR) e.message = "can't be read or written";
  const std::string said = db != nullptr ? sqlite3_errmsg(db) : sqlite3_errstr(code);
  if (e.message.empty()) {
    e.code = plain == SQLITE_ERROR ? ErrorCode::kIntegrity : ErrorCode::kInternal;
    e.message = "database: " + said;
  } else if (plain == SQLITE_IOERR || plain == SQLITE_CORRUPT || plain == SQLITE_CANTOPEN) {
    e.message += " (" + said + ")";
  }
  return e;
}

/// False where SQLite doesn't know a setting.
bool harden(sqlite3* db, int busy_milliseconds) {
  sqlite3_extended_result_codes(db, 1);
  sqlite3_busy_timeout(db, busy_milliseconds);
  sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
  return sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr) == SQLITE_OK &&
         sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr) == SQLITE_OK &&
         sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr) == SQLITE_OK &&
         sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr) == SQLITE_OK;
}

/// A path as a URI, since "immutable" can only be asked for so.
std::string uri_of(const std::string& path, bool immutable) {
  std::string out = "file:";
  for (const char c : path) {
    if (c == '?' || c == '#' || c == '%') {
      static constexpr char kHex[] = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 0xF];
    } else {
      out += c;
    }
  }
  return immutable ? out + "?immutable=1" : out;
}

int flags_of(Mode mode) {
  const int common = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
  switch (mode) {
    case Mode::read:
    case Mode::immutable:
      return common | SQLITE_OPEN_READONLY;
    case Mode::write:
      return common | SQLITE_OPEN_READWRITE;
    case Mode::create:
      break;
  }
  return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
}

}  // namespace

Statement::Statement(sqlite3* db, sqlite3_stmt* raw, std::string path)
    : db_(db), raw_(raw), path_(std::move(path)) {}
Statement::Statement(Statement&& other) noexcept
    : db_(other.db_),
      raw_(std::exchange(other.raw_, nullptr)),
      bad_(other.bad_),
      path_(std::move(other.path_)) {}
Statement& Statement::operator=(Statement&& other) noexcept {
  std::swap(db_, other.db_);
  std::swap(raw_, other.raw_);
  std::swap(bad_, other.bad_);
  std::swap(path_, other.path_);
  return *this;
}
Statement::~Statement() { sqlite3_finalize(raw_); }

void Statement::note(int code) {
  if (bad_ == SQLITE_OK) bad_ = code;
}

void Statement::bind(int at, std::int64_t value) { note(sqlite3_bind_int64(raw_, at, value)); }
void Statement::bind(int at, double value) { note(sqlite3_bind_double(raw_, at, value)); }
void Statement::bind(int at, std::string_view text) {
  const char* data = text.empty() ? "" : text.data();
  note(sqlite3_bind_text64(raw_, at, data, text.size(), SQLITE_STATIC, SQLITE_UTF8));
}
void Statement::bind_blob(int at, std::string_view bytes) {
  if (bytes.empty()) {
    note(sqlite3_bind_zeroblob(raw_, at, 0));
  } else {
    note(sqlite3_bind_blob64(raw_, at, bytes.data(), bytes.size(), SQLITE_STATIC));
  }
}
void Statement::bind_null(int at) { note(sqlite3_bind_null(raw_, at)); }

Result<bool> Statement::step() {
  if (bad_ != SQLITE_OK) {
    sqlite3_reset(raw_);
    // By now the connection may speak of another call.
    return error_of(nullptr, std::exchange(bad_, SQLITE_OK), path_);
  }
  const int code = sqlite3_step(raw_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    sqlite3_reset(raw_);
    return false;
  }
  Error e = error_of(db_, code, path_);
  sqlite3_reset(raw_);
  return e;
}

void Statement::reset() { sqlite3_reset(raw_); }
bool Statement::is_null(int at) const { return sqlite3_column_type(raw_, at) == SQLITE_NULL; }
std::int64_t Statement::integer(int at) const { return sqlite3_column_int64(raw_, at); }
double Statement::real(int at) const { return sqlite3_column_double(raw_, at); }

std::string_view Statement::text(int at) const {
  const unsigned char* data = sqlite3_column_text(raw_, at);
  if (data == nullptr) return {};
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(raw_, at));
  return {reinterpret_cast<const char*>(data), size};
}

std::string_view Statement::blob(int at) const {
  const void* data = sqlite3_column_blob(raw_, at);
  if (data == nullptr) return {};
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(raw_, at));
  return {static_cast<const char*>(data), size};
}

char Statement::type(int at) const {
  switch (sqlite3_column_type(raw_, at)) {
    case SQLITE_INTEGER:
      return 'i';
    case SQLITE_FLOAT:
      return 'd';
    case SQLITE_TEXT:
      return 't';
    case SQLITE_BLOB:
      return 'b';
    default:
      return 'n';
  }
}

Result<Connection> Connection::open(const std::string& path, const OpenOptions& options) {
  sqlite3* db = nullptr;
  const char* vfs = options.vfs.empty() ? nullptr : options.vfs.c_str();
  const std::string uri = uri_of(path, options.mode == Mode::immutable);
  const int code = sqlite3_open_v2(uri.c_str(), &db, flags_of(options.mode), vfs);
  Connection out(db, path);
  if (code != SQLITE_OK) return error_of(db, code, path);
  if (!harden(db, options.busy_milliseconds)) {
    return Error{ErrorCode::kInternal, "this SQLite lacks settings that keep a database safe",
                 path};
  }
  return out;
}

Connection::Connection(Connection&& other) noexcept
    : db_(std::exchange(other.db_, nullptr)), path_(std::move(other.path_)) {}
Connection& Connection::operator=(Connection&& other) noexcept {
  std::swap(db_, other.db_);
  std::swap(path_, other.path_);
  return *this;
}
Connection::~Connection() { sqlite3_close_v2(db_); }

Result<Statement> Connection::prepare(const std::string& sql) {
  sqlite3_stmt* raw = nullptr;
  const int code =
      sqlite3_prepare_v2(db_, sql.c_str(), static_cast<int>(sql.size()) + 1, &raw, nullptr);
  if (code != SQLITE_OK) return error_of(db_, code, path_);
  return Statement(db_, raw, path_);
}

Result<void> Connection::execute(const std::string& sql) {
  const int code = sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return error_of(db_, code, path_);
  return {};
}

Result<std::int64_t> Connection::number(const std::string& sql) {
  Result<Statement> ask = prepare(sql);
  if (!ask) return ask.error();
  Result<bool> row = ask->step();
  if (!row) return row.error();
  return *row ? ask->integer(0) : std::int64_t{0};
}

Result<std::vector<std::string>> Connection::texts(const std::string& sql) {
  Result<Statement> ask = prepare(sql);
  if (!ask) return ask.error();
  std::vector<std::string> out;
  Result<void> read = each_row(*ask, [&](const Statement& row) {
    out.emplace_back(row.text(0));
    return true;
  });
  if (!read) return read.error();
  return out;
}

Result<void> Connection::copy_to(const std::string& path) {
  Result<Connection> target = open(path, {.mode = Mode::create, .vfs = {}});
  if (!target) return target.error();
  sqlite3_backup* copy = sqlite3_backup_init(target->db_, "main", db_, "main");
  if (copy == nullptr) return error_of(target->db_, sqlite3_errcode(target->db_), path);
  const int step = sqlite3_backup_step(copy, -1);
  int code = sqlite3_backup_finish(copy);
  // The end says nothing of a step that was only busy.
  if (code == SQLITE_OK && step != SQLITE_DONE) code = step;
  if (code != SQLITE_OK) return error_of(target->db_, code, path);
  return {};
}

}  // namespace tawatur::store
