// SPDX-License-Identifier: Apache-2.0
// A collection searched block by block against the same searched at once.
#include "copies/block.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace tawatur::copies {
namespace {

std::string words(std::mt19937& random, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += "w" + std::to_string(random() % 3000) + " ";
  return out;
}

/// Families of near copies of all lengths, and articles around some of them.
std::vector<Signature> made() {
  std::mt19937 random(5);
  std::vector<Signature> out;
  for (int i = 0; i < 50; ++i) {
    const std::string text = words(random, 16 + random() % 150);
    for (std::size_t k = random() % 4; k-- > 0;) {
      out.push_back(sign(text + words(random, 1 + random() % 20)));
    }
    out.push_back(sign(text));
    if (random() % 2 == 0) out.push_back(sign(words(random, 200) + text + words(random, 100)));
  }
  std::shuffle(out.begin(), out.end(), random);
  return out;
}

bool yes(std::uint32_t, std::uint32_t) { return true; }

std::vector<CopyPair> in_blocks(const std::vector<Signature>& all, std::size_t size) {
  std::vector<CopyPair> out;
  const auto take = [&](const CopyPair& p) { out.push_back(p); };
  for (std::size_t from = 0; from < all.size(); from += size) {
    Block block;
    for (std::size_t i = from; i < std::min(from + size, all.size()); ++i) {
      block.add(static_cast<std::uint32_t>(i), all[i]);
    }
    block.build();
    for (std::size_t i = 0; i < from; ++i)
      block.meet(static_cast<std::uint32_t>(i), all[i], yes, take);
    block.meet_each_other(yes, take);
  }
  std::sort(out.begin(), out.end(), [](const CopyPair& x, const CopyPair& y) {
    return x.a != y.a ? x.a < y.a : x.b < y.b;
  });
  return out;
}

TEST(Block, AnySizeOfBlocksFindsTheSame) {
  const std::vector<Signature> all = made();
  const std::vector<CopyPair> at_once = find_copies(all).pairs;
  ASSERT_GT(at_once.size(), 100u);
  for (const std::size_t size : {std::size_t{1}, std::size_t{2}, std::size_t{17}, all.size()}) {
    EXPECT_EQ(in_blocks(all, size), at_once) << size;
  }
}

TEST(Block, AFamilyOfAnySizeStaysTogether) {
  std::mt19937 random(1);
  const std::string text = words(random, 60);
  std::vector<Signature> all;
  for (int i = 0; i < 60; ++i) all.push_back(sign(text + "end" + std::to_string(i)));
  CopyOptions options;
  options.most_shared = 5;
  options.first_of_many = true;
  Block block(options);
  for (std::uint32_t i = 0; i < all.size(); ++i) block.add(i, all[i]);
  block.build();
  std::vector<bool> linked(all.size());
  std::size_t pairs = 0;
  block.meet_each_other(yes, [&](const CopyPair& p) {
    linked[p.a] = linked[p.b] = true;
    ++pairs;
  });
  EXPECT_EQ(std::count(linked.begin(), linked.end(), true), 60);
  EXPECT_LE(pairs, 60u * 6u);
}

TEST(Block, TheSameTextIsTold) {
  std::mt19937 random(1);
  const Signature text = sign(words(random, 30));
  for (const std::vector<CopyPair>& pairs :
       {in_blocks({text, text}, 1), in_blocks({text, text}, 2)}) {
    ASSERT_EQ(pairs.size(), 1u);
    EXPECT_EQ(pairs[0].kind, CopyKind::same);
    EXPECT_EQ(pairs[0].b, 1u);
  }
}

TEST(Block, WhoIsRefusedIsNotCompared) {
  const std::vector<Signature> all = made();
  Block block;
  for (std::uint32_t i = 0; i < all.size(); ++i) block.add(i, all[i]);
  block.build();
  std::size_t asked = 0;
  block.meet_each_other(
      [&](std::uint32_t a, std::uint32_t b) {
        EXPECT_NE(a, b);
        ++asked;
        return false;
      },
      [](const CopyPair&) { FAIL(); });
  EXPECT_GE(asked, find_copies(all).pairs.size());
}

TEST(Block, IsFullByTextsOrByGroups) {
  std::mt19937 random(1);
  const Signature small = sign(words(random, 10)), large = sign(words(random, 60000));
  Block texts;
  EXPECT_TRUE(texts.empty());
  for (std::uint32_t i = 0; i < Block::kMostTexts; ++i) {
    EXPECT_FALSE(texts.full());
    texts.add(i, small);
  }
  EXPECT_TRUE(texts.full());
  Block groups;
  std::uint32_t count = 0;
  for (; !groups.full(); ++count) groups.add(count, large);
  EXPECT_EQ(count, (Block::kMostGroups + large.groups.size() - 1) / large.groups.size());
}

TEST(GroupTable, FindsWhatItHasAndNotMoreThanAsked) {
  GroupTable table;
  for (std::uint32_t text = 0; text < 5; ++text) {
    table.add(7, text);
    table.add(0xFFFFFFFF, text);
    table.add(text, 9);
  }
  table.build();
  const auto count = [&](std::uint32_t group, std::size_t most, bool first_of_many) {
    const auto [first, last] = table.find(group, most, first_of_many);
    return last - first;
  };
  EXPECT_EQ(count(7, 5, false), 5u);
  EXPECT_EQ(count(7, 4, false), 0u);
  EXPECT_EQ(count(7, 4, true), 4u);
  EXPECT_EQ(count(7, 6, true), 5u);
  EXPECT_EQ(table.find(0xFFFFFFFF, 10, false).second, 15u);
  EXPECT_EQ(count(6, 10, true), 0u);
  EXPECT_EQ(table.text(table.find(3, 1, false).first), 9u);
  GroupTable nothing;
  nothing.build();
  EXPECT_EQ(nothing.find(1, 1, true).second, 0u);
}

}  // namespace
}  // namespace tawatur::copies
