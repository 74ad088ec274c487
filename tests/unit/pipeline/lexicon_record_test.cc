// SPDX-License-Identifier: Apache-2.0
#include "pipeline/lexicon_record.h"

#include <gtest/gtest.h>

namespace tawatur::pipeline {
namespace {

LexiconRecord record() {
  LexiconRecord out;
  out.pack = "0123";
  out.parts = {{"verbs.tsv", "aa"}, {"weights.tsv", "bb"}};
  out.gazetteer = "places.tsv\tcc";
  out.rows = {{"data/verbs.tsv:3", "verbs", "x II", {"verbs.tsv:7", "verbs.tsv:9"}, {"lemma=x"}},
              {"data/actors.tsv:3", "actors", "y", {}, {"id=y", "name_en=Y"}}};
  return out;
}

TEST(LexiconRecord, ThereAndBack) {
  const LexiconRecord back = lexicon_record(to_text(record()));
  EXPECT_EQ(back.pack, "0123");
  EXPECT_EQ(back.parts, record().parts);
  EXPECT_EQ(back.gazetteer, record().gazetteer);
  EXPECT_EQ(back.rows, record().rows);
}

TEST(LexiconRecord, StrangeLinesArePassedOver) {
  const LexiconRecord none = lexicon_record("{}\nrow\tshort\npart\n\nlater\tthing\t1\n");
  EXPECT_TRUE(none.rows.empty());
  EXPECT_TRUE(none.parts.empty());
}

TEST(LexiconRecord, RowsThatMovedHaventChanged) {
  LexiconRecord moved = record();
  moved.rows[0].place = "data/verbs.tsv:8";
  std::swap(moved.rows[0], moved.rows[1]);
  EXPECT_TRUE(changed_rows(record(), moved).empty());
  moved.rows[0].cells.back() = "name_en=Z";
  const std::vector<RowChange> changes = changed_rows(record(), moved);
  ASSERT_EQ(changes.size(), 2u);
  EXPECT_TRUE(changes[0].added);
  EXPECT_EQ(changes[0].row.cells.back(), "name_en=Z");
  EXPECT_FALSE(changes[1].added);
}

TEST(LexiconRecord, PartsThatDifferAreNamed) {
  LexiconRecord other = record();
  EXPECT_TRUE(changed_parts(record(), other).empty());
  other.parts["weights.tsv"] = "dd";
  other.parts["more.tsv"] = "ee";
  other.gazetteer.clear();
  EXPECT_EQ(changed_parts(record(), other),
            (std::vector<std::string>{"more.tsv", "weights.tsv", "gazetteer"}));
  other.parts.clear();
  EXPECT_EQ(changed_parts(record(), other), std::vector<std::string>{"gazetteer"});
}

}  // namespace
}  // namespace tawatur::pipeline
