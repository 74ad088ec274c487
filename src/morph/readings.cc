// SPDX-License-Identifier: Apache-2.0
#include "morph/readings.h"

#include <algorithm>
#include <array>

#include "lexicon/names.h"
#include "morph/admissible.h"
#include "morph/guess.h"
#include "text/fold.h"

namespace tawatur::morph {
namespace {

using lexicon::CliticSplit;
using lexicon::Form;
using lexicon::Lexeme;

constexpr std::string_view kArticle = "\xD8\xA7\xD9\x84";  // alef, lam
constexpr std::string_view kWaw = "\xD9\x88", kFeh = "\xD9\x81", kBeh = "\xD8\xA8",
                           kLam = "\xD9\x84", kKaf = "\xD9\x83";
constexpr std::size_t kLetter = 2;

/// Pronouns as prepositions take them.
struct Pronoun {
  std::string_view letters;
  Enclitic enclitic;
};
constexpr std::array<Pronoun, 10> kPronouns = {{
    {"\xD9\x87", Enclitic::hu},
    {"\xD9\x87\xD8\xA7", Enclitic::ha},
    {"\xD9\x87\xD9\x85", Enclitic::hum},
    {"\xD9\x87\xD9\x86", Enclitic::hunna},
    {"\xD9\x87\xD9\x85\xD8\xA7", Enclitic::huma},
    {"\xD9\x83", Enclitic::ka},
    {"\xD9\x83\xD9\x85", Enclitic::kum},
    {"\xD9\x83\xD9\x85\xD8\xA7", Enclitic::kuma},
    {"\xD9\x86\xD8\xA7", Enclitic::na},
    {"\xD9\x8A", Enclitic::i},
}};
constexpr std::size_t kMaxWord = 254;  // stem offsets are single bytes

/// The part of speech of a form: masdars of a verb are nouns, its participles adjectives.
Pos pos_of(const Lexeme& lexeme, Morph morph) {
  if (lexeme.pos != Pos::verb) return lexeme.pos;
  switch (morph.derived()) {
    case Derived::masdar:
      return Pos::noun;
    case Derived::active_participle:
    case Derived::passive_participle:
      return Pos::adj;
    default:
      return Pos::verb;
  }
}

float verb_cost(Morph morph, Enclitic enclitic, const Costs& costs) {
  float cost = 0;
  switch (morph.tense()) {
    case Tense::past:
      cost += costs[Feature::verb_past];
      break;
    case Tense::present:
      cost += costs[Feature::verb_present];
      break;
    default:
      cost += costs[Feature::verb_imperative];
  }
  if (morph.voice() == Voice::passive) cost += costs[Feature::verb_passive];
  if (morph.person() == 1) cost += costs[Feature::verb_first];
  if (morph.person() == 2) cost += costs[Feature::verb_second];
  if (morph.number() == Number::dual) cost += costs[Feature::verb_dual];
  const bool they = morph.gender() == Gender::fem && morph.number() == Number::plur;
  if (they) cost += costs[Feature::verb_feminine_plural];
  if (enclitic != Enclitic::none) cost += costs[Feature::verb_object];
  return cost;
}

float nominal_cost(Pos pos, Morph morph, Enclitic enclitic, const Costs& costs) {
  float cost = 0;
  if (pos == Pos::adj && enclitic != Enclitic::none) cost += costs[Feature::adj_pron];
  switch (morph.derived()) {
    case Derived::masdar:
      cost += costs[Feature::masdar];
      break;
    case Derived::active_participle:
      cost += costs[Feature::active_participle];
      break;
    case Derived::passive_participle:
      cost += costs[Feature::passive_participle];
      break;
    default:
      cost += costs[pos == Pos::adj ? Feature::adj : Feature::noun];
  }
  if (morph.number() == Number::dual) cost += costs[Feature::dual];
  if (morph.construct()) cost += costs[Feature::construct];
  return cost;
}

float stem_cost(Pos pos, Morph morph, Enclitic enclitic, const Costs& costs) {
  switch (pos) {
    case Pos::verb:
      return verb_cost(morph, enclitic, costs);
    case Pos::noun:
    case Pos::adj:
      return nominal_cost(pos, morph, enclitic, costs);
    case Pos::name:
      return costs[Feature::name_known];
    case Pos::number:
      return costs[Feature::number];
    case Pos::adverb:
      return costs[Feature::adverb];
    default:
      return costs[Feature::closed_class];
  }
}

Tag noun_tag(const Arc& arc) {
  if (arc.morph.definite()) return Tag::noun_al;
  if (arc.enclitic != Enclitic::none) return Tag::noun_pron;
  if (arc.morph.construct()) return Tag::noun_cs;
  return arc.morph.tanwin_alef() ? Tag::noun_tan : Tag::noun;
}

Tag verb_tag(const Arc& arc) {
  if ((arc.proclitics & proclitic::kSa) != 0) return Tag::future;
  if (arc.morph.tense() == Tense::past) return Tag::vpast;
  return arc.morph.tense() == Tense::present ? Tag::vpres : Tag::vimp;
}

Tag own_tag(const Arc& arc) {
  switch (arc.pos) {
    case Pos::noun:
      return noun_tag(arc);
    case Pos::adj:
      return arc.morph.definite() ? Tag::adj_al : Tag::adj;
    case Pos::verb:
      return verb_tag(arc);
    case Pos::name:
      return Tag::name;
    case Pos::prep:
      return arc.enclitic == Enclitic::none ? Tag::prep : Tag::prep_pron;
    case Pos::conj:
      return Tag::conj;
    case Pos::sub:
      return Tag::sub;
    case Pos::rel:
      return Tag::rel;
    case Pos::dem:
      return Tag::dem;
    case Pos::pron:
      return Tag::pron;
    case Pos::neg:
      return Tag::neg;
    case Pos::particle:
      return Tag::particle;
    case Pos::adverb:
      return Tag::adverb;
    case Pos::number:
      return Tag::number;
    case Pos::punct:
      return Tag::punct;
    case Pos::other:
      break;
  }
  return Tag::other;
}

bool is_closed(Pos pos) {
  switch (pos) {
    case Pos::noun:
    case Pos::adj:
    case Pos::verb:
    case Pos::name:
    case Pos::number:
      return false;
    default:
      return true;
  }
}

/// At most `limit` bytes, and no cut code point.
std::size_t whole_letters(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text.size();
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0u) == 0x80u) --limit;
  return limit;
}

