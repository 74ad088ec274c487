// SPDX-License-Identifier: Apache-2.0
// Runs tests/cases/article. Command layout: one line a block, its kind and its text; then place,
// credit, date of the layout where there are any.
#include "article/layout.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "arabic_text.h"
#include "base/utf8.h"
#include "case_file.h"
#include "text/split.h"

namespace tawatur::article {
namespace {

using testing_support::Case;

/// The tables that ArticleReader takes from the pack, read from data/.
Furniture furniture() {
  static std::vector<std::vector<std::string>> cells;
  const std::string data = std::string(TAWATUR_SOURCE_DIR) + "/data/";
  if (cells.empty()) {
    cells = testing_support::read_rows(data + "furniture.tsv", {"words", "kind", "strength"});
    for (const char* table : {"months.tsv", "weekdays.tsv"}) {
      for (auto& row : testing_support::read_rows(data + table, {"name"})) {
        cells.push_back({row[0], "date", "line"});
      }
    }
    for (auto& row : testing_support::read_rows(data + "outlets.tsv", {"name_ar"})) {
      cells.push_back({row[0], "agency", "line"});
    }
  }
  std::vector<FurnitureRow> rows;
  for (const auto& row : cells) rows.push_back({row[0], row[1], row[2]});
  return Furniture(rows);
}

const ArticleReader& reader() {
  static const ArticleReader instance{furniture()};
  return instance;
}

std::string run(const Case& c) {
  constexpr const char* kKinds[] = {"body",   "title",   "subtitle",       "dateline",
                                    "byline", "caption", "menu",           "related",
                                    "share",  "contact", "other_furniture"};
  Document document;
  document.text = c.input;
  FoldedText text = text::split(document, Limits{});
  const Layout layout = reader().read(document, text);
  std::string out;
  const auto add = [&out](const std::string& key, std::string_view value) {
    out += key + " " + std::string(value) + "\n";
  };
  for (const Block& b : text.blocks) {
    add(kKinds[static_cast<std::size_t>(b.kind)], b.span.of(document.text));
  }
  if (c.options.contains("kinds")) return out;
  if (!layout.dateline_place_text.empty()) add("place", layout.dateline_place_text);
  const bool extras = c.expected.find("credit ") != std::string::npos;
  for (const TokenRange& credit : layout.credits) {
    const Span span = join(text.tokens[credit.first].span, text.tokens[credit.last - 1].span);
    if (extras) add("credit", span.of(document.text));
  }
  if (extras && !layout.date_text.empty()) add("date", layout.date_text);
  return out;
}

TEST(Cases, Article) {
  const auto files =
      testing_support::read_case_files(std::string(TAWATUR_SOURCE_DIR) + "/tests/cases/article");
  ASSERT_FALSE(files.empty());
  for (const auto& file : files) {
    EXPECT_EQ(file.error, "");
    for (const Case& c : file.cases) EXPECT_EQ(run(c), c.expected + "\n") << c.where;
  }
}

TEST(ArticleReader, EmptyTextsAndRandomOnesHoldTogether) {
  std::mt19937 random(17);
  const std::vector<std::string> pieces = {"\n",
                                           "\n\n",
                                           " ",
                                           ". ",
                                           ":",
                                           " - ",
                                           "(",
                                           ")",
                                           "\"",
                                           "12",
                                           "2017",
                                           "/",
                                           "|",
                                           "#",
                                           "@",
                                           "AFP",
                                           ">",
                                           "\xD9\x88",
                                           "\xD9\x82\xD8\xA7\xD9\x84 ",
                                           "     "};
  for (int i = 0; i < 3000; ++i) {
    Document document;
    for (std::size_t k = random() % 80; k > 0; --k)
      document.text += pieces[random() % pieces.size()];
    FoldedText text = text::split(document, Limits{});
    const std::size_t tokens = text.tokens.size();
    (void)reader().read(document, text);
    EXPECT_EQ(text.tokens.size(), tokens);
    std::uint32_t at = 0;
    for (const Block& b : text.blocks) {
      EXPECT_EQ(b.tokens.first, at);
      at = b.tokens.last;
    }
    EXPECT_EQ(at, tokens);
  }
}

TEST(Furniture, IgnoresRowsItDoesNotKnow) {
  const Furniture f(
      {{"x", "menu", "line"}, {"y", "new", "line"}, {"z", "menu", "new"}, {"", "menu", "line"}});
  const std::string source = "x y z";
  EXPECT_EQ(f.match(text::split(std::string_view(source))).size(), 1u);
}

}  // namespace
}  // namespace tawatur::article
