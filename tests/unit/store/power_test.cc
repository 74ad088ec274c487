// SPDX-License-Identifier: Apache-2.0
// Power loss: a VFS notes what was written and not yet synced. At every sync in turn the light goes
// out: what was synced is kept, of the rest a random part, perhaps torn. Every batch whose commit
// came back must be there, and verify must find nothing.
#include <gtest/gtest.h>

#include <cstring>
#include <fstream>
#include <map>
#include <random>
#include <vector>

#include "base/file.h"
#include "project_folder.h"
#include "shim_vfs.h"
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

/// Notes everything that a disk is told.
void watch() {
  register_shim();
  hooks() = {};
  hooks().write = [](const std::string& name, std::string_view bytes, std::size_t offset) {
    disk.waiting[name].push_back({offset, std::string(bytes), false});
    return SQLITE_OK;
  };
  hooks().cut = [](const std::string& name, std::size_t size) {
    disk.waiting[name].push_back({size, "", true});
    return SQLITE_OK;
  };
  hooks().sync = [](const std::string& name) {
    if (++disk.syncs == disk.cut_at) take_image();
    for (const Write& w : disk.waiting[name]) apply(disk.synced[name], w, w.bytes.size());
    disk.waiting[name].clear();
    return SQLITE_OK;
  };
  hooks().removed = [](const std::string& name) {
    disk.synced.erase(name);
    disk.waiting.erase(name);
  };
}

constexpr int kBatches = 6;

/// The work, until its end; the light goes out at sync `cut` on the way. How many syncs there were.
int work(const std::string& folder, int cut) {
  std::filesystem::remove_all(folder);
  disk = {};
  disk.cut_at = cut;
  Result<Store> store = Store::create(folder, {.vfs = kShim});
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
  watch();
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
