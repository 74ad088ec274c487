// SPDX-License-Identifier: Apache-2.0
// Folding: one spelling for the many ways in which the same Arabic word is written.
//
//   fold_word(word)                     // alef variants, harakat, tatweel ... are gone
//   FoldedMap map(title);               // the same for any string, with the way back
//   map.source_of(map.folded_of(span))  // contains span
//
// Rules are those of data/normalisation.tsv, compiled in as fold_table.h: tatweel, harakat,
// zero-width and bidi controls vanish; alef with hamza, madda or wasla is bare alef; alef maqsura
// is ya, ta marbuta is ha, hamza on waw or ya is the letter under it, hamza alone stays; Persian
// and presentation forms are the Arabic letters; digits are ASCII; Latin capitals are small;
// quotes, dashes, commas, question marks are their ASCII mates. Bad bytes come out as U+FFFD.
//
// Folding is per code point and idempotent: fold_word(fold_word(x)) == fold_word(x), and
// fold_word(x + y) == fold_word(x) + fold_word(y) for whole code points. Cost: linear, some 5 ns a
// letter. No call fails. Thread rule: pure functions; a FoldedMap is a plain value.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace tawatur::text {

/// The folded form.
std::string fold_word(std::string_view word);

/// Appends the folded form of one code point to `out`; nothing when it vanishes.
void append_folded(std::string& out, char32_t code_point);

/// Appends the folded form of a string to `out`.
void append_folded(std::string& out, std::string_view word);

/// A folded string with the way between its bytes and those it was made from. Each code point that
/// leaves something owns itself and the vanished ones after it; vanished ones at the very start
/// belong to the first that stays. A ligature's letters all map to the whole ligature.
class FoldedMap {
 public:
  FoldedMap() = default;
  /// At most 4 GiB.
  explicit FoldedMap(std::string_view source);
  const std::string& folded() const { return folded_; }
  std::uint32_t source_size() const { return source_size_; }
  /// Source bytes of folded bytes: begins and ends at code points; monotone; the whole for the
  /// whole; empty for empty. Cost: O(log n).
  Span source_of(Span folded) const;
  /// Folded bytes of source bytes: everything that a touched code point left.
  Span folded_of(Span source) const;

 private:
  struct Piece {
    std::uint32_t folded, source;  ///< where it begins in each
  };
  std::string folded_;
  std::vector<Piece> pieces_;
  std::uint32_t source_size_ = 0;
};

}  // namespace tawatur::text
