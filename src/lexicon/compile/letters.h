// SPDX-License-Identifier: Apache-2.0
// Words as rows of code points, for rules that look at letters one by one. Internal.
#pragma once

#include <string>
#include <string_view>

#include "base/utf8.h"

namespace tawatur::lexicon {

using Letters = std::u32string;

inline Letters decode(std::string_view text) {
  Letters out;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_utf8(text, at);
    at += decoded.size;
    out += decoded.value;
  }
  return out;
}

inline std::string encode(const Letters& letters) {
  std::string out;
  for (const char32_t letter : letters) append_utf8(out, letter);
  return out;
}

}  // namespace tawatur::lexicon
