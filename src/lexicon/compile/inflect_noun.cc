// SPDX-License-Identifier: Apache-2.0
#include "lexicon/compile/inflect_noun.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "lexicon/compile/letters.h"

namespace tawatur::lexicon {
namespace {

constexpr char32_t kHamza = 0x621, kAlefMadda = 0x622, kAlefHamza = 0x623, kWawHamza = 0x624,
                   kYehHamza = 0x626, kAlef = 0x627, kTehMarbuta = 0x629, kTeh = 0x62A,
                   kNoon = 0x646, kWaw = 0x648, kAlefMaksura = 0x649, kYeh = 0x64A;

char32_t last(const Letters& word) { return word.empty() ? 0 : word.back(); }

Letters without_last(const Letters& word) { return word.substr(0, word.size() - 1); }

class Maker {
 public:
  explicit Maker(const NounEntry& entry) : entry_(entry) {}

  std::vector<InflectedForm> make() {
    const Letters lemma = decode(entry_.lemma);
    if (lemma.empty()) return {};
    Morph base;
    base.set(entry_.gender).set(Number::sing).set(Derived::lemma);
    if (entry_.pos == Pos::adverb) {
      add(lemma, base);
      return std::move(forms_);
    }
    stem(lemma, base, entry_.pos != Pos::name);
    if (entry_.pos != Pos::name) {
      dual(lemma, base);
      plurals(lemma, base);
      feminine(lemma);
    }
    return std::move(forms_);
  }

 private:
  void add(const Letters& word, Morph morph) {
    InflectedForm form{encode(word), morph, entry_.pos};
    if (std::find(forms_.begin(), forms_.end(), form) == forms_.end()) {
      forms_.push_back(std::move(form));
    }
  }

  /// A word that stands by itself: as it is, before a pronoun, and with tanwin alef.
  void stem(const Letters& word, Morph morph, bool tanwin) {
    const char32_t end = last(word);
    const Letters front = without_last(word);
    const bool changes = end == kTehMarbuta || end == kAlefMaksura;
    add(word, Morph(morph).set_no_enclitic(changes));
    const Morph before = Morph(morph).set_needs_enclitic(true);
    if (end == kTehMarbuta) add(front + kTeh, before);
    if (end == kAlefMaksura) add(front + kAlef, before);
    if (end == kHamza || end == kAlefHamza) {
      add(front + kWawHamza, Morph(before).set(Case::nom));
      add(front + kYehHamza, Morph(before).set(Case::obl));
    }
    if (tanwin && takes_alef(word)) {
      Morph accusative = morph;
      accusative.set(Case::obl).set_tanwin_alef(true).set_no_enclitic(true);
      add(word + kAlef, accusative);
    }
  }

  /// Nouns in ta marbuta, alef or -a' show tanwin without a letter.
  static bool takes_alef(const Letters& word) {
    const char32_t end = last(word);
    if (end == kTehMarbuta || end == kAlef || end == kAlefMaksura || end == kAlefHamza)
      return false;
    return !(end == kHamza && word.size() >= 2 && word[word.size() - 2] == kAlef);
  }

  /// The word as endings that begin with a vowel find it.
  static Letters before_vowel(const Letters& word) {
    const char32_t end = last(word);
    if (end == kTehMarbuta) return without_last(word) + kTeh;
    if (end == kAlefMaksura) return without_last(word) + kYeh;
    return word;
  }

  /// Alef of an ending after a stem: hamza on alef melts with it.
  static Letters with_alef(const Letters& word) {
    if (last(word) == kAlefHamza) return without_last(word) + kAlefMadda;
    return word + kAlef;
  }

