// SPDX-License-Identifier: Apache-2.0
// The disk or the memory fails at the n-th call, once or from then on: an error with a message,
// never half a batch, and everything acknowledged is there when the fault is over.
#include <gtest/gtest.h>

#include "project_folder.h"
#include "shim_vfs.h"
#include "store/copies.h"
#include "store/verify.h"
#include "text/search_words.h"

namespace tawatur::store {
namespace {

constexpr int kDocuments = 6, kBatches = 3;

/// Adds batches until something fails; how many were acknowledged.
struct Work {
  int batches = 0;
  std::string error;
};

Work work(const std::string& folder, const std::string& vfs) {
  Work out;
  Result<Store> store = Store::open(folder, Access::write, {.vfs = vfs});
  Result<void> done = store ? Result<void>() : Result<void>(store.error());
  for (int i = 0; done && i < kBatches; ++i) {
    done = store->begin();
    const std::string text(2000, static_cast<char>('a' + i));
    for (int k = 0; done && k < kDocuments; ++k) {
      const std::string name = std::to_string(store->extent().of(Table::documents));
      Row row;
      row.text(name).integer(1).text("").text(text).blob(sha256_bytes(text));
      row.blob(sha256_bytes(text::folded_words(text))).integer(1).null().null().null();
      const Result<std::int64_t> put = store->put(Table::documents, row);
      if (!put) done = put.error();
    }
    if (done) done = store->commit("add", "{}");
    if (done) {
      ++out.batches;
    } else if (store->in_batch()) {
      store->rollback();
    }
  }
  if (!done) out.error = done.error().message;
  return out;
}

class Faults : public testing::Test {
 protected:
  void SetUp() override {
    register_shim();
    hooks() = {};
    ASSERT_TRUE(Store::create(folder_.path()));
  }
  void TearDown() override { hooks() = {}; }

  void check(int acknowledged, const std::string& when) {
    hooks() = {};
    Result<Store> store = Store::open(folder_.path(), Access::write);
    ASSERT_TRUE(store) << when << ": " << store.error().to_string();
    const std::int64_t documents = *store->db().number("SELECT count(*) FROM documents");
    EXPECT_GE(documents, seen_ + acknowledged * kDocuments) << when;
    EXPECT_EQ(documents % kDocuments, 0) << when;
    seen_ = documents;
    const Result<Verified> v = verify(store->db());
    ASSERT_TRUE(v) << when;
    EXPECT_EQ(v->count, 0U) << when << ": " << v->findings.front().where << " "
                            << v->findings.front().what;
  }

  /// Lets every call fail once that `arm` arms with a countdown, until none is left to fail.
  template <class Arm>
  void step(const Arm& arm, const std::string& words, bool for_good) {
    int failed = 0;
    for (int n = 1; n < 10000; n += 1 + n / 8) {
      int left = n;
      arm([&left, for_good] { return --left == 0 || (for_good && left < 0); });
      const Work done = work(folder_.path(), kShim);
      const std::string when = "call " + std::to_string(n);
      check(done.batches, when);
      if (left > 0) break;
      failed += done.batches < kBatches;
      if (done.batches < kBatches) {
        EXPECT_NE(done.error.find(words), std::string::npos) << when << ": " << done.error;
      }
    }
    EXPECT_GT(failed, 3);
  }

  const Folder folder_;
  std::int64_t seen_ = 0;
};

using Fails = std::function<bool()>;

TEST_F(Faults, AWriteFails) {
  for (const bool for_good : {false, true}) {
    step(
        [](Fails fails) {
          hooks().write = [fails](const std::string&, std::string_view, std::size_t) {
            return fails() ? SQLITE_IOERR_WRITE : SQLITE_OK;
          };
        },
        "can't be read or written", for_good);
  }
}

TEST_F(Faults, TheDiskIsFull) {
  for (const bool for_good : {false, true}) {
    step(
        [](Fails fails) {
          hooks().write = [fails](const std::string&, std::string_view, std::size_t) {
            return fails() ? SQLITE_FULL : SQLITE_OK;
          };
        },
        "disk full", for_good);
  }
}

TEST_F(Faults, ASyncFails) {
  step(
      [](Fails fails) {
        hooks().sync = [fails](const std::string&) {
          return fails() ? SQLITE_IOERR_FSYNC : SQLITE_OK;
        };
      },
      "can't be read or written", true);
}

TEST_F(Faults, AReadFails) {
  step(
      [](Fails fails) {
        hooks().read = [fails](const std::string&) {
          return fails() ? SQLITE_IOERR_READ : SQLITE_OK;
        };
      },
      "can't be read or written", true);
}

// SQLite's allocations, failing at the n-th.
sqlite3_mem_methods system_memory;
int allocations_left = 0;

void* failing_malloc(int size) {
  return --allocations_left == 0 ? nullptr : system_memory.xMalloc(size);
}

class Memory : public Faults {
 protected:
  void SetUp() override {
    // Only before SQLite is in use can its allocator be exchanged.
    sqlite3_shutdown();
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &system_memory);
    sqlite3_mem_methods failing = system_memory;
    failing.xMalloc = failing_malloc;
    ASSERT_EQ(sqlite3_config(SQLITE_CONFIG_MALLOC, &failing), SQLITE_OK);
    Faults::SetUp();
  }
  void TearDown() override {
    Faults::TearDown();
    sqlite3_shutdown();
    sqlite3_config(SQLITE_CONFIG_MALLOC, &system_memory);
  }
};

TEST_F(Memory, AnAllocationFails) {
  int failed = 0;
  for (int n = 1; n < 100000; n += 1 + n / 16) {
    allocations_left = n;
    const Work done = work(folder_.path(), "");
    const bool over = allocations_left > 0;
    allocations_left = 0;
    check(done.batches, "allocation " + std::to_string(n));
    if (over) break;
    failed += done.batches < kBatches;
  }
  EXPECT_GT(failed, 10);
}

}  // namespace
}  // namespace tawatur::store
