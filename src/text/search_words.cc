// SPDX-License-Identifier: Apache-2.0
#include "text/search_words.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "text/chars.h"
#include "text/fold.h"

namespace tawatur::text {
namespace {

bool in_word(char32_t code_point) {
  switch (char_kind(code_point)) {
    case CharKind::arabic:
    case CharKind::foreign:
    case CharKind::digit:
    case CharKind::tatweel:
    case CharKind::mark:
      return true;
    default:
      return false;
  }
}

}  // namespace

void each_word(std::string_view text, const std::function<void(Span, std::string_view)>& take) {
  std::string folded;
  std::uint32_t begin = 0;
  std::size_t at = 0;
  const auto finish = [&](std::size_t end) {
    if (!folded.empty()) take({begin, static_cast<std::uint32_t>(end)}, folded);
    folded.clear();
  };
  while (at < text.size()) {
    const Decoded got = decode_utf8(text, at);
    if (got.valid && in_word(got.value)) {
      if (folded.empty()) begin = static_cast<std::uint32_t>(at);
      append_folded(folded, got.value);
    } else {
      finish(at);
    }
    at += got.size;
  }
  finish(at);
}

std::string folded_words(std::string_view text) {
  std::string out;
  each_word(text, [&](Span, std::string_view folded) {
    if (!out.empty()) out += ' ';
    out += folded;
  });
  return out;
}

std::vector<Span> hits_in(std::string_view text, std::string_view query, bool exact) {
  std::vector<Span> out;
  if (exact) {
    for (std::size_t at = text.find(query); !query.empty() && at != std::string_view::npos;
         at = text.find(query, at + query.size())) {
      out.push_back(
          {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + query.size())});
    }
    return out;
  }
  std::vector<std::string> wanted;
  each_word(query, [&](Span, std::string_view folded) { wanted.emplace_back(folded); });
  each_word(text, [&](Span span, std::string_view folded) {
    if (std::find(wanted.begin(), wanted.end(), folded) != wanted.end()) out.push_back(span);
  });
  return out;
}

bool holds(std::string_view text, std::string_view query, bool exact) {
  if (exact) return text.find(query) != std::string_view::npos;
  std::set<std::string, std::less<>> missing;
  each_word(query, [&](Span, std::string_view folded) { missing.emplace(folded); });
  each_word(text, [&](Span, std::string_view folded) {
    if (const auto it = missing.find(folded); it != missing.end()) missing.erase(it);
  });
  return missing.empty();
}

}  // namespace tawatur::text
