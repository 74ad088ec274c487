// SPDX-License-Identifier: Apache-2.0
#include "store/store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <random>
#include <thread>
#include <utility>

#include "base/hash.h"
#include "store/wal_check.h"

namespace tawatur::store {
namespace fs = std::filesystem;
namespace {

Error fault(ErrorCode code, std::string message, const std::string& file) {
  Error e;
  e.code = code;
  e.message = std::move(message);
  e.file = file;
  return e;
}

/// The lock of the one writer; the system gives it back when the process ends, however it ends.
class Lock {
 public:
  Lock() = default;
  Lock(Lock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Lock& operator=(Lock&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Lock() {
    if (fd_ >= 0) ::close(fd_);
  }

  static Result<Lock> take(const std::string& path, int wait_milliseconds) {
    Lock out;
    out.fd_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (out.fd_ < 0) {
      if (errno == EROFS || errno == EACCES || errno == EPERM) {
        return fault(ErrorCode::kIo, "the project is read-only", path);
      }
      const bool full = errno == ENOSPC || errno == EDQUOT;
      return fault(ErrorCode::kIo, full ? "disk full" : "can't be opened", path);
    }
    for (int waited = 0; ::flock(out.fd_, LOCK_EX | LOCK_NB) != 0; waited += 50) {
      if (waited >= wait_milliseconds) {
        return fault(ErrorCode::kIo, "busy: another tawatur is writing to this project; try again",
                     path);
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return out;
  }

 private:
  int fd_ = -1;
};

std::string random_id() {
  std::random_device device;
  std::string raw;
  for (int i = 0; i < 4; ++i) {
    const std::uint32_t word = device();
    for (int k = 0; k < 4; ++k) raw += static_cast<char>(word >> (8 * k) & 0xff);
  }
  return hex_of(raw);
}

std::string insert_sql(Table table) {
  const TableShape& s = shape(table);
  std::string sql =
      "INSERT INTO " + std::string(s.name) + "(id," + std::string(s.columns) + ",digest) VALUES (?";
  for (int i = 0; i <= s.count; ++i) sql += ",?";
  return sql + ")";
}

bool can_write(const std::string& folder) { return ::access(folder.c_str(), W_OK) == 0; }

}  // namespace

const char* const kManifestQuery =
    "SELECT id, at, kind, detail, runs, captures, documents, copies, outcomes, claims, identities, "
    "troubles, decisions, events, imports, indexed, rows, previous, hash FROM batches";

Manifest read_manifest(const Statement& row) {
  Manifest out;
  out.id = row.integer(0);
  out.at = row.text(1);
  out.kind = row.text(2);
  out.detail = row.text(3);
  for (std::size_t i = 0; i < kTableCount; ++i)
    out.to.last[i] = row.integer(4 + static_cast<int>(i));
  out.to.indexed = row.integer(4 + static_cast<int>(kTableCount));
  out.rows = row.blob(5 + static_cast<int>(kTableCount));
  out.previous = row.blob(6 + static_cast<int>(kTableCount));
  out.hash = row.blob(7 + static_cast<int>(kTableCount));
  return out;
}

std::string Manifest::computed_hash() const {
  Row row;
  row.text(at).text(kind).text(detail);
  for (std::size_t i = 0; i < kTableCount; ++i) {
    if (i < kFirstTables || to.last[i] > 0) row.integer(to.last[i]);
  }
  row.integer(to.indexed).blob(rows).blob(previous);
  return row.digest("batches", id);
}

std::string now_utc() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm parts{};
  gmtime_r(&now, &parts);
  char out[32];
  const std::size_t size = std::strftime(out, sizeof out, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return std::string(out, size);
}

struct Store::State {
  State(std::string where, StoreOptions chosen, Lock held, Connection opened)
      : folder(std::move(where)),
        options(std::move(chosen)),
        lock(std::move(held)),
        db(std::move(opened)) {}

  std::string path() const { return folder + "/" + std::string(kDatabaseName); }

  Result<void> read_head() {
    Result<Statement> ask = db.prepare("SELECT project, batch, hash FROM head");
    if (!ask) return ask.error();
    Result<bool> row = ask->step();
    if (!row) return row.error();
    const std::string marker = *row ? std::string(ask->text(0)) : std::string();
    if (!marker.starts_with(kMarker)) {
      return fault(ErrorCode::kIntegrity, "the project's head is damaged", path());
    }
    project = marker.substr(kMarker.size());
    batch = ask->integer(1);
    hash = ask->blob(2);
    if (batch == 0) return {};
    Result<Statement> last =
        db.prepare(std::string(kManifestQuery) + " WHERE id = " + std::to_string(batch));
    if (!last) return last.error();
    row = last->step();
    if (!row) return row.error();
    if (!*row) return fault(ErrorCode::kIntegrity, "the last batch is missing", path());
    extent = read_manifest(*last).to;
    return {};
  }

  std::string folder;
  StoreOptions options;
  Lock lock;
  Connection db;
  std::string project, hash;
  std::int64_t batch = 0;
  Extent extent, before;
  bool open_batch = false;
  std::array<std::string, kTableCount> digests;  ///< of the open batch's rows, in order of ids
  std::array<std::optional<Statement>, kTableCount> inserts;
  std::optional<Statement> insert_role;
};

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() {
  if (state_ && state_->open_batch) rollback();
}

const std::string& Store::folder() const { return state_->folder; }
Connection& Store::db() { return state_->db; }
const std::string& Store::project() const { return state_->project; }
std::int64_t Store::batch() const { return state_->batch; }
const Extent& Store::extent() const { return state_->extent; }
bool Store::in_batch() const { return state_->open_batch; }
void Store::set_indexed(std::int64_t document) { state_->extent.indexed = document; }

Result<Store> Store::create(const std::string& folder, const StoreOptions& options) {
  std::error_code code;
  fs::create_directories(folder, code);
  if (code) return fault(ErrorCode::kIo, "can't be made: " + code.message(), folder);
  const std::string path = folder + "/" + std::string(kDatabaseName);
  Result<Lock> lock = Lock::take(folder + "/" + std::string(kLockName), options.wait_milliseconds);
  if (!lock) return lock.error();
  if (fs::exists(path, code) && fs::file_size(path, code) > 0) {
    Result<Connection> there = Connection::open(path, {.mode = Mode::read, .vfs = options.vfs});
    Result<int> version = there ? schema_version(*there) : Result<int>(there.error());
    if (version) return fault(ErrorCode::kUsage, "there is a project already", folder);
    // What a kill in the middle of init left is an empty database; anything else is somebody's.
    Result<std::string> tables = there ? schema_text(*there) : Result<std::string>(there.error());
    if (!tables || !tables->empty()) return version.error();
  }
  Result<Connection> db = Connection::open(path, {.mode = Mode::create, .vfs = options.vfs});
  if (!db) return db.error();
  if (Result<void> done = db->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
      !done) {
    return done.error();
  }
  if (Result<void> done = create_schema(*db, random_id()); !done) return done.error();
  if (Result<void> done = db->execute("PRAGMA wal_checkpoint(TRUNCATE)"); !done) {
    return done.error();
  }
  Store out(std::make_unique<State>(folder, options, std::move(*lock), std::move(*db)));
  if (Result<void> done = out.state_->read_head(); !done) return done.error();
  if (Result<void> done = out.begin(); !done) return done.error();
  const std::string detail = "{\"project\":\"" + out.project() + "\"}";
  if (Result<void> done = out.commit("init", detail); !done) return done.error();
  return out;
}

Result<Store> Store::open(const std::string& folder, Access access, const StoreOptions& options) {
  const std::string path = folder + "/" + std::string(kDatabaseName);
  std::error_code code;
  if (!fs::exists(path, code)) {
    return fault(ErrorCode::kNotFound, "no project here; make one with 'tawatur init'", folder);
  }
  Lock lock;
  if (access == Access::write) {
    Result<Lock> taken =
        Lock::take(folder + "/" + std::string(kLockName), options.wait_milliseconds);
    if (!taken) return taken.error();
    lock = std::move(*taken);
  }
  if (Result<void> ours = check_wal(path); !ours) return ours.error();
  OpenOptions how{.mode = Mode::read, .vfs = options.vfs};
  if (access == Access::write) how.mode = Mode::write;
  const bool log = fs::exists(path + "-wal", code) && fs::file_size(path + "-wal", code) > 0;
  if (access == Access::read && !log && !can_write(folder)) how.mode = Mode::immutable;
  Result<Connection> db = Connection::open(path, how);
  if (!db) return db.error();
  Result<int> version = schema_version(*db);
  if (!version) return version.error();
  if (access == Access::read && *version < kSchemaVersion) return open_older(folder, options);
  if (access == Access::write) {
    if (Result<void> done = db->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
                                        "PRAGMA cache_size = -32768");
        !done) {
      return done.error();
    }
  }
  Store out(std::make_unique<State>(folder, options, std::move(lock), std::move(*db)));
  const bool older = *version < kSchemaVersion;
  Result<void> ready = older ? out.bring_up_to_date(*version) : out.state_->read_head();
  if (!ready) return ready.error();
  return out;
}

Result<Store> Store::open_older(const std::string& folder, const StoreOptions& options) {
  Result<Store> newer = open(folder, Access::write, options);
  if (newer) return open(folder, Access::read, options);
  Error e = newer.error();
  e.message = "was made by an older Tawatur and can't be brought up to date: " + e.message;
  return e;
}

Result<void> Store::bring_up_to_date(int from) {
  const std::string backup = state_->path() + ".v" + std::to_string(from) + ".backup";
  if (Result<void> done = state_->db.copy_to(backup); !done) return done;
  if (Result<void> done = begin(); !done) return done;
  Result<void> done = migrate(state_->db, from);
  if (done) done = state_->read_head();
  if (done) {
    done = commit("migrate", "{\"from\":" + std::to_string(from) +
                                 ",\"to\":" + std::to_string(kSchemaVersion) + "}");
  }
  if (!done) rollback();
  return done;
}

Result<Connection> Store::reader() const {
  return Connection::open(state_->path(), {.mode = Mode::read, .vfs = state_->options.vfs});
}

Result<void> Store::begin() {
  if (Result<void> done = state_->db.execute("BEGIN IMMEDIATE"); !done) return done;
  state_->open_batch = true;
  state_->before = state_->extent;
  for (std::string& list : state_->digests) list.clear();
  return {};
}

Result<std::int64_t> Store::put(Table table, const Row& row) {
  const auto at = static_cast<std::size_t>(table);
  if (row.size() != static_cast<std::size_t>(shape(table).count)) {
    return fault(ErrorCode::kInternal, "row of another table", std::string(shape(table).name));
  }
  if (!state_->inserts[at]) {
    Result<Statement> made = state_->db.prepare(insert_sql(table));
    if (!made) return made.error();
    state_->inserts[at] = std::move(*made);
  }
  Statement& insert = *state_->inserts[at];
  const std::int64_t id = state_->extent.last[at] + 1;
  const std::string digest = row.digest(table, id);
  insert.bind(1, id);
  row.bind_to(insert, 2);
  insert.bind_blob(2 + shape(table).count, digest);
  if (Result<bool> done = insert.step(); !done) return done.error();
  state_->extent.last[at] = id;
  state_->digests[at] += digest;
  return id;
}

Result<void> Store::put_role(std::int64_t identity, std::int64_t claim, std::int64_t role) {
  if (!state_->insert_role) {
    Result<Statement> made = state_->db.prepare("INSERT OR IGNORE INTO roles VALUES (?, ?, ?)");
    if (!made) return made.error();
    state_->insert_role = std::move(*made);
  }
  Statement& insert = *state_->insert_role;
  insert.bind(1, identity);
  insert.bind(2, claim);
  insert.bind(3, role);
  if (Result<bool> done = insert.step(); !done) return done.error();
  return {};
}

Result<void> Store::commit(std::string_view kind, std::string_view detail) {
  State& s = *state_;
  Manifest m;
  m.id = s.batch + 1;
  m.at = now_utc();
  m.kind = kind;
  m.detail = detail;
  m.to = s.extent;
  std::string all;
  for (const std::string& list : s.digests) all += list;
  m.rows = sha256_bytes(all);
  m.previous = s.hash;
  m.hash = m.computed_hash();
  Result<Statement> insert = s.db.prepare(
      "INSERT INTO batches VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  if (!insert) return insert.error();
  Row row;
  row.integer(m.id).text(m.at).text(m.kind).text(m.detail);
  // Columns of tables that came later stand behind the others (schema.cc).
  for (std::size_t i = 0; i < kFirstTables; ++i) row.integer(m.to.last[i]);
  row.integer(m.to.indexed).blob(m.rows).blob(m.previous).blob(m.hash);
  for (std::size_t i = kFirstTables; i < kTableCount; ++i) row.integer(m.to.last[i]);
  row.bind_to(*insert, 1);
  if (Result<bool> done = insert->step(); !done) return done.error();
  Result<Statement> head = s.db.prepare("UPDATE head SET batch = ?, hash = ?");
  if (!head) return head.error();
  head->bind(1, m.id);
  head->bind_blob(2, m.hash);
  if (Result<bool> done = head->step(); !done) return done.error();
  if (Result<void> done = s.db.execute("COMMIT"); !done) return done;
  s.open_batch = false;
  s.batch = m.id;
  s.hash = m.hash;
  return {};
}

void Store::rollback() {
  // The batch may be gone already: SQLite rolls back by itself when the disk is full.
  (void)state_->db.execute("ROLLBACK");
  state_->open_batch = false;
  state_->extent = state_->before;
}

}  // namespace tawatur::store
