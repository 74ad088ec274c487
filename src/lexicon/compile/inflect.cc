// SPDX-License-Identifier: Apache-2.0
#include "lexicon/compile/inflect.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "lexicon/compile/nominal.h"
#include "lexicon/compile/sounds.h"
#include "lexicon/compile/stems.h"

namespace tawatur::lexicon {
namespace {

using letter::kHamza, letter::kNoon, letter::kTeh, letter::kYeh;

/// One person of a tense. In `ending`, t n m stand for their letters, other signs for sounds.
struct Person {
  unsigned person;
  Gender gender;
  Number number;
  char prefix;  ///< of the present; 0 in the past and imperative
  std::string_view ending;
};

constexpr auto kPast = std::to_array<Person>({
    {3, Gender::masc, Number::sing, 0, "a"},
    {3, Gender::fem, Number::sing, 0, "at"},
    {3, Gender::masc, Number::dual, 0, "A"},
    {3, Gender::fem, Number::dual, 0, "atA"},
    {3, Gender::masc, Number::plur, 0, "U+"},
    {3, Gender::fem, Number::plur, 0, "na"},
    {2, Gender::masc, Number::sing, 0, "ta"},
    {2, Gender::fem, Number::sing, 0, "ti"},
    {2, Gender::none, Number::dual, 0, "tumA"},
    {2, Gender::masc, Number::plur, 0, "tum"},
    {2, Gender::fem, Number::plur, 0, "tunna"},
    {1, Gender::none, Number::sing, 0, "tu"},
    {1, Gender::none, Number::plur, 0, "nA"},
});

/// Indicative, then the subjunctive and jussive where their letters differ.
constexpr auto kPresent = std::to_array<Person>({
    {3, Gender::masc, Number::sing, 'y', "u"},   {3, Gender::masc, Number::sing, 'y', ""},
    {3, Gender::fem, Number::sing, 't', "u"},    {3, Gender::fem, Number::sing, 't', ""},
    {3, Gender::masc, Number::dual, 'y', "Ani"}, {3, Gender::masc, Number::dual, 'y', "A"},
    {3, Gender::fem, Number::dual, 't', "Ani"},  {3, Gender::fem, Number::dual, 't', "A"},
    {3, Gender::masc, Number::plur, 'y', "Una"}, {3, Gender::masc, Number::plur, 'y', "U+"},
    {3, Gender::fem, Number::plur, 'y', "na"},   {2, Gender::masc, Number::sing, 't', "u"},
    {2, Gender::masc, Number::sing, 't', ""},    {2, Gender::fem, Number::sing, 't', "Ina"},
    {2, Gender::fem, Number::sing, 't', "I"},    {2, Gender::masc, Number::plur, 't', "Una"},
    {2, Gender::masc, Number::plur, 't', "U+"},  {2, Gender::fem, Number::plur, 't', "na"},
    {1, Gender::none, Number::sing, '\'', "u"},  {1, Gender::none, Number::sing, '\'', ""},
    {1, Gender::none, Number::plur, 'n', "u"},   {1, Gender::none, Number::plur, 'n', ""},
});

constexpr auto kImperative = std::to_array<Person>({
    {2, Gender::masc, Number::sing, 0, ""},
    {2, Gender::fem, Number::sing, 0, "I"},
    {2, Gender::none, Number::dual, 0, "A"},
    {2, Gender::masc, Number::plur, 0, "U+"},
    {2, Gender::fem, Number::plur, 0, "na"},
});

Sounds sounds_of(std::string_view ascii) {
  Sounds out;
  for (const char c : ascii) {
    switch (c) {
      case 't':
        out += kTeh;
        break;
      case 'n':
        out += kNoon;
        break;
      case 'm':
        out += letter::kMeem;
        break;
      case 'y':
        out += kYeh;
        break;
      case '\'':
        out += kHamza;
        break;
      default:
        out += static_cast<char32_t>(c);
    }
  }
  return out;
}

/// Collects forms, each (text, morphology) once.
class Collector {
 public:
  void add(std::string text, Morph morph, Pos pos) {
    if (seen_.emplace(text, morph.bits).second) forms_.push_back({std::move(text), morph, pos});
  }
  void add_all(std::vector<InflectedForm> forms) {
    for (InflectedForm& f : forms) add(std::move(f.text), f.morph, f.pos);
  }
  std::vector<InflectedForm> take() { return std::move(forms_); }

