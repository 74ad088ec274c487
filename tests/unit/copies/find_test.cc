// SPDX-License-Identifier: Apache-2.0
// Copies against a naive twin: every pair compared in full.
#include "copies/find.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace tawatur::copies {
namespace {

std::string words(std::mt19937& random, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += "w" + std::to_string(random() % 5000) + " ";
  return out;
}

/// `text` with every `n`th word another one.
std::string altered(const std::string& text, std::size_t n) {
  std::string out;
  std::size_t word = 0;
  for (const char c : text) {
    out += c;
    if (c == ' ' && ++word % n == 0) out += "x" + std::to_string(word) + " ";
  }
  return out;
}

/// Reports of 20 to 200 words with copies changed more or less, and longer ones around some.
std::vector<std::string> made_texts() {
  std::mt19937 random(7);
  std::vector<std::string> out;
  for (int i = 0; i < 60; ++i) {
    const std::string text = words(random, 20 + random() % 180);
    out.push_back(text);
    for (const std::size_t n : {std::size_t{5}, std::size_t{9}, std::size_t{14}, std::size_t{40}}) {
      if (random() % 2 == 0) out.push_back(altered(text, n));
    }
    if (random() % 3 == 0) out.push_back(words(random, 150) + text + words(random, 400));
    if (random() % 4 == 0) out.push_back("  " + text + " .");
  }
  return out;
}

std::vector<Signature> signatures(const std::vector<std::string>& texts) {
  std::vector<Signature> out;
  for (const std::string& t : texts) out.push_back(sign(t));
  return out;
}

using Row = std::tuple<std::string, std::string, CopyKind>;

/// Pairs by their texts, so that runs over other orders can be compared.
std::set<Row> rows(const std::vector<std::string>& texts, const std::vector<CopyPair>& pairs) {
  std::set<Row> out;
  for (const CopyPair& p : pairs) {
    out.insert({std::min(texts[p.a], texts[p.b]), std::max(texts[p.a], texts[p.b]), p.kind});
  }
  return out;
}

std::vector<CopyPair> naive(const std::vector<Signature>& all) {
  std::vector<CopyPair> out;
  for (std::uint32_t a = 0; a < all.size(); ++a) {
    for (std::uint32_t b = a + 1; b < all.size(); ++b) {
      Compared c = compare(all[a], all[b]);
      if (!c.copies || c.pair.kind == CopyKind::same) continue;
      c.pair.a = a;
      c.pair.b = b;
      out.push_back(c.pair);
    }
  }
  return out;
}

TEST(FindCopies, FindsWhatTheNaiveTwinFinds) {
  std::vector<std::string> texts = made_texts();
  const std::vector<Signature> all = signatures(texts);
  const Copies found = find_copies(all);
  std::vector<CopyPair> expected;
  for (const CopyPair& p : naive(all)) {
    if (found.same[p.a] == p.a && found.same[p.b] == p.b) expected.push_back(p);
  }
  EXPECT_GT(expected.size(), 50u);
  EXPECT_EQ(found.pairs, expected);
}

TEST(FindCopies, OrderChangesNothingButNumbers) {
  // Texts that are the same are told once, by the first: without them the pairs are the same texts.
  std::vector<std::string> texts = made_texts();
  std::erase_if(texts, [](const std::string& t) { return t.starts_with("  "); });
  const std::set<Row> first = rows(texts, find_copies(signatures(texts)).pairs);
  std::mt19937 random(3);
  for (int turn = 0; turn < 3; ++turn) {
    std::shuffle(texts.begin(), texts.end(), random);
    EXPECT_EQ(rows(texts, find_copies(signatures(texts)).pairs), first);
  }
}

TEST(FindCopies, NewTextsAreComparedWithOldOnes) {
  const std::vector<std::string> texts = made_texts();
  const std::vector<Signature> all = signatures(texts);
  const std::size_t first_new = all.size() / 2;
  std::vector<CopyPair> expected = find_copies(all).pairs;
  std::erase_if(expected, [&](const CopyPair& p) { return p.b < first_new; });
  EXPECT_EQ(find_copies(all, {}, first_new).pairs, expected);
  EXPECT_TRUE(find_copies(all, {}, all.size()).pairs.empty());
}

TEST(FindCopies, SameTextsAreToldByTheFirst) {
  std::mt19937 random(1);
  const std::string text = words(random, 50);
  const std::vector<Signature> all = signatures({text, "a b c", text + " !", "", "", "A, b. C"});
  const Copies found = find_copies(all);
  EXPECT_EQ(found.same, (std::vector<std::uint32_t>{0, 1, 0, 3, 4, 1}));
  EXPECT_TRUE(found.pairs.empty());
}

TEST(FindCopies, ContainedIsNoNear) {
  std::mt19937 random(1);
  const std::string inner = words(random, 40);
  const std::vector<Signature> all = signatures({words(random, 300) + inner, inner});
  const Copies found = find_copies(all);
  ASSERT_EQ(found.pairs.size(), 1u);
  EXPECT_EQ(found.pairs[0].kind, CopyKind::contained);
  EXPECT_EQ(found.pairs[0].inner(), 1u);
  EXPECT_DOUBLE_EQ(found.pairs[0].share_b, 1);
}

TEST(FindCopies, LeastGroupsBelowAtAndAbove) {
  std::mt19937 random(1);
  const std::string around = words(random, 300);
  for (const std::size_t groups : {11u, 12u, 13u}) {
    const std::string inner = words(random, groups + kGroupWords - 1);
    const Copies found = find_copies(signatures({around + inner, inner}));
    EXPECT_EQ(found.pairs.size(), groups >= 12 ? 1u : 0u) << groups;
  }
}

TEST(FindCopies, WhatTooManyShareSaysNothing) {
  std::mt19937 random(1);
  const std::string footer = words(random, 40);
  CopyOptions options;
  for (const std::uint32_t count : {9u, 10u, 11u}) {
    options.most_shared = 10;
    std::vector<std::string> texts;
    for (std::uint32_t i = 0; i < count; ++i) texts.push_back(footer + "t" + std::to_string(i));
    const Copies found = find_copies(signatures(texts), options);
    EXPECT_EQ(found.pairs.size(), count <= 10 ? count * (count - 1) / 2 : 0u) << count;
  }
}

TEST(FindCopies, NothingToFind) {
  EXPECT_TRUE(find_copies({}).pairs.empty());
  EXPECT_TRUE(find_copies(signatures({"", "one two", "one two three four"})).pairs.empty());
}

}  // namespace
}  // namespace tawatur::copies
