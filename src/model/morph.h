// SPDX-License-Identifier: Apache-2.0
// Parts of speech, morphological bits, and the lattice of possible readings of each word.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace tawatur {

enum class Pos : std::uint8_t {
  noun,  ///< common noun
  adj,
  verb,
  name,  ///< proper name
  prep,
  conj,      ///< wa fa thumma aw am bal
  sub,       ///< subordinators and complementisers: an inna lianna baadama haythu kay
  rel,       ///< alladhi allati alladhina man ma
  dem,       ///< hadha hadhihi dhalika tilka
  pron,      ///< free pronoun
  neg,       ///< lam lan la ma laysa ghayr duna
  particle,  ///< qad sawfa idha law hal
  adverb,
  number,  ///< number word or digits
  punct,
  other,
};
std::string_view to_string(Pos pos);

enum class Gender : std::uint8_t { none, masc, fem };
enum class Number : std::uint8_t { none, sing, dual, plur };
enum class Tense : std::uint8_t { none, past, present, imperative };
enum class Voice : std::uint8_t { none, active, passive };
/// How a form stands to its lemma.
enum class Derived : std::uint8_t {
  lemma,
  finite,
  masdar,
  active_participle,
  passive_participle,
  plural,
  dual,
  feminine,
  nisba
};
/// Case as far as letters show it: -un/-an/-u (nom), -in/-ayn/-i (obl).
enum class Case : std::uint8_t { none, nom, obl };

/// Morphological bits of one form. A plain value of 32 bits, written into packs as is.
struct Morph {
  std::uint32_t bits = 0;

  std::uint8_t person() const { return get(0, 2); }  ///< 0 none, 1, 2, 3
  Gender gender() const { return Gender(get(2, 2)); }
  Number number() const { return Number(get(4, 2)); }
  Tense tense() const { return Tense(get(6, 2)); }
  Voice voice() const { return Voice(get(8, 2)); }
  Derived derived() const { return Derived(get(10, 4)); }
  Case kase() const { return Case(get(14, 2)); }
  bool definite() const { return get(16, 1) != 0; }  ///< carries al- (set by the lattice)
  bool construct() const {
    return get(17, 1) != 0;
  }  ///< dual or plural without its nun: heads an idafa
  bool tanwin_alef() const { return get(18, 1) != 0; }  ///< accusative alef at the end: qatilan
  /// The form takes no pronoun ending (ta marbuta as is, final alef of 3pl verb, tanwin alef).
  bool no_enclitic() const { return get(19, 1) != 0; }
  /// The form occurs only before a pronoun ending (gharat+hum, jarahu- without its alef, rama+hu).
  bool needs_enclitic() const { return get(20, 1) != 0; }

  Morph& set_person(unsigned v) { return put(0, 2, v); }
  Morph& set(Gender v) { return put(2, 2, unsigned(v)); }
  Morph& set(Number v) { return put(4, 2, unsigned(v)); }
  Morph& set(Tense v) { return put(6, 2, unsigned(v)); }
  Morph& set(Voice v) { return put(8, 2, unsigned(v)); }
  Morph& set(Derived v) { return put(10, 4, unsigned(v)); }
  Morph& set(Case v) { return put(14, 2, unsigned(v)); }
  Morph& set_definite(bool v) { return put(16, 1, v); }
  Morph& set_construct(bool v) { return put(17, 1, v); }
  Morph& set_tanwin_alef(bool v) { return put(18, 1, v); }
  Morph& set_no_enclitic(bool v) { return put(19, 1, v); }
  Morph& set_needs_enclitic(bool v) { return put(20, 1, v); }
  auto operator<=>(const Morph&) const = default;

 private:
  std::uint8_t get(unsigned at, unsigned n) const {
    return static_cast<std::uint8_t>((bits >> at) & ((1u << n) - 1u));
  }
  Morph& put(unsigned at, unsigned n, unsigned v) {
    bits = (bits & ~(((1u << n) - 1u) << at)) | (v << at);
    return *this;
  }
};

/// Letters in front of a stem, as bits.
namespace proclitic {
inline constexpr std::uint16_t kWa = 1, kFa = 2, kBi = 4, kLi = 8, kKa = 16, kSa = 32, kAl = 64,
                               kA = 128;  // interrogative alef
}

/// Pronoun endings. `ni` and `i` are first person singular on verbs and nouns.
enum class Enclitic : std::uint8_t { none, hu, ha, hum, hunna, huma, ka, kum, na, i, ni, kuma };

enum class Origin : std::uint8_t { lexicon, paradigm, guess };

inline constexpr std::uint32_t kNoLexeme = 0xFFFFFFFFu;

/// One reading of one word.
struct Arc {
  std::uint32_t lexeme = kNoLexeme;
  Morph morph;
  std::uint16_t proclitics = 0;
  Enclitic enclitic = Enclitic::none;
  Pos pos = Pos::other;
  Origin origin = Origin::guess;
  std::uint8_t stem_begin = 0;  ///< bytes of Token::folded that the stem takes, article excluded
  std::uint8_t stem_end = 0;
  float cost = 0;       ///< -log of the unnormalised weight, before context
  float posterior = 0;  ///< after context; those of one word sum to 1
};

/// Readings of all words, best posterior first for each word.
struct Lattice {
  std::vector<Arc> arcs;
  std::vector<std::uint32_t>
      first;  ///< tokens+1 entries: arcs of token t are [first[t], first[t+1])
  std::span<const Arc> of(std::uint32_t token) const {
    return {arcs.data() + first[token], first[token + 1] - first[token]};
  }
  const Arc& best(std::uint32_t token) const { return arcs[first[token]]; }
};

}  // namespace tawatur
