// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace tawatur {
namespace {

std::string encode(char32_t value) {
  std::string out;
  append_utf8(out, value);
  return out;
}

/// Naive twin: is this whole string one well-formed sequence? By re-encoding what it would mean.
bool is_sequence(const std::string& s, char32_t& value) {
  const auto b = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
  if (s.size() == 1) value = b(0);
  if (s.size() == 2) value = ((b(0) & 0x1Fu) << 6) | (b(1) & 0x3Fu);
  if (s.size() == 3) value = ((b(0) & 0xFu) << 12) | ((b(1) & 0x3Fu) << 6) | (b(2) & 0x3Fu);
  if (s.size() == 4) {
    value = ((b(0) & 7u) << 18) | ((b(1) & 0x3Fu) << 12) | ((b(2) & 0x3Fu) << 6) | (b(3) & 0x3Fu);
  }
  if (value >= 0xD800 && value <= 0xDFFF) return false;
  return value <= 0x10FFFF && encode(value) == s;
}

TEST(Utf8, EveryCodePointComesBack) {
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    const std::string bytes = encode(value);
    const Decoded decoded = decode_utf8(bytes, 0);
    ASSERT_TRUE(decoded.valid) << std::uint32_t(value);
    ASSERT_EQ(decoded.value, value);
    ASSERT_EQ(decoded.size, bytes.size());
  }
}

TEST(Utf8, SurrogatesAndValuesBeyondBecomeReplacement) {
  EXPECT_EQ(encode(0xD800), encode(0xFFFD));
  EXPECT_EQ(encode(0x110000), encode(0xFFFD));
}

TEST(Utf8, EveryPairOfBytesAgreesWithTheTwin) {
  for (int a = 0; a < 256; ++a) {
    for (int b = 0; b < 256; ++b) {
      const std::string text = {static_cast<char>(a), static_cast<char>(b)};
      const Decoded decoded = decode_utf8(text, 0);
      char32_t one = 0, two = 0;
      const bool first = is_sequence(text.substr(0, 1), one);
      const bool both = is_sequence(text, two);
      ASSERT_EQ(decoded.valid, first || both);
      if (first) {
        ASSERT_EQ(decoded.value, one);
      }
      if (!first && both) {
        ASSERT_EQ(decoded.value, two);
      }
      ASSERT_GE(decoded.size, 1u);
    }
  }
}

// The table of "U+FFFD substitution of maximal subparts": input, then how many replacements.
TEST(Utf8, RepairsByMaximalSubpart) {
  const std::string r = "\xEF\xBF\xBD";
  const struct {
    std::string in, out;
    std::uint64_t subparts, bytes, first;
  } rows[] = {
      {"\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64",
       "a" + r + r + r + "b" + r + "c" + r + r + "d", 6, 9, 1},
      {"\xC0\xAF", r + r, 2, 2, 0},          // overlong slash
      {"\xE0\x80\xBF", r + r + r, 3, 3, 0},  // overlong, three bytes
      {"\xE0\xA0", r, 1, 2, 0},              // cut short
      {"\xED\xA0\x80", r + r + r, 3, 3, 0},  // a surrogate
      {"\xED\x9F", r, 1, 2, 0},              // below the surrogates, cut short
      {"\xF0\x80\x80\x41", r + r + r + "A", 3, 3, 0},
      {"\xF0\x90\x80", r, 1, 3, 0},
      {"\xF4\x8F\xBF", r, 1, 3, 0},
      {"\xF4\x90\x80\x80", r + r + r + r, 4, 4, 0},  // above U+10FFFF
      {"\xF5\x80", r + r, 2, 2, 0},
      {"\xFF\xFE", r + r, 2, 2, 0},
      {"\x80", r, 1, 1, 0},
      {"ab\xD9", "ab" + r, 1, 1, 2},
      {"\xD9\xD9\x84", r + "\xD9\x84", 1, 1, 0},
      {"abcdefgh\x80ijklmnopq", "abcdefgh" + r + "ijklmnopq", 1, 1, 8},
  };
  for (const auto& row : rows) {
    std::string text = row.in;
    const Utf8Repair found = repair_utf8(text);
    EXPECT_EQ(text, row.out);
    EXPECT_EQ(found.bad_subparts, row.subparts);
    EXPECT_EQ(found.bad_bytes, row.bytes);
    EXPECT_EQ(found.first_bad_byte, row.first);
  }
}

TEST(Utf8, RepairLeavesValidTextAlone) {
  std::string text = "plain \xD8\xAD\xD9\x84\xD8\xA8 \xF0\x9F\x98\x80";
  const std::string before = text;
  EXPECT_EQ(repair_utf8(text).bad_subparts, 0u);
  EXPECT_EQ(text, before);
}

TEST(Utf8, DecodingPastTheEndHasNoSize) {
  EXPECT_EQ(decode_utf8("a", 1).size, 0u);
  EXPECT_EQ(decode_utf8("", 0).size, 0u);
  EXPECT_EQ(decode_utf8("a", 99).size, 0u);
}

TEST(CodePointsTest, AgreesWithAListOfAllStarts) {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    std::vector<std::uint32_t> starts;
    const std::size_t length = random() % 300;
    for (std::size_t i = 0; i < length; ++i) {
      const char32_t kinds[] = {'a', 0x644, 0xFDFA, 0x1F600};
      starts.push_back(static_cast<std::uint32_t>(text.size()));
      append_utf8(text, kinds[random() % 4]);
    }
    starts.push_back(static_cast<std::uint32_t>(text.size()));
    const CodePoints points(text);
    ASSERT_EQ(points.count() + 1, starts.size());
    for (std::uint32_t i = 0; i < starts.size(); ++i) {
      ASSERT_EQ(points.byte_of(i), starts[i]) << "code point " << i;
      ASSERT_EQ(points.at_byte(starts[i]), i) << "byte " << starts[i];
    }
  }
}

TEST(CodePointsTest, BeyondTheEndIsTheEnd) {
  const CodePoints none;
  EXPECT_EQ(none.count(), 0u);
  EXPECT_EQ(none.at_byte(5), 0u);
  EXPECT_EQ(none.byte_of(5), 0u);
  const std::string_view text = "ab";
  const CodePoints two(text);
  EXPECT_EQ(two.at_byte(9), 2u);
  EXPECT_EQ(two.byte_of(9), 2u);
}

}  // namespace
}  // namespace tawatur
