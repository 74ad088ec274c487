// SPDX-License-Identifier: Apache-2.0
#include "store/coding.h"

#include <gtest/gtest.h>

#include "project_folder.h"
#include "store/adding.h"

namespace tawatur::store {
namespace {

Store with_two_documents(const Folder& folder) {
  Result<Store> store = Store::create(folder.path());
  EXPECT_TRUE(store);
  EXPECT_TRUE(store->begin());
  put_document(*store, "a", "one");
  put_document(*store, "b", "two");
  EXPECT_TRUE(store->commit("add", "{}"));
  return std::move(*store);
}

TEST(Coding, WhatWasNeverCodedIsLeft) {
  const Folder folder;
  Store store = with_two_documents(folder);
  EXPECT_EQ(*count_to_code(store.db(), {}), 2);
  Result<Connection> reading = store.reader();
  ASSERT_TRUE(reading);
  Result<TextPages> pages = TextPages::open(std::move(*reading), {});
  ASSERT_TRUE(pages);
  const std::vector<TextRow> page = *pages->next();
  ASSERT_EQ(page.size(), 2U);
  EXPECT_EQ(page[1].name, "b");
  EXPECT_EQ(page[1].text, "two");
  EXPECT_TRUE(pages->next()->empty());
  ASSERT_TRUE(store.begin());
  Row row;
  row.integer(1).integer(1).text("coded").null().integer(1).integer(0);
  ASSERT_TRUE(store.put(Table::outcomes, row));
  EXPECT_EQ(*count_to_code(store.db(), {}), 1);
  EXPECT_EQ(*count_to_code(store.db(), {.again = 2}), 2);
  Result<StandingClaims> standing = StandingClaims::open(store.db());
  ASSERT_TRUE(standing);
  EXPECT_EQ(*standing->same(1, {}), 1);
  EXPECT_FALSE(*standing->same(1, {"{}"}));
  EXPECT_FALSE(*standing->same(2, {}));
}

TEST(Adding, WhatIsThereIsKnown) {
  const Folder folder;
  Store store = with_two_documents(folder);
  Result<Known> known = Known::open(store.db());
  ASSERT_TRUE(known);
  EXPECT_TRUE(*known->name("a"));
  EXPECT_FALSE(*known->name("c"));
  EXPECT_TRUE(*known->capture(sha256_bytes("a")));
  EXPECT_FALSE(*known->capture(sha256_bytes("c")));
  EXPECT_TRUE(*known->record("a", sha256_bytes("one"), "here", 1));
  EXPECT_FALSE(*known->record("a", sha256_bytes("one"), "here", 2));
  EXPECT_EQ(*known->first_of_words(sha256_bytes("two")), 2);
  EXPECT_EQ(*known->first_of_words(sha256_bytes("three")), 0);
}

}  // namespace
}  // namespace tawatur::store
