// SPDX-License-Identifier: Apache-2.0
#include "morph/guess.h"

#include <algorithm>

#include "morph/admissible.h"

namespace tawatur::morph {
namespace {

using lexicon::CliticSplit;

constexpr char32_t kAlef = 0x627, kTeh = 0x62A, kNoon = 0x646, kHeh = 0x647, kWaw = 0x648,
                   kYeh = 0x64A;
constexpr std::size_t kLetter = 2;

/// The stem's letters from either end; Arabic letters take two bytes.
class Shape {
 public:
  explicit Shape(std::string_view stem) : stem_(stem) {}
  std::size_t letters() const { return stem_.size() / kLetter; }
  char32_t first() const { return at(0); }
  /// 0 is the last letter.
  char32_t last(std::size_t i) const {
    return stem_.size() < (i + 1) * kLetter ? 0 : at(stem_.size() - (i + 1) * kLetter);
  }
  bool ends(char32_t before, char32_t last_letter) const {
    return last(0) == last_letter && last(1) == before;
  }

 private:
  char32_t at(std::size_t byte) const {
    if (byte + kLetter > stem_.size()) return 0;
    const auto first = static_cast<unsigned char>(stem_[byte]);
    const auto second = static_cast<unsigned char>(stem_[byte + 1]);
    if ((first & 0xE0u) != 0xC0u) return 0;
    return ((first & 0x1Fu) << 6) | (second & 0x3Fu);
  }
  std::string_view stem_;
};

/// Collects guesses of one split.
class Guesser {
 public:
  Guesser(std::string_view folded, const CliticSplit& split, const Costs& costs,
          std::vector<Arc>& out)
      : split_(split),
        shape_(folded.substr(split.stem_begin,
                             static_cast<std::size_t>(split.stem_end - split.stem_begin))),
        costs_(costs),
        out_(out),
        base_(clitic_cost(split.proclitics, split.enclitic, costs)) {
    const std::uint16_t front = split.proclitics & static_cast<std::uint16_t>(~proclitic::kAl);
    const bool article = (split.proclitics & proclitic::kAl) != 0;
    if (front != 0 && !article) base_ += costs[Feature::guess_after_clitic];
    if (split.enclitic != Enclitic::none) base_ += costs[Feature::guess_ending];
  }

  void nominals() {
    const bool article = (split_.proclitics & proclitic::kAl) != 0;
    const Morph one = Morph().set(Number::sing).set(Gender::masc);
    const float noun = costs_[article ? Feature::guess_noun_al : Feature::guess_noun];
    if (shape_.last(0) == kHeh && split_.enclitic == Enclitic::none) {
      add(Pos::noun, Morph(one).set(Gender::fem), noun);
      if (shape_.last(1) == kYeh) {
        add(Pos::adj, Morph(one).set(Gender::fem).set(Derived::nisba), costs_[Feature::guess_adj]);
      }
    } else if (shape_.ends(kAlef, kTeh)) {
      const Morph plural = Morph().set(Number::plur).set(Gender::fem).set(Derived::plural);
      add(Pos::noun, plural, costs_[Feature::guess_plural]);
    } else if (shape_.ends(kWaw, kNoon) || shape_.ends(kYeh, kNoon)) {
      sound_plural(shape_.last(1) == kWaw ? Case::nom : Case::obl);
      add(Pos::noun, one, noun + costs_[Feature::guess_ending]);
    } else {
      add(Pos::noun, one, noun);
      if (shape_.last(0) == kYeh && shape_.letters() >= 4) {
        add(Pos::adj, Morph(one).set(Derived::nisba), costs_[Feature::guess_adj]);
      }
    }
    if (split_.enclitic == Enclitic::none) {
      add(Pos::name, Morph(), costs_[Feature::guess_name]);
    }
  }

  void verbs() {
    if (shape_.letters() < 3) return;
    const float cost = costs_[Feature::guess_verb];
    const Morph third = Morph().set_person(3).set(Voice::active).set(Derived::finite);
    const char32_t first = shape_.first();
    if (shape_.letters() >= 4 && (first == kYeh || first == kTeh)) {
      Morph present = Morph(third).set(Tense::present).set(Number::sing);
      present.set(first == kYeh ? Gender::masc : Gender::fem);
      const bool plural = first == kYeh && shape_.ends(kWaw, kNoon);
      if (plural) present.set(Number::plur);
      add(Pos::verb, present, cost + costs_[Feature::verb_present]);
    }
    const Morph past = Morph(third).set(Tense::past).set(Number::sing);
    if (shape_.last(0) == kTeh && shape_.letters() >= 4) {
      add(Pos::verb, Morph(past).set(Gender::fem), cost + costs_[Feature::verb_past]);
    } else if (shape_.ends(kWaw, kAlef) && shape_.letters() >= 4) {
      const Morph they = Morph(past).set(Gender::masc).set(Number::plur).set_no_enclitic(true);
      add(Pos::verb, they, cost);
    } else if (shape_.letters() <= 6 && shape_.last(0) != kHeh) {
      add(Pos::verb, Morph(past).set(Gender::masc), cost + costs_[Feature::verb_past]);
    }
  }

