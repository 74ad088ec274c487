// SPDX-License-Identifier: Apache-2.0
// What a code point is to the tokenizer. Thread rule: pure functions, O(1).
#pragma once

#include <cstdint>

namespace tawatur::text {

enum class CharKind : std::uint8_t {
  arabic,   ///< a letter of the Arabic script, in any block
  foreign,  ///< a letter of another script
  digit,    ///< decimal digit: ASCII, Arabic-Indic, Persian, wide
  tatweel,
  mark,   ///< haraka or invisible control: belongs to the letter before
  space,  ///< any blank that isn't a line end; other control characters too
  newline,
  punct,  ///< everything else
};

CharKind char_kind(char32_t code_point);

}  // namespace tawatur::text
