// SPDX-License-Identifier: Apache-2.0
#include "judge/agreement.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace tawatur::judge {
namespace {

Claim claim(const std::string& doc, std::uint32_t begin, std::uint32_t end, Frame frame,
            const std::string& agent = {}) {
  Claim c;
  c.doc = doc;
  c.claim_id = doc + std::to_string(begin) + std::string(to_string(frame));
  c.frame = frame;
  c.evidence = {begin, end};
  c.trigger = {begin, begin + 1};
  if (!agent.empty()) {
    c.agent.emplace_back();
    c.agent.back().id = agent;
  }
  return c;
}

const FieldAgreement& field(const Agreement& a, const std::string& name) {
  for (const FieldAgreement& f : a.fields) {
    if (f.name() == name) return f;
  }
  ADD_FAILURE() << name;
  return a.fields[0];
}

TEST(Agreement, OfACoderWithThemselvesIsFull) {
  const std::vector<Claim> a = {claim("d", 0, 9, Frame::kill, "x"),
                                claim("d", 20, 29, Frame::clash, "y")};
  const Agreement same = agreement(a, a);
  EXPECT_EQ(same.documents, 1U);
  EXPECT_DOUBLE_EQ(same.claims.f1(), 1);
  EXPECT_DOUBLE_EQ(*field(same, "frame").kappa(), 1);
  EXPECT_DOUBLE_EQ(*field(same, "agent").kappa(), 1);
  // All are asserted: chance alone would agree.
  EXPECT_FALSE(field(same, "modality").kappa());
  EXPECT_DOUBLE_EQ(field(same, "modality").share(), 1);
}

TEST(Agreement, ClaimsAreOfOneFrameAtOverlappingWords) {
  const std::vector<Claim> a = {claim("d", 0, 9, Frame::kill), claim("d", 20, 29, Frame::kill),
                                claim("d", 40, 49, Frame::clash)};
  const std::vector<Claim> b = {claim("d", 8, 12, Frame::kill), claim("d", 29, 35, Frame::kill),
                                claim("d", 40, 49, Frame::attack), claim("e", 0, 9, Frame::kill)};
  const Agreement got = agreement(a, b);
  EXPECT_EQ(got.claims.a, 3U);
  EXPECT_EQ(got.claims.b, 3U);  // nobody else coded document e
  EXPECT_EQ(got.claims.both, 1U);
  EXPECT_EQ(field(got, "frame").units(), 4U);  // a pair, one of two frames, two without a partner
  EXPECT_EQ(field(got, "agent").units(), 1U);
  ASSERT_EQ(got.frames.size(), 3U);
  EXPECT_EQ(got.frames[0].first, Frame::clash);
}

TEST(Agreement, APairOfOneFrameComesBeforeALongerOverlap) {
  const std::vector<Claim> a = {claim("d", 0, 20, Frame::kill)};
  const std::vector<Claim> b = {claim("d", 0, 20, Frame::attack), claim("d", 15, 22, Frame::kill)};
  EXPECT_EQ(agreement(a, b).claims.both, 1U);
}

TEST(Agreement, KappaAsInTheTextbook) {
  // 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: 0.7 observed, 0.5 by chance.
  FieldAgreement f("x");
  for (int i = 0; i < 20; ++i) f.add("yes", "yes");
  for (int i = 0; i < 5; ++i) f.add("yes", "no");
  for (int i = 0; i < 10; ++i) f.add("no", "yes");
  for (int i = 0; i < 15; ++i) f.add("no", "no");
  EXPECT_NEAR(*f.kappa(), 0.4, 1e-12);
  EXPECT_NEAR(f.share(), 0.7, 1e-12);
  EXPECT_FALSE(FieldAgreement("y").kappa());
}

TEST(Agreement, EitherOrderOfCodersAndClaimsGivesTheSame) {
  std::mt19937 random(8);
  const Frame frames[] = {Frame::kill, Frame::attack, Frame::clash};
  const auto some = [&] {
    std::vector<Claim> out;
    for (int i = 0; i < 60; ++i) {
      const auto begin = static_cast<std::uint32_t>(random() % 200);
      out.push_back(claim(random() % 2 ? "d" : "e", begin,
                          begin + 5 + static_cast<std::uint32_t>(random() % 20),
                          frames[random() % 3], random() % 2 ? "x" : "y"));
      out.back().claim_id += std::to_string(i);
    }
    return out;
  };
  std::vector<Claim> a = some();
  const std::vector<Claim> b = some();
  const Agreement first = agreement(a, b), turned = agreement(b, a);
  std::shuffle(a.begin(), a.end(), random);
  const Agreement shuffled = agreement(a, b);
  for (const Agreement* other : {&turned, &shuffled}) {
    EXPECT_EQ(other->claims.both, first.claims.both);
    for (std::size_t i = 0; i < first.fields.size(); ++i) {
      EXPECT_EQ(other->fields[i].units(), first.fields[i].units());
      EXPECT_DOUBLE_EQ(other->fields[i].share(), first.fields[i].share());
      EXPECT_NEAR(other->fields[i].kappa().value_or(-9), first.fields[i].kappa().value_or(-9),
                  1e-12);
    }
  }
  EXPECT_GT(first.claims.both, 10U);
}

}  // namespace
}  // namespace tawatur::judge
