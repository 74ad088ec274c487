// SPDX-License-Identifier: Apache-2.0
#include "text/search_words.h"

#include <gtest/gtest.h>

namespace tawatur::text {
namespace {

// alef with hamza, a haraka in between
const std::string kText = "x \xD8\xA3\xD9\x8E\xD8\xA8 y", kQuery = "\xD8\xA7\xD8\xA8";

TEST(SearchWords, AreRunsOfLettersAndDigitsFolded) {
  EXPECT_EQ(folded_words("a-B, c 12"), "a b c 12");
  EXPECT_EQ(folded_words(""), "");
  EXPECT_EQ(folded_words("?!"), "");
  EXPECT_EQ(folded_words(kText), "x " + kQuery + " y");
}

TEST(SearchWords, HitsAreTheBytesAsWritten) {
  ASSERT_EQ(hits_in(kText, kQuery, false).size(), 1U);
  EXPECT_EQ(hits_in(kText, kQuery, false)[0], (Span{2, 8}));
  EXPECT_TRUE(hits_in(kText, kQuery, true).empty());
  EXPECT_EQ(hits_in("aXaX", "X", true).size(), 2U);
}

TEST(SearchWords, ATextHoldsAllWordsInAnyOrder) {
  EXPECT_TRUE(holds("one two, THREE", "three one", false));
  EXPECT_FALSE(holds("one two", "three one", false));
  EXPECT_TRUE(holds(kText, kQuery, false));
  EXPECT_FALSE(holds(kText, kQuery, true));
  EXPECT_TRUE(holds("one two", "e t", true));
}

}  // namespace
}  // namespace tawatur::text
