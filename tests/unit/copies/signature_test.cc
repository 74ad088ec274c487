// SPDX-License-Identifier: Apache-2.0
#include "copies/signature.h"

#include <gtest/gtest.h>

#include <string>

namespace tawatur::copies {
namespace {

TEST(Signature, MarksBlanksAndFoldingDontCount) {
  EXPECT_EQ(sign("One, two: three. FOUR five"), sign("one  two three\nfour \"five\""));
  // alef with hamza and with a stretched letter; bare alef
  EXPECT_EQ(sign("\u0623\u0628\u0640\u0640\u0648").whole, sign("\u0627\u0628\u0648").whole);
  EXPECT_NE(sign("one two three four").whole, sign("one two four three").whole);
}

TEST(Signature, ShortTextsHaveNoGroups) {
  EXPECT_EQ(sign("").whole, 0u);
  EXPECT_EQ(sign(" ... ").words, 0u);
  EXPECT_TRUE(sign("one two three").groups.empty());
  EXPECT_NE(sign("one two three").whole, 0u);
  EXPECT_EQ(sign("one two three four").groups.size(), 1u);
  EXPECT_EQ(sign("a b c d a b c d").groups.size(), 4u);  // each group once
}

TEST(Signature, MostGroupsBelowAtAndAbove) {
  for (const std::size_t groups : {kMostGroups - 1, kMostGroups, kMostGroups + 1}) {
    std::string text;
    for (std::size_t i = 0; i < groups + kGroupWords - 1; ++i)
      text += "w" + std::to_string(i) + " ";
    const Signature s = sign(text);
    // Of 65,536 hashes of 32 bits one pair or another falls together.
    EXPECT_LE(s.groups.size(), std::min(groups, kMostGroups));
    EXPECT_GE(s.groups.size(), std::min(groups, kMostGroups) - 8);
    EXPECT_EQ(s.words, groups + kGroupWords - 1);
  }
}

TEST(Signature, BytesComeBack) {
  for (const std::string text : {"", "one", "one two three four five six"}) {
    const Signature s = sign(text);
    const Result<Signature> back = from_bytes(to_bytes(s));
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(*back, s);
  }
}

TEST(Signature, OtherBytesAreRefused) {
  std::string bytes = to_bytes(sign("one two three four five six"));
  EXPECT_FALSE(from_bytes(bytes.substr(0, 11)).ok());
  EXPECT_FALSE(from_bytes(bytes + "x").ok());
  EXPECT_FALSE(from_bytes(bytes.substr(0, 12) + bytes.substr(16, 4) + bytes.substr(12, 4)).ok());
  std::string few = bytes;
  few[8] = 1;  // fewer words than groups
  EXPECT_EQ(from_bytes(few).error().code, ErrorCode::kIntegrity);
}

}  // namespace
}  // namespace tawatur::copies
