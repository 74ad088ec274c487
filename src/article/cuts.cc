// SPDX-License-Identifier: Apache-2.0
#include "article/cuts.h"

#include <algorithm>

namespace tawatur::article {
namespace {

// How far from the top of a page each sign may stand, in tokens.
constexpr std::uint32_t kHeadReach = 60;    ///< phrases that end a page's head
constexpr std::uint32_t kOneLinePage = 60;  ///< a first line this long holds more than a title
constexpr std::uint32_t kBreadcrumbReach = 25;
constexpr std::uint32_t kPageTitleReach = 30;
constexpr std::uint32_t kStampReach = 130;
constexpr std::uint32_t kLongestStamp = 40;
constexpr std::uint32_t kCaptionReach = 30;
constexpr std::uint32_t kCopyrightSentence = 25;

std::uint32_t head_by_phrases(const Page& page, TokenRange block) {
  std::uint32_t end = block.first;
  for (const FurnitureHit& hit : page.hits()) {
    if (hit.tokens.first >= block.first + kHeadReach || hit.tokens.first >= block.last) break;
    if (hit.use == FurnitureUse::head) end = std::max(end, hit.tokens.last);
  }
  return end;
}

std::uint32_t head_by_breadcrumb(const Page& page, TokenRange block) {
  std::uint32_t end = block.first;
  for (std::uint32_t t = block.first; t < std::min(block.last, block.first + kBreadcrumbReach);
       ++t) {
    if (page.word(t)[0] == '>') end = t + 1;
  }
  return end;
}

/// "Headline | Outlet headline ...": the page title goes, the headline after it stays.
std::uint32_t head_by_page_title(const Page& page, TokenRange block) {
  const std::uint32_t reach = std::min(block.last, block.first + kPageTitleReach);
  std::uint32_t bar = block.first;
  while (bar < reach && !page.is(bar, "|")) ++bar;
  if (bar == reach || bar == block.first) return block.first;
  const std::uint32_t size = std::min(bar - block.first, std::uint32_t{4});
  const TokenRange begin = {block.first, block.first + size};
  for (std::uint32_t t = bar + 1; t + size <= std::min(block.last, bar + kPageTitleReach); ++t) {
    if (!page.same_words({t, t + size}, begin)) continue;
    return size < 4 ? t + size : t;  // a section's name is no headline
  }
  return block.first;
}

/// A date with a clock time and a year, or one in digits only, from `t`; its end, or `t`.
std::uint32_t stamp_end(const Page& page, std::uint32_t t, std::uint32_t last) {
  const auto& tokens = page.tokens();
  std::uint32_t end = t, numbers = 0;
  bool clock = false, year = false, slashed = false;
  last = std::min(last, t + kLongestStamp);
  for (std::uint32_t at = t; at < last;) {
    const FurnitureHit* hit = page.hit(at, last, FurnitureKind::date);
    if (hit != nullptr) {
      end = at = hit->tokens.last;
      continue;
    }
    if (tokens[at].kind == TokenKind::number) {
      ++numbers;
      year = year || (tokens[at].folded.size() == 4 && tokens[at].folded[0] <= '2');
      clock =
          clock || (at > t + 1 && page.is(at - 1, ":") && tokens[at - 2].kind == TokenKind::number);
      slashed = slashed || (at > t + 3 && page.is(at - 1, "/") && page.is(at - 3, "/"));
      end = at + 1;
    } else if (tokens[at].kind != TokenKind::punct || page.is(at, ".") || page.is(at, "\"")) {
      break;
    }
    ++at;
  }
  if (end > t && page.is(end, ")") && end < last) ++end;
  return year && numbers >= 3 && (clock || slashed) ? end : t;
}

/// The author or agency before a date: "Place - agencies", "Outlet - First Last".
std::uint32_t stamp_begin(const Page& page, std::uint32_t stamp, std::uint32_t first) {
  const auto& tokens = page.tokens();
  for (std::uint32_t back = 2; back <= 7 && first + back <= stamp; ++back) {
    const std::uint32_t t = stamp - back;
    const FurnitureHit* outlet = page.hit(t, stamp, FurnitureKind::agency);
    if (outlet != nullptr && page.is(outlet->tokens.last, "-") &&
        stamp - outlet->tokens.last <= 4) {
      return t;
    }
    const FurnitureHit* after =
        page.is(t, "-") && t + 1 < stamp ? page.hit(t + 1, stamp, FurnitureKind::agency) : nullptr;
    if (after != nullptr && after->tokens.last == stamp && t > first &&
        tokens[t - 1].kind == TokenKind::word) {
      return t - 1;
    }
  }
  return stamp;
}

/// A picture's line from `t`: ends in "- archive" or "(activists)" before any full stop.
std::uint32_t caption_end(const Page& page, std::uint32_t t, std::uint32_t last) {
  for (std::uint32_t at = t; at < std::min(last, t + kCaptionReach); ++at) {
    if (page.is(at, ".") || stamp_end(page, at, last) != at) return t;
    const bool bracket = page.is(at, "(");
    if (at <= t + 2 || !(bracket || page.is(at, "-")) || at + 1 >= last) continue;
    const TokenRange hits = page.hits_at(at + 1);
    for (std::uint32_t h = hits.first; h < hits.last; ++h) {
      const FurnitureHit& hit = page.hits()[h];
      if (hit.use != FurnitureUse::end || hit.tokens.last > last) continue;
      if (!bracket) return hit.tokens.last;
      if (page.is(hit.tokens.last, ")")) return hit.tokens.last + 1;
    }
  }
  return t;
}

void cut_head(const Page& page, TokenRange block, std::vector<Cut>& cuts) {
  const std::uint32_t head =
      std::max({head_by_phrases(page, block), head_by_breadcrumb(page, block),
                head_by_page_title(page, block)});
  if (head > block.first) cuts.push_back({{block.first, head}, BlockKind::menu});
  if (block.size() < kOneLinePage) return;
  const std::uint32_t reach = std::min(block.last, block.first + kStampReach);
  for (std::uint32_t t = head; t < reach && !page.is(t, ".");) {
    std::uint32_t end = stamp_end(page, t, block.last);
    if (end == t) {
      ++t;
      continue;
    }
    const std::uint32_t begin = stamp_begin(page, t, head);
    const TokenRange hits = page.hits_at(std::min<std::uint32_t>(end, block.last - 1));
    for (std::uint32_t h = hits.first; h < hits.last; ++h) {
      if (page.hits()[h].use == FurnitureUse::head) end = page.hits()[h].tokens.last;
    }
    cuts.push_back({{begin, end}, BlockKind::byline});
    const std::uint32_t caption = caption_end(page, end, block.last);
    if (caption > end) cuts.push_back({{end, caption}, BlockKind::caption});
    t = caption;
  }
}

/// First token of the sentence that holds `t`.
std::uint32_t sentence_begin(const Page& page, std::uint32_t t) {
  return page.text().sentences[page.tokens()[t].sentence].tokens.first;
}

/// Whether most sentences of a block break off in dots, as teasers of other articles do.
bool is_teasers(const Page& page, TokenRange block) {
  constexpr std::uint32_t kLeast = 3;
  std::uint32_t all = 0, broken = 0;
  for (std::uint32_t t = block.first; t < block.last;) {
    const TokenRange sentence = page.text().sentences[page.tokens()[t].sentence].tokens;
    const std::uint32_t end = sentence.last - 1;
    const bool spaced = sentence.size() > 3 && page.is(end, ".") && page.is(end - 1, ".");
    ++all;
    broken += spaced || page.is(end, "...") ? 1 : 0;
    t = sentence.last;
  }
  return broken >= kLeast && broken * 10 >= all * 6;
}

void cut_phrases(const Page& page, std::vector<Cut>& cuts) {
  for (const FurnitureHit& hit : page.hits()) {
    const TokenRange block = page.text().blocks[page.tokens()[hit.tokens.first].block].tokens;
    const std::uint32_t taken = cuts.empty() ? 0 : cuts.back().tokens.last;
    if (hit.tokens.first < taken) continue;
    if (hit.use == FurnitureUse::inner) {
      if (sentence_begin(page, hit.tokens.first) != hit.tokens.first) continue;
      cuts.push_back({hit.tokens, BlockKind::related});
    } else if (hit.use == FurnitureUse::head && hit.tokens.first >= block.first) {
      cuts.push_back({hit.tokens, BlockKind::other_furniture});
    } else if (hit.use == FurnitureUse::rest) {
      std::uint32_t begin = sentence_begin(page, hit.tokens.first);
      if (hit.tokens.first - begin > kCopyrightSentence) begin = hit.tokens.first;
      if (is_teasers(page, block)) begin = block.first;
      cuts.push_back({{std::max(begin, taken), block.last}, BlockKind::other_furniture});
    }
  }
}

}  // namespace

std::vector<Cut> find_cuts(const Page& page) {
  std::vector<Cut> cuts;
  if (page.text().blocks.empty()) return cuts;
  const TokenRange first = page.text().blocks.front().tokens;
  // A first line that is only a headline has no room for a head.
  if (first.size() > kBreadcrumbReach) cut_head(page, first, cuts);
  cut_phrases(page, cuts);
  return cuts;
}

namespace {

constexpr std::uint32_t kDatelineReach = 16, kDatelineWords = 8;

/// A mark that ends a date line.
bool ends_dateline(std::string_view mark) { return mark == ":" || mark[0] == '-'; }

/// Reads a date line token by token, up to the mark or name that ends it.
class DatelineScan {
 public:
  DatelineScan(const Page& page, TokenRange tokens) : page_(page), tokens_(tokens) {}

