// SPDX-License-Identifier: Apache-2.0
#include "text/chars.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "text/fold_table.h"

namespace tawatur::text {
namespace {

struct Range {
  char32_t first, last;
};

constexpr bool in(char32_t c, const Range* begin, const Range* end) {
  for (const Range* r = begin; r != end; ++r) {
    if (c >= r->first && c <= r->last) return true;
  }
  return false;
}

template <std::size_t N>
constexpr bool in(char32_t c, const Range (&ranges)[N]) {
  return in(c, ranges, ranges + N);
}

constexpr Range kArabicLetters[] = {{0x620, 0x64A},   {0x66E, 0x6D3},   {0x6D5, 0x6D5},
                                    {0x6EE, 0x6EF},   {0x6FA, 0x6FC},   {0x6FF, 0x6FF},
                                    {0x750, 0x77F},   {0x8A0, 0x8C9},   {0xFB50, 0xFBB1},
                                    {0xFBD3, 0xFD3D}, {0xFD50, 0xFDF9}, {0xFE80, 0xFEFC}};
constexpr Range kForeignLetters[] = {
    {'A', 'Z'},       {'a', 'z'},       {0xC0, 0xD6},      {0xD8, 0xF6},     {0xF8, 0x2AF},
    {0x370, 0x373},   {0x376, 0x377},   {0x37F, 0x481},    {0x48A, 0x559},   {0x560, 0x588},
    {0x5D0, 0x5F2},   {0x900, 0x1FFF},  {0x3041, 0x318E},  {0x3400, 0x9FFF}, {0xAC00, 0xD7A3},
    {0xFF21, 0xFF3A}, {0xFF41, 0xFF5A}, {0x20000, 0x3FFFF}};
constexpr Range kDigits[] = {{'0', '9'}, {0x660, 0x669}, {0x6F0, 0x6F9}, {0xFF10, 0xFF19}};
constexpr Range kLineEnds[] = {{'\n', '\n'}, {'\r', '\r'}, {0x85, 0x85}, {0x2028, 0x2029}};

/// The folding table knows what vanishes and what is a space.
CharKind kind_by_folding(char32_t c) {
  const FoldRule* rule =
      std::lower_bound(std::begin(kFoldRules), std::end(kFoldRules), c,
                       [](const FoldRule& r, char32_t at) { return r.last < at; });
  if (rule == std::end(kFoldRules) || c < rule->first) return CharKind::punct;
  if (rule->to.empty()) return CharKind::mark;
  return rule->to[0] == u' ' ? CharKind::space : CharKind::punct;
}

}  // namespace

CharKind char_kind(char32_t c) {
  if (c == 0x640) return CharKind::tatweel;
  if (in(c, kArabicLetters)) {
    // Superscript alef, and presentation forms of harakat, stand among the letters.
    return c > 0x64A && kind_by_folding(c) == CharKind::mark ? CharKind::mark : CharKind::arabic;
  }
  if (in(c, kDigits)) return CharKind::digit;
  if (in(c, kLineEnds)) return CharKind::newline;
  if (c <= ' ' || (c >= 0x7F && c < 0xA0)) return CharKind::space;
  if (in(c, kForeignLetters)) return CharKind::foreign;
  return c < 0x80 ? CharKind::punct : kind_by_folding(c);
}

}  // namespace tawatur::text
