// SPDX-License-Identifier: Apache-2.0
#include "ingest/delimited.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace tawatur::ingest {
namespace {

namespace fs = std::filesystem;

/// Rows of a text as "a|b" lines, and what stopped the reading.
struct Read {
  std::vector<std::string> rows;
  std::vector<std::uint64_t> lines;
  Error error;
};

Read read(const std::string& text, char delimiter = 0) {
  const fs::path path =
      fs::temp_directory_path() / ("tawatur_delimited_" + std::to_string(::getpid()) + ".csv");
  std::ofstream(path, std::ios::binary) << text;
  Read out;
  auto rows = DelimitedRows::open(path, delimiter);
  EXPECT_TRUE(rows);
  for (std::vector<std::string> cells; rows->next(cells);) {
    std::string row;
    for (std::size_t i = 0; i < cells.size(); ++i) row += (i == 0 ? "" : "|") + cells[i];
    out.rows.push_back(row);
    out.lines.push_back(rows->line());
  }
  out.error = rows->error();
  fs::remove(path);
  return out;
}

using Rows = std::vector<std::string>;

TEST(Delimited, TellsTheDelimiterByTheFirstLine) {
  EXPECT_EQ(read("a\tb,c\n1\t2,3\n").rows, (Rows{"a|b,c", "1|2,3"}));
  EXPECT_EQ(read("a;b;c\n1;2,0;3\n").rows, (Rows{"a|b|c", "1|2,0|3"}));
  EXPECT_EQ(read("a,b\r\n1,2\r\n").rows, (Rows{"a|b", "1|2"}));
  EXPECT_EQ(read("# a, note, with, commas\na\tb\n").rows.back(), "a|b");
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "a,b\n")
                .rows,
            (Rows{"a|b"}));
  EXPECT_EQ(read("\xEF\xBB\xBF"
                 "# a, note, with, commas\na\tb\n")
                .rows.back(),
            "a|b");
}

TEST(Delimited, AFormatMayHaveItsDelimiter) {
  EXPECT_EQ(read("1\ta,b,c\n2\td\n", '\t').rows, (Rows{"1|a,b,c", "2|d"}));
}

TEST(Delimited, QuotesHoldDelimitersQuotesAndLines) {
  const Read got = read("a,b\n\"x, y\",\"say \"\"no\"\"\"\n\"two\nlines\",z\nlast,\n");
  EXPECT_EQ(got.rows, (Rows{"a|b", "x, y|say \"no\"", "two\nlines|z", "last|"}));
  EXPECT_EQ(got.lines, (std::vector<std::uint64_t>{1, 2, 3, 5}));
  EXPECT_EQ(read("a\tb\n\"x\t\"y\n").rows.back(), "\"x|\"y");
}

TEST(Delimited, BlankRowsAreSkipped) {
  EXPECT_EQ(read("a,b\n\n , \n,,\n1,2").rows, (Rows{"a|b", "1|2"}));
  EXPECT_TRUE(read("").rows.empty());
}

TEST(Delimited, WhatIsWrongHasItsLine) {
  const Read open = read("a,b\n1,2\n\"never closed\n\n");
  EXPECT_EQ(open.rows.size(), 2U);
  EXPECT_EQ(open.error.code, ErrorCode::kFormat);
  EXPECT_EQ(open.error.line, 3U);
  const Read bytes = read("a,b\n1,\xFF\n");
  EXPECT_EQ(bytes.error.code, ErrorCode::kEncoding);
  EXPECT_EQ(bytes.error.line, 2U);
  const Read large = read("a,b\n1," + std::string(DelimitedRows::kMostBytes, 'x') + "\n3,4\n");
  EXPECT_EQ(large.error.code, ErrorCode::kLimit);
  EXPECT_EQ(large.error.line, 2U);
  EXPECT_EQ(DelimitedRows::open("/nowhere/at.csv").error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace tawatur::ingest
