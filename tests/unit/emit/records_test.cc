// SPDX-License-Identifier: Apache-2.0
#include "emit/records.h"

#include <gtest/gtest.h>

namespace tawatur::emit {
namespace {

std::string written(Format format) {
  RecordWriter writer({{"id", 4}, {"n", 2}, {"more", 0}, {"title", 0}}, {.format = format});
  std::string out;
  writer.begin(out);
  writer.add({{"a"}, {"3", Cell::Kind::json}, {}, {"x, \"y\""}}, out);
  writer.add({{"abcdef"}, {}, {"m"}, {"line\nbreak"}}, out);
  writer.end(out);
  return out;
}

TEST(Records, InEveryFormat) {
  EXPECT_EQ(written(Format::jsonl),
            "{\"id\":\"a\",\"n\":3,\"more\":null,\"title\":\"x, \\\"y\\\"\"}\n"
            "{\"id\":\"abcdef\",\"n\":null,\"more\":\"m\",\"title\":\"line\\nbreak\"}\n");
  EXPECT_EQ(written(Format::csv),
            "id,n,more,title\na,3,,\"x, \"\"y\"\"\"\nabcdef,,m,\"line\nbreak\"\n");
  EXPECT_EQ(written(Format::table),
            "ID    N   TITLE\na     3   x, \"y\"\nabc\xE2\x80\xA6  -   line break\n");
  EXPECT_EQ(written(Format::json).substr(0, 3), "[\n{");
  EXPECT_EQ(written(Format::json).back(), '\n');
}

TEST(Records, Lists) {
  const auto list = [](Format format) {
    RecordWriter writer({{"who", 6}, {"n", 1}}, {.format = format});
    std::string out;
    writer.add({Cell::list({"a", "\"b\""}), {"x"}}, out);
    writer.add({Cell::list({}), {"y"}}, out);
    return out;
  };
  EXPECT_EQ(list(Format::jsonl),
            "{\"who\":[\"a\",\"\\\"b\\\"\"],\"n\":\"x\"}\n{\"who\":[],\"n\":\"y\"}\n");
  EXPECT_EQ(list(Format::csv), "\"a | \"\"b\"\"\",x\n,y\n");
  EXPECT_EQ(list(Format::table), "a, \"b\"  x\n-       y\n");
}

}  // namespace
}  // namespace tawatur::emit
