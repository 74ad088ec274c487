// SPDX-License-Identifier: Apache-2.0
#include "train/minimise.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>

namespace tawatur::learn {
namespace {

MinimiseOptions exact() {
  MinimiseOptions options;
  options.steps = 500;
  options.tolerance = 1e-14;
  return options;
}

/// A valley a thousand times as steep one way as the other: minimum at (1, 2, 3, ...), value 7.
double valley(const Vector& w, Vector& gradient) {
  double value = 7;
  for (std::size_t i = 0; i < w.size(); ++i) {
    const double steep = i % 2 == 0 ? 1000 : 1;
    const double off = w[i] - static_cast<double>(i + 1);
    value += steep * off * off / 2;
    gradient[i] = steep * off;
  }
  return value;
}

TEST(Minimise, FindsTheFloorOfAValley) {
  const Vector w = minimise(valley, 6, exact());
  ASSERT_EQ(w.size(), 6u);
  for (std::size_t i = 0; i < w.size(); ++i) EXPECT_NEAR(w[i], static_cast<double>(i + 1), 1e-4);
}

/// log(e^w + e^-2w) is lowest where e^w = 2 e^-2w: at log(2)/3.
TEST(Minimise, FindsAMinimumThatNoQuadraticHas) {
  const Loss loss = [](const Vector& w, Vector& gradient) {
    const double up = std::exp(w[0]), down = std::exp(-2 * w[0]);
    gradient[0] = (up - 2 * down) / (up + down);
    return std::log(up + down);
  };
  EXPECT_NEAR(minimise(loss, 1, exact())[0], std::log(2.0) / 3, 1e-4);
}

TEST(Minimise, NeverEndsAboveItsStart) {
  MinimiseOptions one;
  one.steps = 1;
  Vector gradient(6);
  const double before = valley(Vector(6, 0.0), gradient);
  EXPECT_LE(valley(minimise(valley, 6, one), gradient), before);
}

TEST(Minimise, StaysWhereThereIsNothingToGain) {
  const Loss flat = [](const Vector& w, Vector& gradient) {
    gradient.assign(w.size(), 0.0);
    return 3.0;
  };
  EXPECT_EQ(minimise(flat, 2, exact()), Vector(2, 0.0));
  EXPECT_TRUE(minimise(flat, 0, exact()).empty());
}

TEST(Minimise, GoesTheSameWayTwice) { EXPECT_EQ(minimise(valley, 6, {}), minimise(valley, 6, {})); }

TEST(Dot, IsTheSumOfProducts) {
  EXPECT_EQ(dot({1, 2, 3}, {4, 5, 6}), 32.0);
  EXPECT_EQ(dot({}, {}), 0.0);
}

}  // namespace
}  // namespace tawatur::learn
