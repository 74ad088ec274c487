// SPDX-License-Identifier: Apache-2.0
#include "text/split.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>

#include "base/utf8.h"
#include "text/chars.h"
#include "text/fold.h"

namespace tawatur::text {
namespace {

/// Tokens lie in the text in order, and nothing that has letters or marks is left out; sentences
/// and blocks are a partition of the tokens, sentences inside blocks.
void check(const std::string& source, std::uint32_t most) {
  Limits limits;
  limits.max_sentence_tokens = most;
  const FoldedText text = split(std::string_view(source), limits);
  std::uint32_t at = 0;
  for (const Token& t : text.tokens) {
    ASSERT_LE(at, t.span.begin);
    ASSERT_LT(t.span.begin, t.span.end);
    ASSERT_LE(t.span.end, source.size());
    for (std::uint32_t i = at; i < t.span.begin;) {
      const Decoded c = decode_utf8(source, i);
      const CharKind kind = char_kind(c.value);
      EXPECT_TRUE(kind == CharKind::space || kind == CharKind::newline || kind == CharKind::mark);
      i += c.size;
    }
    if (t.kind == TokenKind::word || t.kind == TokenKind::number) {
      EXPECT_FALSE(t.folded.empty()) << t.span.begin << " in " << ::testing::PrintToString(source);
      EXPECT_EQ(fold_word(t.folded), t.folded);
    }
    EXPECT_TRUE(!t.blank_before || t.break_before);
    at = t.span.end;
  }
  std::uint32_t token = 0, sentence = 0;
  for (std::uint32_t b = 0; b < text.blocks.size(); ++b) {
    const Block& block = text.blocks[b];
    ASSERT_EQ(block.tokens.first, token);
    ASSERT_LT(block.tokens.first, block.tokens.last);
    while (sentence < text.sentences.size() && text.sentences[sentence].block == b) {
      const Sentence& s = text.sentences[sentence];
      ASSERT_EQ(s.tokens.first, token);
      ASSERT_LT(s.tokens.first, s.tokens.last);
      EXPECT_LE(s.tokens.size(), most);
      for (; token < s.tokens.last; ++token) {
        EXPECT_EQ(text.tokens[token].sentence, sentence);
        EXPECT_EQ(text.tokens[token].block, b);
      }
      EXPECT_EQ(s.span.begin, text.tokens[s.tokens.first].span.begin);
      ++sentence;
    }
    ASSERT_EQ(block.tokens.last, token);
  }
  EXPECT_EQ(token, text.tokens.size());
  EXPECT_EQ(sentence, text.sentences.size());
}

std::string random_text(std::mt19937& random) {
  static const std::u32string kAlphabet =
      U"\x627\x644\x645\x64A\x648\x640\x640\x64F\x64B  \n\n..,:()\"\x60C\xAB\xBB?!12\x661\x66B"
      U"aZ@#-\x2026\x200F\t\r\xFFFD";
  std::string out;
  for (std::size_t k = random() % 60; k > 0; --k)
    append_utf8(out, kAlphabet[random() % kAlphabet.size()]);
  return out;
}

TEST(Split, HoldsForRandomTexts) {
  std::mt19937 random(3);
  for (int i = 0; i < 6000; ++i)
    check(random_text(random), 1 + static_cast<std::uint32_t>(random() % 12));
}

TEST(Split, HoldsForRandomBytes) {
  std::mt19937 random(5);
  for (int i = 0; i < 2000; ++i) {
    std::string bytes;
    for (std::size_t k = random() % 60; k > 0; --k) bytes += static_cast<char>(random() % 256);
    check(bytes, 400);
    repair_utf8(bytes);
    check(bytes, 400);
  }
}

TEST(Split, EmptyAndBlankTextsHaveNoTokens) {
  for (const char* text : {"", " ", "\n\n\t", "\xE2\x80\x8F"}) {
    const FoldedText out = split(std::string_view(text));
    EXPECT_TRUE(out.tokens.empty());
    EXPECT_TRUE(out.sentences.empty());
    EXPECT_TRUE(out.blocks.empty());
  }
}

TEST(Split, SentenceLimitBelowAtAndAbove) {
  std::string text;
  for (int i = 0; i < 10; ++i) text += "a ";
  for (const auto& [most, sentences] : {std::pair{9u, 2u}, {10u, 1u}, {11u, 1u}}) {
    Limits limits;
    limits.max_sentence_tokens = most;
    EXPECT_EQ(split(std::string_view(text), limits).sentences.size(), sentences);
  }
}

double seconds_for(std::size_t words) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) text += "\xD9\x82\xD8\xA7\xD9\x84 ";
  const auto begin = std::chrono::steady_clock::now();
  const FoldedText out = split(std::string_view(text));
  EXPECT_EQ(out.tokens.size(), words);
  EXPECT_EQ(out.sentences.size(), (words + 399) / 400);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

TEST(Split, MillionTokensWithoutAStop) {
  // Generous: a quadratic step would take minutes.
  EXPECT_LT(seconds_for(1'000'000), 10.0);
}

TEST(Divide, StartsBlocksAndSentencesAndKeepsKinds) {
  const std::string source = "a b c\n\nd e";
  FoldedText text = split(std::string_view(source));
  ASSERT_EQ(text.blocks.size(), 2u);
  text.blocks[0].kind = BlockKind::menu;
  divide(text, {1, 1, 4, 99});
  ASSERT_EQ(text.blocks.size(), 4u);
  EXPECT_EQ(text.blocks[1].kind, BlockKind::menu);
  EXPECT_EQ(text.blocks[3].kind, BlockKind::body);
  EXPECT_EQ(text.sentences.size(), 4u);
  EXPECT_EQ(text.tokens[4].block, 3u);
}

}  // namespace
}  // namespace tawatur::text
