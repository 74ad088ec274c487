// SPDX-License-Identifier: Apache-2.0
#include "text/tokenize.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/chars.h"
#include "text/fold.h"

namespace tawatur::text {
namespace {

constexpr char32_t kDamma = 0x64F, kTanwinFath = 0x64B, kShadda = 0x651;
constexpr char32_t kWaw = 0x648, kFa = 0x641, kAlef = 0x627, kAlefMaqsura = 0x649;
constexpr char32_t kHarakatBegin = 0x64B, kHarakatEnd = 0x653;
constexpr std::size_t kMostRepeated = 3;

struct Char {
  char32_t value = 0;
  std::uint32_t at = 0, end = 0;
  CharKind kind = CharKind::space;
};

/// One walk over the text, a token at a time.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {
    raw_.arena.reserve(text.size() + text.size() / 8);
    raw_.tokens.reserve(text.size() / 8);
  }

  RawTokens run() {
    Char c = at(0);
    while (c.at < text_.size()) {
      switch (c.kind) {
        case CharKind::space:
        case CharKind::newline:
          c = gap(c);
          break;
        case CharKind::mark:
          c = at(c.end);
          break;  // belongs to nothing
        case CharKind::tatweel:
          c = stretched(c);
          break;
        case CharKind::arabic:
          c = arabic_word(c, c.at);
          break;
        case CharKind::foreign:
          c = foreign_word(c);
          break;
        case CharKind::digit:
          c = number(c);
          break;
        case CharKind::punct:
          c = mark(c);
          break;
      }
    }
    return std::move(raw_);
  }

 private:
  Char at(std::uint32_t position) const {
    const Decoded d = decode_utf8(text_, position);
    if (d.size == 0) return {0, position, position, CharKind::space};
    return {d.value, position, position + d.size, char_kind(d.value)};
  }

  Char gap(Char c) {
    if (c.kind == CharKind::newline) {
      const Char next = at(c.end);
      if (!(c.value == '\r' && next.value == '\n')) {
        ++gap_.newlines;
        gap_.blanks = 0;
        gap_.tab = false;
      }
      return next;
    }
    ++gap_.blanks;
    gap_.tab = gap_.tab || c.value == '\t';
    return at(c.end);
  }

  RawToken& add(TokenKind kind, std::uint32_t begin, std::uint32_t end,
                std::uint32_t folded_begin) {
    RawToken t;
    t.token.kind = kind;
    t.token.span = {begin, end};
    t.token.space_before = gap_.blanks > 0 || gap_.newlines > 0;
    t.token.break_before = gap_.newlines > 0;
    t.token.blank_before = gap_.newlines > 1;
    t.gap = gap_;
    gap_ = {};
    t.folded_begin = folded_begin;
    t.folded_end = static_cast<std::uint32_t>(raw_.arena.size());
    raw_.tokens.push_back(t);
    return raw_.tokens.back();
  }

  /// Tatweel with no letter before it: the start of a word, or a dash.
  Char stretched(Char c) {
    const std::uint32_t begin = c.at;
    std::uint32_t end = c.end;
    for (c = at(c.end); c.kind == CharKind::tatweel || c.kind == CharKind::mark; c = at(c.end)) {
      end = c.end;
      if (c.end >= text_.size()) break;
    }
    if (c.kind == CharKind::arabic) {
      c = arabic_word(c, begin);
      raw_.tokens.back().starts_stretched = true;
      return c;
    }
    const auto folded = static_cast<std::uint32_t>(raw_.arena.size());
    raw_.arena += '-';
    add(TokenKind::punct, begin, end, folded).starts_stretched = true;
    return at(end);
  }

  Char arabic_word(Char c, std::uint32_t begin) {
    const auto folded = static_cast<std::uint32_t>(raw_.arena.size());
    std::uint32_t end = c.end, letters = 0;
    bool damma_first = false, vocalised = false, tanwin = false, stretched = false;
    bool passive_place = false;  // the letter before is the first one, or the one after wa or fa
    bool conjunction = false;
    for (; c.at < text_.size(); c = at(c.end)) {
      if (c.kind == CharKind::arabic) {
        passive_place = letters == 0 || (letters == 1 && conjunction);
        if (letters == 0) conjunction = c.value == kWaw || c.value == kFa;
        ++letters;
        // Tanwin stands on the alef or on the letter before it.
        tanwin = tanwin && (c.value == kAlef || c.value == kAlefMaqsura);
        stretched = false;
      } else if (c.kind == CharKind::tatweel) {
        stretched = true;
      } else if (c.kind == CharKind::mark) {
        const bool haraka = c.value >= kHarakatBegin && c.value < kHarakatEnd;
        vocalised = vocalised || haraka;
        damma_first = damma_first || (c.value == kDamma && passive_place);
        if (haraka && c.value != kShadda) tanwin = c.value == kTanwinFath;
      } else {
        break;
      }
      append_folded(raw_.arena, c.value);
      end = c.end;
    }
    RawToken& t = add(TokenKind::word, begin, end, folded);
    t.letters = letters;
    t.token.damma_first = damma_first;
    t.token.vocalised = vocalised;
    t.token.tanwin_fath = tanwin;
    t.ends_stretched = stretched;
    return at(end);
  }

