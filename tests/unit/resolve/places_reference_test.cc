// SPDX-License-Identifier: Apache-2.0
#include "resolve/places_reference.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "model/place.h"

namespace tawatur::resolve {
namespace {

using C = PlaceCategory;

Mention place(C category, std::uint32_t sentence, bool bare = false) {
  Mention m;
  m.kind = MentionKind::place;
  m.category = static_cast<std::uint16_t>(category);
  m.sentence = sentence;
  m.definite_only = bare;
  return m;
}

class PlaceReference : public testing::Test {
 protected:
  static std::vector<Mention> resolved(std::vector<Mention> mentions) {
    auto pack = lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
    EXPECT_TRUE(pack.ok());
    const PlaceResolver resolver(*pack);
    find_antecedents(resolver, mentions);
    return mentions;
  }
};

TEST_F(PlaceReference, TheNearestOfItsKind) {
  const auto m = resolved({place(C::city, 0), place(C::village, 0), place(C::base, 1),
                           place(C::village, 1, true), place(C::city, 2, true)});
  EXPECT_FALSE(m[0].antecedent);
  EXPECT_EQ(m[3].antecedent.value_or(99), 1u);
  EXPECT_EQ(m[4].antecedent.value_or(99), 0u);
}

TEST_F(PlaceReference, AnAreaIsAnySettlementOrSmallUnit) {
  const auto m = resolved({place(C::town, 0), place(C::governorate, 0), place(C::area, 0, true)});
  EXPECT_EQ(m[2].antecedent.value_or(99), 0u);
}

TEST_F(PlaceReference, NotWhereTheReportWasWritten) {
  Mention desk = place(C::city, 0);
  desk.in_dateline = true;
  EXPECT_FALSE(resolved({desk, place(C::city, 0, true)})[1].antecedent);
  const auto m = resolved({desk, place(C::city, 0), place(C::city, 1, true)});
  EXPECT_EQ(m[2].antecedent.value_or(99), 1u);
}

TEST_F(PlaceReference, NoneTooFarBackNorForParts) {
  const auto m = resolved({place(C::city, 0), place(C::city, 9, true), place(C::part, 9, true),
                           place(C::village, 9, true)});
  for (std::size_t i = 1; i < m.size(); ++i) EXPECT_FALSE(m[i].antecedent) << i;
}

TEST_F(PlaceReference, NotFromInsideANameNorACountry) {
  Mention inside = place(C::city, 0), country = place(C::country, 0);
  inside.inside_name = true;
  country.country = true;
  const auto m = resolved({inside, country, place(C::city, 0, true), place(C::country, 0, true)});
  EXPECT_FALSE(m[2].antecedent);
  EXPECT_FALSE(m[3].antecedent);
}

}  // namespace
}  // namespace tawatur::resolve
