// SPDX-License-Identifier: Apache-2.0
// Letters in front of a number or time word, by spelling alone: wa, fa, bi, li, ka and the article.
//
//   ProcliticCuts cuts(folded);
//   for (const ProcliticCut& cut : cuts) { folded.substr(cut.begin) ... }
//
// The whole word comes first, then fewer letters before more. At most 12 cuts; no allocation.
// A narrow twin of lexicon/clitics.h for closed word lists: it leaves out pronoun endings.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "model/morph.h"

namespace tawatur::annotate {

struct ProcliticCut {
  std::uint16_t proclitics = 0;
  std::uint8_t begin = 0;  ///< bytes taken off
};

class ProcliticCuts {
 public:
  explicit ProcliticCuts(std::string_view folded) {
    add({0, 0});
    const std::uint16_t lead = letter(folded, 0);
    article(folded, {0, 0});
    if (lead == proclitic::kWa || lead == proclitic::kFa) {
      step(folded, {lead, kLetter});
      const std::uint16_t prep = letter(folded, kLetter);
      if (is_prep(prep)) step(folded, {static_cast<std::uint16_t>(lead | prep), 2 * kLetter});
    } else if (is_prep(lead)) {
      step(folded, {lead, kLetter});
    }
  }
  const ProcliticCut* begin() const { return cuts_.data(); }
  const ProcliticCut* end() const { return cuts_.data() + size_; }

 private:
  static constexpr std::uint8_t kLetter = 2;  // bytes of an Arabic letter

  static bool is_prep(std::uint16_t p) {
    return p == proclitic::kBi || p == proclitic::kLi || p == proclitic::kKa;
  }
  static std::uint16_t letter(std::string_view word, std::size_t at) {
    const std::string_view two = word.substr(at < word.size() ? at : word.size(), kLetter);
    if (two == "\xD9\x88") return proclitic::kWa;
    if (two == "\xD9\x81") return proclitic::kFa;
    if (two == "\xD8\xA8") return proclitic::kBi;
    if (two == "\xD9\x84") return proclitic::kLi;
    if (two == "\xD9\x83") return proclitic::kKa;
    return 0;
  }
  void add(ProcliticCut cut) {
    if (size_ < cuts_.size()) cuts_[size_++] = cut;
  }
  void article(std::string_view word, ProcliticCut cut) {
    if (word.substr(cut.begin, 4) == "\xD8\xA7\xD9\x84") {  // alef lam
      add({static_cast<std::uint16_t>(cut.proclitics | proclitic::kAl),
           static_cast<std::uint8_t>(cut.begin + 4)});
    } else if ((cut.proclitics & proclitic::kLi) != 0 &&
               letter(word, cut.begin) == proclitic::kLi) {
      add({static_cast<std::uint16_t>(cut.proclitics | proclitic::kAl),  // lil-: li and article
           static_cast<std::uint8_t>(cut.begin + kLetter)});
    }
  }
  void step(std::string_view word, ProcliticCut cut) {
    if (word.size() < cut.begin + 2u * kLetter) return;
    add(cut);
    article(word, cut);
  }

  std::array<ProcliticCut, 12> cuts_{};
  std::size_t size_ = 0;
};

}  // namespace tawatur::annotate
