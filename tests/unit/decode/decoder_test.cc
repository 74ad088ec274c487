// SPDX-License-Identifier: Apache-2.0
// What must hold of every scene and of every decision, looked at in all example articles.
#include "decode/decoder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "coder/triggers.h"
#include "decode/role_reader.h"
#include "decode/scene.h"
#include "discourse/speech.h"
#include "ingest/reader.h"
#include "learn/weights.h"
#include "pipeline/analyst.h"
#include "syntax/elements.h"

namespace tawatur::decode {
namespace {

/// The articles with their scenes, read once.
class DecoderTest : public testing::Test {
 protected:
  struct Article {
    Document document;
    pipeline::Analysed analysed;
    std::unique_ptr<Scene> scene;
  };
  struct Material {
    std::unique_ptr<lexicon::Pack> pack;
    std::unique_ptr<coder::Classes> classes;
    std::unique_ptr<learn::Weights> weights;
    learn::Net roles = roles_net();
    std::unique_ptr<Decoder> decoder;
    std::vector<std::unique_ptr<Article>> articles;
  };
  static constexpr std::size_t kExamples = 24;

  static void SetUpTestSuite() {
    made_ = new Material;
    auto pack = lexicon::Pack::open(std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack");
    ASSERT_TRUE(pack.ok()) << pack.error().to_string();
    made_->pack = std::make_unique<lexicon::Pack>(std::move(*pack));
    auto classes = coder::Classes::parse(made_->pack->file("classes.toml"), "classes.toml");
    ASSERT_TRUE(classes.ok());
    made_->classes = std::make_unique<coder::Classes>(std::move(*classes));
    made_->weights = std::make_unique<learn::Weights>(weight_groups());
    ASSERT_TRUE(made_->weights->parse(made_->pack->file("weights.tsv"), "weights.tsv").ok());
    ASSERT_TRUE(made_->roles.parse(made_->pack->file("roles.tsv"), "roles.tsv").ok());
    made_->decoder =
        std::make_unique<Decoder>(*made_->pack, *made_->classes, *made_->weights, made_->roles);
    const pipeline::Analyst analyst(*made_->pack);
    ingest::DocumentReader reader({std::string(TAWATUR_SOURCE_DIR) + "/examples/articles"});
    for (auto next = reader.next(); next && *next; next = reader.next()) {
      auto article = std::make_unique<Article>();
      article->document = std::move(**next);
      auto analysed = analyst.analyse(article->document);
      ASSERT_TRUE(analysed.ok());
      article->analysed = std::move(*analysed);
      article->scene = std::make_unique<Scene>(made_->decoder->scene(
          article->analysed.analysis, article->analysed.hits, analyst.limits()));
      made_->articles.push_back(std::move(article));
    }
    ASSERT_GE(made_->articles.size(), kExamples);
  }
  static void TearDownTestSuite() {
    delete made_;
    made_ = nullptr;
  }
  static Material* made_;
};
DecoderTest::Material* DecoderTest::made_ = nullptr;

TEST_F(DecoderTest, ElementsCoverTheirSentences) {
  for (const auto& article : made_->articles) {
    const auto& text = article->analysed.analysis.text;
    const syntax::Elements& elements = article->scene->elements;
    for (std::uint32_t s = 0; s < text.sentences.size(); ++s) {
      const TokenRange range = elements.of_sentence(s);
      ASSERT_LE(range.last, elements.all().size());
      std::uint32_t before = text.sentences[s].tokens.first;
      for (auto e = range.first; e < range.last; ++e) {
        const syntax::Element& element = elements.all()[e];
        EXPECT_GE(element.token, before) << "elements stand in the order of the words";
        EXPECT_LT(element.token, text.sentences[s].tokens.last);
        before = element.token;
      }
      const std::string path = elements.path(range.first, range.last, 6);
      EXPECT_LE(path.size(), 8u);
      EXPECT_EQ(elements.path(range.first, range.first, 6), "");
    }
  }
  EXPECT_EQ(syntax::prep_letter("verb"), 0);
  EXPECT_NE(syntax::prep_letter("prep:fi"), syntax::prep_letter("prep:ala"));
}

TEST_F(DecoderTest, TriggersStandInOrderInTheArticle) {
  for (const auto& article : made_->articles) {
    const auto& text = article->analysed.analysis.text;
    std::map<std::uint32_t, std::size_t> in_sentence;
    std::uint32_t before = 0;
    for (const coder::Trigger& t : article->scene->triggers) {
      EXPECT_GE(t.tokens.first, before);
      before = t.tokens.first;
      EXPECT_LT(t.tokens.first, t.tokens.last);
      const TokenRange sentence = text.sentences[t.sentence].tokens;
      EXPECT_GE(t.tokens.first, sentence.first);
      EXPECT_LE(t.tokens.last, sentence.last);
      ASSERT_NE(t.event, nullptr);
      EXPECT_FALSE(t.event->frames.empty());
      EXPECT_GT(t.posterior, 0);
      EXPECT_LE(t.passive, t.verb + 1e-4f);
      EXPECT_LT(t.span.begin, t.span.end);
      EXPECT_LE(t.span.end, article->document.text.size());
      EXPECT_FALSE(coder::rule_of(t, *made_->pack).empty());
      ++in_sentence[t.sentence];
    }
    for (const auto& [sentence, count] : in_sentence) EXPECT_LE(count, Limits{}.max_candidates);
  }
}

TEST_F(DecoderTest, ReportsStandInOrderAndNameMentions) {
  std::size_t with_speaker = 0;
  for (const auto& article : made_->articles) {
    const auto& analysis = article->analysed.analysis;
    std::uint32_t before = 0;
    for (const discourse::Report& report : article->scene->discourse.reports) {
      EXPECT_GE(report.token, before);
      before = report.token;
      EXPECT_FALSE(report.cue.empty());
      EXPECT_LE(report.scope.first, report.scope.last);
      EXPECT_LE(report.scope.last, analysis.text.tokens.size());
      for (const discourse::Speaker& speaker : report.speakers) {
        ASSERT_LT(speaker.mention, analysis.mentions.size());
        EXPECT_EQ(analysis.mentions[speaker.mention].kind, MentionKind::actor);
      }
      with_speaker += report.speakers.empty() ? 0 : 1;
    }
  }
  EXPECT_GT(with_speaker, made_->articles.size());
}

TEST_F(DecoderTest, HardConstraintsHold) {
  for (const auto& article : made_->articles) {
    const Scene& scene = *article->scene;
    for (const Coded& coded : made_->decoder->decode(scene, 0.02)) {
      std::set<std::uint32_t> used;
      for (const auto* role : {&coded.agent, &coded.target, &coded.place, &coded.number}) {
        for (const Chosen& c : *role) {
          EXPECT_TRUE(used.insert(c.mention).second) << "one mention, one role";
        }
      }
      std::set<std::uint32_t> speakers;
      for (const Chosen& c : coded.source) {
        EXPECT_TRUE(speakers.insert(scene.mentions[c.mention].identity).second);
      }
      EXPECT_EQ(coded.source.size(), coded.source_report.size());
      const auto kind = [&](const Chosen& c) { return scene.mention(c.mention).kind; };
      for (const Chosen& c : coded.agent) EXPECT_EQ(kind(c), MentionKind::actor);
      for (const Chosen& c : coded.target) EXPECT_EQ(kind(c), MentionKind::actor);
      for (const Chosen& c : coded.place) EXPECT_EQ(kind(c), MentionKind::place);
      for (const Chosen& c : coded.number) EXPECT_EQ(kind(c), MentionKind::number);
      for (const Chosen& c : coded.date) EXPECT_EQ(kind(c), MentionKind::date);
      EXPECT_GE(coded.confidence, 0.02);
      EXPECT_LE(coded.confidence, 1.0);
      QuantityKind counted{};
      if (!counts(coded.candidate.frame, counted)) {
        EXPECT_TRUE(coded.number.empty());
      }
    }
  }
}

TEST_F(DecoderTest, AHigherFloorLeavesOutAndChangesNothing) {
  for (const auto& article : made_->articles) {
    const auto all = made_->decoder->decode(*article->scene, 0.02);
    const auto sure = made_->decoder->decode(*article->scene, 0.6);
    std::size_t at = 0;
    for (const Coded& coded : all) {
      if (coded.confidence < 0.6) continue;
      ASSERT_LT(at, sure.size());
      EXPECT_EQ(sure[at].candidate.trigger, coded.candidate.trigger);
      EXPECT_EQ(sure[at].candidate.frame, coded.candidate.frame);
      EXPECT_EQ(sure[at].confidence, coded.confidence);
      ++at;
    }
    EXPECT_EQ(at, sure.size());
  }
}

TEST_F(DecoderTest, FillersComeFromNearby) {
  for (const auto& article : made_->articles) {
    const Scene& scene = *article->scene;
    for (const coder::Trigger& t : scene.triggers) {
      std::set<std::uint32_t> seen;
      for (const std::uint32_t m : possible_fillers(scene, t)) {
        EXPECT_TRUE(seen.insert(m).second);
        ASSERT_LT(m, scene.analysis->mentions.size());
        EXPECT_LE(scene.mention(m).tokens.first,
                  scene.analysis->text.sentences[t.sentence].tokens.last);
      }
    }
  }
}

}  // namespace
}  // namespace tawatur::decode
