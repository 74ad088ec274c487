// SPDX-License-Identifier: Apache-2.0
// Store: a project folder with its one database, opened for reading or for writing.
//
//   Result<Store> made = Store::create("syria-2014");
//   Result<Store> store = Store::open("syria-2014", Access::write);
//   store->begin();
//   Row row; row.text(...)...;
//   Result<std::int64_t> id = store->put(Table::documents, row);
//   store->commit("add", detail);            // one transaction, one manifest, on the disk
//
// A batch is whole or not there: after kill -9, a full disk or a power cut the project holds every
// batch whose commit() came back, and nothing of the one in work. One process writes at a time
// (kIo "busy" for the second); readers always see the last whole batch.
//
// An older project is brought up to date when it is opened, after a copy of the database to
// tawatur.db.v<old>.backup; that it happened stands in the chain of batches.
//
// Errors: kNotFound (no project there), kFormat (another program's file, newer schema), kIo
// (busy, disk full, read-only), kIntegrity (damaged, WAL of another project).
// Thread rule: one thread at a time.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/row.h"
#include "store/schema.h"
#include "store/sqlite.h"

namespace tawatur::store {

inline constexpr std::string_view kDatabaseName = "tawatur.db";
inline constexpr std::string_view kLockName = "tawatur.lock";

enum class Access : std::uint8_t { read, write };

struct StoreOptions {
  std::string vfs;               ///< tests put a faulty file system here
  int wait_milliseconds = 5000;  ///< for another process that writes
};

/// Last ids of each table, and the last document in the search index.
struct Extent {
  std::array<std::int64_t, kTableCount> last{};
  std::int64_t indexed = 0;
  std::int64_t& of(Table table) { return last[static_cast<std::size_t>(table)]; }
  std::int64_t of(Table table) const { return last[static_cast<std::size_t>(table)]; }
};

/// A manifest: what one transaction wrote, chained to the one before.
struct Manifest {
  std::int64_t id = 0;
  std::string at, kind, detail;
  Extent to;
  std::string rows, previous, hash;  ///< 32 raw bytes each
  std::string computed_hash() const;
};

class Store {
 public:
  /// Makes the folder where it isn't there, and the database. kUsage: there is a project already.
  static Result<Store> create(const std::string& folder, const StoreOptions& options = {});
  static Result<Store> open(const std::string& folder, Access access,
                            const StoreOptions& options = {});
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  const std::string& folder() const;
  Connection& db();
  /// A second connection for reading while this one writes (on another thread).
  Result<Connection> reader() const;
  /// 32 hex digits.
  const std::string& project() const;
  /// The last one that was committed.
  std::int64_t batch() const;
  /// As of the last commit, plus what the open batch put in.
  const Extent& extent() const;

  Result<void> begin();
  bool in_batch() const;
  /// Adds a row to the open batch; its id. The row must have the table's columns.
  Result<std::int64_t> put(Table table, const Row& row);
  /// Adds an entry that can be made anew (roles): no digest.
  Result<void> put_role(std::int64_t identity, std::int64_t claim, std::int64_t role);
  /// Says that the open batch put documents up to here into the search index.
  void set_indexed(std::int64_t document);
  /// Writes the manifest and commits; when it comes back well, the batch is on the disk.
  Result<void> commit(std::string_view kind, std::string_view detail);
  void rollback();

 private:
  struct State;
  explicit Store(std::unique_ptr<State> state);
  static Result<Store> open_older(const std::string& folder, const StoreOptions& options);
  Result<void> bring_up_to_date(int from);
  std::unique_ptr<State> state_;
};

/// "2026-01-31T10:00:00Z".
std::string now_utc();
/// SELECT of all columns of a manifest, and how to read one.
extern const char* const kManifestQuery;
Manifest read_manifest(const Statement& row);

}  // namespace tawatur::store