bool cheaper(const Reading& a, const Reading& b) { return a.arc.cost < b.arc.cost; }

}  // namespace

/// A word under work.
struct ReadingFinder::Word {
  std::string_view folded;
  std::vector<CliticSplit> splits;
  std::vector<Reading>& out;
  bool listed_whole_closed = false;  ///< a closed-class word as it stands: no guess is needed
};

ReadingFinder::ReadingFinder(const lexicon::Pack& pack, const Costs& costs)
    : pack_(pack), costs_(costs) {
  read_names("places");
  read_names("actors");
  read_names("outlets");
  read_names("months");
  const lexicon::Table table = pack.table("numbers");
  if (!table) return;
  const int word = table.column("word");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    numbers_.insert(text::fold_word(table.cell(row, word)));
  }
}

void ReadingFinder::read_names(std::string_view name) {
  const lexicon::Table table = pack_.table(name);
  if (!table) return;
  const auto keep = [this](std::string_view written) {
    if (written.empty() || written.find(' ') != std::string_view::npos) return;
    const std::string folded = text::fold_word(written);
    const std::string_view view = folded;
    const bool article = view.starts_with(kArticle) && view.size() > kArticle.size() + 2;
    names_.emplace(article ? view.substr(kArticle.size()) : view);
  };
  const int arabic = table.column("name_ar"), more = table.column("other");
  const int main = arabic >= 0 ? arabic : table.column("name");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    keep(table.cell(row, main));
    if (more < 0) continue;
    for (const lexicon::AltName& alt : lexicon::alt_names(table.cell(row, more))) {
      // Adjectives and weak names are ordinary words; the lexicon speaks for them.
      if (!alt.weak && !alt.nisba) keep(alt.text);
    }
  }
}

/// Adds clitic costs, tags and the costs between the word's own parts, and keeps the reading.
void ReadingFinder::finish(Word& word, Reading reading) const {
  Arc& arc = reading.arc;
  reading.right = own_tag(arc);
  const std::string_view stem =
      word.folded.substr(arc.stem_begin, static_cast<std::size_t>(arc.stem_end - arc.stem_begin));
  arc.cost += costs_.word(stem, arc.pos, arc.morph.voice());
  if (arc.enclitic == Enclitic::none && arc.pos != Pos::noun && arc.pos != Pos::verb) {
    if (const auto tag = costs_.word_tag(stem)) reading.right = *tag;
  }
  Tag first = reading.right;
  if ((arc.proclitics & (proclitic::kBi | proclitic::kLi | proclitic::kKa)) != 0) {
    // Before a verb li- is the purpose subordinator.
    const Tag particle = arc.pos == Pos::verb ? Tag::sub : Tag::prep;
    arc.cost += costs_.after(particle, first);
    first = particle;
  }
  if ((arc.proclitics & (proclitic::kWa | proclitic::kFa)) != 0) {
    arc.cost += costs_.after(Tag::conj, first);
    first = Tag::conj;
  }
  reading.left = first;
  word.out.push_back(reading);
}

