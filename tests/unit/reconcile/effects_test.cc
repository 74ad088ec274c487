// SPDX-License-Identifier: Apache-2.0
#include "reconcile/effects.h"

#include <gtest/gtest.h>

namespace tawatur::reconcile {
namespace {

Event event(const std::string& id, Frame frame) {
  Event e;
  e.event_id = id;
  e.frame = frame;
  return e;
}

class EffectsTest : public testing::Test {
 protected:
  void put(const std::string& id, Frame frame, std::vector<Effects::Claim> claims) {
    effects_.put(event(id, frame), claims);
  }
  std::vector<std::string> of(const std::string& id) const {
    for (const Event& e : events_) {
      if (e.event_id == id) return e.effects;
    }
    return {"not handed on"};
  }
  std::vector<Event> events_;
  Effects effects_{-1.5, [this](Event e) { events_.push_back(std::move(e)); }};
};

TEST_F(EffectsTest, AnActWaitsForTheEventsOfItsDocument) {
  effects_.open(0, 2);
  effects_.link(0, 1, 0, 0.5F);
  put("act", Frame::shelling, {{{0, 0}}});
  EXPECT_TRUE(events_.empty());
  EXPECT_TRUE(effects_.is_open(0));
  put("dead", Frame::kill, {{{0, 1}}});
  EXPECT_FALSE(effects_.is_open(0));
  EXPECT_EQ(of("act"), std::vector<std::string>{"dead"});
  EXPECT_EQ(of("dead"), std::vector<std::string>());
}

TEST_F(EffectsTest, TheBetterLinkGetsIt) {
  effects_.open(0, 3);
  effects_.link(0, 1, 0, 0.5F);
  effects_.link(0, 2, 1, 0.75F);
  put("one", Frame::shelling, {{{0, 0}}});
  put("dead", Frame::kill, {{{0, 1}}});
  put("two", Frame::attack, {{{0, 2}}});
  EXPECT_EQ(of("one"), std::vector<std::string>());
  EXPECT_EQ(of("two"), std::vector<std::string>{"dead"});
}

TEST_F(EffectsTest, OfEqualLinksTheSmallerIdGetsIt) {
  effects_.open(0, 3);
  effects_.link(0, 0, 1, 0.5F);
  effects_.link(0, 2, 1, 0.5F);
  put("z", Frame::shelling, {{{0, 0}}});
  put("dead", Frame::kill, {{{0, 1}}});
  put("a", Frame::attack, {{{0, 2}}});
  EXPECT_EQ(of("a"), std::vector<std::string>{"dead"});
  EXPECT_EQ(of("z"), std::vector<std::string>());
}

TEST_F(EffectsTest, AnotherDocumentOfTheEffectMayHaveABetterAct) {
  effects_.open(0, 2);
  effects_.open(1, 2);
  effects_.link(0, 1, 0, 0.5F);
  effects_.link(1, 1, 0, 1.5F);
  put("near", Frame::shelling, {{{0, 0}}});
  put("dead", Frame::kill, std::vector<Effects::Claim>{{0, 1}, {1, 1}});
  EXPECT_TRUE(events_.empty());  // document 0 is whole, but whose the dead are isn't known
  put("better", Frame::attack, {{{1, 0}}});
  EXPECT_EQ(events_.size(), 3U);
  EXPECT_EQ(of("near"), std::vector<std::string>());
  EXPECT_EQ(of("better"), std::vector<std::string>{"dead"});
}

TEST_F(EffectsTest, WeakLinksAndTwoOfAKindDontCount) {
  effects_.open(0, 3);
  effects_.link(0, 1, 0, -1.6F);
  effects_.link(0, 2, 1, 2);
  put("act", Frame::shelling, {{{0, 0}}});
  put("dead", Frame::kill, {{{0, 1}}});
  put("hurt", Frame::wound, {{{0, 2}}});
  EXPECT_EQ(events_.size(), 3U);
  for (const Event& e : events_) EXPECT_TRUE(e.effects.empty());
}

}  // namespace
}  // namespace tawatur::reconcile