 private:
  void sound_plural(Case kase) {
    const Morph plural = Morph()
                             .set(Number::plur)
                             .set(Gender::masc)
                             .set(Derived::plural)
                             .set(kase)
                             .set_no_enclitic(true);
    add(Pos::noun, plural, costs_[Feature::guess_plural]);
  }

  void add(Pos pos, Morph morph, float cost) {
    if (!admissible(split_, pos, morph)) return;
    Arc arc;
    arc.morph = morph;
    arc.morph.set_definite((split_.proclitics & proclitic::kAl) != 0);
    arc.proclitics = split_.proclitics;
    arc.enclitic = split_.enclitic;
    arc.pos = pos;
    arc.origin = Origin::guess;
    arc.stem_begin = split_.stem_begin;
    arc.stem_end = split_.stem_end;
    arc.cost = base_ + cost;
    out_.push_back(arc);
  }

  const CliticSplit& split_;
  Shape shape_;
  const Costs& costs_;
  std::vector<Arc>& out_;
  float base_ = 0;
};

/// Whether letters and article stand in front (wa-l-, bi-l-, li-l-): then they hardly are the
/// word's own.
bool clitic_and_article(const CliticSplit& split) {
  const std::uint16_t front = split.proclitics & static_cast<std::uint16_t>(~proclitic::kAl);
  return front != 0 && front != split.proclitics && split.stem_end - split.stem_begin >= 6;
}

/// Endings that a guess may take off: those of the third person, which news is full of.
bool common_ending(Enclitic enclitic) {
  switch (enclitic) {
    case Enclitic::none:
    case Enclitic::hu:
    case Enclitic::ha:
    case Enclitic::hum:
    case Enclitic::huma:
      return true;
    default:
      return false;
  }
}

}  // namespace

float clitic_cost(std::uint16_t proclitics, Enclitic enclitic, const Costs& costs) {
  float cost = 0;
  const auto add = [&](std::uint16_t bit, Feature feature) {
    if ((proclitics & bit) != 0) cost += costs[feature];
  };
  add(proclitic::kWa, Feature::clitic_wa);
  add(proclitic::kFa, Feature::clitic_fa);
  add(proclitic::kBi, Feature::clitic_bi);
  add(proclitic::kLi, Feature::clitic_li);
  add(proclitic::kKa, Feature::clitic_ka);
  add(proclitic::kSa, Feature::clitic_sa);
  add(proclitic::kA, Feature::clitic_a);
  add(proclitic::kAl, Feature::article);
  switch (enclitic) {
    case Enclitic::none:
      break;
    case Enclitic::i:
    case Enclitic::ni:
    case Enclitic::na:
      cost += costs[Feature::ending_first];
      break;
    case Enclitic::ka:
    case Enclitic::kum:
    case Enclitic::kuma:
      cost += costs[Feature::ending_second];
      break;
    default:
      cost += costs[Feature::ending_third];
  }
  return cost;
}

void guess_readings(std::string_view folded, std::span<const CliticSplit> splits,
                    const Costs& costs, std::vector<Arc>& out) {
  const bool article = std::any_of(splits.begin(), splits.end(), clitic_and_article);
  for (const CliticSplit& split : splits) {
    if (article && (split.proclitics & proclitic::kAl) == 0) continue;
    const auto letters = static_cast<std::size_t>(split.stem_end - split.stem_begin) / kLetter;
    const bool whole = split.proclitics == 0 && split.enclitic == Enclitic::none;
    if (!common_ending(split.enclitic) || (split.proclitics & proclitic::kA) != 0) continue;
    if (!whole && letters < 3) continue;
    Guesser guesser(folded, split, costs, out);
    guesser.nominals();
    const std::uint16_t with_verb = proclitic::kWa | proclitic::kFa | proclitic::kSa;
    if ((split.proclitics & ~with_verb) == 0) guesser.verbs();
  }
}

}  // namespace tawatur::morph
