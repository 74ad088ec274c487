// SPDX-License-Identifier: Apache-2.0
#include "learn/weights.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "learn/features.h"

namespace tawatur::learn {
namespace {

std::vector<Group> groups() {
  return {{"trigger", {"claim"}}, {"modality", {"asserted", "negated", "denied"}}};
}

TEST(FeatureSink, NamesAreSpeltAsHashed) {
  FeatureSink named(true), plain;
  const std::string path = "N>P";
  for (FeatureSink* sink : {&named, &plain}) {
    sink->add("bias");
    sink->add("one", "a");
    sink->add("three", 'd', path, std::string_view("x"), 12, true);
    sink->add("below", -3);
    sink->add("far", 31, -1234567890);
    sink->add("word", "more than eight letters", "", "eightlet");
    sink->add("signs", '|', "a|b\\c", '=');
  }
  ASSERT_EQ(named.names(),
            (std::vector<std::string>{
                "bias", "one=a", "three=d|N>P|x|12|1", "below=-3", "far=31|-1234567890",
                "word=more than eight letters||eightlet", "signs=\\||a\\|b\\\\c|="}));
  EXPECT_EQ(named.hashes(), plain.hashes());
  EXPECT_TRUE(plain.names().empty());
  for (std::size_t i = 0; i < named.names().size(); ++i) {
    EXPECT_EQ(hash_name(named.names()[i]), plain.hashes()[i]);
  }
  plain.clear();
  EXPECT_TRUE(plain.hashes().empty());
}

/// Other parts, or the same parts cut elsewhere, are another feature.
TEST(FeatureSink, PartsAreKeptApart) {
  FeatureSink sink(true);
  for (const std::string a : {"", "x", "xy", "abcdefgh", "abcdefghi", "abcdefghijklmnop"}) {
    for (const std::string b : {"", "x", "y", "yx", "i", "bcdefgh"}) {
      sink.add("f", a, b);
      sink.add("f", a + b);
      sink.add("g", a, b);
    }
  }
  for (char c = ' '; c < 127; ++c) {
    sink.add("pf", c, "shelling");
    sink.add("sf", c, "shelling");
  }
  const std::set<std::string> names(sink.names().begin(), sink.names().end());
  const std::set<FeatureHash> hashes(sink.hashes().begin(), sink.hashes().end());
  EXPECT_EQ(hashes.size(), names.size());
}

TEST(Weights, ScoresAreSumsOfWhatIsPresent) {
  Weights weights(groups());
  ASSERT_TRUE(weights
                  .parse("# a comment\n"
                         "@\tthreshold\t-\t0.35\n"
                         "trigger\tclaim\tbias\t-1.5\n"
                         "trigger\tclaim\tone=a\t2.25\n"
                         "modality\tasserted\tone=a\t0.5\n"
                         "modality\tdenied\tone=a\t-0.25\n",
                         "weights.tsv")
                  .ok());
  FeatureSink sink;
  sink.add("bias");
  sink.add("one", "a");
  sink.add("nobody", "knows");
  EXPECT_FLOAT_EQ(weights.score(0, sink)[0], 0.75f);
  const Scores modality = weights.score(1, sink);
  EXPECT_FLOAT_EQ(modality[0], 0.5f);
  EXPECT_FLOAT_EQ(modality[1], 0.0f);
  EXPECT_FLOAT_EQ(modality[2], -0.25f);
  EXPECT_FLOAT_EQ(weights.weight(1, 2, hash_name("one=a")), -0.25f);
  EXPECT_FLOAT_EQ(weights.weight(1, 2, hash_name("one=b")), 0.0f);
  EXPECT_DOUBLE_EQ(weights.setting("threshold", 0.5), 0.35);
  EXPECT_DOUBLE_EQ(weights.setting("unset", 0.5), 0.5);
}

TEST(Weights, ImageHoldsAllThatWasParsed) {
  Weights weights(groups());
  std::string rows = "@\tthreshold\t-\t0.35\n";
  for (int i = 0; i < 3000; ++i) {
    rows += "trigger\tclaim\tf=" + std::to_string(i) + "\t" + std::to_string(i) + ".5\n";
  }
  ASSERT_TRUE(weights.parse(rows + "modality\tdenied\tf=7\t-2\n", "w").ok());
  const std::string image = weights.image();
  Weights back(groups());
  ASSERT_TRUE(back.load(image).ok());
  EXPECT_EQ(back.size(), weights.size());
  EXPECT_DOUBLE_EQ(back.setting("threshold", 0), 0.35);
  for (int i = 0; i < 3000; ++i) {
    EXPECT_FLOAT_EQ(back.weight(0, 0, hash_name("f=" + std::to_string(i))),
                    static_cast<float>(i) + 0.5f);
  }
  EXPECT_FLOAT_EQ(back.weight(1, 2, hash_name("f=7")), -2.0f);
  EXPECT_FLOAT_EQ(back.weight(0, 0, hash_name("f=3000")), 0.0f);
}

TEST(Weights, ForeignAndCutImagesAreRefused) {
  Weights weights(groups());
  ASSERT_TRUE(weights.parse("trigger\tclaim\tone\t1\n", "w").ok());
  const std::string image = weights.image();
  for (std::size_t cut : {std::size_t{0}, std::size_t{5}, image.size() / 2, image.size() - 1}) {
    EXPECT_FALSE(Weights(groups()).load(std::string_view(image).substr(0, cut)).ok()) << cut;
  }
  EXPECT_FALSE(Weights(std::vector<Group>{{"other", {"claim"}}}).load(image).ok());
}

TEST(Weights, WrongRowsNameTheirLine) {
  for (const std::string row :
       {"trigger\tclaim\tx", "trigger\tclaim\tx\t1\t2", "trigger\tclaim\tx\tmany",
        "trigger\tclaim\tx\tnan", "trigger\tclaim\tx\tinf", "nobody\tclaim\tx\t1",
        "trigger\tnothing\tx\t1"}) {
    Weights weights(groups());
    const Result<void> parsed = weights.parse("# first\n\n" + row + "\n", "w.tsv");
    ASSERT_FALSE(parsed.ok()) << row;
    EXPECT_EQ(parsed.error().code, ErrorCode::kFormat);
    EXPECT_EQ(parsed.error().line, 3u) << row;
    EXPECT_EQ(parsed.error().file, "w.tsv");
  }
}

/// The table grows past its first size; every weight is still found, and no other.
TEST(Weights, AgreeWithAPlainMap) {
  std::mt19937 chance(7);
  Weights weights(groups());
  std::vector<std::pair<std::string, float>> rows;
  for (int i = 0; i < 5000; ++i) {
    rows.emplace_back("f=" + std::to_string(i),
                      static_cast<float>(static_cast<int>(chance() % 2001) - 1000) / 100);
    weights.set(i % 2, 0, rows.back().first, rows.back().second);
  }
  EXPECT_EQ(weights.size(), rows.size());
  for (int i = 0; i < 5000; ++i) {
    const FeatureHash hash = hash_name(rows[i].first);
    EXPECT_FLOAT_EQ(weights.weight(i % 2, 0, hash), rows[i].second);
    EXPECT_FLOAT_EQ(weights.weight(1 - i % 2, 0, hash), 0.0f);
  }
}

TEST(Logistic, IsAProbability) {
  EXPECT_DOUBLE_EQ(logistic(0), 0.5);
  EXPECT_NEAR(logistic(std::log(4.0)), 0.8, 1e-12);
  EXPECT_NEAR(logistic(-800), 0, 1e-12);
  EXPECT_NEAR(logistic(800), 1, 1e-12);
}

}  // namespace
}  // namespace tawatur::learn
