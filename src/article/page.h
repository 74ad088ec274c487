// SPDX-License-Identifier: Apache-2.0
// A document's tokens with the furniture found in them, and what a line looks like. For the files
// of this room. Cost: linear. Thread rule: plain values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "article/furniture.h"
#include "model/text.h"

namespace tawatur::article {

class Page {
 public:
  Page(const FoldedText& text, const Furniture& furniture);
  const std::vector<Token>& tokens() const { return text_.tokens; }
  const FoldedText& text() const { return text_; }
  std::string_view word(std::uint32_t t) const { return text_.tokens[t].folded; }
  bool is(std::uint32_t t, std::string_view folded) const {
    return t < text_.tokens.size() && text_.tokens[t].folded == folded;
  }
  const std::vector<FurnitureHit>& hits() const { return hits_; }
  /// Hits that start at a token, longest first: indices [first, last) into hits().
  TokenRange hits_at(std::uint32_t t) const { return {first_hit_[t], first_hit_[t + 1]}; }
  /// The longest hit at `t` of one of the kinds, within `end`; nullptr if there is none.
  const FurnitureHit* hit(std::uint32_t t, std::uint32_t end, FurnitureKind kind) const;
  /// True where [range) has the folded words of [other).
  bool same_words(TokenRange range, TokenRange other) const;

 private:
  const FoldedText& text_;
  std::vector<FurnitureHit> hits_;
  std::vector<std::uint32_t> first_hit_;  ///< tokens+1
};

/// Kinds of furniture as bits.
using KindSet = std::uint32_t;
constexpr KindSet bit(FurnitureKind kind) { return KindSet{1} << static_cast<unsigned>(kind); }

/// What a block looks like.
struct Line {
  TokenRange tokens;
  std::uint32_t words = 0;   ///< words of any script
  std::uint32_t arabic = 0;  ///< Arabic words
  std::uint32_t numbers = 0;
  bool ends_stop = false;       ///< . ! ? or an ellipsis at the end, brackets and quotes aside
  bool ends_full_stop = false;  ///< . or an ellipsis: headlines end in ! and ? too
  bool ends_colon = false;
  bool stop_inside = false;
  bool comma = false;
  bool bullet = false;    ///< starts with a mark of lists or a list number
  bool link = false;      ///< holds a hashtag, a handle or an address
  bool covered = false;   ///< nothing but furniture words, outlets, dates, numbers, marks
  KindSet kinds = 0;      ///< of the phrases that cover it
  KindSet starts = 0;     ///< of phrases with use `start` at its begin
  bool cue = false;       ///< covered, with a cue in it
  std::uint64_t key = 0;  ///< hash of its words
  bool prose() const;     ///< looks like a paragraph of running text
  bool headline() const;  ///< could be a headline: words enough, no full stop
};

Line look_at(const Page& page, TokenRange tokens);

}  // namespace tawatur::article
