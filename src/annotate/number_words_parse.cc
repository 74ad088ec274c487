// SPDX-License-Identifier: Apache-2.0
// The way back: a small machine with one slot per rank. It walks right over the tokens, so each is
// looked at once; what doesn't fit the slots that are still open ends the number.
#include <algorithm>

#include "annotate/number_words.h"
#include "annotate/number_words_strip.h"

namespace tawatur::annotate {
namespace {

constexpr std::int64_t kMillion = 1'000'000;
constexpr std::string_view kWaw = "\xD9\x88";
constexpr std::string_view kArticle = "\xD8\xA7\xD9\x84";

bool ascii_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<DigitValue> read_digits(std::string_view folded) {
  if (folded.empty() || !ascii_digit(folded.front()) || !ascii_digit(folded.back())) return {};
  std::size_t marks = 0, after = 0, digits = 0;
  char mark = 0;
  bool even_groups = true;  // every group after a mark has three digits
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    if (ascii_digit(c)) {
      ++digits, ++after;
      continue;
    }
    if ((c != '.' && c != ',') || !ascii_digit(folded[i + 1])) return {};
    if (marks > 0 && (after != 3 || c != mark)) even_groups = false;
    mark = c, ++marks, after = 0;
  }
  if (digits > 15) return {};  // a telephone or account number
  std::int64_t value = 0;
  const bool grouped = marks > 0 && even_groups && after == 3;
  if (marks > 1 && !grouped) return {};
  DigitValue out;
  out.grouped_dot = grouped && marks == 1;
  std::size_t decimals = 0;
  bool past_mark = false;
  for (const char c : folded) {
    if (!ascii_digit(c)) {
      past_mark = !grouped;
    } else if (!past_mark || decimals < 6) {
      value = value * 10 + (c - '0');
      decimals += past_mark ? 1 : 0;
    }
  }
  if (value > 999'999'999'999) return {};
  for (std::size_t i = decimals; i < 6; ++i) value *= 10;
  out.millionths = value;
  return out;
}

/// Reads one number; see the slots below.
class NumberReader {
 public:
  NumberReader(const NumberWords& words, const std::vector<Token>& tokens, std::uint32_t last)
      : words_(words), tokens_(tokens), last_(std::min(last, std::uint32_t(tokens.size()))) {}

  std::optional<ParsedNumber> read(std::uint32_t at) {
    if (at >= last_) return {};
    out_.tokens = {at, at};
    if (!first(at)) return {};
    std::uint32_t next = out_.tokens.last;
    while (next < last_ && more(next)) next = out_.tokens.last;
    if (teen_open_) return {};  // "one of" isn't a number yet
    out_.value = total_ + group_;
    return out_;
  }

 private:
  const NumberAtom& atom(std::uint16_t i) const { return words_.atoms_[i]; }
  void took(std::uint32_t upto) { out_.tokens.last = upto; }

  bool first(std::uint32_t at) {
    const Token& token = tokens_[at];
    if (token.kind == TokenKind::number) return first_digits(at);
    if (token.kind != TokenKind::word) return false;
    for (const ProcliticCut cut : ProcliticCuts(token.folded)) {
      const std::string_view stem = token.folded.substr(cut.begin);
      // After bi, li, ka a stem of two letters is chance (lasta: "you aren't" is no six).
      const bool prep = (cut.proclitics & (proclitic::kBi | proclitic::kLi | proclitic::kKa)) != 0;
      if (prep && stem.size() < 6) continue;
      if (start_word(at, stem)) {
        out_.proclitics = cut.proclitics;
        out_.stem_begin = cut.begin;
        return true;
      }
    }
    return false;
  }

  bool start_word(std::uint32_t at, std::string_view stem) {
    for (const std::uint16_t i : words_.find(stem)) {
      const NumberAtom& a = atom(i);
      if (a.rank == NumberRank::fraction) return start_fraction(at, a.value);
      if (a.rank == NumberRank::scale) return start_scale(at, stem);
      if (open(a) && a.rank != NumberRank::tail) {
        fill(a);
        took(at + 1);
        return true;
      }
    }
    return false;
  }