  bool inside_foreign(const Char& c) const {
    switch (c.kind) {
      case CharKind::foreign:
      case CharKind::digit:
      case CharKind::mark:
        return true;
      case CharKind::punct:
        break;
      default:
        return false;
    }
    constexpr std::u32string_view kInner = U".-_@'&/";
    if (kInner.find(c.value) == std::u32string_view::npos) return false;
    const CharKind next = at(c.end).kind;
    return c.end < text_.size() && (next == CharKind::foreign || next == CharKind::digit);
  }

  Char foreign_word(Char c) {
    const auto folded = static_cast<std::uint32_t>(raw_.arena.size());
    const std::uint32_t begin = c.at;
    std::uint32_t end = c.at;
    for (; c.at < text_.size() && inside_foreign(c); c = at(c.end)) {
      append_folded(raw_.arena, c.value);
      end = c.end;
    }
    add(TokenKind::latin, begin, end, folded);
    return at(end);
  }

  Char number(Char c) {
    const auto folded = static_cast<std::uint32_t>(raw_.arena.size());
    const std::uint32_t begin = c.at;
    std::uint32_t end = c.at;
    for (; c.at < text_.size(); c = at(c.end)) {
      if (c.kind == CharKind::punct) {
        const bool inner = c.value == '.' || c.value == ',' || c.value == 0x66B ||
                           c.value == 0x66C || c.value == 0x60C;
        if (!inner || c.end >= text_.size() || at(c.end).kind != CharKind::digit) break;
      } else if (c.kind != CharKind::digit && c.kind != CharKind::mark) {
        break;
      }
      append_folded(raw_.arena, c.value);
      end = c.end;
    }
    add(TokenKind::number, begin, end, folded);
    return at(end);
  }

  /// A run of one mark; two single quotes make a double one.
  Char mark(Char c) {
    const auto folded = static_cast<std::uint32_t>(raw_.arena.size());
    const Char first = c;
    append_folded(raw_.arena, c.value);
    const std::string one = raw_.arena.substr(folded);
    const bool pairs = one == "\"" || one == "(" || one == ")" || one == "[" || one == "]";
    std::uint32_t end = c.end;
    std::size_t repeated = 1;
    for (c = at(c.end); !pairs && c.at < text_.size() && c.value == first.value; c = at(c.end)) {
      if (++repeated <= kMostRepeated && one.size() < kMostRepeated) raw_.arena += one;
      end = c.end;
      if (one == "'") {
        raw_.arena.resize(folded);
        raw_.arena += '"';
        break;
      }
    }
    add(TokenKind::punct, first.at, end, folded);
    return at(end);
  }

  std::string_view text_;
  RawTokens raw_;
  Gap gap_;
};

constexpr std::uint32_t kMostLettersOfPiece = 2;
constexpr std::size_t kMostPieces = 16;  // of one word; keeps endless rows of letters linear

bool small_gap(const Gap& gap) { return gap.newlines == 0 && gap.blanks <= 2 && !gap.tab; }

/// A letter that often stands alone before a tatweel: b, l, k, w, f + a name in quotes or digits.
bool lone_clitic(const RawTokens& raw, const RawToken& t) {
  if (t.letters != 1) return false;
  const char32_t c = decode_utf8(raw.folded(t), 0).value;
  constexpr char32_t kBa = 0x628, kLam = 0x644, kKaf = 0x643;
  return c == kBa || c == kLam || c == kKaf || c == kWaw || c == kFa;
}

/// A mark that somebody put between two stretched pieces.
bool is_small_mark(const RawToken& t) {
  return t.token.kind == TokenKind::punct && t.token.span.size() == 1 && t.gap.blanks == 0;
}

/// A full stop right between a stretched piece and letters: nothing else stands so, but for the
/// sign of a year ("1440 h.").
bool is_dot_in_word(std::string_view text, const std::vector<RawToken>& ts, std::size_t at) {
  if (at + 1 >= ts.size() || ts[at].token.span.of(text) != "." || !ts[at - 1].ends_stretched) {
    return false;
  }
  const RawToken& after = ts[at + 1];
  if (after.token.kind != TokenKind::word || after.gap.blanks > 0 || after.gap.newlines > 0) {
    return false;
  }
  return !(at >= 2 && ts[at - 1].letters == 1 && ts[at - 2].token.kind == TokenKind::number);
}

bool is_dash_of_tatweel(const RawToken& t) {
  return t.token.kind == TokenKind::punct && t.starts_stretched;
}

