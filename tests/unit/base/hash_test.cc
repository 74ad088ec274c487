// SPDX-License-Identifier: Apache-2.0
#include "base/hash.h"

#include <gtest/gtest.h>

namespace tawatur {
namespace {

TEST(Hash, Sha256KnownAnswers) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Hash, Hash64StaysTheSame) {
  EXPECT_EQ(hex64(hash64("")), "2d06800538d394c2");  // packs depend on it
  EXPECT_NE(hash64("a"), hash64("b"));
  EXPECT_NE(hash64("a"), hash64("a", 1));
}

TEST(Hash, HexHasSixteenDigits) {
  EXPECT_EQ(hex64(0), "0000000000000000");
  EXPECT_EQ(hex64(0x0123456789ABCDEFu), "0123456789abcdef");
}

TEST(Hash, HexThereAndBack) {
  std::string all;
  for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
  EXPECT_EQ(bytes_of_hex(hex_of(all)), all);
  EXPECT_EQ(bytes_of_hex("aAfF09"), "\xaa\xff\x09");
  EXPECT_EQ(bytes_of_hex(""), "");
  for (const char* bad : {"0", "abc", "0g", "g0", " 1", "0x", "/0", ":0", "@0", "`0"}) {
    EXPECT_FALSE(bytes_of_hex(bad)) << bad;
  }
}

}  // namespace
}  // namespace tawatur
