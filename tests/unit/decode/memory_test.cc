// SPDX-License-Identifier: Apache-2.0
// What memory of earlier claims says of a mention, on real analyses.
#include "decode/memory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "decode/decoder.h"
#include "pipeline/analyst.h"

namespace tawatur::decode {
namespace {

TEST(MemoryTest, KeepsTheLastActAndTheLastClaimOfEachFrame) {
  Memory m;
  m.sentence = 3;
  m.frame = Frame::air_strike;
  m.keep(7, 8);
  m.sentence = 4;
  m.frame = Frame::kill;
  m.keep(kNone, 9);
  EXPECT_EQ(m.act.agent, 7u);
  EXPECT_EQ(m.act.sentence, 3u);
  EXPECT_EQ(m.same[static_cast<std::size_t>(Frame::kill)].target, 9u);
  EXPECT_EQ(m.same[static_cast<std::size_t>(Frame::kill)].agent, kNone);
  EXPECT_EQ(m.same[static_cast<std::size_t>(Frame::wound)].sentence, kNone);
}

/// Two mentions, of identities 7 and 8, and a claim after a strike by 7 on 8.
class After {
 public:
  After()
      : pack_(lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack")),
        scene_(empty_scene()) {
    analysis_.mentions.resize(2);
    scene_.mentions.resize(2);
    scene_.mentions[0].identity = 7;
    scene_.mentions[1].identity = 8;
    analysis_.text.sentences.resize(2);
    scene_.mentions_of_sentence = {{0, 2}, {2, 2}};
    scene_.relations.resize(1);
    scene_.triggers.resize(1);
    scene_.triggers[0].event = &event_;
    scene_.triggers[0].sentence = 1;
    memory_.sentence = 0;
    memory_.frame = Frame::air_strike;
    memory_.keep(7, 8);
  }
  /// Is this one of the memory features of mention 7?
  bool has(const std::string& name) {
    learn::FeatureSink sink(true);
    memory_features(scene_, {0, Frame::kill, 0, 0}, 0, memory_, sink);
    return std::find(sink.names().begin(), sink.names().end(), name) != sink.names().end();
  }
  coder::Trigger& trigger() { return scene_.triggers[0]; }

  Memory memory_;

 private:
  Scene empty_scene() {
    document_.id = document_.text = "x";
    analysis_.document = &document_;
    auto classes = coder::Classes::parse(pack_->file("classes.toml"), "classes.toml");
    const coder::TriggerFinder finder(*pack_, *classes);
    operators_ = discourse::Operators::parse(pack_->file("operators.toml"));
    return read_scene(analysis_, *pack_, {}, finder, operators_, Limits{});
  }

  Result<lexicon::Pack> pack_;
  Document document_;
  Analysis analysis_;
  discourse::Operators operators_;
  coder::EventClass event_{"strike", {Frame::kill}, {}, {}, false, false};
  Scene scene_;
};

TEST(MemoryTest, DefiniteNounsAreToldFromIndefiniteOnes) {
  After a;
  EXPECT_TRUE(a.has("xa=a|kill|0|1"));
  a.trigger().definite = true;
  EXPECT_TRUE(a.has("xa=a|kill|1|1"));
  EXPECT_FALSE(a.has("xa=a|kill|0|1"));
}

TEST(MemoryTest, AgentsAreWeighedAgainstAKnownTarget) {
  After a;
  EXPECT_FALSE(a.has("T=0|n"));
  a.memory_.target_known = true;
  a.memory_.known_target = 8;
  EXPECT_TRUE(a.has("T=0|n"));
  EXPECT_TRUE(a.has("Ta=t|a|kill|0"));
  a.memory_.known_target = 7;
  EXPECT_TRUE(a.has("T=1|n"));
}

}  // namespace
}  // namespace tawatur::decode
