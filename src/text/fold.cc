// SPDX-License-Identifier: Apache-2.0
#include "text/fold.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/utf8.h"
#include "text/fold_table.h"

namespace tawatur::text {
namespace {

constexpr char32_t kArabic = 0x600, kArabicEnd = 0x700;

/// The Arabic block and ASCII hold nearly every character of a text, and each of their rules gives
/// one code point or none: direct tables instead of a search. 0 = dropped.
template <char32_t kBegin, std::size_t kSize>
constexpr std::array<char16_t, kSize> direct_table() {
  std::array<char16_t, kSize> table{};
  for (std::size_t i = 0; i < kSize; ++i) table[i] = static_cast<char16_t>(kBegin + i);
  for (const FoldRule& rule : kFoldRules) {
    for (char32_t c = rule.first; c <= rule.last; ++c) {
      if (c >= kBegin && c - kBegin < kSize) table[c - kBegin] = rule.to.empty() ? 0 : rule.to[0];
    }
  }
  return table;
}

constexpr bool direct_rules_are_short() {
  for (const FoldRule& rule : kFoldRules) {
    const bool direct = rule.first < 0x80 || (rule.first >= kArabic && rule.first < kArabicEnd);
    if (direct && rule.to.size() > 1) return false;
  }
  return true;
}
static_assert(direct_rules_are_short());

constexpr bool rules_are_sorted() {
  for (std::size_t i = 1; i < std::size(kFoldRules); ++i) {
    if (kFoldRules[i - 1].last >= kFoldRules[i].first) return false;
  }
  return true;
}
static_assert(rules_are_sorted());

constexpr auto kArabicTable = direct_table<kArabic, 256>();
constexpr auto kAsciiTable = direct_table<0, 128>();

void append_short(std::string& out, char16_t c) {
  if (c == 0) return;
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else {
    append_utf8(out, c);
  }
}

}  // namespace

void append_folded(std::string& out, char32_t code_point) {
  if (code_point < 0x80) {
    // NUL is a control character like any other: it stays, or the map wouldn't be total.
    out += static_cast<char>(kAsciiTable[code_point]);
    return;
  }
  if (code_point >= kArabic && code_point < kArabicEnd) {
    append_short(out, kArabicTable[code_point - kArabic]);
    return;
  }
  const FoldRule* rule = std::lower_bound(std::begin(kFoldRules), std::end(kFoldRules), code_point,
                                          [](const FoldRule& r, char32_t c) { return r.last < c; });
  if (rule == std::end(kFoldRules) || code_point < rule->first) {
    append_utf8(out, code_point);
    return;
  }
  for (const char16_t c : rule->to) append_short(out, c);
}

void append_folded(std::string& out, std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const Decoded c = decode_utf8(word, at);
    append_folded(out, c.value);
    at += c.size;
  }
}

std::string fold_word(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  append_folded(out, word);
  return out;
}

FoldedMap::FoldedMap(std::string_view source)
    : source_size_(static_cast<std::uint32_t>(source.size())) {
  folded_.reserve(source.size());
  for (std::uint32_t at = 0; at < source_size_;) {
    const Decoded c = decode_utf8(source, at);
    const auto before = static_cast<std::uint32_t>(folded_.size());
    append_folded(folded_, c.value);
    if (folded_.size() > before) pieces_.push_back({before, pieces_.empty() ? 0 : at});
    at += c.size;
  }
}

Span FoldedMap::source_of(Span folded) const {
  const auto size = static_cast<std::uint32_t>(folded_.size());
  folded.end = std::min(folded.end, size);
  folded.begin = std::min(folded.begin, size);
  const auto after = [this](std::uint32_t at) {  // first piece that begins after `at`
    return std::upper_bound(pieces_.begin(), pieces_.end(), at,
                            [](std::uint32_t v, const Piece& p) { return v < p.folded; });
  };
  const auto first = after(folded.begin);
  if (folded.empty()) {
    const std::uint32_t at = folded.begin == size ? source_size_ : std::prev(first)->source;
    return {at, at};
  }
  const auto last = after(folded.end - 1);
  return {std::prev(first)->source, last == pieces_.end() ? source_size_ : last->source};
}

Span FoldedMap::folded_of(Span source) const {
  source.end = std::min(source.end, source_size_);
  source.begin = std::min(source.begin, source_size_);
  const auto size = static_cast<std::uint32_t>(folded_.size());
  if (pieces_.empty()) return {0, 0};
  const auto after = [this](std::uint32_t at) {
    return std::upper_bound(pieces_.begin(), pieces_.end(), at,
                            [](std::uint32_t v, const Piece& p) { return v < p.source; });
  };
  if (source.empty()) {
    const std::uint32_t at =
        source.begin == source_size_ ? size : std::prev(after(source.begin))->folded;
    return {at, at};
  }
  const auto last = after(source.end - 1);
  return {std::prev(after(source.begin))->folded, last == pieces_.end() ? size : last->folded};
}

}  // namespace tawatur::text
