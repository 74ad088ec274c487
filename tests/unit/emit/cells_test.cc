// SPDX-License-Identifier: Apache-2.0
#include "emit/cells.h"

#include <gtest/gtest.h>

namespace tawatur::emit {
namespace {

std::string cell(std::string_view text, std::uint32_t width) {
  std::string out;
  append_cell(out, text, width);
  return out;
}

TEST(CellsTest, WidthsAreCodePoints) {
  EXPECT_EQ(cell("abc", 5), "abc    ");
  EXPECT_EQ(cell("abcde", 5), "abcde  ");
  EXPECT_EQ(cell("abcdef", 5), "abcd\xE2\x80\xA6  ");
  EXPECT_EQ(cell("\xD8\xA7\xD8\xA8", 3), "\xD8\xA7\xD8\xA8   ");
}

TEST(CellsTest, WordsStayOnOneLine) {
  std::string out;
  append_words_after(out, "", true);
  EXPECT_EQ(out, "");
  append_words_after(out, "a\nb", false);
  append_words_after(out, "c", true);
  EXPECT_EQ(out,
            "a b / \xE2\x81\xA8"
            "c\xE2\x81\xA9");
}

}  // namespace
}  // namespace tawatur::emit
