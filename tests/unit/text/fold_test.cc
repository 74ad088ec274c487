// SPDX-License-Identifier: Apache-2.0
#include "text/fold.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace tawatur::text {
namespace {

std::string utf8(std::initializer_list<char32_t> code_points) {
  std::string out;
  for (const char32_t c : code_points) append_utf8(out, c);
  return out;
}

/// Random code points of the scripts, marks and oddities that matter here.
std::string random_text(std::mt19937& random, std::size_t most) {
  static const std::vector<std::pair<char32_t, char32_t>> kRanges = {
      {0x20, 0x7E},     {0x620, 0x65F}, {0x660, 0x6FF}, {0x200B, 0x2069}, {0xFB50, 0xFDFF},
      {0xFE00, 0xFEFF}, {0x400, 0x4FF}, {0x9, 0xD},     {0xA0, 0xFF},     {0x1F600, 0x1F64F},
      {0x627, 0x627},   {0x640, 0x640}, {0x651, 0x651}, {0x0, 0x0}};
  std::string out;
  const std::size_t size = random() % (most + 1);
  for (std::size_t i = 0; i < size; ++i) {
    const auto [first, last] = kRanges[random() % kRanges.size()];
    append_utf8(out, first + static_cast<char32_t>(random() % (last - first + 1)));
  }
  return out;
}

char32_t parse_code_point(const std::string& name) {
  return static_cast<char32_t>(std::strtoul(name.c_str() + 2, nullptr, 16));
}

std::vector<std::string> split_on(const std::string& line, char mark) {
  std::vector<std::string> out(1);
  for (const char c : line) {
    if (c == mark) {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

TEST(Fold, FollowsTheTable) {
  std::ifstream in(std::string(TAWATUR_SOURCE_DIR) + "/data/normalisation.tsv");
  ASSERT_TRUE(in);
  std::map<char32_t, std::string> rules;
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("U+")) continue;
    const auto cells = split_on(line, '\t');
    ASSERT_EQ(cells.size(), 4u) << line;
    std::string to;
    if (cells[1] != "-") {
      for (const std::string& c : split_on(cells[1], ' ')) append_utf8(to, parse_code_point(c));
    }
    const char32_t first = parse_code_point(cells[0]);
    const std::size_t dots = cells[0].find("..");
    const char32_t last =
        dots == std::string::npos ? first : parse_code_point(cells[0].substr(dots + 2));
    for (char32_t c = first; c <= last; ++c) rules[c] = to;
  }
  ASSERT_GT(rules.size(), 900u);
  for (char32_t c = 0; c < 0x20000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string plain, folded;
    append_utf8(plain, c);
    append_folded(folded, c);
    const auto rule = rules.find(c);
    EXPECT_EQ(folded, rule == rules.end() ? plain : rule->second) << std::hex << unsigned(c);
    EXPECT_EQ(fold_word(folded), folded) << std::hex << unsigned(c);
  }
}

TEST(Fold, BadBytesBecomeReplacementCharacters) {
  EXPECT_EQ(fold_word("a\xFF"), "a" + utf8({0xFFFD}));
  EXPECT_EQ(fold_word("\xD8"), utf8({0xFFFD}));
  EXPECT_EQ(fold_word(""), "");
}

TEST(Fold, IsIdempotentAndAdditive) {
  std::mt19937 random(7);
  for (int i = 0; i < 3000; ++i) {
    const std::string a = random_text(random, 20), b = random_text(random, 20);
    EXPECT_EQ(fold_word(fold_word(a)), fold_word(a));
    EXPECT_EQ(fold_word(a + b), fold_word(a) + fold_word(b));
  }
}

/// Every promise that FoldedMap makes about one string.
void check_map(const std::string& source) {
  const FoldedMap map(source);
  ASSERT_EQ(map.folded(), fold_word(source));
  const auto folded_size = static_cast<std::uint32_t>(map.folded().size());
  const auto source_size = static_cast<std::uint32_t>(source.size());
  if (folded_size > 0) {
    EXPECT_EQ(map.source_of({0, folded_size}), (Span{0, source_size}));
  }
  EXPECT_EQ(map.folded_of({0, source_size}), (Span{0, folded_size}));
  std::uint32_t before = 0;
  for (std::uint32_t at = 0; at < folded_size; ++at) {
    const Span one = map.source_of({at, at + 1});
    ASSERT_LT(one.begin, one.end);
    ASSERT_LE(one.end, source_size);
    EXPECT_GE(one.begin, before);  // monotone
    before = one.begin;
    // The piece's folding holds the byte that asked for it, and the piece begins at a code point.
    const Span back = map.folded_of(one);
    EXPECT_LE(back.begin, at);
    EXPECT_GT(back.end, at);
    EXPECT_NE(static_cast<unsigned char>(source[one.begin]) & 0xC0, 0x80);
    EXPECT_EQ(fold_word(one.of(source)), back.of(map.folded()));
  }
  for (std::uint32_t begin = 0; begin <= folded_size; begin += 2) {
    for (std::uint32_t end = begin + 1; end <= folded_size; end += 2) {
      const Span wide = map.folded_of(map.source_of({begin, end}));
      EXPECT_LE(wide.begin, begin);
      EXPECT_GE(wide.end, end);
    }
  }
}

TEST(FoldedMap, HoldsForRandomStrings) {
  std::mt19937 random(11);
  for (int i = 0; i < 2000; ++i) check_map(random_text(random, 24));
}

TEST(FoldedMap, HoldsForRepairedBytes) {
  std::mt19937 random(13);
  for (int i = 0; i < 1000; ++i) {
    std::string bytes;
    for (std::size_t k = random() % 24; k > 0; --k) bytes += static_cast<char>(random() % 256);
    repair_utf8(bytes);
    check_map(bytes);
  }
}

TEST(FoldedMap, HoldsForAllShortStrings) {
  const std::vector<std::string> letters = {utf8({0x627}), utf8({0x623}), utf8({0x640}),
                                            utf8({0x651}), utf8({0x644}), " "};
  std::vector<std::string> strings = {""};
  for (std::size_t length = 0, first = 0; length < 6; ++length) {
    const std::size_t last = strings.size();
    for (std::size_t i = first; i < last; ++i) {
      for (const std::string& letter : letters) strings.push_back(strings[i] + letter);
    }
    first = last;
  }
  ASSERT_EQ(strings.size(), 55987u);
  for (const std::string& s : strings) check_map(s);
}

}  // namespace
}  // namespace tawatur::text
