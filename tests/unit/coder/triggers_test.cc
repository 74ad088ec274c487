// SPDX-License-Identifier: Apache-2.0
// Words that name acts, on texts of tests/cases/coder/triggers.tsv.
#include "coder/triggers.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "pipeline/analyst.h"

namespace tawatur::coder {
namespace {

/// The words of the longest trigger of one of the classes; "-" where there is none.
std::string longest(const pipeline::Analysed& analysed, const std::vector<Trigger>& triggers,
                    const std::string& class_names) {
  std::string out = "-";
  std::size_t longest = 0;
  for (const Trigger& t : triggers) {
    if ((" " + class_names + " ").find(" " + t.event->name + " ") == std::string::npos) continue;
    if (t.span.size() <= longest) continue;
    longest = t.span.size();
    out = std::string(t.span.of(analysed.analysis.text.source));
  }
  return out;
}

TEST(Triggers, ActsAreFoundByTheirWordsAndIdioms) {
  auto pack = lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
  ASSERT_TRUE(pack.ok()) << pack.error().to_string();
  const auto classes = Classes::parse(pack->file("classes.toml"), "classes.toml");
  ASSERT_TRUE(classes.ok()) << classes.error().to_string();
  const pipeline::Analyst analyst(*pack);
  const TriggerFinder finder(*pack, *classes);
  std::ifstream file(std::string(TAWATUR_SOURCE_DIR) + "/tests/cases/coder/triggers.tsv");
  int rows = 0, header = 1;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#' || header-- > 0) continue;
    std::istringstream cells(line);
    Document document;
    std::string names, words;
    std::getline(cells, document.text, '\t');
    std::getline(cells, names, '\t');
    std::getline(cells, words, '\t');
    document.id = "row";
    std::istringstream each(names);
    for (std::string name; each >> name;) {
      EXPECT_NE(pack->file("classes.toml").find("[" + name + "]"), std::string_view::npos) << line;
    }
    const auto analysed = analyst.analyse(document);
    ASSERT_TRUE(analysed.ok());
    const auto triggers = finder.find(analysed->analysis, analysed->hits, {});
    EXPECT_EQ(longest(*analysed, triggers, names), words) << line;
    ++rows;
  }
  EXPECT_GE(rows, 20);
}

}  // namespace
}  // namespace tawatur::coder
