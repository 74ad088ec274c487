// SPDX-License-Identifier: Apache-2.0
#include "reconcile/tolls.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <numeric>
#include <optional>
#include <string>

#include "reconcile/sources.h"
#include "told_world.h"

namespace tawatur::reconcile {
namespace {

/// Claims of killing, a document each unless told otherwise.
struct Tolls : ToldWorld {
  void document() { report("outlet " + std::to_string(reports.size()), 100); }
  /// A claim of the last document that counts these.
  Claim& dead(std::initializer_list<std::int64_t> numbers, const char* side = "civilians") {
    Claim& c = claim(Frame::kill, {}, {side});
    for (const std::int64_t n : numbers) number(c, n, n);
    return c;
  }
  void number(Claim& c, std::int64_t low, std::optional<std::int64_t> high) {
    Quantity q;
    q.low = low;
    q.high = high;
    c.quantity.push_back(q);
    told.back().numbers.push_back({QuantityKind::killed, low, high});
    told.back().words = {{static_cast<std::uint32_t>(claims.size()), 7}};
  }
  Bounds bounds() const {
    const auto toll = toll_of(TollKind::killed, material(), all(), sources_of(material(), all()));
    EXPECT_TRUE(toll);
    return toll ? toll->all : Bounds{};
  }
  std::size_t at_odds() const { return disagreeing(TollKind::killed, material(), all()).size(); }
};

Tolls three_reports() {
  Tolls w;
  for (const std::int64_t n : {5, 7, 7}) {
    w.document();
    w.dead({n});
  }
  return w;
}

TEST(Tolls, BoundsPointAtTheirClaims) {
  const Tolls w = three_reports();
  const Bounds b = w.bounds();
  EXPECT_EQ(b.low, 5);
  EXPECT_EQ(b.best, 7);  // two independent sources
  EXPECT_EQ(b.high, 7);
  EXPECT_EQ(b.low_claim, w.claims[0].claim_id);
  EXPECT_EQ(w.at_odds(), 3u);
  EXPECT_FALSE(toll_of(TollKind::wounded, w.material(), w.all(), {0, 1, 2}));
}

TEST(Tolls, LaterNumberOfAnOutletReplaces) {
  Tolls w;
  w.report("one", 100);
  w.dead({5});
  w.report("one", 101);
  w.dead({7});
  EXPECT_EQ(w.bounds().low, 7);
  EXPECT_EQ(w.at_odds(), 0u);
}

TEST(Tolls, NumbersOfOneClaimAddUp) {
  Tolls w;
  w.document();
  w.dead({25, 7});
  w.document();
  w.dead({32});
  EXPECT_EQ(w.bounds().low, 32);
  EXPECT_EQ(w.bounds().high, 32);
  EXPECT_EQ(w.at_odds(), 0u);
  w.number(w.claims.back(), 3, std::nullopt);  // "and at least three"
  EXPECT_EQ(w.bounds().high, 35);
}

TEST(Tolls, APartIsAPartWhereverItIsTold) {
  Tolls w;
  w.document();
  w.dead({17}, "a");
  w.dead({3}, "b");
  w.document();
  w.dead({3}, "b");
  EXPECT_EQ(w.bounds().low, 17);
  EXPECT_EQ(w.at_odds(), 0u);
  w.document();
  w.dead({4}, "b");  // nobody tells that beside a larger one
  EXPECT_EQ(w.bounds().low, 4);
  EXPECT_EQ(w.at_odds(), 2u);
}

TEST(Tolls, ANumberOfPeopleCountsOnlyAlone) {
  Tolls w;
  w.document();
  w.number(w.dead({}), 2, std::nullopt);
  EXPECT_EQ(w.bounds().low, 2);
  w.document();
  w.dead({20});
  EXPECT_EQ(w.bounds().low, 20);
  w.document();
  w.dead({2});  // a plain two is a number
  EXPECT_EQ(w.bounds().low, 2);
}

TEST(Tolls, SumsOverSeveralPlacesAreNoTollOfOne) {
  Tolls w;
  w.document();
  w.dead({4});
  w.told.back().sums_up = true;
  EXPECT_EQ(w.bounds().high, 4);  // nothing else is told
  w.dead({3});
  EXPECT_EQ(w.bounds().high, 3);
}

}  // namespace
}  // namespace tawatur::reconcile