  /// End of the date line, or 0.
  std::uint32_t run() {
    const std::uint32_t reach = std::min(tokens_.last, tokens_.first + kDatelineReach);
    for (std::uint32_t t = tokens_.first; t < reach && words_ <= kDatelineWords;) {
      if (const std::uint32_t after = credit(t, reach); after != 0) {
        t = after;
        continue;
      }
      if (page_.tokens()[t].kind == TokenKind::punct) {
        if (place_end_ == 0) place_end_ = t;
        if (page_.is(t, ".")) return 0;
        if (ends_at(t)) return t + 1;
      } else if (!credits_.empty()) {
        // "Place: <outlet> it was said": the sentence begins after the closing mark.
        const bool closed = t > credits_.back().last;
        return closed && marked_ && before_ <= 2 ? t : 0;
      } else {
        ++words_;
      }
      ++t;
    }
    return 0;
  }

  const std::vector<TokenRange>& credits() const { return credits_; }
  std::uint32_t place_end() const { return place_end_; }

 private:
  /// The end of an agency's name at `t`, or 0.
  std::uint32_t credit(std::uint32_t t, std::uint32_t reach) {
    const auto& all = page_.tokens();
    const FurnitureHit* agency = page_.hit(t, reach, FurnitureKind::agency);
    if (agency == nullptr) return 0;
    const bool delimited = t == tokens_.first || all[t - 1].kind == TokenKind::punct;
    const std::uint32_t after = agency->tokens.last;
    // An agency's name that goes on as a sentence is its subject, not a credit.
    const bool closed = after >= tokens_.last || all[after].kind == TokenKind::punct;
    if (!closed || !(delimited || all[t].kind == TokenKind::latin)) return 0;
    if (credits_.empty()) {
      before_ = words_;
      divided_ =
          place_end_ != 0 && (ends_dateline(page_.word(place_end_)) || page_.is(place_end_, ","));
      marked_ = t >= tokens_.first + 2 && ends_dateline(page_.word(t - 2));
    }
    credits_.push_back(agency->tokens);
    words_ += agency->tokens.size();
    return after;
  }

