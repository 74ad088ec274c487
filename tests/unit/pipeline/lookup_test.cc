// SPDX-License-Identifier: Apache-2.0
#include "pipeline/lookup.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>

namespace tawatur::pipeline {
namespace {

const std::string kTable = std::string(TAWATUR_SOURCE_DIR) + "/tests/data/pipeline/places.tsv";

class Lookup : public ::testing::Test {
 protected:
  void SetUp() override {
    auto opened = lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
    ASSERT_TRUE(opened) << opened.error().to_string();
    pack_ = std::make_unique<lexicon::Pack>(std::move(*opened));
  }
  std::unique_ptr<lexicon::Pack> pack_;
};

TEST_F(Lookup, PlacesByIdAndName) {
  const auto by_id = find_places(*pack_, {}, "gn:169389");
  ASSERT_TRUE(by_id);
  ASSERT_EQ(by_id->size(), 1U);
  EXPECT_EQ(by_id->front().fit, "id");
  EXPECT_EQ(by_id->front().region, "Idlib");
  EXPECT_FALSE(by_id->front().imported);
  const auto own = find_places(*pack_, kTable, "t:1");
  ASSERT_EQ(own->size(), 1U);
  EXPECT_TRUE(own->front().imported);
  const auto homonyms = find_places(*pack_, kTable, own->front().record.name_ar);
  ASSERT_GE(homonyms->size(), 2U);
  EXPECT_EQ(homonyms->front().fit, "plain");
  EXPECT_TRUE(find_places(*pack_, {}, "Qwxyz")->empty());
  EXPECT_TRUE(find_places(*pack_, {}, "")->empty());
  EXPECT_EQ(find_places(*pack_, "/nowhere/at.tsv", "x").error().code, ErrorCode::kNotFound);
}

TEST_F(Lookup, APlaceOfBothTablesComesOnceWithItsCoordinates) {
  EXPECT_FALSE(find_places(*pack_, {}, "kn:sy:knsfra")->front().record.lat);
  const auto both = find_places(*pack_, kTable, "kn:sy:knsfra");
  ASSERT_EQ(both->size(), 1U);
  EXPECT_TRUE(both->front().record.lat);
  const auto named = find_places(*pack_, kTable, both->front().record.name_ar);
  EXPECT_EQ(std::count_if(named->begin(), named->end(),
                          [](const PlaceFound& f) { return f.record.id == "t:5"; }),
            0);
}

TEST_F(Lookup, ActorsWithTheirLineage) {
  const auto by_id = find_actors(*pack_, "nusra");
  ASSERT_EQ(by_id.size(), 1U);
  EXPECT_EQ(by_id.front().fit, "id");
  EXPECT_EQ(by_id.front().parent, "al-qaeda");
  EXPECT_EQ(by_id.front().to, "2016-07-28");
  EXPECT_NE(std::find(by_id.front().countries.begin(), by_id.front().countries.end(), "SY"),
            by_id.front().countries.end());
  const auto parent = find_actors(*pack_, "al-qaeda");
  ASSERT_EQ(parent.size(), 1U);
  EXPECT_EQ(std::count(parent.front().children.begin(), parent.front().children.end(), "nusra"), 1);
  // One name, two actors at different times.
  const auto named = find_actors(*pack_, by_id.front().name_ar);
  EXPECT_GE(named.size(), 2U);
  for (const ActorFound& f : named) EXPECT_EQ(f.fit, "plain");
  const auto part = find_actors(*pack_, "Nusra (to");
  ASSERT_FALSE(part.empty());
  EXPECT_EQ(part.front().fit, "part");
  EXPECT_TRUE(find_actors(*pack_, "Qwxyz").empty());
  EXPECT_TRUE(find_actors(*pack_, "").empty());
}

}  // namespace
}  // namespace tawatur::pipeline
