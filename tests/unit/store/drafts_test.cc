// SPDX-License-Identifier: Apache-2.0
#include "store/drafts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "project_folder.h"
#include "store/coded.h"

namespace tawatur::store {
namespace {

using Ids = std::vector<std::string>;

std::vector<Drafts::Key> keys(const Ids& claims) {
  std::vector<Drafts::Key> out;
  for (const std::string& c : claims) {
    out.push_back({c, std::string_view(c).substr(0, c.rfind('.'))});
  }
  return out;
}

class DraftsTest : public testing::Test {
 protected:
  void SetUp() override {
    Result<Store> made = Store::create(folder_.path());
    ASSERT_TRUE(made);
    store_ = std::move(*made);
    ASSERT_TRUE(store_->begin());
    Result<Drafts> drafts = Drafts::open(store_->db());
    ASSERT_TRUE(drafts);
    drafts_ = std::move(*drafts);
  }
  void standing(const std::string& id, const Ids& claims) {
    ASSERT_TRUE(drafts_->put_standing(id, keys(claims)));
  }
  void draft(const std::string& id, const Ids& claims) {
    Drafts::Draft d;
    d.joined = id;
    d.seed = ~std::uint64_t{0};
    d.json = "{}";
    ASSERT_TRUE(drafts_->put(d, keys(claims)));
  }
  std::optional<Drafts::Piece> next() {
    Result<std::optional<Drafts::Piece>> piece = drafts_->next_piece();
    EXPECT_TRUE(piece);
    return *piece;
  }
  static Ids ids(const std::vector<Drafts::Member>& members) {
    Ids out;
    for (const Drafts::Member& m : members) out.push_back(m.id);
    return out;
  }
  std::map<std::string, std::string> ended() {
    std::map<std::string, std::string> out;
    EXPECT_TRUE(drafts_->each_ended([&](const std::string& id, const std::string& into) {
      out[id] = into;
      return true;
    }));
    return out;
  }

  Folder folder_;
  std::optional<Store> store_;
  std::optional<Drafts> drafts_;
};

TEST_F(DraftsTest, APieceIsWhatHangsTogetherByClaims) {
  standing("T-2", {"a#1.kill", "b#1.kill"});
  standing("T-1", {"c#1.kill"});
  standing("T-3", {"z#9.kill"});
  draft("e-1", {"a#1.wound"});  // the same words, another frame
  draft("e-2", {"b#1.kill", "c#1.kill"});
  draft("e-3", {"new#1.kill"});
  const auto piece = next();
  ASSERT_TRUE(piece);
  EXPECT_EQ(ids(piece->standing), (Ids{"T-1", "T-2"}));
  EXPECT_EQ(ids(piece->drafts), (Ids{"e-1", "e-2"}));
  EXPECT_EQ(piece->drafts[1].claims, (Ids{"b#1.kill", "c#1.kill"}));
  EXPECT_FALSE(next());
}

TEST_F(DraftsTest, NamesAreFoundByTheIdThatJoiningGave) {
  standing("T-1", {"a#1.kill"});
  draft("e-1", {"a#1.kill"});
  draft("e-2", {"b#1.kill"});
  ASSERT_TRUE(drafts_->name(next()->drafts[0].number, "T-1"));
  Ids left;
  ASSERT_TRUE(drafts_->each_unnamed([&](std::int64_t number, std::uint64_t seed) {
    EXPECT_EQ(seed, ~std::uint64_t{0});
    left.push_back(std::to_string(number));
    return bool(drafts_->name(number, "T-9"));
  }));
  EXPECT_EQ(left, Ids{"2"});
  EXPECT_EQ(*drafts_->name_of("e-1"), "T-1");
  EXPECT_EQ(*drafts_->name_of("e-2"), "T-9");
  EXPECT_TRUE(*drafts_->is_taken("T-9"));
  EXPECT_FALSE(*drafts_->is_taken("T-8"));
  EXPECT_TRUE(*drafts_->is_standing("T-1"));
  EXPECT_FALSE(*drafts_->is_standing("T-9"));
  Ids all;
  ASSERT_TRUE(drafts_->each([&](const Drafts::Draft& d) {
    all.push_back(d.joined);
    return true;
  }));
  EXPECT_EQ(all, (Ids{"T-1", "T-9"}));
}

TEST_F(DraftsTest, WhatEndsIsToldWithWhatGoesOn) {
  standing("T-1", {"a#1.kill"});
  standing("T-2", {"a#1.kill", "b#1.kill"});
  standing("T-3", {"z#1.kill"});
  draft("e-1", {"a#1.kill", "b#1.kill"});
  const auto piece = next();
  ASSERT_TRUE(piece);
  ASSERT_TRUE(drafts_->name(piece->drafts[0].number, "T-2"));
  ASSERT_TRUE(drafts_->end(piece->standing[0].number, piece->drafts[0].number));
  EXPECT_FALSE(next());
  EXPECT_EQ(ended(), (std::map<std::string, std::string>{{"T-1", "T-2"}, {"T-3", ""}}));
}

TEST_F(DraftsTest, OpeningAgainThrowsTheOldOnesAway) {
  standing("T-1", {"a#1.kill"});
  drafts_.reset();
  Result<Drafts> again = Drafts::open(store_->db());
  ASSERT_TRUE(again);
  EXPECT_FALSE(*again->is_standing("T-1"));
}

TEST_F(DraftsTest, TheHashOfATextIsFoundByTheDocumentsName) {
  put_document(*store_, "d1", "text");
  EXPECT_EQ(*drafts_->text_sha256("d1"), sha256_bytes("text"));
  EXPECT_EQ(*drafts_->text_sha256("d2"), "");
}

TEST_F(DraftsTest, DocumentsComeByIdOrByDay) {
  put_document(*store_, "b", "one");
  put_document(*store_, "a", "two");
  for (const auto& [order, want] :
       {std::pair(Order::id, Ids{"b", "a"}), std::pair(Order::day, Ids{"a", "b"})}) {
    Ids seen;
    ASSERT_TRUE(each_coded(store_->db(), order, [&](const CodedRow& row) {
      seen.push_back(row.name);
      EXPECT_EQ(row.family, row.id);
      return true;
    }));
    EXPECT_EQ(seen, want);
  }
}

}  // namespace
}  // namespace tawatur::store