 private:
  std::set<std::pair<std::string, std::uint32_t>> seen_;
  std::vector<InflectedForm> forms_;
};

/// One finite form in the spellings it has alone and before a pronoun.
void add_finite(Collector& out, const Sounds& word, Morph morph) {
  const char32_t last = word.empty() ? 0 : word.back();
  const Sounds inner = word.substr(0, word.size() - 1);
  const Morph alone = Morph(morph).set_no_enclitic(true);
  const Morph joined = Morph(morph).set_needs_enclitic(true);
  if (last == U'+') {
    for (const HamzaStyle style : {HamzaStyle::waw, HamzaStyle::alef}) {
      out.add(spell(word, style), alone, Pos::verb);
      out.add(spell(inner, style), joined, Pos::verb);
    }
    return;
  }
  if (last == U'Y') {
    out.add(spell(word), alone, Pos::verb);
    out.add(spell(inner + U'A'), joined, Pos::verb);
    return;
  }
  for (const HamzaStyle style : {HamzaStyle::waw, HamzaStyle::alef}) {
    out.add(spell(word, style), morph, Pos::verb);
  }
  // A last hamza may move to the seat of its vowel before a pronoun: yaqra'uhu.
  if (word.size() >= 2 && is_short(last) && word[word.size() - 2] == kHamza) {
    std::string text = spell(word + letter::kHeh + U'a');
    text.resize(text.size() - 2);
    out.add(std::move(text), joined, Pos::verb);
  }
}

bool starts_with_vowel(std::string_view ending) {
  return !ending.empty() && is_vowel(static_cast<char32_t>(ending[0]));
}

void add_person(Collector& out, const Stem& stem, const Sounds& prefix, const Person& p,
                Morph morph) {
  morph.set_person(p.person).set(p.gender).set(p.number);
  const Sounds& body = starts_with_vowel(p.ending) ? stem.before_vowel : stem.before_consonant;
  add_finite(out, attach(prefix + body, sounds_of(p.ending)), morph);
  // The jussive of doubled verbs is mostly written like the indicative: lam yamudda.
}

void add_past(Collector& out, const Stem& stem, Voice voice, Voice lemma) {
  for (const Person& p : kPast) {
    Morph morph = Morph().set(Tense::past).set(voice).set(Derived::finite);
    const bool first = p.person == 3 && p.gender == Gender::masc && p.number == Number::sing;
    if (first && voice == lemma) morph.set(Derived::lemma);
    add_person(out, stem, {}, p, morph);
    if (p.ending == "tum") {  // katabtumuhu
      const Person joined{p.person, p.gender, p.number, 0, "tumU"};
      add_person(out, stem, {}, joined, Morph(morph).set_needs_enclitic(true));
    }
  }
}

void add_present(Collector& out, const Stem& stem, char32_t vowel, Voice voice) {
  for (const Person& p : kPresent) {
    const Morph morph = Morph().set(Tense::present).set(voice).set(Derived::finite);
    const Sounds prefix = sounds_of({&p.prefix, 1}) + vowel;
    add_person(out, stem, prefix, p, morph);
  }
}

/// Initial hamza verbs that lose it in the imperative: take, eat, order.
bool drops_hamza(const Stems& stems) {
  const Sounds rest = stems.root.substr(1);
  return stems.form == VerbForm::I && stems.root[0] == kHamza &&
         (rest == Sounds{0x62E, 0x630} || rest == Sounds{0x643, 0x644} ||
          rest == Sounds{0x645, 0x631});
}

Sounds imperative_prefix(const Stems& stems, const Sounds& body) {
  if (stems.form == VerbForm::IV) return {kHamza, U'a'};
  const bool cluster = body.size() >= 2 && !is_vowel(body[1]);
  return cluster ? Sounds{U'|', U'i'} : Sounds{};
}

void add_imperative(Collector& out, const Stems& stems) {
  const std::size_t cut = drops_hamza(stems) ? 1 : 0;
  for (const Person& p : kImperative) {
    Stem one = stems.present;
    one.before_vowel.erase(0, cut);
    one.before_consonant.erase(0, cut);
    const Sounds& body = starts_with_vowel(p.ending) ? one.before_vowel : one.before_consonant;
    const Morph morph = Morph().set(Tense::imperative).set(Voice::active).set(Derived::finite);
    add_person(out, one, imperative_prefix(stems, body), p, morph);
  }
}

/// Form I: katib, qa'il, rami, hadd.
Sounds active_participle_one(const Stems& stems) {
  switch (stems.kind) {
    case RootKind::doubled:
      return stems.fill("1A22");
    case RootKind::hollow:  // ja'in: two hamzas don't follow each other
      return stems.root[2] == kHamza ? stems.fill("1A'iy") : stems.fill("1A'i3");
    case RootKind::defective:
      return stems.fill("1A2iy");
    case RootKind::sound:
      break;
  }
  return stems.fill("1A2i3");
}

/// The present with mu-; forms with a in their present have i here: mutabannin.
Sounds active_participle(const Stems& stems) {
  const Sounds mu{letter::kMeem, U'u'};
  switch (stems.form) {
    case VerbForm::I:
      return active_participle_one(stems);
    case VerbForm::V:
      return mu + stems.fill("ta1a22i3");
    case VerbForm::VI:
      return mu + stems.fill(stems.kind == RootKind::doubled ? "ta1A22" : "ta1A2i3");
    case VerbForm::QII:
      return mu + stems.fill("ta1a23i4");
    default:
      return mu + stems.present.before_vowel;
  }
}

Sounds passive_participle(const Stems& stems) {
  if (stems.form != VerbForm::I) {
    return Sounds{letter::kMeem, U'u'} + stems.present_passive.before_vowel;
  }
  switch (stems.kind) {
    case RootKind::hollow:
      return stems.fill(stems.hollow_vowel == U'U' ? "ma1U3" : "ma1I3");
    case RootKind::defective: {
      const char32_t waw_or_ya = stems.root[2] == U'w' ? letter::kWaw : kYeh;
      return stems.fill("ma12") + Sounds{waw_or_ya == kYeh ? U'i' : U'u', waw_or_ya, waw_or_ya};
    }
    default:
      return stems.fill("ma12U3");
  }
}

/// Regular masdars of the derived forms.
std::vector<std::string_view> masdar_patterns(const Stems& stems) {
  const bool defective = stems.kind == RootKind::defective;
  const bool hollow = stems.kind == RootKind::hollow;
  switch (stems.form) {
    case VerbForm::I:
      return {};
    case VerbForm::II:
      if (defective) return {"ta12i3aT"};
      if (stems.root[2] == kHamza) return {"ta12i3aT", "ta12I3"};
      return {"ta12I3"};
    case VerbForm::III:
      if (defective) return {"mu1A2AT"};
      return stems.kind == RootKind::doubled ? std::vector<std::string_view>{"mu1A22aT"}
                                             : std::vector<std::string_view>{"mu1A2a3aT"};
    case VerbForm::IV:
      return {hollow ? "'i1A3aT" : "'i12A3"};
    case VerbForm::V:
      return {defective ? "ta1a22i3" : "ta1a22u3"};
    case VerbForm::VI:
      if (stems.kind == RootKind::doubled) return {"ta1A22"};
      return {defective ? "ta1A2i3" : "ta1A2u3"};
    case VerbForm::VII:
      return {hollow ? "|in1iYA3" : "|in1i2A3"};
    case VerbForm::VIII:
      return {hollow ? "|i1XiYA3" : "|i1Xi2A3"};
    case VerbForm::IX:
      return {"|i12i3A3"};
    case VerbForm::X:
      return {hollow ? "|isti1A3aT" : "|isti12A3"};
    case VerbForm::QI:
      return {"1a23a4aT"};
    case VerbForm::QII:
      return {"ta1a23u4"};
    case VerbForm::QIV:
      return {"|i12i34A4"};
  }
  return {};
}

void add_masdars(NominalForms& out, const Stems& stems, const std::vector<std::string>& listed) {
  const Morph morph = Morph().set(Derived::masdar);
  for (const std::string_view pattern : masdar_patterns(stems)) {
    out.noun(stems.fill(pattern), morph, true);
  }
  for (const std::string& word : listed) {
    if (!word.empty() && word != "-") {
      out.noun(sounds_of_written(word), morph, stems.form != VerbForm::I);
    }
  }
}

void add_finites(Collector& out, const Stems& stems) {
  const Voice lemma = stems.has_active ? Voice::active : Voice::passive;
  if (stems.has_active) {
    add_past(out, stems.past, Voice::active, lemma);
    add_present(out, stems.present, stems.prefix_vowel, Voice::active);
    add_imperative(out, stems);
  }
  if (!stems.has_passive) return;
  add_past(out, stems.past_passive, Voice::passive, lemma);
  add_present(out, stems.present_passive, U'u', Voice::passive);
}

std::string written(std::string_view text) {
  std::string out;
  for (const char32_t c : letters_of(text)) append_utf8(out, c);
  return out;
}

/// Stems, with the active left out where the lemma is written as the passive and not as the active.
Result<Stems> stems_in_use(const VerbEntry& entry) {
  Result<Stems> stems = stems_of(entry);
  if (!stems) return stems;
  const std::string lemma = written(entry.lemma);
  const auto third = [](const Stem& stem) { return spell(attach(stem.before_vowel, U"a")); };
  stems->has_active =
      lemma == third(stems->past) || !stems->has_passive || lemma != third(stems->past_passive);
  return stems;
}

}  // namespace

std::vector<InflectedForm> inflect_verb(const VerbEntry& entry) {
  const Result<Stems> stems = stems_in_use(entry);
  if (!stems) return {};
  Collector out;
  add_finites(out, *stems);
  NominalForms nominal;
  add_masdars(nominal, *stems, entry.masdars);
  if (stems->has_active)
    nominal.participle(active_participle(*stems),
                       Morph().set(Derived::active_participle).set(Voice::active));
  if (stems->has_passive) {
    nominal.participle(passive_participle(*stems),
                       Morph().set(Derived::passive_participle).set(Voice::passive));
  }
  out.add_all(nominal.take());
  return out.take();
}

std::string check_verb(const VerbEntry& entry) {
  const Result<Stems> stems = stems_in_use(entry);
  if (!stems) return stems.error().message;
  const std::string lemma = written(entry.lemma);
  const std::vector<InflectedForm> forms = inflect_verb(entry);
  if (forms.empty() || forms.front().text != lemma) {
    return "the root and form give " +
           (forms.empty() ? std::string("nothing") : forms.front().text) + ", the lemma is " +
           lemma;
  }
  if (stems->form != VerbForm::I) return {};
  const std::string present = written(entry.present);
  const bool found = std::any_of(forms.begin(), forms.end(), [&](const InflectedForm& f) {
    return f.text == present && f.morph.tense() == Tense::present && f.morph.person() == 3;
  });
  return found ? std::string() : "the root and form don't give the present " + present;
}

}  // namespace tawatur::lexicon