void ReadingFinder::add_form(Word& word, const CliticSplit& split, const Form& form) const {
  const Lexeme lexeme = pack_.lexeme(form.lexeme);
  const Pos pos = pos_of(lexeme, form.morph);
  if (!admissible(split, pos, form.morph)) return;
  Reading reading;
  Arc& arc = reading.arc;
  arc.lexeme = form.lexeme;
  arc.morph = form.morph;
  arc.morph.set_definite((split.proclitics & proclitic::kAl) != 0);
  arc.proclitics = split.proclitics;
  arc.enclitic = split.enclitic;
  arc.pos = pos;
  arc.origin = form.morph.derived() == Derived::lemma ? Origin::lexicon : Origin::paradigm;
  arc.stem_begin = split.stem_begin;
  arc.stem_end = split.stem_end;
  arc.cost = stem_cost(pos, form.morph, split.enclitic, costs_) +
             clitic_cost(split.proclitics, split.enclitic, costs_);
  if (is_closed(pos) && split.proclitics == 0 && split.enclitic == Enclitic::none) {
    word.listed_whole_closed = true;
  }
  finish(word, reading);
}

void ReadingFinder::add_lexicon(Word& word, const CliticSplit& split) const {
  const std::string_view stem = word.folded.substr(
      split.stem_begin, static_cast<std::size_t>(split.stem_end - split.stem_begin));
  for (const Form& form : pack_.find(stem)) add_form(word, split, form);
}

void ReadingFinder::add_name(Word& word, const CliticSplit& split) const {
  if (split.enclitic != Enclitic::none || !admissible(split, Pos::name, Morph())) return;
  const std::string_view stem = word.folded.substr(
      split.stem_begin, static_cast<std::size_t>(split.stem_end - split.stem_begin));
  if (names_.find(stem) == names_.end()) return;
  Reading reading;
  Arc& arc = reading.arc;
  arc.morph.set_definite((split.proclitics & proclitic::kAl) != 0);
  arc.proclitics = split.proclitics;
  arc.pos = Pos::name;
  arc.origin = Origin::lexicon;
  arc.stem_begin = split.stem_begin;
  arc.stem_end = split.stem_end;
  arc.cost = costs_[Feature::name_known] + clitic_cost(split.proclitics, Enclitic::none, costs_);
  // Villages are called after common words; the word is more frequent than the village.
  const bool common = std::any_of(word.out.begin(), word.out.end(), [&](const Reading& r) {
    return r.arc.lexeme != kNoLexeme && r.arc.stem_begin == split.stem_begin &&
           r.arc.stem_end == split.stem_end;
  });
  if (common) arc.cost += costs_[Feature::name_common];
  finish(word, reading);
}

void ReadingFinder::add_number_word(Word& word, const CliticSplit& split) const {
  if (split.enclitic != Enclitic::none || !admissible(split, Pos::number, Morph())) return;
  const std::string_view stem = word.folded.substr(
      split.stem_begin, static_cast<std::size_t>(split.stem_end - split.stem_begin));
  if (numbers_.find(stem) == numbers_.end()) return;
  Reading reading;
  Arc& arc = reading.arc;
  arc.morph.set_definite((split.proclitics & proclitic::kAl) != 0);
  arc.proclitics = split.proclitics;
  arc.pos = Pos::number;
  arc.origin = Origin::lexicon;
  arc.stem_begin = split.stem_begin;
  arc.stem_end = split.stem_end;
  arc.cost = costs_[Feature::number] + clitic_cost(split.proclitics, Enclitic::none, costs_);
  finish(word, reading);
}