/// How many tokens from `i` on make one word; 1 = as it is.
std::size_t broken_pieces(std::string_view text, const RawTokens& raw, std::size_t i) {
  const auto& ts = raw.tokens;
  const auto piece = [&ts](std::size_t k) {
    return k < ts.size() && ts[k].token.kind == TokenKind::word;
  };
  const auto is_short = [&ts](std::size_t k) { return ts[k].letters <= kMostLettersOfPiece; };
  std::size_t next = i + 1;
  bool all_short = is_short(i), wholly = true;
  std::size_t last = i + 1;
  std::uint32_t letters = ts[i].letters;
  bool single = letters == 1;  // two short words around a dash are two words
  for (std::size_t pieces = 1; pieces < kMostPieces && next < ts.size(); ++pieces) {
    std::size_t at = next;
    const bool dot = is_small_mark(ts[at]) && is_dot_in_word(text, ts, at);
    const bool dash = small_gap(ts[at].gap) &&
                      (is_dash_of_tatweel(ts[at]) || dot ||
                       (is_small_mark(ts[at]) && ts[at - 1].ends_stretched && at + 1 < ts.size() &&
                        ts[at + 1].starts_stretched && ts[at + 1].gap.blanks == 0));
    if (dash) ++at;
    if (!piece(at) || !small_gap(ts[at].gap)) break;
    const bool reach = dot || (ts[at - (dash ? 2 : 1)].ends_stretched && ts[at].starts_stretched);
    if (!dash && !reach && !(is_short(at) && (ts[at].starts_stretched && all_short))) break;
    if (dash && !reach && !(all_short && is_short(at))) break;
    all_short = all_short && is_short(at);
    wholly = wholly && reach;
    letters += ts[at].letters;
    single = single || ts[at].letters == 1;
    last = at + 1;
    next = at + 1;
  }
  if (last == i + 1 || letters < 3) return 1;
  if (!wholly && (!single || lone_clitic(raw, ts[i]))) return 1;
  return last - i;
}

/// Whether token `i` is the alef of a tanwin that was cut off the word before.
bool cut_off_alef(std::string_view text, const RawTokens& raw, std::size_t i) {
  const auto& ts = raw.tokens;
  const RawToken& t = ts[i];
  if (i == 0 || t.letters != 1 || t.gap.blanks != 1 || t.gap.newlines > 0) return false;
  const RawToken& before = ts[i - 1];
  if (before.token.kind != TokenKind::word || before.letters < 3) return false;
  if (decode_utf8(text, t.token.span.begin).value != kAlef) return false;
  const auto single = [&ts](std::size_t k) {
    return k < ts.size() && ts[k].token.kind == TokenKind::word && ts[k].letters == 1;
  };
  const auto dot = [&ts](std::size_t k) {
    return k < ts.size() && ts[k].token.kind == TokenKind::punct && ts[k].token.span.size() == 1;
  };
  if (single(i + 1) || (dot(i + 1) && single(i + 2))) return false;  // letters of an abbreviation
  // Before a lam it may be half of an article. A word in alef has its tanwin already, one in ta
  // marbuta or with an article has none.
  constexpr std::string_view kAlefBytes = "\xD8\xA7", kLamBytes = "\xD9\x84";
  constexpr std::string_view kTaMarbuta = "\xD8\xA9";
  if (i + 1 < ts.size() && raw.folded(ts[i + 1]).starts_with(kLamBytes)) return false;
  const std::string_view word = raw.folded(before);
  const bool article = word.starts_with(kAlefBytes) && word.substr(2).starts_with(kLamBytes);
  return !article && !word.ends_with(kAlefBytes) &&
         !before.token.span.of(text).ends_with(kTaMarbuta);
}

/// Makes tokens [i, i+n) one.
RawToken merged(RawTokens& raw, std::size_t i, std::size_t n) {
  RawToken out = raw.tokens[i];
  if (n == 1) return out;
  const auto begin = static_cast<std::uint32_t>(raw.arena.size());
  for (std::size_t k = i; k < i + n; ++k) {
    const RawToken& t = raw.tokens[k];
    if (t.token.kind != TokenKind::word) continue;
    const std::string piece(raw.folded(t));
    raw.arena += piece;
    if (k > i) out.letters += t.letters;
    out.token.vocalised = out.token.vocalised || t.token.vocalised;
  }
  out.folded_begin = begin;
  out.folded_end = static_cast<std::uint32_t>(raw.arena.size());
  out.token.span.end = raw.tokens[i + n - 1].token.span.end;
  out.token.tanwin_fath = raw.tokens[i + n - 1].token.tanwin_fath;
  out.ends_stretched = raw.tokens[i + n - 1].ends_stretched;
  return out;
}

}  // namespace

RawTokens tokenize(std::string_view text) { return Tokenizer(text).run(); }

void join_broken_words(std::string_view text, RawTokens& raw) {
  std::vector<RawToken>& ts = raw.tokens;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < ts.size();) {
    const bool word = ts[i].token.kind == TokenKind::word;
    const std::size_t n = word ? broken_pieces(text, raw, i) : 1;
    RawToken t = merged(raw, i, n);
    const std::size_t next = i + n;
    if (word && next < ts.size() && ts[next].token.kind == TokenKind::word &&
        cut_off_alef(text, raw, next)) {
      ts[next - 1] = t;  // the merged word stands before the alef
      t = merged(raw, next - 1, 2);
      t.token.tanwin_fath = true;
      i = next + 1;
    } else {
      i = next;
    }
    ts[kept++] = t;
  }
  ts.resize(kept);
}

}  // namespace tawatur::text
