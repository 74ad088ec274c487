// SPDX-License-Identifier: Apache-2.0
#include "lexicon/compile/nominal.h"

#include "base/utf8.h"

namespace tawatur::lexicon {
namespace {

using letter::kHamza, letter::kNoon, letter::kTeh, letter::kYeh;

constexpr std::u32string_view kTaMarbuta = U"aT";

Sounds with(std::u32string_view vowels, char32_t consonant) { return Sounds(vowels) + consonant; }

bool ends_in(const Sounds& s, std::u32string_view end) {
  return s.size() >= end.size() && s.compare(s.size() - end.size(), end.size(), end) == 0;
}

bool soft_end(const Sounds& s) {
  return s.size() >= 2 && is_soft(s.back()) && is_short(s[s.size() - 2]);
}

/// Letters that don't join to the left: a hamza between them and an alef stands alone (bad'an).
bool joins(char32_t c) {
  switch (c) {
    case 0x627:
    case 0x62F:
    case 0x630:
    case 0x631:
    case 0x632:
    case 0x648:
      return false;
    default:
      return true;
  }
}

}  // namespace

void NominalForms::add(const Sounds& sounds, Morph morph, Pos pos) {
  forms_.push_back({spell(sounds), morph, pos});
}

/// A soft last radical: qadin (indefinite), qadi (definite or construct); musamma, musammah-.
void NominalForms::soft_singular(const Sounds& stem, Morph morph, Pos pos) {
  if (stem[stem.size() - 2] == U'a') {
    add(attach(stem, U"u"), Morph(morph).set_no_enclitic(true), pos);
    add(stem.substr(0, stem.size() - 2) + U'A', Morph(morph).set_needs_enclitic(true), pos);
    return;
  }
  add(attach(stem, U"u"), morph, pos);
  add(stem.substr(0, stem.size() - 1), Morph(morph).set_no_enclitic(true), pos);
  add(attach(stem, U"A"), Morph(morph).set_tanwin_alef(true).set_no_enclitic(true), pos);
}

/// A last hamza moves with the case vowel once a pronoun follows: i'tida'uhu, -ihi, -ahu.
void NominalForms::hamza_singular(const Sounds& stem, Morph morph, Pos pos) {
  add(stem, Morph(morph).set_no_enclitic(true), pos);
  const Morph inner = Morph(morph).set_needs_enclitic(true);
  for (const char32_t vowel : {U'a', U'u', U'i'}) {
    // Spelled before a consonant of the ending, which is then taken off again.
    std::string text = spell(stem + vowel + letter::kHeh + U'a');
    text.resize(text.size() - 2);
    forms_.push_back({std::move(text), inner, pos});
  }
  const char32_t before = stem.size() >= 2 ? stem[stem.size() - 2] : 0;
  if (before == U'A' || before == U'a') return;  // no alef after alef
  const Morph alef = Morph(morph).set_tanwin_alef(true).set_no_enclitic(true);
  if (is_vowel(before) || joins(before)) {
    std::string text = spell(stem.substr(0, stem.size() - 1));
    append_utf8(text, before == U'u' ? letter::kHamzaWaw : letter::kHamzaYeh);
    if (before == U'U') return;
    append_utf8(text, letter::kAlef);
    forms_.push_back({std::move(text), alef, pos});
  } else {
    std::string text = spell(stem);
    append_utf8(text, letter::kAlef);
    forms_.push_back({std::move(text), alef, pos});
  }
}

void NominalForms::masculine_singular(const Sounds& stem, Morph morph, Pos pos) {
  morph.set(Number::sing).set(Gender::masc);
  if (soft_end(stem)) return soft_singular(stem, morph, pos);
  if (!stem.empty() && stem.back() == kHamza) return hamza_singular(stem, morph, pos);
  add(stem, morph, pos);
  add(stem + U'A', Morph(morph).set_tanwin_alef(true).set_no_enclitic(true), pos);
}

/// `with_ta` ends in ta marbuta.
void NominalForms::feminine_singular(const Sounds& with_ta, Morph morph, Pos pos) {
  morph.set(Number::sing).set(Gender::fem);
  add(with_ta, Morph(morph).set_no_enclitic(true), pos);
  add(with_ta.substr(0, with_ta.size() - 1) + kTeh, Morph(morph).set_needs_enclitic(true), pos);
}

void NominalForms::dual(const Sounds& stem, Morph morph, Pos pos) {
  morph.set(Number::dual);
  const Morph nom = Morph(morph).set(Case::nom), obl = Morph(morph).set(Case::obl);
  add(attach(stem, with(U"A", kNoon)), Morph(nom).set_no_enclitic(true), pos);
  add(attach(stem, Sounds{U'a', kYeh, kNoon}), Morph(obl).set_no_enclitic(true), pos);
  add(attach(stem, U"A"), Morph(nom).set_construct(true), pos);
  add(attach(stem, Sounds{U'a', kYeh}), Morph(obl).set_construct(true), pos);
}

void NominalForms::plural_un(const Sounds& stem, Morph morph, Pos pos) {
  morph.set(Number::plur).set(Gender::masc);
  const Morph nom = Morph(morph).set(Case::nom), obl = Morph(morph).set(Case::obl);
  add(attach(stem, with(U"U", kNoon)), Morph(nom).set_no_enclitic(true), pos);
  add(attach(stem, with(U"I", kNoon)), Morph(obl).set_no_enclitic(true), pos);
  add(attach(stem, U"U"), Morph(nom).set_construct(true), pos);
  add(attach(stem, U"I"), Morph(obl).set_construct(true), pos);
}

void NominalForms::noun(const Sounds& stem, Morph morph, bool plural_at) {
  const bool feminine = ends_in(stem, kTaMarbuta) || ends_in(stem, U"AT");
  if (!feminine) {
    masculine_singular(stem, morph, Pos::noun);
    dual(stem, Morph(morph).set(Gender::masc), Pos::noun);
    if (plural_at) {
      add(attach(stem, with(U"A", kTeh)), Morph(morph).set(Gender::fem).set(Number::plur),
          Pos::noun);
    }
    return;
  }
  feminine_singular(stem, morph, Pos::noun);
  const Sounds with_t = stem.substr(0, stem.size() - 1) + kTeh;
  morph.set(Gender::fem);
  dual(with_t, morph, Pos::noun);
  if (ends_in(stem, U"AT")) {  // mubarah, mubarayat
    const Sounds plural = stem.substr(0, stem.size() - 2) + Sounds{U'a', kYeh, U'A', kTeh};
    if (plural_at) add(plural, Morph(morph).set(Number::plur), Pos::noun);
  } else {
    const Sounds plural = stem.substr(0, stem.size() - 2) + with(U"A", kTeh);
    add(plural, Morph(morph).set(Number::plur), Pos::noun);
  }
}

void NominalForms::participle(const Sounds& stem, Morph morph) {
  masculine_singular(stem, morph, Pos::adj);
  dual(stem, Morph(morph).set(Gender::masc), Pos::adj);
  plural_un(stem, morph, Pos::adj);
  const Sounds feminine = attach(stem, kTaMarbuta);
  feminine_singular(feminine, morph, Pos::adj);
  const Morph fem = Morph(morph).set(Gender::fem);
  dual(feminine.substr(0, feminine.size() - 1) + kTeh, fem, Pos::adj);
  add(attach(stem, with(U"A", kTeh)), Morph(fem).set(Number::plur), Pos::adj);
}

}  // namespace tawatur::lexicon
