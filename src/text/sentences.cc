// SPDX-License-Identifier: Apache-2.0
#include "text/sentences.h"

#include <algorithm>

namespace tawatur::text {
namespace {

/// Blanks in a line that divide it: pages copied as one line have such gaps between their parts.
constexpr std::uint32_t kDividingBlanks = 4;

// A paragraph wrapped at a fixed width: enough lines, few that end a sentence, none much shorter
// than the longest (the last aside), and none so long that nobody would have wrapped there. Widths
// are bytes, two a letter.
constexpr std::size_t kLeastWrappedLines = 4;
constexpr std::uint32_t kNarrowestWrap = 90, kWidestWrap = 260;
constexpr double kShortestShare = 0.75;

bool is_mark(const Token& t, std::string_view folded) {
  return t.kind == TokenKind::punct && t.folded == folded;
}

bool is_end_mark(const Token& t) {
  return t.kind == TokenKind::punct && !t.folded.empty() &&
         (t.folded[0] == '.' || t.folded[0] == '!' || t.folded[0] == '?');
}

/// Letters of a folded Arabic word, two bytes each.
std::size_t letters(const Token& t) { return t.folded.size() / 2; }

bool single_letter(const Token& t) { return t.kind == TokenKind::word && letters(t) == 1; }

/// Lines [first, last) of a paragraph, as token indices of their starts.
bool is_wrapped(const std::vector<Token>& tokens, const std::vector<std::uint32_t>& starts,
                std::size_t first, std::size_t last) {
  if (last - first < kLeastWrappedLines) return false;
  std::uint32_t longest = 0, shortest = kWidestWrap;
  bool stop_inside = false;
  std::size_t ends = 0;  // lines that end a sentence: paragraphs mostly do, wrapped lines seldom
  for (std::size_t i = first; i < last; ++i) {
    const std::uint32_t end = i + 1 < starts.size() ? starts[i + 1] : 0;
    const std::uint32_t past = end == 0 ? static_cast<std::uint32_t>(tokens.size()) : end;
    const std::uint32_t width = tokens[past - 1].span.end - tokens[starts[i]].span.begin;
    longest = std::max(longest, width);
    if (i + 1 < last) {
      shortest = std::min(shortest, width);
      ends += is_end_mark(tokens[past - 1]) ? 1 : 0;
    }
    for (std::uint32_t t = starts[i]; !stop_inside && t + 1 < past; ++t) {
      stop_inside = is_mark(tokens[t], ".") || is_mark(tokens[t], ",");
    }
  }
  return stop_inside && ends * 3 <= last - first && longest >= kNarrowestWrap &&
         longest <= kWidestWrap && shortest >= kShortestShare * longest;
}

/// Whether the full stop at `t` only shortens a word or stands in a number or address.
bool is_inner_stop(const std::vector<Token>& tokens, TokenRange range, std::uint32_t start,
                   std::uint32_t t) {
  if (t == start || t + 1 >= range.last) return false;
  const Token& before = tokens[t - 1];
  const Token& after = tokens[t + 1];
  if (before.kind == TokenKind::number) {
    if (after.kind == TokenKind::number) return true;  // 07 . 10
    return t - 1 == start;                             // "1. word": a list number
  }
  const bool glued = !tokens[t].space_before && !after.space_before;
  if (before.kind == TokenKind::latin) {
    return glued && (after.kind == TokenKind::latin || after.kind == TokenKind::number);
  }
  if (!single_letter(before)) return false;
  if (single_letter(after)) return true;  // letters of an abbreviation
  if (t >= start + 2 && tokens[t - 2].kind == TokenKind::number) return false;  // 2013 m.
  // The last letter of an abbreviation may end the sentence; a title's letter doesn't.
  const bool chain = t >= start + 3 && is_mark(tokens[t - 2], ".") && single_letter(tokens[t - 3]);
  return after.kind == TokenKind::word && !chain;
}

bool closes(const Token& t, std::string_view source, bool quote_open) {
  if (t.kind != TokenKind::punct) return false;
  if (t.folded == ")" || t.folded == "]") return true;
  if (t.folded != "\"" && t.folded != "'") return false;
  const std::string_view mark = t.span.of(source);
  if (mark == "\xC2\xAB" || mark == "\xE2\x80\x9C" || mark == "\xE2\x80\x98") return false;
  if (mark == "\xC2\xBB" || mark == "\xE2\x80\x9D" || mark == "\xE2\x80\x99") return true;
  return quote_open || !t.space_before;
}

}  // namespace

std::vector<std::uint32_t> block_starts(const std::vector<RawToken>& raw,
                                        const std::vector<Token>& tokens) {
  std::vector<std::uint32_t> lines;
  for (std::uint32_t t = 0; t < raw.size(); ++t) {
    const Gap& gap = raw[t].gap;
    if (t == 0 || gap.newlines > 0 || gap.tab || gap.blanks >= kDividingBlanks) lines.push_back(t);
  }
  std::vector<std::uint32_t> starts;
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i + 1;  // lines of one paragraph
    while (end < lines.size() && raw[lines[end]].gap.newlines == 1) ++end;
    starts.push_back(lines[i]);
    if (!is_wrapped(tokens, lines, i, end)) {
      for (std::size_t k = i + 1; k < end; ++k) starts.push_back(lines[k]);
    }
    i = end;
  }
  return starts;
}

void cut_sentences(std::vector<Token>& tokens, TokenRange range, std::uint32_t block,
                   std::uint32_t most_tokens, std::string_view source,
                   std::vector<Sentence>& sentences) {
  std::uint32_t start = range.first;
  bool quote_open = false;
  const std::uint32_t most = std::max<std::uint32_t>(most_tokens, 1);
  for (std::uint32_t t = range.first; t < range.last; ++t) {
    if (is_mark(tokens[t], "\"")) quote_open = !quote_open;
    std::uint32_t end = 0;
    if (is_end_mark(tokens[t]) && !is_inner_stop(tokens, range, start, t)) {
      end = t + 1;
      while (end < range.last && end - start < most &&
             (is_end_mark(tokens[end]) || closes(tokens[end], source, quote_open))) {
        if (is_mark(tokens[end], "\"")) quote_open = !quote_open;
        ++end;
      }
    } else if (t + 1 - start >= most || t + 1 == range.last) {
      end = t + 1;
    }
    if (end == 0) continue;
    const auto number = static_cast<std::uint32_t>(sentences.size());
    for (std::uint32_t k = start; k < end; ++k) tokens[k].sentence = number;
    sentences.push_back(
        {{start, end}, {tokens[start].span.begin, tokens[end - 1].span.end}, block});
    start = end;
    t = end - 1;
    quote_open = false;
  }
}

}  // namespace tawatur::text
