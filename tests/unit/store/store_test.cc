// SPDX-License-Identifier: Apache-2.0
#include "store/store.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <memory>

#include "base/file.h"
#include "project_folder.h"
#include "store/query.h"
#include "store/raw.h"
#include "store/row.h"
#include "store/schema.h"
#include "store/search.h"
#include "store/sqlite.h"
#include "store/verify.h"
#include "store/wal_check.h"

namespace tawatur::store {
namespace {

std::string told(const Verified& v) {
  std::string out;
  for (const Finding& f : v.findings) out += f.where + ": " + f.what + "\n";
  return out;
}

void execute(const std::string& path, const std::string& sql) {
  Result<Connection> db = Connection::open(path, {.mode = Mode::write, .vfs = {}});
  ASSERT_TRUE(db);
  const Result<void> done = db->execute(sql);
  ASSERT_TRUE(done) << done.error().to_string();
}

Store filled(const Folder& folder, int documents) {
  Result<Store> store = Store::create(folder.path());
  EXPECT_TRUE(store) << store.error().to_string();
  for (int i = 0; i < documents; ++i) {
    EXPECT_TRUE(store->begin());
    put_document(*store, "d" + std::to_string(i), "text number " + std::to_string(i));
    EXPECT_TRUE(store->commit("add", "{}"));
  }
  EXPECT_TRUE(index_documents(*store, nullptr));
  return std::move(*store);
}

std::string findings_after(const Folder& folder, const std::string& sql) {
  { filled(folder, 3); }
  execute(folder.database(), sql);
  Result<Store> store = Store::open(folder.path(), Access::read);
  if (!store) return store.error().to_string();
  Result<Verified> v = verify(store->db());
  return v ? told(*v) : v.error().to_string();
}

TEST(Store, KeepsWhatWasCommittedAndNothingElse) {
  const Folder folder;
  {
    Store store = filled(folder, 2);
    EXPECT_TRUE(store.begin());
    put_document(store, "lost", "never committed");
  }
  Result<Store> store = Store::open(folder.path(), Access::write);
  ASSERT_TRUE(store) << store.error().to_string();
  EXPECT_EQ(store->extent().of(Table::documents), 2);
  EXPECT_EQ(store->extent().indexed, 2);
  Result<Verified> v = verify(store->db());
  ASSERT_TRUE(v);
  EXPECT_EQ(told(*v), "");
  EXPECT_GE(v->batches, 4U);
}

TEST(Store, RefusesWhatIsNoProject) {
  const Folder folder;
  EXPECT_EQ(Store::open(folder.path(), Access::read).error().code, ErrorCode::kNotFound);
  { filled(folder, 1); }
  EXPECT_EQ(Store::create(folder.path()).error().code, ErrorCode::kUsage);
  execute(folder.database(), "PRAGMA user_version = 99");
  const Result<Store> newer = Store::open(folder.path(), Access::write);
  ASSERT_FALSE(newer);
  EXPECT_EQ(newer.error().code, ErrorCode::kFormat);
  EXPECT_NE(newer.error().message.find("newer"), std::string::npos);
  execute(folder.database(), "PRAGMA user_version = 1; PRAGMA application_id = 5");
  EXPECT_EQ(Store::open(folder.path(), Access::read).error().code, ErrorCode::kFormat);
  ASSERT_TRUE(write_file_atomic(folder.database(), "no database at all, just some text, longer"));
  EXPECT_FALSE(Store::open(folder.path(), Access::read));
  EXPECT_EQ(*read_file(folder.database()), "no database at all, just some text, longer");
}

TEST(Store, BringsAnOlderProjectUpToDate) {
  const Folder folder;
  { filled(folder, 3); }
  // Version 1 had no events and no families.
  execute(folder.database(),
          "DROP TABLE imports; ALTER TABLE batches DROP COLUMN imports; "
          "DROP TABLE events; ALTER TABLE batches DROP COLUMN events; DROP TABLE signatures; DROP "
          "TABLE families; DROP INDEX copies_by_original; PRAGMA user_version = 1");
  for (const Access access : {Access::read, Access::write}) {
    Result<Store> store = Store::open(folder.path(), access);
    ASSERT_TRUE(store) << store.error().to_string();
    EXPECT_EQ(*schema_version(store->db()), kSchemaVersion);
    const Result<Verified> v = verify(store->db());
    ASSERT_TRUE(v);
    EXPECT_EQ(told(*v), "");
  }
  EXPECT_TRUE(std::filesystem::exists(folder.database() + ".v1.backup"));
}

TEST(Store, OneWriterAtATime) {
  const Folder folder;
  Store first = filled(folder, 1);
  const Result<Store> second =
      Store::open(folder.path(), Access::write, {.vfs = {}, .wait_milliseconds = 60});
  ASSERT_FALSE(second);
  EXPECT_NE(second.error().message.find("busy"), std::string::npos);
  EXPECT_TRUE(Store::open(folder.path(), Access::read));
}

TEST(Store, AForeignLogIsRefusedUntouched) {
  const Folder folder;
  std::filesystem::create_directories(folder.path());
  const std::string a = folder.path() + "/a", b = folder.path() + "/b";
  ASSERT_TRUE(Store::create(a));
  Result<Store> other = Store::create(b);
  ASSERT_TRUE(other);
  ASSERT_TRUE(other->begin());
  put_document(*other, "x", "other");
  ASSERT_TRUE(other->commit("add", "{}"));
  std::filesystem::copy_file(b + "/tawatur.db-wal", a + "/tawatur.db-wal",
                             std::filesystem::copy_options::overwrite_existing);
  const std::string before = *read_file(a + "/tawatur.db");
  EXPECT_TRUE(check_wal(b + "/tawatur.db"));
  const Result<Store> opened = Store::open(a, Access::write);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kIntegrity);
  EXPECT_NE(opened.error().message.find("another database"), std::string::npos);
  EXPECT_EQ(*read_file(a + "/tawatur.db"), before);
}

TEST(Verify, NamesWhatWasAltered) {
  EXPECT_NE(findings_after(Folder(), "UPDATE documents SET title = 'x' WHERE id = 2")
                .find("documents 2: was altered"),
            std::string::npos);
}
TEST(Verify, NamesWhatWasDeleted) {
  EXPECT_NE(findings_after(Folder(), "DELETE FROM captures WHERE id = 3").find("captures 3"),
            std::string::npos);
}
TEST(Verify, NamesWhatWasPutIn) {
  EXPECT_NE(findings_after(Folder(),
                           "INSERT INTO copies VALUES (1, 2, 1, 'exact', 1.0, '', zeroblob(32))")
                .find("copies 1: belongs to no batch"),
            std::string::npos);
}
TEST(Verify, NamesWhatWasReordered) {
  EXPECT_NE(findings_after(Folder(),
                           "UPDATE captures SET id = -1 WHERE id = 1; UPDATE captures SET id = 1 "
                           "WHERE id = 2; UPDATE captures SET id = 2 WHERE id = -1")
                .find("captures 1: was altered"),
            std::string::npos);
}
TEST(Verify, SeesBatchesTakenOffTheEnd) {
  EXPECT_NE(findings_after(Folder(), "DELETE FROM batches WHERE id = (SELECT max(id) FROM batches)")
                .find("missing"),
            std::string::npos);
}
TEST(Verify, SeesAnotherSchema) {
  EXPECT_NE(findings_after(Folder(), "CREATE VIEW evil AS SELECT 1").find("schema"),
            std::string::npos);
}
TEST(Verify, SeesTheIndexChange) {
  EXPECT_NE(findings_after(Folder(), "INSERT INTO words(rowid, folded) VALUES (77, 'more')")
                .find("words:"),
            std::string::npos);
}

TEST(Search, AskedWordsAreNoSyntax) {
  EXPECT_EQ(match_expression("a b", false), "\"a\" \"b\"");
  EXPECT_EQ(match_expression("a b", true), "\"a\" + \"b\"");
  EXPECT_EQ(match_expression("\" OR *", false), "\"or\"");
  EXPECT_EQ(match_expression("?!", false), "");
}

TEST(Search, CatchesUpBatchByBatch) {
  const Folder folder;
  Store store = filled(folder, 5);
  int found = 0;
  DocumentFilter filter;
  filter.match = match_expression("NUMBER 3", false);
  ASSERT_TRUE(each_document(store.db(), filter, [&](const DocumentRow& d) {
    EXPECT_EQ(d.name, "d3");
    EXPECT_EQ(d.state, "new");
    return ++found > 0;
  }));
  EXPECT_EQ(found, 1);
  EXPECT_EQ(*sum_of_documents(store.db(), 5), *sum_of_index(store.db()));
}

TEST(Row, DigestTellsTypesPlacesAndBounds) {
  Row a, b, c;
  a.text("ab").text("c");
  b.text("a").text("bc");
  c.blob("ab").text("c");
  EXPECT_NE(a.digest(Table::runs, 1), b.digest(Table::runs, 1));
  EXPECT_NE(a.digest(Table::runs, 1), c.digest(Table::runs, 1));
  EXPECT_NE(a.digest(Table::runs, 1), a.digest(Table::runs, 2));
  EXPECT_NE(a.digest(Table::runs, 1), a.digest(Table::copies, 1));
}

TEST(Sqlite, WhatCantBeBoundIsTheErrorOfTheNextStepAlone) {
  const Folder folder;
  Store store = filled(folder, 1);
  Result<Statement> ask = store.db().prepare("SELECT ?");
  ASSERT_TRUE(ask);
  ask->bind(2, std::int64_t{1});  // there is no second parameter
  ask->bind(1, std::int64_t{7});
  const Result<bool> bad = ask->step();
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().file, folder.database());
  Result<bool> row = ask->step();
  ASSERT_TRUE(row);
  EXPECT_TRUE(*row);
  EXPECT_EQ(ask->integer(0), 7);
  ask->bind(1, std::int64_t{8});  // not while a row is there
  EXPECT_FALSE(ask->step());
}

