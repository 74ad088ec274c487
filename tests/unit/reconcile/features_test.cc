// SPDX-License-Identifier: Apache-2.0
#include "reconcile/features.h"

#include <gtest/gtest.h>

#include <set>

#include "reconcile/cluster.h"

namespace tawatur::reconcile {
namespace {

TEST(Features, NamesAreUniqueAndSettable) {
  std::set<std::string> names;
  PairModel model;
  for (std::size_t i = 0; i < feature_count(); ++i) {
    names.insert(feature_name(i));
    EXPECT_TRUE(model.set(feature_name(i), 1));
  }
  EXPECT_EQ(names.size(), feature_count());
  EXPECT_FALSE(model.set("no such feature", 1));
}

TEST(Features, BothOrdersAreTheSame) {
  Told a, b;
  a.frame = Frame::air_strike;
  b.frame = Frame::kill;
  a.numbers = {{QuantityKind::killed, 3, 3}};
  b.numbers = {{QuantityKind::killed, 5, {}}};
  b.report = 1;
  b.from = b.to = 3;
  const std::vector<Report> reports = {{"x", 1, "", 0}, {"y", 2, "", 1}};
  EXPECT_EQ(features_of(a, b, reports).ids, features_of(b, a, reports).ids);
}

TEST(Features, AClaimWithoutAPlaceIsComparedByThatOfItsSentence) {
  Told a, b;
  a.frame = b.frame = Frame::kill;
  a.place = {{7, {7}, {}, {}}};
  b.around = a.place;
  b.report = 1;
  const std::vector<Report> reports = {{"x", 1, "", 0}, {"y", 1, "", 1}};
  PairModel model;
  model.set("spot=same|same", 2);
  EXPECT_DOUBLE_EQ(model.score(features_of(a, b, reports)), 2);
  b.around.clear();
  EXPECT_DOUBLE_EQ(model.score(features_of(a, b, reports)), 0);
  b.around = a.place;
  b.report = 0;  // of one document it says nothing
  EXPECT_DOUBLE_EQ(model.score(features_of(a, b, reports)), 0);
}

TEST(Cluster, OneStrongLinkDoesntTieTwoGroups) {
  // 0-1-2 and 3-4-5 are close, 2-3 a single link.
  std::vector<ScoredPair> pairs = {{0, 1, 3}, {0, 2, 3}, {1, 2, 3}, {3, 4, 3},
                                   {3, 5, 3}, {4, 5, 3}, {2, 3, 2}};
  const std::vector<std::uint32_t> order = {0, 1, 2, 3, 4, 5};
  EXPECT_EQ(cluster(6, pairs, order), (std::vector<std::uint32_t>{0, 0, 0, 3, 3, 3}));
  ClusterOptions loose;
  loose.join = -3;
  EXPECT_EQ(cluster(6, pairs, order, loose), (std::vector<std::uint32_t>{0, 0, 0, 0, 0, 0}));
}

TEST(Cluster, AtTheThreshold) {
  const std::vector<std::uint32_t> order = {0, 1};
  ClusterOptions options;
  options.join = 1;
  for (const auto& [score, joined] : {std::pair(0.5f, false), {1.0f, true}, {1.5f, true}}) {
    const std::vector<ScoredPair> pairs = {{0, 1, score}};
    EXPECT_EQ(cluster(2, pairs, order, options)[1] == 0, joined) << score;
  }
}

}  // namespace
}  // namespace tawatur::reconcile
