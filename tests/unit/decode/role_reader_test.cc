// SPDX-License-Identifier: Apache-2.0
#include "decode/role_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "decode/decoder.h"
#include "pipeline/analyst.h"

namespace tawatur::decode {
namespace {

/// A net of width 1 that says `to_mention` for each mention and `to_nobody` for nobody, and halves
/// the scores that it is given.
std::string plain_net(const std::string& to_mention, const std::string& to_nobody) {
  std::string out = "token\tbias\t0 0 0 0 0 0\nclaim\tfar\t0\nmention\tfar\t0\n";
  for (const char* name : {"forward", "backward"}) out += std::string(name) + "\t0\t0 0 0\n";
  for (const char* name :
       {"forward_bias", "backward_bias", "hidden_mention", "hidden_nobody", "rivals",
        "rivals_nobody", "nobody_rival", "hidden_bias", "hidden_nobody_bias"}) {
    out += std::string(name) + "\t0\t0\n";
  }
  for (const char* name :
       {"claim_first", "claim_last", "mention_first", "mention_last", "between", "sentence"}) {
    out += std::string(name) + "\t0\t0\n" + name + "\t1\t0\n";
  }
  return out + "out_mention\t0\t0 0\nout_nobody\t0\t0 0\nout_bias\t0\t" + to_mention +
         "\nout_bias\t1\t" + to_nobody + "\nscale\t0\t0.5 0.5\n";
}

class RoleReaderTest : public testing::Test {
 protected:
  void SetUp() override {
    auto pack = lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
    ASSERT_TRUE(pack.ok());
    pack_ = std::make_unique<lexicon::Pack>(std::move(*pack));
    auto classes = coder::Classes::parse(pack_->file("classes.toml"), "classes.toml");
    ASSERT_TRUE(classes.ok());
    classes_ = std::make_unique<coder::Classes>(std::move(*classes));
    ASSERT_TRUE(learned_.parse(pack_->file("roles.tsv"), "roles.tsv").ok());
    decoder_ = std::make_unique<Decoder>(*pack_, *classes_, none_, no_roles_);
  }

  void read(const std::string& text) {
    document_.id = "t";
    document_.text = text;
    const pipeline::Analyst analyst(*pack_);
    auto analysed = analyst.analyse(document_);
    ASSERT_TRUE(analysed.ok());
    analysed_ = std::move(*analysed);
    scene_ = std::make_unique<Scene>(
        decoder_->scene(analysed_.analysis, analysed_.hits, analyst.limits()));
  }
  /// The n-th sentence of tests/cases/decode/roles.txt.
  static std::string sentence(std::size_t n) {
    std::ifstream file(std::string(TAWATUR_SOURCE_DIR) + "/tests/cases/decode/roles.txt");
    std::string line;
    std::getline(file, line);
    for (std::size_t i = 0; i <= n; ++i) std::getline(file, line);
    EXPECT_FALSE(line.empty());
    return line;
  }
  Candidate first_candidate() const {
    return {0, scene_->triggers.front().event->frames.front(), 0, 0};
  }
  std::vector<RoleRow> actors() const {
    std::vector<RoleRow> rows;
    for (std::uint32_t m : possible_fillers(*scene_, scene_->triggers.front())) {
      if (scene_->mention(m).kind == MentionKind::actor) rows.push_back({m, {1, 2}, {0, 0}});
    }
    return rows;
  }

