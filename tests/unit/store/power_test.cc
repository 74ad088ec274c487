// SPDX-License-Identifier: Apache-2.0
// Power loss: a VFS notes what was written and not yet synced. At every sync in turn the light goes
// out: what was synced is kept, of the rest a random part, perhaps torn. Every batch whose commit
// came back must be there, and verify must find nothing.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <cstring>
#include <fstream>
#include <map>
#include <random>
#include <vector>

#include "base/file.h"
#include "project_folder.h"
#include "store/store.h"
#include "store/verify.h"

namespace tawatur::store {
namespace {

struct Write {
  std::size_t offset;
  std::string bytes;
  bool cut;  ///< the file was cut to `offset`
};
struct Disk {
  std::map<std::string, std::string> synced;
  std::map<std::string, std::vector<Write>> waiting;
  int syncs = 0, cut_at = -1;
  int acknowledged = 0;       ///< batches whose commit came back
  int acknowledged_then = 0;  ///< ... when the light went out
  std::map<std::string, std::string> image;
};
Disk disk;

void apply(std::string& file, const Write& w, std::size_t size) {
  if (w.cut) {
    file.resize(w.offset);
    return;
  }
  if (file.size() < w.offset + size) file.resize(w.offset + size);
  std::memcpy(file.data() + w.offset, w.bytes.data(), size);
}

/// What a disk may hold after the cut.
void take_image() {
  std::mt19937 random(static_cast<unsigned>(disk.cut_at) * 7919U + 1U);
  disk.acknowledged_then = disk.acknowledged;
  disk.image = disk.synced;
  for (const auto& [name, writes] : disk.waiting) {
    std::string& file = disk.image[name];
    for (const Write& w : writes) {
      if (random() % 2 == 0) continue;
      const bool torn = !w.cut && random() % 4 == 0;
      apply(file, w, torn ? w.bytes.size() / 2 : w.bytes.size());
    }
  }
}

struct File {
  sqlite3_file base;
  std::string* name;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
File* file_of(sqlite3_file* f) { return reinterpret_cast<File*>(f); }
sqlite3_file* real(sqlite3_file* f) { return file_of(f)->real(); }
#define FORWARD(method, ...) real(f)->pMethods->method(real(f), __VA_ARGS__)

int close_file(sqlite3_file* f) {
  const int code = real(f)->pMethods->xClose(real(f));
  delete file_of(f)->name;
  return code;
}
int read(sqlite3_file* f, void* to, int n, sqlite3_int64 at) { return FORWARD(xRead, to, n, at); }
int write(sqlite3_file* f, const void* from, int n, sqlite3_int64 at) {
  disk.waiting[*file_of(f)->name].push_back(
      {static_cast<std::size_t>(at),
       std::string(static_cast<const char*>(from), static_cast<std::size_t>(n)), false});
  return FORWARD(xWrite, from, n, at);
}
int truncate(sqlite3_file* f, sqlite3_int64 size) {
  disk.waiting[*file_of(f)->name].push_back({static_cast<std::size_t>(size), "", true});
  return FORWARD(xTruncate, size);
}
int sync(sqlite3_file* f, int flags) {
  if (++disk.syncs == disk.cut_at) take_image();
  const std::string& name = *file_of(f)->name;
  for (const Write& w : disk.waiting[name]) apply(disk.synced[name], w, w.bytes.size());
  disk.waiting[name].clear();
  return FORWARD(xSync, flags);
}
int size(sqlite3_file* f, sqlite3_int64* n) { return FORWARD(xFileSize, n); }
int lock(sqlite3_file* f, int how) { return FORWARD(xLock, how); }
int unlock(sqlite3_file* f, int how) { return FORWARD(xUnlock, how); }
int check_lock(sqlite3_file* f, int* out) { return FORWARD(xCheckReservedLock, out); }
int control(sqlite3_file* f, int op, void* arg) { return FORWARD(xFileControl, op, arg); }
int sector(sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); }
// No promise of the disk is believed.
int traits(sqlite3_file*) { return 0; }
int shm_map(sqlite3_file* f, int page, int n, int extend, void volatile** out) {
  return FORWARD(xShmMap, page, n, extend, out);
}
int shm_lock(sqlite3_file* f, int at, int n, int flags) { return FORWARD(xShmLock, at, n, flags); }
void shm_barrier(sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); }
int shm_unmap(sqlite3_file* f, int remove) { return FORWARD(xShmUnmap, remove); }

const sqlite3_io_methods kMethods = {2,           close_file, read,    write,   truncate,
                                     sync,        size,       lock,    unlock,  check_lock,
                                     control,     sector,     traits,  shm_map, shm_lock,
                                     shm_barrier, shm_unmap,  nullptr, nullptr};

sqlite3_vfs* system_vfs() { return sqlite3_vfs_find("unix"); }

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* f, int flags, int* out) {
  File* file = file_of(f);
  file->base.pMethods = nullptr;
  const int code = system_vfs()->xOpen(system_vfs(), name, file->real(), flags, out);
  if (code != SQLITE_OK) return code;
  const char* slash = name == nullptr ? nullptr : std::strrchr(name, '/');
  file->name = new std::string(slash == nullptr ? "temporary" : slash + 1);
  file->base.pMethods = &kMethods;
  return SQLITE_OK;
}