  /// Half a million.
  bool start_fraction(std::uint32_t at, std::int64_t divisor) {
    if (at + 1 >= last_ || divisor == 0) return false;
    const std::int64_t scale = scale_at(at + 1);
    if (scale < 1000) return false;
    total_ = scale / divisor, scale_limit_ = 1, closed_ = true;
    took(at + 2);
    return true;
  }

  /// A scale word by itself: one thousand, or two thousand in the dual.
  bool start_scale(std::uint32_t at, std::string_view stem) {
    std::int64_t single = 0, dual = 0;
    bool construct_only = false, accusative = false;
    for (const std::uint16_t i : words_.find(stem)) {
      const NumberAtom& a = atom(i);
      if (a.state == NumberState::plural) return false;  // bare "thousands" is a vague quantity
      if (a.state == NumberState::single) single = a.value;
      if (a.state == NumberState::accusative) single = a.value, accusative = true;
      if (a.state == NumberState::dual) dual = a.value;
      if (a.state == NumberState::dual_construct) dual = a.value, construct_only = true;
    }
    took(at + 1);
    std::int64_t value = single != 0 ? single : dual;
    if (accusative && construct_only) {
      // alfa: "two thousand" before its noun, "a thousand" with tanwin or before "and 500".
      const bool noun_next = at + 1 < last_ && tokens_[at + 1].kind == TokenKind::word &&
                             !tokens_[at].tanwin_fath && !begins_and(at + 1);
      value = noun_next ? dual : single;
    }
    if (value == 0) return false;
    const std::int64_t unit = single != 0 ? single : dual / 2;
    total_ = value, scale_limit_ = unit;
    return true;
  }

  bool begins_and(std::uint32_t at) const {
    const std::string_view f = tokens_[at].folded;
    if (f.substr(0, 2) != kWaw) return false;
    return f == kWaw || !words_.find(f.substr(2)).empty();
  }

