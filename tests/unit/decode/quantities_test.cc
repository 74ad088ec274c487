// SPDX-License-Identifier: Apache-2.0
// Joint counts, on sentences of tests/cases/discourse/quantities.tsv.
#include "decode/quantities.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "decode/decoder.h"
#include "decode/role_reader.h"
#include "pipeline/analyst.h"

namespace tawatur::decode {
namespace {

struct Row {
  std::string sentence, word, frame, number, kind;
};

TEST(QuantitiesTest, NumbersCountWhatTheirRowSays) {
  auto pack = lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
  ASSERT_TRUE(pack.ok()) << pack.error().to_string();
  auto classes = coder::Classes::parse(pack->file("classes.toml"), "classes.toml");
  ASSERT_TRUE(classes.ok());
  const learn::Weights none(weight_groups());
  const learn::Net no_roles = roles_net();
  const Decoder decoder(*pack, *classes, none, no_roles);
  const pipeline::Analyst analyst(*pack);
  std::ifstream file(std::string(TAWATUR_SOURCE_DIR) + "/tests/cases/discourse/quantities.tsv");
  std::string line;
  int header = 1;
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#' || header-- > 0) continue;
    std::istringstream cells(line);
    Row row;
    std::getline(cells, row.sentence, '\t');
    std::getline(cells, row.word, '\t');
    std::getline(cells, row.frame, '\t');
    std::getline(cells, row.number, '\t');
    std::getline(cells, row.kind, '\t');
    Document document;
    document.id = "row";
    document.text = row.sentence;
    auto analysed = analyst.analyse(document);
    ASSERT_TRUE(analysed.ok());
    const Analysis& a = analysed->analysis;
    const Scene scene = decoder.scene(a, analysed->hits, analyst.limits());
    bool found = false;
    for (const coder::Trigger& t : scene.triggers) {
      if (t.span.of(document.text) != row.word || found) continue;
      for (const Mention& m : a.mentions) {
        if (m.kind != MentionKind::number || m.singular_one) continue;
        if (!m.span.of(document.text).starts_with(row.number)) continue;
        found = true;
        const auto kind = quantity_kind(scene, t, *frame_from(row.frame), m);
        ASSERT_TRUE(kind) << line;
        EXPECT_EQ(to_string(*kind), row.kind) << line;
        break;
      }
    }
    EXPECT_TRUE(found) << line;
  }
}

}  // namespace
}  // namespace tawatur::decode