  const learn::Weights none_{weight_groups()};
  const learn::Net no_roles_ = roles_net();
  learn::Net learned_ = roles_net();
  std::unique_ptr<lexicon::Pack> pack_;
  std::unique_ptr<coder::Classes> classes_;
  std::unique_ptr<Decoder> decoder_;
  Document document_;
  pipeline::Analysed analysed_;
  std::unique_ptr<Scene> scene_;
};

TEST_F(RoleReaderTest, AnEmptyNetChangesNothing) {
  read(sentence(0));
  RoleReader reader(*scene_, no_roles_);
  auto rows = actors();
  ASSERT_GE(rows.size(), 2u);
  float nobody[2] = {3, 4};
  reader.weigh(first_candidate(), {}, rows, nobody);
  for (const RoleRow& r : rows) {
    EXPECT_EQ(r.score[0], 1.0f);
    EXPECT_EQ(r.score[1], 2.0f);
  }
  EXPECT_EQ(nobody[0], 3.0f);
}

TEST_F(RoleReaderTest, ScoresAreScaledAndOpinionsAdded) {
  read(sentence(0));
  learn::Net net = roles_net();
  const Result<void> parsed = net.parse(plain_net("0.25 -1", "0.75 1"), "plain");
  ASSERT_TRUE(parsed.ok()) << parsed.error().to_string();
  RoleReader reader(*scene_, net);
  auto rows = actors();
  float nobody[2] = {3, 4};
  reader.weigh(first_candidate(), {}, rows, nobody);
  EXPECT_FLOAT_EQ(nobody[0], 1.5f);
  EXPECT_FLOAT_EQ(nobody[1], 2.0f);
  for (const RoleRow& r : rows) {
    EXPECT_FLOAT_EQ(r.opinion[0], -0.5f);
    EXPECT_FLOAT_EQ(r.opinion[1], -2.0f);
    EXPECT_FLOAT_EQ(r.score[0], 0.0f);
    EXPECT_FLOAT_EQ(r.score[1], -1.0f);
  }
}

TEST_F(RoleReaderTest, NetsMustFit) {
  EXPECT_TRUE(fits(no_roles_).ok());
  EXPECT_TRUE(fits(learned_).ok());
  const std::string whole = plain_net("1 1", "1 1");
  learn::Net net = roles_net();
  ASSERT_TRUE(net.parse(whole, "plain").ok());
  EXPECT_TRUE(fits(net).ok());
  // Without any one of its lines it doesn't.
  for (std::size_t begin = 0; begin < whole.size();) {
    const std::size_t end = whole.find('\n', begin) + 1;
    learn::Net cut = roles_net();
    ASSERT_TRUE(cut.parse(whole.substr(0, begin) + whole.substr(end), "cut").ok());
    EXPECT_FALSE(fits(cut).ok()) << whole.substr(begin, end - begin);
    begin = end;
  }
}

TEST_F(RoleReaderTest, RowsFarBelowTheBestArentShown) {
  const std::vector<RoleRow> rows = {
      {0, {5, 0}, {0, 0}}, {1, {-2, 0}, {0, 0}}, {2, {-2, -9}, {0, 0}}};
  const float nobody[2] = {0, 0};
  EXPECT_EQ(shown_rows(rows, nobody), (std::vector<std::uint32_t>{0, 1}));
}

/// Who is asked first doesn't matter, nor whether the sentence was read before.
TEST_F(RoleReaderTest, OrderDoesNotMatter) {
  read(sentence(0));
  RoleReader reader(*scene_, learned_);
  auto rows = actors();
  auto turned = rows;
  std::reverse(turned.begin(), turned.end());
  float nobody[2] = {0, 0}, again[2] = {0, 0};
  reader.weigh(first_candidate(), {}, rows, nobody);
  reader.weigh(first_candidate(), {}, turned, again);
  std::reverse(turned.begin(), turned.end());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(rows[i].score[0], turned[i].score[0]);
    EXPECT_EQ(rows[i].score[1], turned[i].score[1]);
  }
  EXPECT_EQ(nobody[1], again[1]);
}

/// Names and words are letters beyond ASCII; what it is shown has none.
TEST_F(RoleReaderTest, ItIsShownNoWords) {
  read(sentence(1));
  learn::FeatureSink sink(true);
  const TokenRange read = read_part(*scene_, 0);
  const std::vector<std::uint32_t> mentions = mentions_at(*scene_, read);
  for (auto t = read.first; t < read.last; ++t) {
    token_inputs(*scene_, t, mentions[t - read.first], sink);
  }
  ASSERT_FALSE(scene_->triggers.empty());
  claim_inputs(*scene_, first_candidate(), sink);
  for (std::uint32_t i = 0; i < scene_->mentions.size(); ++i) {
    mention_inputs(*scene_, first_candidate(), i, {}, sink);
  }
  ASSERT_GT(sink.names().size(), 100u);
  for (const std::string& name : sink.names()) {
    for (const char c : name) EXPECT_LT(static_cast<unsigned char>(c), 128) << name;
  }
}

TEST_F(RoleReaderTest, LongSentencesAreCut) {
  // The sentence again and again, without the full stop that would end it.
  std::string text;
  const std::string once = sentence(0).substr(0, sentence(0).size() - 1);
  for (int i = 0; i < 30; ++i) text += once + " ";
  read(text);
  EXPECT_EQ(read_part(*scene_, 0).size(), 120u);
  for (std::uint32_t i = 0; i < scene_->mentions.size(); ++i) {
    const RoleSpan at = span_of(*scene_, scene_->triggers.front(), scene_->mention(i));
    EXPECT_LT(at.last, 120u);
    EXPECT_LE(at.to, 120u);
    EXPECT_LE(at.from, at.to);
  }
}

}  // namespace
}  // namespace tawatur::decode
