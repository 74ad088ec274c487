// SPDX-License-Identifier: Apache-2.0
#include "pipeline/span_check.h"

#include <gtest/gtest.h>

namespace tawatur::pipeline {
namespace {

Claim claim() {
  Claim c;
  c.evidence = {0, 9};
  c.trigger = {0, 4};
  c.quantity.push_back({QuantityKind::killed, 5, 5, "five", {5, 9}, {}});
  return c;
}

TEST(SpanCheck, WordsStandAtTheirSpans) {
  const SpanCheck check("died five", claim());
  EXPECT_EQ(check.wrong(), "");
  EXPECT_EQ(check.spans(), 3U);
}

TEST(SpanCheck, NamesTheField) {
  Claim c = claim();
  c.quantity[0].text = "four";
  EXPECT_EQ(SpanCheck("died five", c).wrong(), "quantity");
  c = claim();
  c.evidence = {0, 10};  // one beyond the end
  EXPECT_EQ(SpanCheck("died five", c).wrong(), "evidence");
  c = claim();
  c.trigger = {4, 0};
  EXPECT_EQ(SpanCheck("died five", c).wrong(), "trigger");
}

}  // namespace
}  // namespace tawatur::pipeline