  bool ends_at(std::uint32_t t) const {
    if (credits_.empty()) return false;
    // "Said the agency (X) that", "Y said: " look alike; a date line has little before the name.
    const bool brief = before_ <= 1 || divided_;
    const bool bracket = page_.is(t, ")");
    if (bracket && t + 1 < tokens_.last && ends_dateline(page_.word(t + 1))) return false;
    return page_.word(t)[0] == '-' || (brief && page_.is(t, ":")) || (before_ <= 1 && bracket);
  }

  const Page& page_;
  TokenRange tokens_;
  std::vector<TokenRange> credits_;
  std::uint32_t words_ = 0;
  std::uint32_t before_ = 0;     ///< words before the first credit
  std::uint32_t place_end_ = 0;  ///< the first mark
  bool divided_ = false;         ///< that mark is a dash, colon or comma
  bool marked_ = false;          ///< a dash or colon stands right before the first credit's quote
};

}  // namespace

void find_dateline(const Page& page, TokenRange tokens, Layout& layout) {
  const auto& all = page.tokens();
  DatelineScan scan(page, tokens);
  const std::uint32_t end = scan.run();
  if (end == 0 || end >= tokens.last) return;
  layout.dateline = TokenRange{tokens.first, end};
  layout.credits.insert(layout.credits.end(), scan.credits().begin(), scan.credits().end());
  const std::uint32_t credit = scan.credits().front().first;
  if (scan.place_end() > tokens.first && credit > tokens.first && scan.place_end() <= credit) {
    const Span span = join(all[tokens.first].span, all[scan.place_end() - 1].span);
    layout.dateline_place_text = std::string(span.of(page.text().source));
  }
}

void find_closing_credit(const Page& page, TokenRange tokens, Layout& layout) {
  if (tokens.size() < 3) return;
  std::uint32_t close = tokens.last - 1;
  if (page.is(close, ".")) --close;
  if (!page.is(close, ")")) return;
  std::uint32_t open = close;
  while (open > tokens.first && close - open < kDatelineReach && !page.is(open, "(")) --open;
  if (!page.is(open, "(")) return;
  for (std::uint32_t t = open + 1; t < close;) {
    const FurnitureHit* agency = page.hit(t, close, FurnitureKind::agency);
    if (agency != nullptr) layout.credits.push_back(agency->tokens);
    t = agency != nullptr ? agency->tokens.last : t + 1;
  }
}

}  // namespace tawatur::article
