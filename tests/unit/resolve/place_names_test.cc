// SPDX-License-Identifier: Apache-2.0
#include "resolve/place_names.h"

#include <filesystem>
#include <memory>
#include <string>

#include "case_file.h"
#include "gtest/gtest.h"

namespace tawatur::resolve {
namespace {

namespace fs = std::filesystem;
using testing_support::Case;

std::string_view word(NameFit fit) {
  switch (fit) {
    case NameFit::plain:
      return "plain";
    case NameFit::spelling:
      return "spelling";
    case NameFit::sound:
      return "sound";
    case NameFit::letter:
      return "letter";
    case NameFit::part:
      return "part";
  }
  return "";
}

TEST(PlaceNames, Cases) {
  const auto pack = lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
  if (!pack) GTEST_SKIP() << "no pack beside the tests";
  const fs::path folder = std::string(TAWATUR_SOURCE_DIR) + "/tests/cases/resolve/names";
  std::size_t run = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto file = testing_support::read_case_file(entry.path());
    ASSERT_EQ(file.error, "");
    for (const Case& c : file.cases) {
      const auto line = c.input.find('\n');
      ASSERT_NE(line, std::string::npos) << c.where;
      PlaceNames names(*pack);
      names.add(c.input.substr(0, line), 3, true);
      std::vector<NamedRow> found;
      names.find(c.input.substr(line + 1), found);
      EXPECT_EQ(found.empty() ? "none" : word(found.front().fit), c.expected) << c.where;
      for (const NamedRow& n : found) EXPECT_EQ(n.row, 3U);
      ++run;
    }
  }
  EXPECT_GT(run, 8U);
}

TEST(PlaceNames, PlainRowsKeepTheirOrder) {
  PlaceNames names;
  names.add("Alpha", 2);
  names.add("alpha", 1);
  names.add("Alpha", 1);
  names.add("", 4);
  names.add("  ", 5);
  EXPECT_EQ(names.plain("ALPHA"), (std::vector<std::uint32_t>{2, 1}));
  EXPECT_TRUE(names.plain("Beta").empty());
  EXPECT_TRUE(names.plain("").empty());
  std::vector<NamedRow> found;
  names.find("", found);
  EXPECT_TRUE(found.empty());
}

}  // namespace
}  // namespace tawatur::resolve