  void dual(const Letters& singular, Morph morph) {
    const Letters word = before_vowel(singular);
    Morph both = morph;
    both.set(Number::dual);
    if (both.derived() == Derived::lemma) both.set(Derived::dual);
    const Letters nominative = with_alef(word), oblique = word + kYeh;
    add(nominative + kNoon, Morph(both).set(Case::nom).set_no_enclitic(true));
    add(oblique + kNoon, Morph(both).set(Case::obl).set_no_enclitic(true));
    if (entry_.pos == Pos::adj) return;  // adjectives head no idafa
    add(nominative, Morph(both).set(Case::nom).set_construct(true));
    add(oblique, Morph(both).set(Case::obl).set_construct(true));
  }

  void sound_masculine(const Letters& word, Morph morph) {
    const char32_t end = last(word);
    const Letters stem = end == kAlefMaksura || end == kTehMarbuta ? without_last(word) : word;
    morph.set(Number::plur).set(Gender::masc).set(Derived::plural);
    add(stem + kWaw + kNoon, Morph(morph).set(Case::nom).set_no_enclitic(true));
    add(stem + kYeh + kNoon, Morph(morph).set(Case::obl).set_no_enclitic(true));
    add(stem + kWaw, Morph(morph).set(Case::nom).set_construct(true));
    add(stem + kYeh, Morph(morph).set(Case::obl).set_construct(true));
  }

  void sound_feminine(const Letters& word, Morph morph) {
    const char32_t end = last(word);
    Letters stem = before_vowel(word);
    if (end == kTehMarbuta) stem = without_last(word);
    morph.set(Number::plur).set(Gender::fem).set(Derived::plural);
    add(with_alef(stem) + kTeh, morph);
  }

  /// Patterns like mafaa'il take no tanwin, and words in -at show it without alef.
  static bool plural_takes_alef(const Letters& word) {
    if (last(word) == kTeh) return false;
    return !(word.size() >= 5 && word[2] == kAlef) && takes_alef(word);
  }

  void plurals(const Letters& singular, Morph morph) {
    bool any = false;
    for (const std::string& plural : entry_.plurals) {
      any = true;
      if (plural == "smp") {
        sound_masculine(singular, morph);
      } else if (plural == "sfp") {
        sound_feminine(singular, morph);
      } else {
        broken(decode(plural), morph);
      }
    }
    if (!any && entry_.pos == Pos::adj && last(singular) != kTehMarbuta) {
      sound_masculine(singular, morph);
    }
  }

  void broken(const Letters& plural, Morph morph) {
    const std::size_t size = plural.size();
    if (size > 3 && plural[size - 1] == kNoon && plural[size - 2] == kWaw) {
      sound_masculine(plural.substr(0, size - 2), morph);  // written out: sinuun, banuun
      return;
    }
    morph.set(Number::plur).set(Derived::plural);
    stem(plural, morph, plural_takes_alef(plural));
  }

  void feminine(const Letters& lemma) {
    const bool wanted = entry_.pos == Pos::adj || (entry_.person && entry_.gender == Gender::masc);
    if (!wanted || last(lemma) == kTehMarbuta) return;
    Morph morph;
    morph.set(Gender::fem).set(Number::sing).set(Derived::feminine);
    if (entry_.pos == Pos::adj && lemma.size() == 4 && lemma[0] == kAlefHamza &&
        last(lemma) != kYeh) {
      // af'al is a comparative (fu'laa) or a colour (fa'laa'); the table doesn't say which. With a
      // final ya' it is a nisba (amni, umami), which forms its feminine as others do.
      const Letters root = lemma.substr(1);
      stem(root + kAlefMaksura, morph, false);
      stem(root + kAlef + kHamza, morph, false);
      return;
    }
    const char32_t end = last(lemma);
    if (end == kAlef || end == kAlefMaksura) return;
    const Letters feminine = lemma + kTehMarbuta;
    stem(feminine, morph, false);
    dual(feminine, morph);
    sound_feminine(feminine, morph);
  }

  const NounEntry& entry_;
  std::vector<InflectedForm> forms_;
};

}  // namespace

std::vector<InflectedForm> inflect_noun(const NounEntry& entry) { return Maker(entry).make(); }

}  // namespace tawatur::lexicon
