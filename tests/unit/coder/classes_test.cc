// SPDX-License-Identifier: Apache-2.0
#include "coder/classes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/file.h"

namespace tawatur::coder {
namespace {

TEST(Classes, SilentOnesHaveNoFramesAndOthersSome) {
  const auto silent = Classes::parse("[figure]\nsilent = true\nframes = []\n", "classes.toml");
  ASSERT_TRUE(silent.ok()) << silent.error().to_string();
  EXPECT_TRUE(silent->find("figure")->silent);
  EXPECT_FALSE(Classes::parse("[a]\nframes = []\n", "c").ok());
  EXPECT_FALSE(Classes::parse("[a]\nsilent = true\nframes = [\"kill\"]\n", "c").ok());
}

TEST(Classes, LinksOfVerbsAndEventNouns) {
  const auto classes = Classes::parse(
      "[seize]\n"
      "frames = [\"take_control\", \"attack\"]\n"
      "weak = true\n"
      "links = [ {role=\"agent\", function=\"subject\", kind=\"force\"},\n"
      "          {role=\"place\", prep=\"ala\"}, {role=\"weapon\", prep=\"prep:bi\"} ]\n"
      "event_noun.agent = [\"genitive\", \"prep:min_qibal\"]\n",
      "classes.toml");
  ASSERT_TRUE(classes.ok());
  const EventClass* seize = classes->find("seize");
  ASSERT_NE(seize, nullptr);
  EXPECT_EQ(classes->find("flee"), nullptr);
  EXPECT_EQ(seize->frames, (std::vector<Frame>{Frame::take_control, Frame::attack}));
  EXPECT_TRUE(seize->weak);
  ASSERT_EQ(seize->verb.size(), 3u);
  EXPECT_EQ(seize->verb[0].by, "subject");
  EXPECT_EQ(seize->verb[0].kind, "force");
  EXPECT_EQ(seize->verb[1].by, "prep:ala");  // a bare preposition gets its prefix
  EXPECT_EQ(seize->verb[1].kind, "any");
  EXPECT_EQ(seize->verb[2].role, Role::other);
  // Prepositions link an event noun as they link the verb; its own functions come on top.
  ASSERT_EQ(seize->noun.size(), 4u);
  EXPECT_EQ(seize->noun[0].by, "prep:ala");
  EXPECT_EQ(seize->noun[2].by, "genitive");
  EXPECT_EQ(seize->noun[2].role, Role::agent);
}

TEST(Classes, WhatIsWrongHasItsLine) {
  struct Case {
    std::string text;
    std::uint64_t line;
  };
  const std::array<Case, 5> cases{{
      {"[a]\nframes = [\"dance\"]\n", 2},
      {"[a]\nframes = []\n", 1},
      {"[a]\nframes = [\"kill\"]\nlinks = [ 3 ]\n", 3},
      {"[a]\nframes = [\"kill\"]\nlinks = [\n {role=\"agent\"} ]\n", 4},
      {"[a]\nframes = [\"kill\"\n[b]\n", 3},
  }};
  for (const Case& c : cases) {
    const auto classes = Classes::parse(c.text, "mine.toml");
    ASSERT_FALSE(classes.ok()) << c.text;
    EXPECT_EQ(classes.error().code, ErrorCode::kFormat);
    EXPECT_EQ(classes.error().file, "mine.toml");
    EXPECT_EQ(classes.error().line, c.line) << c.text;
  }
}

TEST(Classes, TheProjectsOwnReachEveryFrame) {
  const auto text = read_file(std::string(TAWATUR_SOURCE_DIR) + "/data/classes.toml");
  ASSERT_TRUE(text.ok());
  const auto classes = Classes::parse(*text, "classes.toml");
  ASSERT_TRUE(classes.ok()) << classes.error().to_string();
  for (std::size_t i = 0; i < kFrameCount; ++i) {
    const Frame frame = static_cast<Frame>(i);
    EXPECT_TRUE(std::any_of(classes->all().begin(), classes->all().end(), [&](const EventClass& c) {
      return std::find(c.frames.begin(), c.frames.end(), frame) != c.frames.end();
    })) << to_string(frame);
  }
}

}  // namespace
}  // namespace tawatur::coder