/// bihi, lahum, wa-laha: a particle with nothing but a pronoun. Splits leave stems of two letters
/// or more, so these have none of their own. The arc's stem is empty and lies after the particle.
void ReadingFinder::add_particle_with_pronoun(Word& word) const {
  const std::string_view folded = word.folded;
  if (folded.size() < 2 * kLetter || folded.size() > 5 * kLetter) return;
  std::uint16_t front = 0;
  std::size_t at = 0;
  const std::string_view head = folded.substr(0, kLetter);
  if (head == kWaw || head == kFeh) {
    front = head == kWaw ? proclitic::kWa : proclitic::kFa;
    at = kLetter;
  }
  const std::string_view letter = folded.substr(at, kLetter);
  const std::uint16_t particle = letter == kBeh   ? proclitic::kBi
                                 : letter == kLam ? proclitic::kLi
                                 : letter == kKaf ? proclitic::kKa
                                                  : std::uint16_t{0};
  const auto ending = std::find_if(kPronouns.begin(), kPronouns.end(), [&](const Pronoun& p) {
    return p.letters == folded.substr(std::min(at + kLetter, folded.size()));
  });
  if (particle == 0 || ending == kPronouns.end()) return;
  Reading reading;
  Arc& arc = reading.arc;
  arc.proclitics = static_cast<std::uint16_t>(front | particle);
  arc.enclitic = ending->enclitic;
  arc.pos = Pos::prep;
  arc.origin = Origin::lexicon;
  arc.stem_begin = arc.stem_end = static_cast<std::uint8_t>(at + kLetter);
  arc.cost = costs_[Feature::closed_class] + clitic_cost(front, Enclitic::none, costs_);
  reading.left = reading.right = Tag::prep_pron;
  if (front != 0) {
    arc.cost += costs_.after(Tag::conj, Tag::prep_pron);
    reading.left = Tag::conj;
  }
  word.listed_whole_closed = true;
  word.out.push_back(reading);
}

/// Cheapest first; keeps one guess among the last where the word is of an open class.
void ReadingFinder::prune(Word& word, std::uint32_t max_arcs) const {
  std::vector<Reading>& out = word.out;
  std::stable_sort(out.begin(), out.end(), cheaper);
  // The same analysis twice (a noun's row and a masdar of its verb are two; a name in two tables
  // is one).
  std::vector<Reading> kept;
  for (const Reading& r : out) {
    const bool twin = std::any_of(kept.begin(), kept.end(), [&](const Reading& k) {
      return k.arc.lexeme == r.arc.lexeme && k.arc.pos == r.arc.pos && k.arc.morph == r.arc.morph &&
             k.arc.proclitics == r.arc.proclitics && k.arc.enclitic == r.arc.enclitic &&
             k.arc.stem_end == r.arc.stem_end;
    });
    if (!twin) kept.push_back(r);
  }
  if (kept.size() > max_arcs) {
    const auto guess = [](const Reading& r) { return r.arc.origin == Origin::guess; };
    const auto end = kept.begin() + max_arcs;
    if (std::none_of(kept.begin(), end, guess)) {
      const auto best = std::find_if(end, kept.end(), guess);
      if (best != kept.end()) *(end - 1) = *best;
    }
    kept.erase(end, kept.end());
  }
  out = std::move(kept);
}

void ReadingFinder::find(std::string_view folded, TokenKind kind, std::uint32_t max_arcs,
                         std::vector<Reading>& out) const {
  out.clear();
  Word word{folded.substr(0, whole_letters(folded, kMaxWord)), {}, out};
  if (kind != TokenKind::word || folded.size() > kMaxWord) {
    Reading reading;
    reading.arc.pos = kind == TokenKind::number  ? Pos::number
                      : kind == TokenKind::punct ? Pos::punct
                                                 : Pos::name;
    reading.arc.origin = kind == TokenKind::latin ? Origin::guess : Origin::lexicon;
    reading.arc.stem_end = static_cast<std::uint8_t>(word.folded.size());
    finish(word, reading);
    return;
  }
  lexicon::clitic_splits(word.folded, word.splits);
  for (const CliticSplit& split : word.splits) {
    add_lexicon(word, split);
    add_name(word, split);
    add_number_word(word, split);
  }
  add_particle_with_pronoun(word);
  if (!word.listed_whole_closed || out.empty()) {
    std::vector<Arc> guesses;
    guess_readings(word.folded, word.splits, costs_, guesses);
    const float listed = out.empty() ? 0 : costs_[Feature::guess_listed];
    for (Arc arc : guesses) {
      arc.cost += listed;
      finish(word, {arc, Tag::other, Tag::other});
    }
  }
  if (out.empty()) {
    Reading reading;
    reading.arc.pos = Pos::other;
    reading.arc.stem_end = static_cast<std::uint8_t>(word.folded.size());
    finish(word, reading);
  }
  prune(word, std::max(max_arcs, 1u));
}

}  // namespace tawatur::morph
