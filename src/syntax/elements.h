// SPDX-License-Identifier: Apache-2.0
// A sentence as a row of elements: the shallow syntax that roles are read from.
//
// Each word becomes at most three elements: its conjunction, its preposition, itself. Words of a
// mention become one element, adjectives none. Read as letters, the stretch between a trigger and a
// possible filler is a path, which says what a dependency path would: "qasf jawwi ala baldat X" has
// the path "a" from the strike to the place, "shanna al-tayran gharat ala X" has "Aa".
//
// Letters: V verb, U verb with an object pronoun, Y reporting verb, E event noun, N other noun, A
// actor, P place, D date, Q number, S complementiser or subordinator, R relative, J negator, K
// particle (qad, sawfa, law), w wa/fa, o other conjunction, , comma, : colon, " quote, ( )
// brackets, . other mark; prepositions in small letters as prep_letter() says, x where unknown.
//
// Cost: linear in tokens and mentions. Thread rule: plain value.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/pack.h"
#include "model/analysis.h"

namespace tawatur::syntax {

inline constexpr std::uint32_t kNone = 0xFFFFFFFFu;

struct Element {
  char letter = '.';
  std::uint32_t token = 0;
  std::uint32_t mention = kNone;  ///< A P D Q: which mention
};

/// Letter of a preposition's role id ("prep:fi" -> 'f'); 'x' for those without a letter of their
/// own, 0 when the role names no preposition.
char prep_letter(std::string_view role);

class Elements {
 public:
  /// `hits` are the document's phrase hits.
  Elements(const Analysis& analysis, const lexicon::Pack& pack,
           const std::vector<lexicon::PhraseHit>& hits);

  const std::vector<Element>& all() const { return elements_; }
  /// Elements of a sentence: [first, last).
  TokenRange of_sentence(std::uint32_t sentence) const { return sentences_[sentence]; }
  /// Index of the element that holds a token (an adjective: of the element before it).
  std::uint32_t at_token(std::uint32_t token) const { return at_token_[token]; }
  /// First and one past last element of a mention, whether or not it is the one shown.
  TokenRange of_mention(const Mention& m) const;
  /// Letters of elements [first, last); longer ones than `most` are cut in the middle by '~'.
  std::string path(std::uint32_t first, std::uint32_t last, std::size_t most) const;
  /// The same, verbs, marks, prepositions and complementisers only.
  std::string skeleton(std::uint32_t first, std::uint32_t last, std::size_t most) const;
  std::size_t count(std::uint32_t first, std::uint32_t last, std::string_view letters) const;
  /// Letter of the preposition that governs an element, through nouns in construct; 0 if none.
  char governor(std::uint32_t element) const;

 private:
  std::vector<Element> elements_;
  std::vector<TokenRange> sentences_;
  std::vector<std::uint32_t> at_token_;
};

}  // namespace tawatur::syntax