TEST(Sqlite, EachRowEndsWhereItIsToldTo) {
  const Folder folder;
  Store store = filled(folder, 3);
  Result<Statement> ask = store.db().prepare("SELECT id FROM documents ORDER BY id");
  ASSERT_TRUE(ask);
  std::vector<std::int64_t> seen;
  const auto until = [&](std::int64_t last) {
    return each_row(*ask, [&, last](const Statement& row) {
      seen.push_back(row.integer(0));
      return row.integer(0) != last;
    });
  };
  EXPECT_TRUE(until(2));
  EXPECT_TRUE(until(9));  // it wasn't reset
  EXPECT_EQ(seen, (std::vector<std::int64_t>{1, 2, 3}));
  Result<Statement> wrong = store.db().prepare("SELECT json_extract('{', '$')");
  ASSERT_TRUE(wrong);
  EXPECT_FALSE(each_row(*wrong, [](const Statement&) { return true; }));
}

TEST(Raw, RefusesWhatItCouldntGiveBack) {
  const std::size_t size = (std::size_t{1} << 30) + 1;
  // Never touched, so it costs no memory.
  const std::unique_ptr<char, void (*)(void*)> zeros(static_cast<char*>(std::calloc(size, 1)),
                                                     std::free);
  ASSERT_TRUE(zeros);
  const Result<std::string> packed = pack({zeros.get(), size});
  ASSERT_FALSE(packed);
  EXPECT_EQ(packed.error().code, ErrorCode::kLimit);
}

TEST(Raw, ThereAndBack) {
  const std::string text(10000, 'x');
  const Result<std::string> packed = pack(text);
  ASSERT_TRUE(packed);
  EXPECT_LT(packed->size(), 100U);
  EXPECT_EQ(unpack(*packed, text.size()), text);
  EXPECT_FALSE(unpack("broken", 10));
  EXPECT_FALSE(unpack(*packed, 5));
  const Roles roles = {{12, 1}, {3, 4}};
  EXPECT_EQ(roles_text(roles), "12:1 3:4");
  EXPECT_EQ(parse_roles("12:1 3:4"), roles);
  EXPECT_TRUE(parse_roles("").empty());
  EXPECT_TRUE(parse_roles("a:b").empty());
}

}  // namespace
}  // namespace tawatur::store
