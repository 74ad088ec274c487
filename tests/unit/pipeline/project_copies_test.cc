// SPDX-License-Identifier: Apache-2.0
// Copies among the documents of a store, without coding them; what people see of it is tested in
// tests/cli.
#include "pipeline/project_copies.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "base/hash.h"
#include "store/copies.h"
#include "text/search_words.h"

namespace tawatur::pipeline {
namespace {

class ProjectCopies : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() /
              ("tawatur_copies_" + std::string(info->name()) + std::to_string(::getpid()));
    std::filesystem::remove_all(folder_);
    Result<lexicon::Pack> pack =
        lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
    ASSERT_TRUE(pack);
    outlets_ = std::make_unique<Outlets>(*pack);
    Result<store::Store> store = store::Store::create(folder_.string());
    ASSERT_TRUE(store);
    store_ = std::make_unique<store::Store>(std::move(*store));
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void add(const std::string& text) {
    ASSERT_TRUE(store_->begin());
    store::Row row;
    const std::string name = "d" + std::to_string(++count_);
    row.text(name).integer(1).text("").text(text).blob(sha256_bytes(text));
    row.blob(sha256_bytes(text::folded_words(text))).integer(1).null().null().null();
    ASSERT_TRUE(store_->put(store::Table::documents, row));
    ASSERT_TRUE(store_->commit("add", "{}"));
  }

  std::int64_t number(const std::string& sql) { return *store_->db().number(sql); }

  std::string findings() {
    store::Verified found;
    check_signatures(store_->db(), found);
    store::check_families(store_->db(), found);
    return found.findings.empty() ? "" : found.findings[0].where + ": " + found.findings[0].what;
  }

  std::filesystem::path folder_;
  std::unique_ptr<Outlets> outlets_;
  std::unique_ptr<store::Store> store_;
  int count_ = 0;
};

std::string report(int number, int changed) {
  std::string out;
  for (int i = 0; i < 40; ++i) {
    out += "w" + std::to_string(i * 7 + 1000 * number) + " ";
    if (i == changed) out += "x" + std::to_string(changed) + " ";
  }
  return out;
}

TEST_F(ProjectCopies, AThousandCopiesDontMakeAMillionRows) {
  constexpr int kCopies = 300;
  for (int i = 0; i < kCopies; ++i) add(report(1, 1) + "e" + std::to_string(i));
  add(report(2, 0));
  Result<std::uint64_t> pairs = find_copies(*store_, *outlets_, nullptr);
  ASSERT_TRUE(pairs);
  EXPECT_LE(*pairs, kCopies * kMostPartners);
  EXPECT_EQ(number("SELECT count(*) FROM families WHERE original = 1"), kCopies);
  // One more finds the family though its first members have all the partners that they may have.
  add(report(1, 1) + "late");
  ASSERT_TRUE(find_copies(*store_, *outlets_, nullptr));
  EXPECT_EQ(number("SELECT count(*) FROM families WHERE original = 1"), kCopies + 1);
  EXPECT_LE(number("SELECT count(*) FROM copies WHERE document = 302 OR original = 302"),
            static_cast<std::int64_t>(kMostPartners));
  EXPECT_EQ(findings(), "");
}

TEST_F(ProjectCopies, AStopThrowsTheOpenBlockAway) {
  add(report(1, 1));
  add(report(1, 2));
  std::atomic<bool> stop = true;
  Result<std::uint64_t> pairs = find_copies(*store_, *outlets_, &stop);
  ASSERT_TRUE(pairs);
  EXPECT_EQ(*pairs, 0u);
  EXPECT_EQ(number("SELECT count(*) FROM signatures"), 0);
  stop = false;
  EXPECT_EQ(*find_copies(*store_, *outlets_, &stop), 1u);
  EXPECT_EQ(*find_copies(*store_, *outlets_, &stop), 0u);
  EXPECT_EQ(findings(), "");
}

TEST_F(ProjectCopies, OutletsAreKnownByTheirNames) {
  Document d;
  d.outlet = "Enab Baladi";
  d.published = "2018-01-11T10:00:00Z";
  d.text = "Reuters: x";
  const copies::Origin origin = outlets_->origin(d);
  EXPECT_EQ(origin.outlet, "enab-baladi");
  EXPECT_EQ(origin.published, "2018-01-11");
  d.outlet = "nobody knows it";
  EXPECT_EQ(outlets_->origin(d).outlet, "nobody knows it");
}

}  // namespace
}  // namespace tawatur::pipeline
