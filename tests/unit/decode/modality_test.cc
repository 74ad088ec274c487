// SPDX-License-Identifier: Apache-2.0
// What the operators over a word make of it, on sentences of tests/cases/discourse/modality.tsv.
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "decode/decoder.h"
#include "decode/role_reader.h"
#include "discourse/operators.h"
#include "discourse/scope.h"
#include "pipeline/analyst.h"

namespace tawatur::decode {
namespace {

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> out(1);
  for (char c : line) {
    if (c == '\t') {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

TEST(ModalityTest, SentencesHaveTheModalityOfTheirRow) {
  auto pack = lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
  ASSERT_TRUE(pack.ok()) << pack.error().to_string();
  auto classes = coder::Classes::parse(pack->file("classes.toml"), "classes.toml");
  ASSERT_TRUE(classes.ok());
  const learn::Weights none(weight_groups());
  const learn::Net no_roles = roles_net();
  const Decoder decoder(*pack, *classes, none, no_roles);
  const pipeline::Analyst analyst(*pack);
  std::ifstream file(std::string(TAWATUR_SOURCE_DIR) + "/tests/cases/discourse/modality.tsv");
  std::string line;
  int rows = 0, header = 1;
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#' || header-- > 0) continue;
    const auto row = cells(line);
    ASSERT_EQ(row.size(), 4u) << line;
    Document document;
    document.id = "row";
    document.text = row[0];
    auto analysed = analyst.analyse(document);
    ASSERT_TRUE(analysed.ok());
    const Scene scene = decoder.scene(analysed->analysis, analysed->hits, analyst.limits());
    const auto frame = frame_from(row[2]);
    ASSERT_TRUE(frame) << line;
    bool found = false;
    for (std::uint32_t i = 0; i < scene.triggers.size() && !found; ++i) {
      const auto& first = analysed->analysis.text.tokens[scene.triggers[i].tokens.first];
      if (first.span.of(document.text) != row[1]) continue;
      found = true;
      const TokenRange elements = scene.elements.of_sentence(scene.triggers[i].sentence);
      EXPECT_EQ(to_string(scene.modality_of(i, *frame)), row[3])
          << line << " as " << scene.elements.path(elements.first, elements.last, 40);
    }
    EXPECT_TRUE(found) << "no trigger: " << line;
    ++rows;
  }
  EXPECT_GE(rows, 30);
}

}  // namespace
}  // namespace tawatur::decode