  bool first_digits(std::uint32_t at) {
    const std::optional<DigitValue> digits = read_digits(tokens_[at].folded);
    if (!digits) return false;
    out_.digits = true;
    std::int64_t millionths = digits->millionths;
    took(at + 1);
    const std::int64_t scale = at + 1 < last_ ? scale_at(at + 1) : 0;
    if (scale != 0) {
      // "1.200 million" can only be a fraction.
      if (digits->grouped_dot && scale >= kMillion) millionths /= 1000;
      if (millionths > 999'999 * kMillion) return false;
      total_ = scale >= kMillion
                   ? millionths * (scale / kMillion)
                   : millionths / kMillion * scale + millionths % kMillion * scale / kMillion;
      scale_limit_ = scale;
      took(at + 2);
      return true;
    }
    out_.fraction = millionths % kMillion != 0;
    total_ = millionths / kMillion;
    scale_limit_ = 1, closed_ = true;
    return true;
  }

  /// Scale word at a token, with or without article, singular, accusative or plural.
  std::int64_t scale_at(std::uint32_t at) const {
    if (tokens_[at].kind != TokenKind::word) return 0;
    std::string_view f = tokens_[at].folded;
    if (const std::int64_t scale = words_.scale_of(f); scale != 0) return scale;
    return f.substr(0, 4) == kArticle ? words_.scale_of(f.substr(4)) : 0;
  }

  bool more(std::uint32_t at) {
    const Token& token = tokens_[at];
    if (closed_ || token.break_before) return false;
    if (token.kind != TokenKind::word) return false;
    if (group_ != 0 && multiply(at)) return true;
    if (tail(at)) return true;
    return token.folded.substr(0, 2) == kWaw && conjoined(at);
  }

  /// Three | thousand.
  bool multiply(std::uint32_t at) {
    const std::int64_t scale = scale_at(at);
    if (scale == 0 || scale >= scale_limit_ || teen_open_) return false;
    total_ += group_ * scale;
    group_ = 0, scale_limit_ = scale;
    units_ = tens_ = hundreds_ = unit_last_ = false;
    took(at + 1);
    return true;
  }

  /// Second words without wa: the ten of eleven to nineteen, the hundred of "three hundred".
  bool tail(std::uint32_t at) {
    if (!unit_last_) return false;
    for (const std::uint16_t i : words_.find(tokens_[at].folded)) {
      const NumberAtom& a = atom(i);
      const std::int64_t unit = group_ % 10;
      if (a.rank == NumberRank::tail && group_ % 100 < 10 && unit != 0) {
        group_ += 10;
        tens_ = true;
      } else if (a.rank == NumberRank::hundred && !hundreds_ && group_ >= 3 && group_ <= 9 &&
                 !teen_open_) {
        group_ *= 100;
        units_ = false, hundreds_ = true;
      } else {
        continue;
      }
      unit_last_ = teen_open_ = false;
      took(at + 1);
      return true;
    }
    return false;
  }

  /// ... and five; ... and (the) twenty; ... and | 500.
  bool conjoined(std::uint32_t at) {
    std::string_view stem = tokens_[at].folded.substr(2);
    if (stem.empty()) return conjoined_digits(at);
    if (teen_open_) return false;
    if (stem.substr(0, 4) == kArticle && (out_.proclitics & proclitic::kAl) != 0) {
      stem = stem.substr(4);
    }
    for (const std::uint16_t i : words_.find(stem)) {
      const NumberAtom& a = atom(i);
      if (a.rank == NumberRank::fraction) return half_more(at, a.value);
      if (a.rank == NumberRank::scale) {
        if (group_ != 0 || !conjoined_scale(a, at)) continue;
        return true;
      }
      if (a.rank == NumberRank::tail || !open(a)) continue;
      // "Five and ten" are two numbers; so is a teen unit whose ten doesn't follow.
      if (a.rank == NumberRank::teen && !tail_follows(at + 1)) continue;
      fill(a);
      took(at + 1);
      return true;
    }
    return false;
  }

  bool tail_follows(std::uint32_t at) const {
    if (at >= last_) return false;
    const auto& found = words_.find(tokens_[at].folded);
    return std::any_of(found.begin(), found.end(),
                       [&](std::uint16_t i) { return atom(i).rank == NumberRank::tail; });
  }

  bool conjoined_scale(const NumberAtom& a, std::uint32_t at) {
    const bool dual = a.state == NumberState::dual || a.state == NumberState::dual_construct;
    const std::int64_t scale = dual ? a.value / 2 : a.value;
    if (a.state == NumberState::plural || scale >= scale_limit_) return false;
    if (a.state == NumberState::accusative && at + 1 < last_ &&
        tokens_[at + 1].kind == TokenKind::word && !tokens_[at].tanwin_fath &&
        !begins_and(at + 1)) {
      return false;  // rather the dual before its noun: its own row comes next
    }
    total_ += a.value, scale_limit_ = scale;
    took(at + 1);
    return true;
  }

  bool conjoined_digits(std::uint32_t at) {
    if (total_ == 0 || group_ != 0 || scale_limit_ < 1000 || at + 1 >= last_) return false;
    if (tokens_[at + 1].kind != TokenKind::number) return false;
    const std::optional<DigitValue> digits = read_digits(tokens_[at + 1].folded);
    if (!digits || digits->millionths % kMillion != 0) return false;
    const std::int64_t value = digits->millionths / kMillion;
    const std::int64_t scale = at + 2 < last_ ? scale_at(at + 2) : 0;
    const bool scaled = scale != 0 && scale < scale_limit_;  // a million and | 200 | thousand
    const std::int64_t added = scaled ? value * scale : value;
    if (value == 0 || added >= scale_limit_) return false;
    total_ += added, closed_ = true, out_.digits = true;
    took(at + (scaled ? 3 : 2));
    return true;
  }

  /// A million and a half (of the million).
  bool half_more(std::uint32_t at, std::int64_t divisor) {
    if (total_ == 0 || group_ != 0 || divisor == 0 || scale_limit_ < 1000) return false;
    total_ += scale_limit_ / divisor, closed_ = true;
    took(at + 1);
    if (at + 1 < last_ && scale_at(at + 1) == scale_limit_) took(at + 2);
    return true;
  }

  bool open(const NumberAtom& a) const {
    switch (a.rank) {
      case NumberRank::unit:
        if (a.value == 0) return out_.tokens.size() == 0;
        return !units_ && !tens_;
      case NumberRank::teen:
        return !units_ && !tens_;
      case NumberRank::tens:
        return !tens_;
      case NumberRank::hundred:
      case NumberRank::hundreds:
        return !hundreds_ && !units_ && !tens_;
      default:
        return false;
    }
  }

  void fill(const NumberAtom& a) {
    group_ += a.value;
    unit_last_ = teen_open_ = false;
    switch (a.rank) {
      case NumberRank::unit:
        units_ = unit_last_ = true;
        if (a.value == 10) tens_ = true, unit_last_ = false;
        if (a.value == 0) closed_ = true;
        break;
      case NumberRank::teen:
        units_ = unit_last_ = teen_open_ = true;
        break;
      case NumberRank::tens:
        tens_ = units_ = true;
        break;
      default:
        hundreds_ = true;
        break;
    }
  }

  static constexpr std::int64_t kStart = 1'000'000'000'000;
  const NumberWords& words_;
  const std::vector<Token>& tokens_;
  std::uint32_t last_;
  ParsedNumber out_;
  std::int64_t total_ = 0;             // what scale words have closed
  std::int64_t group_ = 0;             // 0 to 999, not yet multiplied
  std::int64_t scale_limit_ = kStart;  // further scale words must be smaller
  bool units_ = false, tens_ = false, hundreds_ = false;
  bool unit_last_ = false;  // the last atom was a unit: ten or hundred may follow
  bool teen_open_ = false;  // ... and only ten may
  bool closed_ = false;
};

std::optional<ParsedNumber> NumberWords::parse(const std::vector<Token>& tokens, std::uint32_t at,
                                               std::uint32_t last) const {
  return NumberReader(*this, tokens, last).read(at);
}

std::optional<ParsedNumber> NumberWords::parse_ordinal(const std::vector<Token>& tokens,
                                                       std::uint32_t at, std::uint32_t last) const {
  last = std::min(last, std::uint32_t(tokens.size()));
  if (at >= last || tokens[at].kind != TokenKind::word) return {};
  const auto one_of = [&](std::string_view stem, NumberRank a, NumberRank b) -> const NumberAtom* {
    for (const std::uint16_t i : find(stem)) {
      if (atoms_[i].rank == a || atoms_[i].rank == b) return &atoms_[i];
    }
    return nullptr;
  };
  for (const ProcliticCut cut : ProcliticCuts(tokens[at].folded)) {
    const NumberAtom* unit =
        one_of(tokens[at].folded.substr(cut.begin), NumberRank::ordinal, NumberRank::ordinal_teen);
    if (unit == nullptr) continue;
    ParsedNumber out;
    out.value = unit->value, out.ordinal = true, out.tokens = {at, at + 1};
    out.proclitics = cut.proclitics, out.stem_begin = cut.begin;
    bool done = unit->rank == NumberRank::ordinal;
    if (at + 1 < last && tokens[at + 1].kind == TokenKind::word && unit->value < 10) {
      std::string_view next = tokens[at + 1].folded;
      if (one_of(next, NumberRank::tail, NumberRank::tail) != nullptr) {
        out.value += 10, out.tokens.last = at + 2, done = true;
      } else if (next.substr(0, 2) == kWaw) {
        next = next.substr(2);
        if (next.substr(0, 4) == kArticle) next = next.substr(4);
        if (const NumberAtom* tens = one_of(next, NumberRank::tens, NumberRank::tens)) {
          out.value += tens->value, out.tokens.last = at + 2, done = true;
        }
      }
    }
    if (done) return out;
  }
  return {};
}

}  // namespace tawatur::annotate
