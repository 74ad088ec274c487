// SPDX-License-Identifier: Apache-2.0
// A folder of a test's own, and rows to put into it.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "base/hash.h"
#include "store/search.h"
#include "store/store.h"
#include "text/search_words.h"

namespace tawatur::store {

class Folder {
 public:
  Folder() {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    path_ = std::filesystem::temp_directory_path() /
            ("tawatur_store_" + std::string(info->name()) + std::to_string(::getpid()));
    std::filesystem::remove_all(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string path() const { return path_.string(); }
  std::string database() const { return path() + "/tawatur.db"; }

 private:
  std::filesystem::path path_;
};

/// Puts a capture with its document into the open batch; the document's id.
inline std::int64_t put_document(Store& store, const std::string& name, const std::string& text) {
  Row row;
  row.blob(sha256_bytes(name)).blob(sha256_bytes(text)).text("here").integer(1);
  row.integer(static_cast<std::int64_t>(text.size()))
      .text("2026-01-01T00:00:00Z")
      .text("{}")
      .null();
  const Result<std::int64_t> capture = store.put(Table::captures, row);
  EXPECT_TRUE(capture) << capture.error().to_string();
  row.clear();
  row.text(name).integer(*capture).text("").text(text).blob(sha256_bytes(text));
  row.blob(sha256_bytes(text::folded_words(text))).integer(1).null().null().null();
  const Result<std::int64_t> document = store.put(Table::documents, row);
  EXPECT_TRUE(document) << document.error().to_string();
  return *document;
}

}  // namespace tawatur::store
