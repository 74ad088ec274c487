// SPDX-License-Identifier: Apache-2.0
// Short phrases of a closed word list (time words, quantity words) found by their folded words.
//
//   WordPhrases phrases;
//   phrases.add("more than" in Arabic, 7, false);
//   phrases.match(text, at, out);       // appends {.id = 7, .last = at + 2, ...}
//
// Clitics of the first word are taken off; the article only from entries added with `article`. The
// pack's automaton has the names of the world; these lists are closed, small and carry values, so
// they stay with the finders that understand them. Cost: a few hash look-ups a call. Thread rule:
// const calls from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "annotate/number_words_strip.h"
#include "base/hash.h"
#include "model/text.h"

namespace tawatur::annotate {

struct PhraseMatch {
  std::uint32_t id = 0;
  std::uint32_t last = 0;        ///< token after it
  std::uint16_t proclitics = 0;  ///< of the first token, article included where it was taken off
  std::uint8_t begin = 0;        ///< bytes taken off the first token's folded form
};

class WordPhrases {
 public:
  /// Words are folded here; a phrase of no words is left out.
  void add(std::string_view words, std::uint32_t id, bool article);
  /// Appends the matches that start at a token, longest first. Doesn't look at sentence ends.
  void match(const FoldedText& text, std::uint32_t at, std::vector<PhraseMatch>& out) const;

 private:
  struct Entry {
    std::vector<std::string> rest;  ///< folded words after the first
    std::uint32_t id = 0;
    bool article = false;
  };
  void match_stem(const FoldedText& text, std::uint32_t at, std::string_view stem, ProcliticCut cut,
                  std::vector<PhraseMatch>& out) const;

  std::vector<Entry> entries_;
  std::unordered_map<std::string, std::vector<std::uint32_t>, ViewHash, std::equal_to<>> by_first_;
};

}  // namespace tawatur::annotate
