// SPDX-License-Identifier: Apache-2.0
// Patterns: what entries of several words ask of the tokens of a text, spelled out.
//
//   word     that folded word            word+     the same, or with a pronoun ending
//   ~lemma   any form of that lemma      ~lemma+   the same, or with a pronoun ending
//   ~lemma:verb   of the verb only, where a noun is written alike (any part of speech)
//   b~lemma  with that proclitic in front (letters of b l k w f s)
//   ?        one free token (no punctuation)
//
// Names are plain words; compiled in the cases that grammar gives them. Errors: kFormat, for the
// linter to print. Thread rule: pure functions.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/morph.h"
#include "tawatur/result.h"

namespace tawatur::lexicon {

/// One token's worth of a pattern.
struct Element {
  enum class Kind : std::uint8_t { word, lemma, free };
  Kind kind = Kind::word;
  std::string word;  ///< folded
  std::uint32_t lexeme = 0;
  std::uint16_t proclitics = 0;  ///< of lemmas
  bool enclitic = false;         ///< with a pronoun ending
  auto operator<=>(const Element&) const = default;
};
using Sequence = std::vector<Element>;

/// A lexeme as patterns look it up.
struct LemmaEntry {
  std::uint32_t lexeme = 0;
  std::string written;
  Pos pos = Pos::other;
};
/// From folded lemma to all lexemes written so.
using LemmaIndex = std::multimap<std::string, LemmaEntry, std::less<>>;

/// All sequences of a pattern of phrases.tsv; any of them is the phrase. At most 256.
Result<std::vector<Sequence>> expand_pattern(std::string_view words, const LemmaIndex& lemmas);

/// All sequences of a name. `nisba`: an adjective in all its forms, with and without article.
/// Empty for a name without words.
std::vector<Sequence> expand_name(std::string_view name, bool nisba);

/// The number that the automaton knows an element by.
std::uint64_t element_number(const Element& element);

}  // namespace tawatur::lexicon