int delete_file(sqlite3_vfs*, const char* name, int sync_folder) {
  const std::string plain = std::strrchr(name, '/') + 1;
  disk.synced.erase(plain);
  disk.waiting.erase(plain);
  return system_vfs()->xDelete(system_vfs(), name, sync_folder);
}

void register_vfs() {
  static sqlite3_vfs vfs;
  if (vfs.zName != nullptr) return;
  vfs = *system_vfs();
  vfs.szOsFile = static_cast<int>(sizeof(File)) + system_vfs()->szOsFile;
  vfs.zName = "losing";
  vfs.xOpen = open_file;
  vfs.xDelete = delete_file;
  sqlite3_vfs_register(&vfs, 0);
}

constexpr int kBatches = 6;

/// The work, until its end; the light goes out at sync `cut` on the way. How many syncs there were.
int work(const std::string& folder, int cut) {
  std::filesystem::remove_all(folder);
  disk = {};
  disk.cut_at = cut;
  Result<Store> store = Store::create(folder, {.vfs = "losing"});
  EXPECT_TRUE(store) << store.error().to_string();
  disk.acknowledged = 1;  // init
  for (int i = 0; i < kBatches; ++i) {
    EXPECT_TRUE(store->begin());
    for (int k = 0; k < 8; ++k) {
      put_document(*store, std::to_string(i) + "-" + std::to_string(k),
                   std::string(3000, static_cast<char>('a' + i)));
    }
    EXPECT_TRUE(store->commit("add", "{}"));
    ++disk.acknowledged;
    if (i % 3 == 2) {
      EXPECT_TRUE(store->db().execute("PRAGMA wal_checkpoint(RESTART)"));
    }
  }
  return disk.syncs;
}

TEST(Power, EveryAcknowledgedBatchIsThere) {
  register_vfs();
  const Folder folder;
  const int syncs = work(folder.path() + "/live", -1);
  ASSERT_GT(syncs, kBatches);
  for (int cut = 1; cut <= syncs; ++cut) {
    work(folder.path() + "/live", cut);
    const std::string after = folder.path() + "/after";
    std::filesystem::remove_all(after);
    std::filesystem::create_directories(after);
    for (const auto& [name, bytes] : disk.image) {
      if (name.starts_with("tawatur.db")) {
        ASSERT_TRUE(write_file_atomic(after + "/" + name, bytes));
      }
    }
    if (disk.acknowledged_then == 0) continue;  // init hadn't come back: it is done again
    Result<Store> store = Store::open(after, Access::write);
    ASSERT_TRUE(store) << "cut " << cut << ": " << store.error().to_string();
    const std::int64_t batches = *store->db().number("SELECT count(*) FROM batches");
    EXPECT_GE(batches, disk.acknowledged_then) << "cut " << cut;
    EXPECT_EQ(store->extent().of(Table::documents), 8 * (batches - 1)) << "cut " << cut;
    Result<Verified> v = verify(store->db());
    ASSERT_TRUE(v);
    EXPECT_EQ(v->count, 0U) << "cut " << cut << ": " << v->findings.front().where << " "
                            << v->findings.front().what;
  }
}

}  // namespace
}  // namespace tawatur::store
