// SPDX-License-Identifier: Apache-2.0
#include "annotate/actors_phrase.h"

#include <algorithm>

#include "annotate/actors.h"

namespace tawatur::annotate {
namespace {

constexpr std::uint32_t kMaxQuoted = 8;
constexpr int kMaxDepth = 3;

/// Heads whose complement may be any definite noun: "minister of defence", "forces of security".
constexpr std::uint32_t kWideHeads = role::kBody | role::kTitle | role::kPerson | role::kForce |
                                     role::kCivilians | role::kFighter | role::kSource;
/// Heads that a group's or place's own unlisted name may follow.
constexpr std::uint32_t kNamedHeads = role::kForce | role::kBody | role::kSource;
/// Heads whose plural takes its adjective in the feminine singular.
constexpr std::uint32_t kThings =
    role::kForce | role::kAircraft | role::kVehicle | role::kPosition | role::kBody | role::kSource;

}  // namespace

bool ActorPhraseReader::free_word(std::uint32_t n, const Cursor& c) const {
  return n < c.end && context_.text.tokens[n].kind == TokenKind::word && words_[n].proclitics == 0;
}

std::uint32_t ActorPhraseReader::closing_quote(std::uint32_t open) const {
  const std::uint32_t end = std::min(words_.sentence_end(open), open + kMaxQuoted + 2);
  for (std::uint32_t t = open + 1; t < end; ++t) {
    if (words_.mark(t) == Mark::quote || words_.mark(t) == Mark::close) return t;
    if (words_.mark(t) == Mark::open) break;
  }
  return open;
}

std::optional<ActorPhrase> ActorPhraseReader::read(std::uint32_t t) const {
  if (words_[t].demonstrative) return pointed(t);
  if (auto p = partitive(t)) return p;
  if (auto p = core(t, 0)) return p;
  return read_person(t);
}

std::optional<ActorPhrase> ActorPhraseReader::pointed(std::uint32_t t) const {
  if (t + 1 >= words_.sentence_end(t) || words_[t + 1].proclitics != 0) return std::nullopt;
  if (!words_[t + 1].definite) return std::nullopt;
  auto p = core(t + 1, 1);
  if (!p) return p;
  p->tokens.first = t;
  p->begin_byte = words_.source_at(t, words_[t].stem_begin);
  p->proclitics = words_[t].proclitics;
  return p;
}

std::optional<ActorPhrase> ActorPhraseReader::partitive(std::uint32_t t) const {
  const ActorWord& w = words_[t];
  if ((w.roles & role::kPartitive) == 0 || (w.roles & role::kNumber) != 0 || w.enclitic ||
      words_.name_at(t) != nullptr) {
    return std::nullopt;
  }
  const std::uint32_t end = words_.sentence_end(t);
  std::uint32_t next = t + 1;
  const bool of = next < end && words_[next].prep == Prep::min;
  if (of) ++next;
  if (next >= end) return std::nullopt;
  if (words_[next].proclitics != 0) return std::nullopt;
  auto p = core(next, 1);
  if (!p || p->proclitics != 0) return std::nullopt;
  p->tokens.first = t;
  p->begin_byte = words_.source_at(t, w.stem_begin);
  p->proclitics = w.proclitics;
  p->bare = false;
  return p;
}

std::optional<ActorPhrase> ActorPhraseReader::core(std::uint32_t t, int depth) const {
  ActorPhrase p;
  Cursor c;
  c.first = t;
  c.end = std::min(words_.sentence_end(t), t + ActorFinder::kMaxPhrase);
  if (t >= c.end) return std::nullopt;
  if (!start(t, p, c)) return std::nullopt;
  while (c.open && idafa(p, c)) {
  }
  adjectives(p, c);
  brackets(p, c);
  own_name(p, c);
  if (depth < kMaxDepth) {
    while (tail(p, c, depth)) {
    }
    if (!p.person) own_name(p, c);
  }
  p.tokens = {t, c.next};
  p.end_byte = context_.text.tokens[c.next - 1].span.end;
  p.bare = p.bare && c.next == t + 1;
  return p;
}

bool ActorPhraseReader::start(std::uint32_t t, ActorPhrase& p, Cursor& c) const {
  p.head = t;
  if (words_.mark(t) == Mark::quote) return start_quoted(t, p, c);
  const ActorWord& w = words_[t];
  p.morph = w.morph;
  p.lexeme = w.lexeme;
  p.roles = p.inner_roles = w.roles & ~role::kPlace;
  if (const auto* hit = words_.name_at(t); hit != nullptr && !crossed(*hit)) {
    p.from_name = true;
    p.proclitics = hit->proclitics;
    p.begin_byte = words_.begin_of(*hit);
    take_name(*hit, p, c);
    // A listed name of one common word is a bare head as well: the army, the movement.
    p.bare = hit->tokens.size() == 1 && w.definite && (w.roles & role::kHeads) != 0;
    return true;
  }
  if (!w.nominal || w.function || (w.verb && !w.definite)) return false;
  const bool nation = w.nisba != 0 && is_nation(t);
  if ((w.roles & role::kHeads) == 0 && !nation) return false;
  const bool others_only = (w.roles & role::kHeads) == role::kOthers;
  if (others_only && w.morph.number() != Number::plur) return false;
  if (!nation && attribute(t)) return false;
  constexpr std::uint32_t kNoPlace =
      role::kForce | role::kCaptive | role::kCivilians | role::kFighter;
  p.place = (w.roles & role::kPlace) != 0 && (w.roles & kNoPlace) == 0;
  p.proclitics = w.proclitics;
  p.begin_byte = words_.source_at(t, w.stem_begin);
  p.enclitic = w.enclitic;
  p.definite = w.definite || w.enclitic;
  p.bare = w.definite;
  if (w.nisba != 0) p.nisbas.push_back({w.nisba, false});
  if (nation && (w.roles & role::kHeads) == 0) p.roles |= role::kFighter;
  c.next = t + 1;
  c.noun = t;
  c.roles = w.roles;
  c.open = !w.definite && !w.enclitic && !w.broken_idafa;
  return true;
}

/// A word for people that is an adjective here: the feminine ("al-askariyya"), or one that agrees
/// with the noun before it.
bool ActorPhraseReader::attribute(std::uint32_t t) const {
  const ActorWord& w = words_[t];
  constexpr std::uint32_t kTools = role::kForce | role::kBody | role::kAircraft | role::kArtillery |
                                   role::kPosition | role::kVehicle;
  // One who reports is a participle in form only ("masdar").
  const bool source = (w.roles & role::kSource) != 0 && w.morph.gender() != Gender::fem;
  if (!w.adjective || (w.roles & kTools) != 0 || source || w.enclitic) return false;
  if (w.morph.gender() == Gender::fem && w.morph.number() != Number::dual) return true;
  if (t == 0 || w.proclitics != 0) return false;
  const ActorWord& before = words_[t - 1];
  return before.nominal && !before.function && !before.verb && !before.enclitic &&
         before.definite == w.definite && before.morph.number() == w.morph.number() &&
         (before.roles & (role::kPartitive | role::kEvent | role::kNumber)) == 0;
}

/// An adjective of a nation that stands for its people or state: a plural, or the masculine with
/// the article where no noun before it can carry it.
bool ActorPhraseReader::is_nation(std::uint32_t t) const {
  const ActorWord& w = words_[t];
  if (w.morph.number() == Number::plur) return true;
  if (!w.definite || w.morph.gender() == Gender::fem) return false;
  if (t == 0 || w.proclitics != 0) return true;
  const ActorWord& before = words_[t - 1];
  return !(before.nominal && !before.function && (before.definite || before.adjective));
}

/// A longer name begins inside this one: "forces of the | national army". Its first word then is a
/// head like others.
bool ActorPhraseReader::crossed(const lexicon::PhraseHit& hit) const {
  if ((words_[hit.tokens.first].roles & role::kHeads) == 0) return false;
  for (std::uint32_t t = hit.tokens.first + 1; t < hit.tokens.last; ++t) {
    const auto* other = words_.name_at(t);
    if (other != nullptr && other->proclitics == 0 && other->tokens.last > hit.tokens.last) {
      return true;
    }
  }
  return false;
}

bool ActorPhraseReader::start_quoted(std::uint32_t t, ActorPhrase& p, Cursor& c) const {
  const std::uint32_t close = closing_quote(t);
  if (close <= t + 1) return false;
  const auto* hit = words_.name_at(t + 1);
  if (hit == nullptr || hit->tokens.last > close) return false;
  p.from_name = p.quoted = true;
  p.head = t + 1;
  p.proclitics = 0;
  p.begin_byte = context_.text.tokens[t].span.begin;
  take_name(*hit, p, c);
  c.next = close + 1;
  return true;
}

void ActorPhraseReader::take_name(const lexicon::PhraseHit& hit, ActorPhrase& p, Cursor& c) const {
  p.names.push_back({&hit, false});
  p.definite = true;
  c.next = hit.tokens.last;
  for (std::uint32_t t = hit.tokens.first; t < hit.tokens.last; ++t) {
    p.inner_roles |= words_[t].roles & ~role::kPlace;
  }
  c.roles = words_[hit.tokens.first].roles;
  c.noun = 0xFFFFFFFFu;
  c.open = false;
}

bool ActorPhraseReader::idafa(ActorPhrase& p, Cursor& c) const {
  const std::uint32_t n = c.next;
  if (n >= c.end) return false;
  if (words_.mark(n) == Mark::quote || words_.mark(n) == Mark::open) return quoted(n, p, c);
  if (context_.text.tokens[n].kind == TokenKind::number) {
    if ((c.roles & (role::kForce | role::kBody)) == 0) return false;
    p.named = true;
    c.open = false;
    c.next = n + 1;
    return true;
  }
  if (const auto* hit = words_.name_at(n); hit != nullptr && hit->proclitics == 0) {
    take_name(*hit, p, c);
    p.bare = false;
    return true;
  }
  if (!free_word(n, c)) return false;
  return idafa_noun(n, p, c) || idafa_place(n, p, c);
}

bool ActorPhraseReader::idafa_noun(std::uint32_t n, ActorPhrase& p, Cursor& c) const {
  const ActorWord& w = words_[n];
  if (!w.nominal || w.function || (w.verb && !w.definite)) return false;
  // An indefinite adjective is the head's attribute, not its complement.
  if (!w.definite && w.adjective &&
      (w.roles & (role::kForce | role::kBody | role::kAircraft)) == 0) {
    return false;
  }
  const bool head = (w.roles & role::kHeads) != 0 || (w.definite && w.nisba != 0);
  const bool wide = w.definite && (c.roles & kWideHeads) != 0;
  const bool chain = !w.definite && (c.roles & (role::kPerson | role::kTitle | role::kBody)) != 0 &&
                     (w.roles & (role::kEvent | role::kBody)) != 0 && !w.adjective;
  // "organisation of rights of man": an indefinite noun that a definite one closes.
  const bool closed =
      !w.definite && (c.roles & (role::kBody | role::kTitle | role::kPerson)) != 0 &&
      !w.adjective && !w.broken_idafa && free_word(n + 1, c) && words_[n + 1].definite &&
      words_[n + 1].nominal && !words_[n + 1].adjective && words_.name_at(n + 1) == nullptr;
  if (!head && !wide && !chain && !closed) return false;
  // "a person of persons": two indefinite people in a row are two phrases.
  if (!w.definite && (w.roles & role::kPeople) != 0 && (w.roles & role::kForce) == 0 &&
      (c.roles & role::kPeople) != 0 && w.morph.number() != Number::plur) {
    return false;
  }
  p.inner_roles |= w.roles & ~role::kPlace;
  if (w.nisba != 0) p.nisbas.push_back({w.nisba, false});
  p.definite = p.definite || w.definite || w.enclitic;
  p.enclitic = p.enclitic || w.enclitic;
  p.bare = false;
  c.next = n + 1;
  c.noun = n;
  c.open = !w.definite && !w.enclitic && !w.broken_idafa;
  c.roles = (w.roles & role::kHeads) != 0 ? w.roles : c.roles;
  return true;
}

bool ActorPhraseReader::idafa_place(std::uint32_t n, ActorPhrase& p, Cursor& c) const {
  if ((c.roles & kWideHeads) == 0) return false;
  const ActorWord& w = words_[n];
  std::uint32_t end = n;
  if (const auto* place = words_.place_at(n); place != nullptr && place->proclitics == 0) {
    end = place->tokens.last;
  } else if ((w.roles & role::kPlace) != 0 && !w.function) {
    // "residents of the town of X": the category word and the name behind it.
    end = n + 1;
    if (!w.definite && free_word(end, c)) {
      const auto* inner = words_.place_at(end);
      if (inner != nullptr) {
        end = inner->tokens.last;
      } else if (words_[end].name || words_[end].definite) {
        ++end;
      }
    }
  } else if ((c.roles & kNamedHeads) != 0 && w.name && !w.function && !w.verb && !w.adjective) {
    end = n + 1;
    p.named = true;
    if (free_word(end, c) && words_[end].name && !words_[end].function && !words_[end].verb) ++end;
  }
  if (end == n) return false;
  p.definite = true;
  p.bare = false;
  c.next = std::min(end, c.end);
  c.open = false;
  return true;
}

/// An adjective agrees with a feminine singular, and with a plural of things as with a feminine;
/// a plural of people, and only that, takes a sound masculine plural: "the government forces the
/// Houthis" is two actors.
bool ActorPhraseReader::agrees(const Cursor& c, const ActorWord& adjective) const {
  if (adjective.morph.gender() != Gender::masc) {
    // "The army the organisations": a feminine plural is said of women only.
    return adjective.morph.number() != Number::plur ||
           (c.noun < words_.size() && (words_[c.noun].roles & role::kPeople) != 0);
  }
  // "twelve civilian others": behind a number the noun is singular, what is counted isn't.
  const bool others = (adjective.roles & role::kOthers) != 0;
  if (adjective.morph.number() == Number::plur) {
    return others || adjective.name || people_among(c);
  }
  if (c.noun >= words_.size() || adjective.morph.number() != Number::sing) return true;
  const Morph& noun = words_[c.noun].morph;
  if (noun.number() == Number::sing) return noun.gender() != Gender::fem;
  return noun.number() != Number::plur || (words_[c.noun].roles & kThings) == 0;
}

bool ActorPhraseReader::people_among(const Cursor& c) const {
  for (std::uint32_t t = c.first; t < c.next; ++t) {
    const ActorWord& w = words_[t];
    if (w.morph.number() == Number::sing) continue;
    if ((w.roles & role::kPeople) != 0 || w.morph.gender() == Gender::masc) return true;
  }
  return false;
}

void ActorPhraseReader::adjectives(ActorPhrase& p, Cursor& c) const {
  for (int count = 0; count < 4 && free_word(c.next, c); ++count) {
    const ActorWord& w = words_[c.next];
    if (!w.nominal || w.function || w.enclitic || !(w.adjective || w.nisba != 0)) return;
    if (w.definite != p.definite || (w.verb && !w.definite)) return;
    // A definite noun that can be an actor by itself and isn't an adjective in this number.
    if (words_.name_at(c.next) != nullptr && w.nisba == 0) return;
    if ((w.roles & role::kTail) != 0 || !agrees(c, w)) return;
    if (w.nisba == 0 && (w.roles & role::kPlace) != 0 && (!w.definite || p.from_name)) return;
    // "Killed soldiers the day before yesterday": an ordinal follows no indefinite noun.
    if (!w.definite && context_.lattice.best(c.next).pos == Pos::number) return;
    if (w.nisba != 0) p.nisbas.push_back({w.nisba, false});
    p.qualified = p.qualified || w.nisba == 0;
    p.inner_roles |= w.roles & ~role::kPlace;
    p.bare = false;
    ++c.next;
  }
}

bool ActorPhraseReader::quoted(std::uint32_t n, ActorPhrase& p, Cursor& c) const {
  const std::uint32_t close = closing_quote(n);
  if (close <= n + 1 || close >= c.end) return false;
  const auto* hit = words_.name_at(n + 1);
  const bool listed = hit != nullptr && hit->tokens.last <= close;
  if (!listed && (c.roles & (kNamedHeads | role::kPerson | role::kFighter)) == 0) return false;
  for (std::uint32_t t = n + 1; t < close; ++t) {
    if (words_[t].verb) return false;
  }
  p.quoted = true;
  p.bare = false;
  if (listed) {
    take_name(*hit, p, c);
  } else {
    p.named = true;
    p.name_first = n + 1;
    p.name_last = close;
  }
  c.next = close + 1;
  c.open = false;
  p.definite = true;
  return true;
}

void ActorPhraseReader::brackets(ActorPhrase& p, Cursor& c) const {
  if (c.next >= c.end) return;
  const Mark mark = words_.mark(c.next);
  if (mark != Mark::quote && mark != Mark::open) return;
  const auto* hit = c.next + 1 < c.end ? words_.name_at(c.next + 1) : nullptr;
  const std::uint32_t close = closing_quote(c.next);
  if (hit != nullptr && close > c.next + 1 && hit->tokens.last == close) {
    p.names.push_back({hit, false});
  } else if (mark != Mark::quote || (p.roles & (kNamedHeads | role::kPerson)) == 0 ||
             close <= c.next + 1 || close > c.next + 5 || words_[c.next + 1].verb) {
    return;
  } else {
    p.named = true;
    p.name_first = c.next + 1;
    p.name_last = close;
  }
  p.quoted = true;
  p.bare = false;
  c.next = close + 1;
}

void ActorPhraseReader::join(const ActorPhrase& inner, ActorPhrase& p, Cursor& c) const {
  for (PhraseName name : inner.names) {
    name.tail = true;
    p.names.push_back(name);
  }
  for (PhraseNisba nisba : inner.nisbas) {
    nisba.tail = true;
    p.nisbas.push_back(nisba);
  }
  p.bare = false;
  c.next = inner.tokens.last;
}

bool ActorPhraseReader::tail(ActorPhrase& p, Cursor& c, int depth) const {
  std::uint32_t n = c.next;
  if (n >= c.end || context_.text.tokens[n].kind != TokenKind::word) return false;
  const bool participle = (words_[n].roles & role::kTail) != 0 && words_[n].proclitics == 0;
  if (participle) {
    ++n;
    if (n >= c.end) return false;
  }
  const ActorWord& w = words_[n];
  std::uint16_t glued = 0;
  if ((w.roles & role::kNameWord) != 0 && w.proclitics == proclitic::kBi && !w.definite) {
    ++n;  // "in the name of"
  } else if (w.prep == Prep::fi || w.prep == Prep::min || w.prep == Prep::li ||
             w.prep == Prep::bi || (participle && w.prep == Prep::ala)) {
    // "in the town" is a place; only people and sources are "in" or "of" an actor.
    const std::uint32_t wanted = role::kPerson | role::kSource | role::kFighter | role::kTitle |
                                 (w.prep == Prep::min ? role::kForce | role::kCivilians : 0U);
    if (!participle && (p.roles & wanted) == 0) return false;
    if (!participle && w.prep == Prep::min && p.definite) return false;
    ++n;
  } else {
    glued = proclitic::kLi;
    if (participle || (p.roles & (role::kSource | role::kPerson)) != 0) glued |= proclitic::kBi;
    if (!participle &&
        (p.roles & (role::kPosition | role::kVehicle | role::kAircraft | role::kForce |
                    role::kSource | role::kPerson | role::kBody)) == 0) {
      return false;
    }
    // "for the army" behind a definite noun is the clause's business.
    if (!participle && p.definite && !p.named &&
        (p.roles & (role::kSource | role::kTitle | role::kPerson | role::kBody)) == 0)
      return false;
  }
  if (n >= c.end) return false;
  auto inner = core(n, depth + 1);
  if (!inner || inner->names.empty()) {
    const bool body = inner && (inner->inner_roles & (role::kBody | role::kForce)) != 0;
    if (!inner || (inner->nisbas.empty() && !body)) return false;
  }
  if (glued != 0 ? (inner->proclitics & glued) == 0 : inner->proclitics != 0) return false;
  if ((inner->proclitics & (proclitic::kWa | proclitic::kFa)) != 0) return false;
  join(*inner, p, c);
  return c.next < c.end;
}

}  // namespace tawatur::annotate
