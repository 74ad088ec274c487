// SPDX-License-Identifier: Apache-2.0
#include "decode/answers.h"

#include <gtest/gtest.h>

#include <string>

namespace tawatur::decode {
namespace {

Claim claim(const char* id, Frame frame, Modality modality, const char* agent, const char* source) {
  Claim c;
  c.claim_id = id;
  c.frame = frame;
  c.modality = modality;
  c.confidence = 0.5;
  if (*agent) c.agent.emplace_back().id = agent;
  if (*source) c.source.emplace_back().id = source;
  return c;
}

std::string answer(std::vector<Claim> claims, std::size_t of) {
  link_answers(claims, 0.3);
  return claims[of].answers;
}

const Claim kDenial = claim("d", Frame::attack, Modality::denied, "army", "army");

TEST(AnswersTest, DenialAnswersTheSameActOfTheSameParty) {
  const Claim made = claim("a", Frame::attack, Modality::asserted, "army", "rebels");
  EXPECT_EQ(answer({made, kDenial}, 1), "a");
  EXPECT_EQ(answer({kDenial, made}, 0), "a");
  EXPECT_EQ(answer({made, kDenial}, 0), "");
}

TEST(AnswersTest, NearMisses) {
  EXPECT_EQ(answer({claim("a", Frame::shelling, Modality::asserted, "army", ""), kDenial}, 1), "");
  EXPECT_EQ(answer({claim("a", Frame::attack, Modality::asserted, "rebels", ""), kDenial}, 1), "");
  EXPECT_EQ(answer({claim("a", Frame::attack, Modality::denied, "army", ""), kDenial}, 1), "");
  EXPECT_EQ(answer({claim("a", Frame::attack, Modality::negated, "army", ""), kDenial}, 1), "");
  EXPECT_EQ(answer({claim("a", Frame::attack, Modality::asserted, "army", "army"), kDenial}, 1),
            "");
  EXPECT_EQ(answer({claim("a", Frame::attack, Modality::asserted, "", ""), kDenial}, 1), "");
  EXPECT_EQ(answer({kDenial}, 0), "");
}

TEST(AnswersTest, TheNearestBeforeIsAnsweredUnlessAnotherFitsBetter) {
  const Claim first = claim("a", Frame::attack, Modality::asserted, "army", "rebels");
  Claim second = claim("b", Frame::attack, Modality::asserted, "army", "rebels");
  EXPECT_EQ(answer({first, second, kDenial}, 2), "b");
  EXPECT_EQ(answer({first, kDenial, second}, 1), "a");
  Claim denial = kDenial;
  denial.place.emplace_back().text = second.place.emplace_back().text = "Darfur";
  EXPECT_EQ(answer({first, denial, second}, 1), "b");
  second.place.front().text = "Kordofan";
  EXPECT_EQ(answer({second, denial}, 1), "");
}

TEST(AnswersTest, DoubtfulAndFarClaimsAreNotAnswered) {
  Claim made = claim("a", Frame::attack, Modality::asserted, "army", "rebels");
  made.confidence = 0.29;
  EXPECT_EQ(answer({made, kDenial}, 1), "");
  made.confidence = 0.3;
  Claim far = kDenial;
  far.trigger = {5999, 6005};
  EXPECT_EQ(answer({made, far}, 1), "a");
  far.trigger = {6000, 6006};
  EXPECT_EQ(answer({made, far}, 1), "");
}

}  // namespace
}  // namespace tawatur::decode
