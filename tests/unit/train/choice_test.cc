// SPDX-License-Identifier: Apache-2.0
#include "train/choice.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace tawatur::learn {
namespace {

using Rows = std::vector<std::vector<std::uint32_t>>;
using Sets = std::vector<std::vector<std::size_t>>;

/// Adds a group; sets of right answers are counted from the group's first row.
void add(Choices& to, const Rows& rows, Sets right, float weight = 1) {
  const std::size_t start = to.rows();
  for (const auto& row : rows) {
    to.features.insert(to.features.end(), row.begin(), row.end());
    to.first.push_back(to.features.size());
  }
  to.group_first.push_back(to.rows());
  for (auto& set : right) {
    for (auto& row : set) row += start;
  }
  to.right.push_back(std::move(right));
  to.weight.push_back(weight);
}

double score(const Choices& x, const std::vector<double>& w, std::size_t row) {
  double sum = 0;
  for (std::size_t i = x.first[row]; i < x.first[row + 1]; ++i) sum += w[x.features[i]];
  return sum;
}

/// Probability of each row within its group, for tests of a single group.
std::vector<double> probabilities(const Choices& x, const std::vector<double>& w) {
  std::vector<double> p;
  double total = 0;
  for (std::size_t r = 0; r < x.rows(); ++r) {
    p.push_back(std::exp(score(x, w, r)));
    total += p.back();
  }
  for (double& value : p) value /= total;
  return p;
}

LogisticOptions close() {
  LogisticOptions options;
  options.tolerance = 1e-12;
  options.steps = 500;
  return options;
}

/// Two rows with a feature each, eight times the first and twice the second: the weights are each
/// other's negative, and w solves 8 - 10 p(w) = w with p of the difference 2w.
TEST(TrainChoice, TwoRowsAreTheClosedForm) {
  Choices x;
  for (int i = 0; i < 10; ++i) add(x, {{0}, {1}}, {{i < 8 ? std::size_t{0} : std::size_t{1}}});
  const std::vector<double> w = train_choice(x, 2, close());
  double low = -10, high = 10;
  for (int i = 0; i < 100; ++i) {
    const double middle = (low + high) / 2;
    (8 - 10 / (1 + std::exp(-2 * middle)) - middle > 0 ? low : high) = middle;
  }
  EXPECT_NEAR(w[0], low, 1e-3);
  EXPECT_NEAR(w[1], -low, 1e-3);
}

/// Any row of a set will do: the set as a whole gains, and the rows in it that other groups speak
/// for gain most.
TEST(TrainChoice, ASetOfRightRowsSharesTheProbability) {
  Choices one;
  add(one, {{0}, {1}, {2}}, {{0, 1}}, 20);
  const std::vector<double> w = train_choice(one, 3, close());
  EXPECT_NEAR(w[0], w[1], 1e-6);
  const std::vector<double> p = probabilities(one, w);
  EXPECT_GT(p[0] + p[1], 0.85);

  Choices hinted;
  for (int i = 0; i < 5; ++i) add(hinted, {{0}, {2}}, {{0}});
  for (int i = 0; i < 5; ++i) add(hinted, {{1}, {2}}, {{1}});
  add(hinted, {{0}, {1}, {2}}, {{0, 1}}, 20);
  const std::vector<double> v = train_choice(hinted, 3, close());
  EXPECT_GT(v[0], v[1]);
  EXPECT_GT(v[0], v[2]);
}

/// Two answers that are both right: neither may crowd out the other.
TEST(TrainChoice, SeveralSetsAllCount) {
  Choices x;
  add(x, {{0}, {1}, {2}}, {{0}, {1}}, 20);
  const std::vector<double> p = probabilities(x, train_choice(x, 3, close()));
  EXPECT_NEAR(p[0], p[1], 1e-3);
  EXPECT_LT(p[2], 0.1);
}

TEST(TrainChoice, GroupsWithoutARightAnswerAreSkipped) {
  Choices x, with_empty;
  for (Choices* to : {&x, &with_empty}) add(*to, {{0}, {1}}, {{0}});
  add(with_empty, {{0}, {1}}, {}, 50);
  const auto a = train_choice(x, 2, close()), b = train_choice(with_empty, 2, close());
  EXPECT_NEAR(a[0], b[0], 1e-9);
  EXPECT_NEAR(a[1], b[1], 1e-9);
}

TEST(TrainChoice, NothingFromNothingAndTheSameTwice) {
  EXPECT_EQ(train_choice(Choices{}, 3, {}), std::vector<double>(3, 0.0));
  Choices x;
  for (std::uint32_t i = 0; i < 30; ++i) add(x, {{i % 5, 7}, {5 + i % 2}, {}}, {{i % 3}});
  EXPECT_EQ(train_choice(x, 8, {}), train_choice(x, 8, {}));
}

}  // namespace
}  // namespace tawatur::learn
