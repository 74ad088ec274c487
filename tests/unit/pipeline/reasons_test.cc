// SPDX-License-Identifier: Apache-2.0
#include "pipeline/reasons.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "decode/features.h"
#include "pipeline/messages.h"

namespace tawatur::pipeline {
namespace {

class Explaining : public ::testing::Test {
 protected:
  void SetUp() override {
    auto opened = lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
    ASSERT_TRUE(opened) << opened.error().to_string();
    pack_ = std::make_unique<lexicon::Pack>(std::move(*opened));
  }
  std::unique_ptr<lexicon::Pack> pack_;
};

TEST_F(Explaining, WeightsOfOneTopicAddUp) {
  learn::Weights weights(decode::weight_groups());
  ASSERT_TRUE(
      weights.parse("trigger\tclaim\tb\t-2\ntrigger\tclaim\tmn=kill|a\t1.5\n"
                    "trigger\tclaim\tmo=kill|a\t-0.25\ntrigger\tclaim\tnewest=1\t0.5\n",
                    "w"));
  learn::FeatureSink sink(true);
  sink.add("b");
  sink.add("mn", "kill", 'a');
  sink.add("mo", "kill", 'a');
  sink.add("newest", 1);
  sink.add("mf", "kill", 'a');  // no weight
  const auto found = Reasons(*pack_, weights).of(decode::kTrigger, 0, sink);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].topic, "reason.base");
  EXPECT_FLOAT_EQ(found[0].weight, -2.0f);
  EXPECT_EQ(found[1].topic, "reason.means");
  EXPECT_FLOAT_EQ(found[1].weight, 1.25f);
  EXPECT_EQ(found[1].strongest, "mn=kill|a");
  EXPECT_EQ(found[2].topic, "reason.newest");  // no row has it: under its own name
}

TEST_F(Explaining, MessagesInBothLanguages) {
  const Messages en(*pack_, Language::en), ar(*pack_, Language::ar);
  EXPECT_EQ(en("field.agent"), "agent");
  EXPECT_EQ(en("frame.kill"), "Deaths");
  EXPECT_EQ(en("verdict.claims", {"2", "7"}), "2 of 7 candidates");
  for (const char* key : {"field.agent", "frame.kill", "frame.aid", "modality.denied", "pos.verb",
                          "reason.means", "verdict.none"}) {
    EXPECT_NE(ar(key), en(key)) << key;
    EXPECT_GE(static_cast<unsigned char>(ar(key)[0]), 0x80) << key;
  }
  EXPECT_EQ(ar("verdict.claims", {"2", "7"}).find('{'), std::string::npos);
}

TEST_F(Explaining, AKeyWithoutARowIsItsLastPart) {
  EXPECT_EQ(Messages(*pack_, Language::ar)("field.nothing"), "nothing");
  EXPECT_EQ(Messages(*pack_, Language::en)("bare"), "bare");
}

TEST(Languages, AreReadFromLocales) {
  EXPECT_EQ(language_from("ar"), Language::ar);
  EXPECT_EQ(language_from("ar_SY.UTF-8"), Language::ar);
  EXPECT_EQ(language_from("en_GB@euro"), Language::en);
  EXPECT_FALSE(language_from("arz"));
  EXPECT_FALSE(language_from("C"));
  EXPECT_FALSE(language_from(""));
}

}  // namespace
}  // namespace tawatur::pipeline
