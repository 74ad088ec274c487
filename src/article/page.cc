// SPDX-License-Identifier: Apache-2.0
#include "article/page.h"

#include <algorithm>

#include "base/hash.h"

namespace tawatur::article {
namespace {

// Measured on pages of many outlets: paragraphs of reports have 20 words and more, headlines 5
// to 20.
constexpr std::uint32_t kProseWords = 12;  ///< with a full stop at the end
constexpr std::uint32_t kLongWords = 28;   ///< without one
constexpr std::uint32_t kHeadlineLeast = 4, kHeadlineMost = 27;

bool is_stop(std::string_view mark) {
  return !mark.empty() && (mark[0] == '.' || mark[0] == '!' || mark[0] == '?');
}

bool is_closer(std::string_view mark) {
  return mark == "\"" || mark == ")" || mark == "'" || mark == "]";
}

void look_at_marks(const Page& page, Line& line) {
  const auto& tokens = page.tokens();
  std::uint32_t last = line.tokens.last;
  while (last > line.tokens.first + 1 && is_closer(page.word(last - 1))) --last;
  const std::string_view end = page.word(last - 1);
  line.ends_stop = tokens[last - 1].kind == TokenKind::punct && is_stop(end);
  line.ends_full_stop = line.ends_stop && end[0] == '.';
  line.ends_colon = end == ":";
  // The last sentence aside, every sentence end in the block is a stop inside.
  for (std::uint32_t t = line.tokens.first; t + 1 < last && !line.stop_inside; ++t) {
    line.stop_inside = tokens[t].kind == TokenKind::punct && tokens[t].folded == "." &&
                       tokens[t].sentence != tokens[t + 1].sentence;
  }
  const std::string_view begin = page.word(line.tokens.first);
  const TokenKind kind = tokens[line.tokens.first].kind;
  line.bullet = (kind == TokenKind::punct && (begin[0] == '-' || begin[0] == '*')) ||
                (kind == TokenKind::number && line.tokens.size() > 1 && begin.size() <= 2 &&
                 (page.is(line.tokens.first + 1, "-") || page.is(line.tokens.first + 1, ".") ||
                  page.is(line.tokens.first + 1, ")")));
}

/// Walks the line over furniture; stops at the first word that isn't.
void cover(const Page& page, Line& line) {
  std::uint32_t t = line.tokens.first;
  bool cue = false;
  while (t < line.tokens.last) {
    const TokenRange at = page.hits_at(t);
    const FurnitureHit* longest = nullptr;
    for (std::uint32_t h = at.first; h < at.last && longest == nullptr; ++h) {
      const FurnitureHit& hit = page.hits()[h];
      if (hit.tokens.last <= line.tokens.last && hit.use != FurnitureUse::end) longest = &hit;
    }
    if (longest != nullptr) {
      line.kinds |= bit(longest->kind);
      for (std::uint32_t h = at.first; h < at.last; ++h) {
        cue = cue || (page.hits()[h].use == FurnitureUse::cue &&
                      page.hits()[h].tokens.size() == longest->tokens.size());
      }
      t = longest->tokens.last;
    } else if (page.tokens()[t].kind == TokenKind::word) {
      line.kinds = 0;
      return;
    } else {
      ++t;
    }
  }
  line.covered = true;
  line.cue = cue;
}

void look_at_start(const Page& page, Line& line) {
  std::uint32_t t = line.tokens.first;
  while (t < line.tokens.last && page.tokens()[t].kind == TokenKind::punct) ++t;
  if (t == line.tokens.last) return;
  const TokenRange at = page.hits_at(t);
  for (std::uint32_t h = at.first; h < at.last; ++h) {
    if (page.hits()[h].use == FurnitureUse::start) line.starts |= bit(page.hits()[h].kind);
  }
}

}  // namespace

Page::Page(const FoldedText& text, const Furniture& furniture)
    : text_(text), hits_(furniture.match(text)), first_hit_(text.tokens.size() + 1) {
  std::size_t h = 0;
  for (std::uint32_t t = 0; t < first_hit_.size(); ++t) {
    while (h < hits_.size() && hits_[h].tokens.first < t) ++h;
    first_hit_[t] = static_cast<std::uint32_t>(h);
  }
}

const FurnitureHit* Page::hit(std::uint32_t t, std::uint32_t end, FurnitureKind kind) const {
  const TokenRange at = hits_at(t);
  for (std::uint32_t h = at.first; h < at.last; ++h) {
    if (hits_[h].kind == kind && hits_[h].tokens.last <= end) return &hits_[h];
  }
  return nullptr;
}

bool Page::same_words(TokenRange range, TokenRange other) const {
  if (range.size() != other.size()) return false;
  for (std::uint32_t i = 0; i < range.size(); ++i) {
    if (word(range.first + i) != word(other.first + i)) return false;
  }
  return true;
}

bool Line::prose() const {
  if (covered) return false;
  return words >= kLongWords || (words >= kProseWords && (ends_full_stop || stop_inside));
}

bool Line::headline() const {
  return words >= kHeadlineLeast && words <= kHeadlineMost && !stop_inside && !bullet;
}

Line look_at(const Page& page, TokenRange tokens) {
  Line line;
  line.tokens = tokens;
  std::string key;
  for (std::uint32_t t = tokens.first; t < tokens.last; ++t) {
    const Token& token = page.tokens()[t];
    switch (token.kind) {
      case TokenKind::word:
        ++line.arabic;
        [[fallthrough]];
      case TokenKind::latin:
        ++line.words;
        break;
      case TokenKind::number:
        ++line.numbers;
        break;
      case TokenKind::punct:
        line.comma = line.comma || token.folded == "," || token.folded == ";";
        line.link = line.link || token.folded == "#" || token.folded == "@";
        continue;
    }
    line.link = line.link || token.folded.find(".com") != std::string_view::npos;
    key += token.folded;
    key += ' ';
  }
  line.key = hash64(key);
  look_at_marks(page, line);
  cover(page, line);
  look_at_start(page, line);
  return line;
}

}  // namespace tawatur::article
