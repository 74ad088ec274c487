// SPDX-License-Identifier: Apache-2.0
// Words around numbers (data/quantifiers.tsv): more than, about, dozens of, at least, among them.
//
//   QuantifierWords words(pack);
//   std::vector<Quantifier> row = words.at(text, token);   // longest first
//
// Cost: a few hash look-ups a token. Thread rule: const calls from any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "annotate/number_phrases.h"
#include "lexicon/pack.h"
#include "model/text.h"

namespace tawatur::annotate {

enum class QuantifierKind : std::uint8_t {
  least,
  most,
  near,
  least_after,
  most_after,
  near_after,
  vague,
  vague_bare,
  one,
  other,
  among,
  between,
  from,
  to,
  alternative,
  conj,
  of,
  measure,
  label,
  cases,  ///< a number before it counts the people to whom it happened
  over,   ///< bounds the next number of the sentence from below: the toll has passed
  under,  ///< ... from above
};

struct Quantifier {
  QuantifierKind kind = QuantifierKind::near;
  std::optional<std::int64_t> low, high;
};

/// A quantifier in the text.
struct QuantifierMatch {
  Quantifier word;
  std::uint32_t last = 0;        ///< token after it
  std::uint16_t proclitics = 0;  ///< of its first token
  std::uint8_t begin = 0;        ///< bytes of the first token's folded form before it
};

/// Matches of a document by first token.
class QuantifierMatches {
 public:
  /// The longest of a kind at a token, or nullptr.
  const QuantifierMatch* find(std::uint32_t at, QuantifierKind kind) const;

 private:
  friend class QuantifierWords;
  std::vector<QuantifierMatch> matches_;
  std::vector<std::uint32_t> first_;
};

class QuantifierWords {
 public:
  QuantifierWords() = default;
  /// Reads the table "quantifiers"; an absent one finds nothing.
  explicit QuantifierWords(const lexicon::Pack& pack);
  /// Unknown kinds are left out. Empty bounds are open.
  void add(std::string_view words, std::string_view kind, std::string_view low,
           std::string_view high);
  QuantifierMatches match(const FoldedText& text) const;

 private:
  std::vector<Quantifier> words_;
  WordPhrases phrases_;
};

}  // namespace tawatur::annotate
