// SPDX-License-Identifier: Apache-2.0
// The word level of split.h: tokens with their flags, no sentences or blocks yet.
// Cost: linear. Thread rule: pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/text.h"

namespace tawatur::text {

/// What lies between a token and the one before it.
struct Gap {
  std::uint32_t blanks = 0;  ///< blanks since the last line end or token
  std::uint32_t newlines = 0;
  bool tab = false;
};

/// A token under construction; its folded form is arena[folded_begin, folded_end).
struct RawToken {
  Token token;
  Gap gap;
  std::uint32_t folded_begin = 0, folded_end = 0;
  std::uint32_t letters = 0;    ///< of a word
  bool ends_stretched = false;  ///< last character is a tatweel
  bool starts_stretched = false;
};

struct RawTokens {
  std::vector<RawToken> tokens;
  std::string arena;
  std::string_view folded(const RawToken& t) const {
    return std::string_view(arena).substr(t.folded_begin, t.folded_end - t.folded_begin);
  }
};

/// Tokens as written: words by letters, marks, numbers.
RawTokens tokenize(std::string_view text);

/// Joins words that tatweel with blanks, or a cut-off tanwin alef, took apart.
void join_broken_words(std::string_view text, RawTokens& raw);

}  // namespace tawatur::text
