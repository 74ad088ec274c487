// SPDX-License-Identifier: Apache-2.0
#include "train/logistic.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace tawatur::learn {
namespace {

void add(Examples& to, const std::vector<std::uint32_t>& features, float label, float weight = 1) {
  to.features.insert(to.features.end(), features.begin(), features.end());
  to.first.push_back(to.features.size());
  to.label.push_back(label);
  to.weight.push_back(weight);
}

/// The objective: weighted log loss and the L2 penalty.
double loss(const Examples& x, const std::vector<double>& w, double l2) {
  double sum = 0;
  for (std::size_t row = 0; row < x.rows(); ++row) {
    double score = 0;
    for (std::size_t i = x.first[row]; i < x.first[row + 1]; ++i) score += w[x.features[i]];
    const double sign = x.label[row] > 0.5f ? 1 : -1;
    sum += static_cast<double>(x.weight[row]) * std::log1p(std::exp(-sign * score));
  }
  for (double value : w) sum += l2 / 2 * value * value;
  return sum;
}

/// With one feature the best weight solves n1 - n*p = l2*w: checked by bisection.
TEST(TrainLogistic, OneFeatureIsTheClosedForm) {
  Examples x;
  for (int i = 0; i < 10; ++i) add(x, {0}, i < 8 ? 1.0f : 0.0f);
  LogisticOptions options;
  options.tolerance = 1e-9;
  const std::vector<double> w = train_logistic(x, 1, options);
  double low = -10, high = 10;
  for (int i = 0; i < 100; ++i) {
    const double middle = (low + high) / 2;
    const double gradient = 8 - 10 / (1 + std::exp(-middle)) - options.l2 * middle;
    (gradient > 0 ? low : high) = middle;
  }
  EXPECT_NEAR(w[0], low, 1e-3);
}

/// No small step in any direction is better: a minimum, whatever the way to it.
TEST(TrainLogistic, StandsAtAMinimum) {
  std::mt19937 chance(3);
  Examples x;
  for (int row = 0; row < 300; ++row) {
    std::vector<std::uint32_t> features{0};
    for (std::uint32_t f = 1; f < 12; ++f) {
      if (chance() % 3 == 0) features.push_back(f);
    }
    const bool yes = (features.size() + chance() % 3) % 2 == 0;
    add(x, features, yes ? 1.0f : 0.0f, row % 5 == 0 ? 0.3f : 1.0f);
  }
  LogisticOptions options;
  options.tolerance = 1e-8;
  options.steps = 200;
  const std::vector<double> w = train_logistic(x, 12, options);
  const double best = loss(x, w, options.l2);
  for (std::size_t f = 0; f < w.size(); ++f) {
    for (const double step : {-0.01, 0.01}) {
      std::vector<double> other = w;
      other[f] += step;
      EXPECT_GE(loss(x, other, options.l2), best - 1e-6) << f;
    }
  }
}

TEST(TrainLogistic, StrongerPriorsMakeSmallerWeights) {
  Examples x;
  for (int i = 0; i < 20; ++i) add(x, {0, 1}, 1);
  LogisticOptions weak, strong;
  weak.l2 = 0.1;
  strong.l2 = 10;
  EXPECT_GT(train_logistic(x, 2, weak)[0], train_logistic(x, 2, strong)[0]);
}

TEST(TrainLogistic, AWeightCountsAsSoManyRows) {
  Examples once, weighted;
  for (int i = 0; i < 3; ++i) add(once, {0}, 1);
  add(once, {0}, 0);
  add(weighted, {0}, 1, 3);
  add(weighted, {0}, 0);
  EXPECT_NEAR(train_logistic(once, 1, {})[0], train_logistic(weighted, 1, {})[0], 1e-3);
}

TEST(TrainLogistic, SameRowsSameWeightsAndNothingFromNothing) {
  Examples x;
  for (std::uint32_t i = 0; i < 40; ++i) add(x, {i % 7, 7 + i % 3}, i % 4 == 0 ? 1.0f : 0.0f);
  EXPECT_EQ(train_logistic(x, 10, {}), train_logistic(x, 10, {}));
  EXPECT_EQ(train_logistic(Examples{}, 3, {}), std::vector<double>(3, 0.0));
  EXPECT_TRUE(train_logistic(Examples{}, 0, {}).empty());
}

}  // namespace
}  // namespace tawatur::learn
