// SPDX-License-Identifier: Apache-2.0
// Names of persons: behind an office or rank, and by themselves.
#include <algorithm>

#include "annotate/actors_phrase.h"

namespace tawatur::annotate {
namespace {

/// Longest name of a person in words.
constexpr std::uint32_t kMaxNames = 5;

}  // namespace

void ActorPhraseReader::own_name(ActorPhrase& p, Cursor& c) const {
  const bool person_hit = !p.names.empty() &&
                          p.names.back().hit->source == lexicon::Source::actors &&
                          lexicon_.actor(p.names.back().hit->row).kind == ActorKind::person;
  const bool group = (p.roles & role::kForce) != 0 && (p.roles & role::kTitle) == 0;
  const bool people = (!group && (p.roles & (role::kPeople | role::kSource)) != 0) || person_hit;
  if (!people) return;
  if (p.morph.number() == Number::plur) return;
  std::uint32_t n = c.next;
  const bool comma = n + 2 < c.end && words_.mark(n) == Mark::comma &&
                     (p.roles & (role::kTitle | role::kPerson)) != 0;
  if (comma) ++n;
  // Titles between office and name: "chief of staff, general X".
  for (int i = 0; i < 2 && free_word(n, c); ++i) {
    const ActorWord& w = words_[n];
    if ((w.roles & role::kTitle) == 0 || words_.name_at(n) != nullptr || !w.definite) break;
    ++n;
  }
  if (n >= c.end) return;
  const auto* hit = words_.name_at(n);
  if (hit != nullptr && hit->proclitics == 0 && hit->source == lexicon::Source::actors &&
      lexicon_.actor(hit->row).kind == ActorKind::person) {
    p.names.push_back({hit, false});
    p.name_first = n;
    c.next = p.name_last = hit->tokens.last;
    p.named = p.person = true;
    p.bare = false;
    return;
  }
  // An indefinite office takes no name in apposition, except a rank: "mudir X".
  if (!p.definite && (p.roles & role::kSource) == 0) return;
  const std::uint32_t end = std::min(names_end(n), c.end);
  if (end < n + (comma ? 2U : 1U)) {
    if (n > c.next && !comma) c.next = n;
    return;
  }
  p.name_first = n;
  p.name_last = end;
  p.named = p.person = true;
  p.bare = false;
  c.next = end;
}

/// "Muhammad Ali said": written like a preposition, but behind a name and with nothing to govern.
bool ActorPhraseReader::given_behind(std::uint32_t n, std::uint32_t first) const {
  if (n == first || !words_[n].may_be_given) return false;
  const std::uint32_t next = n + 1;
  if (next >= words_.sentence_end(n)) return true;
  const ActorWord& w = words_[next];
  const bool given = (w.roles & role::kGivenName) != 0 && !w.function && w.proclitics == 0;
  return given || w.function || w.verb || !w.nominal;
}

std::uint32_t ActorPhraseReader::names_end(std::uint32_t t) const { return names_end(t, t); }

std::uint32_t ActorPhraseReader::names_end(std::uint32_t t, std::uint32_t first) const {
  const std::uint32_t limit = std::min(words_.sentence_end(t), t + kMaxNames);
  std::uint32_t n = t;
  for (; n < limit; ++n) {
    const ActorWord& w = words_[n];
    if (context_.text.tokens[n].kind != TokenKind::word || w.proclitics != 0) break;
    const bool given = ((w.roles & role::kGivenName) != 0 && !w.function) || given_behind(n, first);
    const bool place = n == t && ((w.roles & role::kPlace) != 0 || words_.place_at(n) != nullptr);
    const bool own = w.name && !w.verb && !w.function && !place;
    // A surname may be an adjective of a town or nation: "al-Masri".
    const bool surname = n > t && w.definite && w.nominal && !w.enclitic &&
                         (w.nisba != 0 || w.adjective) &&
                         (w.roles & (role::kHeads | role::kEvent | role::kTime)) == 0;
    if (!given && !own && !surname) break;
    if (w.enclitic && !given) break;
  }
  return n;
}

std::optional<ActorPhrase> ActorPhraseReader::read_person(std::uint32_t t) const {
  const ActorWord& w = words_[t];
  if ((w.roles & role::kGivenName) == 0 || w.function || w.verb || !w.nominal) return std::nullopt;
  const std::uint32_t end =
      t + 1 < words_.sentence_end(t) ? std::max(t + 1, names_end(t + 1, t)) : t + 1;
  if (end < t + 2) return std::nullopt;
  ActorPhrase p;
  p.tokens = {t, std::min(end, t + kMaxNames)};
  p.head = t;
  p.roles = p.inner_roles = role::kPerson;
  p.proclitics = w.proclitics;
  p.begin_byte = words_.source_at(t, w.stem_begin);
  p.end_byte = context_.text.tokens[p.tokens.last - 1].span.end;
  p.named = p.person = p.definite = true;
  p.name_first = t;
  p.name_last = p.tokens.last;
  p.morph.set(Gender::masc).set(Number::sing);
  return p;
}

}  // namespace tawatur::annotate
