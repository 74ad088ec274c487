// SPDX-License-Identifier: Apache-2.0
// What the text room makes of a document: folded words with their bytes, sentences, blocks.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace tawatur {

enum class TokenKind : std::uint8_t {
  word,    ///< Arabic letters
  number,  ///< digits of any script, with decimal or thousands marks inside ("1.200", "10:30" is 3)
  latin,   ///< a word in another script
  punct,   ///< one punctuation mark or symbol
};

/// One surface word, number or mark. A clitic isn't a token: the lattice takes words apart.
struct Token {
  Span span;                ///< bytes in Document::text, with tatweel and harakat
  std::string_view folded;  ///< folded form in FoldedText's arena; digits folded to ASCII
  TokenKind kind = TokenKind::word;
  bool space_before = false;
  bool break_before = false;  ///< a line break lies between this and the token before
  bool blank_before = false;  ///< a blank line (two line breaks) does
  bool damma_first = false;   ///< first letter carries a damma as written: passive (qutila)
  bool tanwin_fath = false;   ///< ends in tanwin fath as written
  bool vocalised = false;     ///< carries any haraka
  std::uint32_t sentence = 0;
  std::uint32_t block = 0;
};

/// Tokens [first, last).
struct TokenRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  bool contains(std::uint32_t t) const { return first <= t && t < last; }
  std::uint32_t size() const { return last - first; }
  auto operator<=>(const TokenRange&) const = default;
};

struct Sentence {
  TokenRange tokens;
  Span span;
  std::uint32_t block = 0;
};

enum class BlockKind : std::uint8_t {
  body,
  title,
  subtitle,
  dateline,
  byline,
  caption,
  menu,
  related,
  share,
  contact,
  other_furniture,
};
/// Body, title, subtitle and dateline may carry claims; nothing is coded in the others.
inline bool is_coded(BlockKind kind) { return kind <= BlockKind::dateline; }

/// A stretch of the text that belongs together (a line or paragraph).
struct Block {
  TokenRange tokens;
  Span span;
  BlockKind kind = BlockKind::body;
};

/// Folded view of one document. Views point into `arena` and into the document's text.
struct FoldedText {
  std::string_view source;             ///< Document::text
  std::unique_ptr<std::string> arena;  ///< all folded forms, one after the other
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Block> blocks;
};

}  // namespace tawatur
