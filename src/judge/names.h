// SPDX-License-Identifier: Apache-2.0
// When two mentions are the same actor or place: by identity where both have a known one, else by
// their words (folded, without article, clitics and mere category words).
//
//   Names names(words_from_tsv(tsv), aliases_from_tsv(actors));
//   names.same_ref(gold_ref, claim_ref);
//
// The rules are those of the evaluation's scorer and agree with it to the letter.
// Thread rule: one thread at a time (words are cached).
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "judge/statement.h"

namespace tawatur::judge {

/// Words that tell no two names apart. From data/judge_words.tsv: word, list (stop or generic).
struct NameWords {
  std::unordered_set<std::string> stop, generic;
};
NameWords words_from_tsv(std::string_view tsv);

/// Names of each known identity.
using Aliases = std::unordered_map<std::string, std::vector<std::string>>;
/// An actors table: columns id, name_ar and `also` (names between Arabic semicolons) or `other`
/// (names between " | ", with attributes in braces). Columns are found by the header line; without
/// one they are id, name_ar, name_en, kind, also.
Aliases aliases_from_tsv(std::string_view tsv);

class Names {
 public:
  Names(NameWords words, Aliases aliases);
  bool same_ref(const Ref& gold, const Ref& claim) const;
  /// Every content word of the shorter name stands in the longer one.
  bool same_name(const std::string& a, const std::string& b) const;

 private:
  struct Split {
    std::vector<std::u32string> content;  ///< without stop words, unless all are
    std::vector<std::u32string> all;
    std::u32string joined;  ///< of content
  };
  const Split& split(const std::string& text) const;
  bool is_called(const std::string& alias, const std::string& text) const;
  bool all_generic(const std::vector<std::u32string>& words) const;

  std::unordered_set<std::u32string> stop_, generic_;
  Aliases aliases_;
  mutable std::unordered_map<std::string, Split> cache_;
};

}  // namespace tawatur::judge
