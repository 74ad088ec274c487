// SPDX-License-Identifier: Apache-2.0
// Families as they grow row by row, against the same rows seen at once.
#include "store/copies.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "project_folder.h"

namespace tawatur::store {
namespace {

std::map<std::int64_t, std::int64_t> families(Store& store) {
  std::map<std::int64_t, std::int64_t> out;
  EXPECT_TRUE(each_family(store.db(), [&](std::int64_t d, std::int64_t o) { out[d] = o; }));
  return out;
}

std::string findings(Store& store) {
  Verified found;
  check_families(store.db(), found);
  std::string out;
  for (const Finding& f : found.findings) out += f.where + ": " + f.what + "\n";
  return out;
}

/// A project with documents d1 ... and a signature each.
Store with_documents(const Folder& folder, int count) {
  Result<Store> store = Store::create(folder.path());
  EXPECT_TRUE(store);
  EXPECT_TRUE(store->begin());
  Result<CopyWriter> writer = CopyWriter::open(*store);
  EXPECT_TRUE(writer);
  for (int i = 1; i <= count; ++i) {
    const std::int64_t id =
        put_document(*store, "d" + std::to_string(i), "text " + std::to_string(i));
    EXPECT_TRUE(writer->sign(id, i % 2 == 0 ? "" : "bytes"));
  }
  EXPECT_TRUE(store->commit("copies", "{}"));
  return std::move(*store);
}

void put(Store& store, const std::vector<CopyRow>& rows) {
  ASSERT_TRUE(store.begin());
  Result<CopyWriter> writer = CopyWriter::open(store);
  ASSERT_TRUE(writer);
  for (const CopyRow& row : rows) ASSERT_TRUE(writer->put(row));
  ASSERT_TRUE(writer->settle());
  ASSERT_TRUE(store.commit("copies", "{}"));
}

TEST(StoreCopies, FamiliesJoinAndContainedOnesDont) {
  const Folder folder;
  Store store = with_documents(folder, 6);
  put(store, {{2, 1, "near", 0.6, "date"}, {4, 3, "exact", 1, "the same words"}});
  EXPECT_EQ(families(store),
            (std::map<std::int64_t, std::int64_t>{{1, 1}, {2, 1}, {3, 3}, {4, 3}}));
  put(store, {{4, 2, "near", 0.5, "unknown"}, {5, 6, "contained", 0.9, "unknown"}});
  EXPECT_EQ(families(store),
            (std::map<std::int64_t, std::int64_t>{{1, 1}, {2, 1}, {3, 1}, {4, 1}}));
  EXPECT_EQ(*original_of(store.db(), 4), 1);
  EXPECT_EQ(*original_of(store.db(), 5), 5);
  EXPECT_EQ(findings(store), "");
}

TEST(StoreCopies, WhoCreditsIsNotTheOriginal) {
  const Folder folder;
  Store store = with_documents(folder, 3);
  put(store, {{1, 2, "near", 0.6, "credit"}});
  EXPECT_EQ(families(store), (std::map<std::int64_t, std::int64_t>{{1, 2}, {2, 2}}));
  put(store, {{2, 3, "near", 0.6, "credit"}});
  EXPECT_EQ(families(store), (std::map<std::int64_t, std::int64_t>{{1, 3}, {2, 3}, {3, 3}}));
  EXPECT_EQ(findings(store), "");
}

TEST(StoreCopies, OrderOfRowsChangesNothing) {
  std::mt19937 random(2);
  std::vector<CopyRow> rows;
  for (int i = 0; i < 25; ++i) {
    const std::int64_t a = 1 + random() % 40, b = 1 + random() % 40;
    if (a != b) rows.push_back({a, b, "near", 0.6, random() % 3 == 0 ? "credit" : "date"});
  }
  std::map<std::int64_t, std::int64_t> first;
  for (int turn = 0; turn < 4; ++turn) {
    const Folder folder;
    Store store = with_documents(folder, 40);
    for (std::size_t at = 0; at < rows.size(); at += 4) {
      put(store, {rows.begin() + static_cast<std::ptrdiff_t>(at),
                  rows.begin() + static_cast<std::ptrdiff_t>(std::min(at + 4, rows.size()))});
    }
    EXPECT_EQ(findings(store), "");
    if (turn == 0) first = families(store);
    EXPECT_EQ(families(store), first);
    std::shuffle(rows.begin(), rows.end(), random);
  }
  EXPECT_GT(first.size(), 10u);
}

TEST(StoreCopies, SignaturesComeInOrder) {
  const Folder folder;
  Store store = with_documents(folder, 5);
  std::vector<std::int64_t> seen;
  ASSERT_TRUE(each_signature(store.db(), 5, [&](std::int64_t d, std::string_view bytes) {
    EXPECT_EQ(bytes, "bytes");
    seen.push_back(d);
    return true;
  }));
  EXPECT_EQ(seen, (std::vector<std::int64_t>{1, 3}));
  EXPECT_EQ(*last_signed(store.db()), 5);
  ASSERT_TRUE(store.begin());
  put_document(store, "new", "words");
  ASSERT_TRUE(store.commit("add", "{}"));
  int unsigned_ones = 0;
  ASSERT_TRUE(each_unsigned(store.db(), [&](const Unsigned& u) {
    EXPECT_EQ(u.document, 6);
    EXPECT_EQ(u.text, "words");
    EXPECT_EQ(u.exact_of, 0);
    return ++unsigned_ones > 0;
  }));
  EXPECT_EQ(unsigned_ones, 1);
}

TEST(StoreCopies, WhatTheRowsDontSayIsTold) {
  const Folder folder;
  Store store = with_documents(folder, 4);
  put(store, {{2, 1, "near", 0.6, "date"}});
  ASSERT_TRUE(
      store.db().execute("UPDATE families SET original = 2 WHERE document = 1; INSERT INTO "
                         "families VALUES (4, 4); DELETE FROM families WHERE document = 2"));
  EXPECT_EQ(findings(store),
            "families 1: has another original by the rows of copies\n"
            "families 4: no row of copies says so\nfamilies 2: is missing\n");
}

}  // namespace
}  // namespace tawatur::store
