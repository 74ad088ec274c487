// SPDX-License-Identifier: Apache-2.0
// The groups themselves: twin_test.cc and sweep_test.cc. Here: when they are handed out.
#include "reconcile/growth.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tawatur::reconcile {
namespace {

class GrowthTest : public testing::Test {
 protected:
  void add(std::uint32_t claims) {
    for (std::uint32_t i = 0; i < claims; ++i) growth_.add(i, i);
  }
  void close(std::uint32_t claim) {
    growth_.close(claim);
    growth_.settle();
  }
  std::vector<std::vector<std::uint32_t>> groups_;
  Growth growth_{{.join = -1, .apart = -3}, [this](std::span<const std::uint32_t> claims) {
                   groups_.emplace_back(claims.begin(), claims.end());
                   std::sort(groups_.back().begin(), groups_.back().end());
                 }};
  using Groups = std::vector<std::vector<std::uint32_t>>;
};

TEST_F(GrowthTest, AClaimAloneIsDoneWhenItIsClosed) {
  add(2);
  growth_.pair(0, 1, -1.25F);
  growth_.settle();
  EXPECT_TRUE(groups_.empty());
  close(0);
  EXPECT_EQ(groups_, (Groups{{0}}));
  close(1);
  EXPECT_EQ(groups_, (Groups{{0}, {1}}));
}

TEST_F(GrowthTest, AGroupWaitsForItsBestNeighbour) {
  add(3);
  growth_.pair(0, 1, 1);
  close(0);
  growth_.pair(1, 2, 2);
  close(1);
  EXPECT_TRUE(groups_.empty());
  close(2);
  EXPECT_EQ(groups_, (Groups{{0, 1, 2}}));  // mean of 0 with {1, 2}: (1 - 3) / 2 = join
}

TEST_F(GrowthTest, WhoIsNotTakenByTheBestGoesAlone) {
  add(3);
  growth_.pair(0, 1, 0.5F);
  growth_.pair(1, 2, 2);
  close(0);
  close(1);
  close(2);
  EXPECT_EQ(groups_.size(), 2U);  // (0.5 - 3) / 2 is below
  EXPECT_TRUE(std::find(groups_.begin(), groups_.end(), std::vector<std::uint32_t>{0}) !=
              groups_.end());
}

TEST_F(GrowthTest, ANumberMayBeUsedAgain) {
  add(2);
  growth_.pair(0, 1, 3);
  close(0);
  close(1);
  growth_.add(0, 7);
  growth_.add(1, 8);
  close(1);
  close(0);
  EXPECT_EQ(groups_, (Groups{{0, 1}, {1}, {0}}));
}

}  // namespace
}  // namespace tawatur::reconcile
