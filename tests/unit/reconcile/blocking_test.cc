// SPDX-License-Identifier: Apache-2.0
// That the candidates are those of candidate_pairs(): sweep_test.cc. Here: what is kept.
#include "reconcile/blocking.h"

#include <gtest/gtest.h>

namespace tawatur::reconcile {
namespace {

std::vector<std::uint32_t> earlier(Blocking& blocking, std::uint32_t claim, Day day,
                                   const std::vector<std::uint64_t>& keys) {
  std::vector<std::uint32_t> out;
  blocking.add(claim, day, keys, out);
  return out;
}

using Claims = std::vector<std::uint32_t>;

TEST(Blocking, GivesThoseWithTheKeyOncePerKey) {
  Blocking blocking({});
  EXPECT_EQ(earlier(blocking, 0, 1, {10, 20}), Claims());
  EXPECT_EQ(earlier(blocking, 1, 1, {20}), Claims{0});
  EXPECT_EQ(earlier(blocking, 2, 2, {10, 20}), (Claims{0, 0, 1}));
}

TEST(Blocking, ForgetsDaysButNotThoseWithoutOne) {
  Blocking blocking({});
  EXPECT_EQ(earlier(blocking, 0, kNoDay, {10}), Claims());
  EXPECT_EQ(earlier(blocking, 1, 1, {10}), Claims{0});
  EXPECT_EQ(earlier(blocking, 2, 3, {10}), (Claims{0, 1}));
  blocking.forget_before(3);
  EXPECT_EQ(earlier(blocking, 3, 7, {10}), (Claims{0, 2}));
  blocking.forget_before(100);
  EXPECT_EQ(earlier(blocking, 4, 104, {10}), Claims{0});
}

TEST(Blocking, AKeyOfTooManySaysNothingUntilSomeAreForgotten) {
  Blocking blocking({.days_apart = 4, .most_of_key = 2});
  EXPECT_EQ(earlier(blocking, 0, 1, {10}), Claims());
  EXPECT_EQ(earlier(blocking, 1, 1, {10}), Claims{0});
  EXPECT_EQ(earlier(blocking, 2, 2, {10}), Claims());
  blocking.forget_before(2);
  EXPECT_EQ(earlier(blocking, 3, 6, {10}), Claims{2});
}

}  // namespace
}  // namespace tawatur::reconcile
