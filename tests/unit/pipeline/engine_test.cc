// SPDX-License-Identifier: Apache-2.0
// The public door with the built pack.
#include "tawatur/engine.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <thread>
#include <vector>

#include "base/utf8.h"

namespace tawatur {
namespace {

const std::string kPack = std::string(TAWATUR_BINARY_DIR) + "/tawatur.pack";

Document document() {
  std::ifstream file(std::string(TAWATUR_SOURCE_DIR) + "/tests/data/pipeline/strike.txt");
  std::stringstream text;
  text << file.rdbuf();
  Document d;
  d.id = "strike";
  d.text = text.str();
  d.published = "2018-01-12";
  return d;
}

class EngineTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(engine_.ok()) << engine_.error().to_string();
    ASSERT_FALSE(document().text.empty());
  }
  const Result<Engine> engine_ = Engine::open(kPack);
};

TEST_F(EngineTest, FillersAreTheTextAtTheirSpans) {
  const Document d = document();
  const auto claims = engine_->code(d);
  ASSERT_TRUE(claims.ok());
  ASSERT_FALSE(claims->empty());
  const CodePoints points(d.text);
  const auto check = [&](const auto& filler) {
    EXPECT_EQ(points.bytes(filler.span).of(d.text), filler.text);
  };
  for (const Claim& c : *claims) {
    EXPECT_EQ(c.doc, "strike");
    EXPECT_EQ(c.doc_sha256.size(), 64u);
    EXPECT_FALSE(c.coder.empty());
    EXPECT_LE(c.evidence.begin, c.trigger.begin);
    EXPECT_LT(c.trigger.begin, c.trigger.end);
    EXPECT_LE(c.trigger.end, c.evidence.end);
    for (const auto& f : c.agent) check(f);
    for (const auto& f : c.target) check(f);
    for (const auto& f : c.place) check(f);
    for (const auto& f : c.source) check(f);
    for (const auto& q : c.quantity) check(q);
  }
}

TEST_F(EngineTest, SameClaimsFromManyThreads) {
  const Document d = document();
  const std::vector<Claim> want = *engine_->code(d);
  std::vector<std::vector<Claim>> got(8);
  std::vector<std::thread> threads;
  for (auto& out : got) {
    threads.emplace_back([&] {
      for (int i = 0; i < 5; ++i) out = *engine_->code(d);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& out : got) EXPECT_EQ(out, want);
}

TEST_F(EngineTest, TextMustBeUtf8) {
  Document d;
  d.text = "abc\xFF";
  const auto claims = engine_->code(d);
  ASSERT_FALSE(claims.ok());
  EXPECT_EQ(claims.error().code, ErrorCode::kEncoding);
  EXPECT_EQ(claims.error().byte, 3u);
  EXPECT_FALSE(engine_->explain(d).ok());
}

TEST_F(EngineTest, DocumentLimitBelowAtAbove) {
  EngineOptions options;
  options.limits.max_document_bytes = 100;
  const auto small = Engine::open(kPack, options);
  ASSERT_TRUE(small.ok());
  Document d;
  for (std::size_t size : {0u, 99u, 100u}) {
    d.text = std::string(size, 'a');
    EXPECT_TRUE(small->code(d).ok()) << size;
  }
  d.text = std::string(101, 'a');
  ASSERT_FALSE(small->code(d).ok());
  EXPECT_EQ(small->code(d).error().code, ErrorCode::kLimit);
}

TEST_F(EngineTest, ExplainsWhatItCodes) {
  const auto text = engine_->explain(document());
  ASSERT_TRUE(text.ok());
  EXPECT_NE(text->find("Sentences:"), std::string::npos);
  const auto arabic = engine_->explain(document(), Language::ar);
  ASSERT_TRUE(arabic.ok());
  EXPECT_EQ(arabic->find("Sentences:"), std::string::npos);
}

TEST(Engine, PacksThatAreNone) {
  EXPECT_EQ(Engine::open("/nonexistent").error().code, ErrorCode::kNotFound);
  EXPECT_FALSE(Engine::open("/dev/null").ok());
}

}  // namespace
}  // namespace tawatur
