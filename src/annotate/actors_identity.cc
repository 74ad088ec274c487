// SPDX-License-Identifier: Apache-2.0
#include "annotate/actors_identity.h"

#include <algorithm>

namespace tawatur::annotate {
namespace {

using namespace actor_score;

void add(std::vector<IdCandidate>& ids, std::uint32_t row, float score) {
  if (row == Nisba::kNoActor) return;
  for (IdCandidate& c : ids) {
    if (c.row != row) continue;
    c.score = std::max(c.score, score);
    return;
  }
  ids.push_back({row, score});
}

bool is_person(const ActorLexicon& lexicon, const lexicon::PhraseHit& hit) {
  return hit.source == lexicon::Source::actors && lexicon.actor(hit.row).kind == ActorKind::person;
}

/// The name that decides: a person's, else the first that isn't in a tail, strong before weak.
const PhraseName* leading_name(const ActorPhrase& p, const ActorLexicon& lexicon) {
  const PhraseName* best = nullptr;
  int best_rank = -1;
  for (const PhraseName& name : p.names) {
    const bool actor = name.hit->source == lexicon::Source::actors;
    const bool weak = actor && lexicon.actor(name.hit->row).weak(name.hit->alias);
    int rank = name.tail ? 1 : 3;
    if (!name.tail && is_person(lexicon, *name.hit)) rank = 5;
    if (weak) rank -= 1;
    if (!actor) rank = name.tail ? 0 : 2;
    if (rank > best_rank) {
      best_rank = rank;
      best = &name;
    }
  }
  return best;
}

/// Every row whose name has the extent of the leading one.
void add_rows(const ActorPhrase& p, const PhraseName& lead, const Context& context,
              const ActorLexicon& lexicon, Mention& m) {
  const TokenRange at = lead.hit->tokens;
  const auto from = std::lower_bound(
      context.hits.begin(), context.hits.end(), at.first,
      [](const lexicon::PhraseHit& h, std::uint32_t first) { return h.tokens.first < first; });
  for (auto h = from; h != context.hits.end() && h->tokens.first == at.first; ++h) {
    if (h->tokens.last != at.last) continue;
    if (h->source == lexicon::Source::outlets) m.known_name = true;
    if (h->source != lexicon::Source::actors) continue;
    const ActorRow& row = lexicon.actor(h->row);
    // "the movement Fath": the head word makes a weak name a name.
    const bool headed = !p.from_name && !lead.tail && p.lexeme != kNoLexeme &&
                        context.pack.lexeme(p.lexeme).lemma == row.head;
    const bool weak = row.weak(h->alias) && !headed;
    std::uint32_t id = h->row;
    // Forces of a person are those of the body he leads.
    const bool forces = (p.roles & (role::kForce | role::kFighter | role::kAircraft)) != 0;
    const bool theirs =
        forces && !p.from_name && row.kind == ActorKind::person && row.parent != Nisba::kNoActor;
    if (theirs) id = row.parent;
    float score = weak ? kWeakName : row.kind == ActorKind::person ? kPersonName : kName;
    // "the royal commission" isn't the commission that a weak name means.
    const bool another = weak && p.qualified && p.from_name && !lead.tail &&
                         lead.hit->tokens.size() == 1 &&
                         (row.kind != ActorKind::rebel_group || (p.roles & role::kBody) != 0);
    if (another) score *= kOther;
    if (lead.tail && !weak) score *= kTail;
    add(m.ids, id, score);
    m.known_name = m.known_name || !weak;
    m.loaded = m.loaded || row.loaded(h->alias);
  }
}

/// Adjectives of nations: raise candidates of their country, else name the actor themselves.
void add_nisbas(const ActorPhrase& p, const ActorLexicon& lexicon, Mention& m) {
  for (const PhraseNisba& n : p.nisbas) {
    const Nisba& nisba = lexicon.nisba(n.index);
    const float factor = n.tail ? kTail : 1.0F;
    m.loaded = m.loaded || nisba.loaded;
    bool raised = false;
    if (!nisba.country.empty()) {
      for (IdCandidate& c : m.ids) {
        const ActorRow& row = lexicon.actor(c.row);
        if (c.score >= kNisba || row.countries.empty() || row.countries.front() != nisba.country) {
          continue;
        }
        c.score = kNisba * factor;
        raised = true;
      }
    }
    const bool strong = std::any_of(m.ids.begin(), m.ids.end(),
                                    [](const IdCandidate& c) { return c.score >= kTail; });
    if (raised || strong) continue;
    // Of residents the adjective tells where they are, not for whom they act; and people who are
    // only called by their nation are people first.
    if ((p.roles & (role::kCivilians | role::kKilled | role::kWounded | role::kCaptive)) != 0 &&
        (nisba.weak || (p.roles & role::kCivilians) != 0)) {
      continue;
    }
    const bool nation =
        nisba.weak && p.tokens.size() == 1 && (p.roles & role::kHeads & ~role::kFighter) == 0;
    if (nation) {
      add(m.ids, lexicon.civilians(), kMixedRole);
      continue;
    }
    add(m.ids, nisba.actor, (nisba.weak ? kWeakNisba : kNisba) * factor);
  }
}

void add_roles(const ActorPhrase& p, const ActorLexicon& lexicon, Mention& m) {
  if ((p.inner_roles & role::kUnidentified) != 0) {
    m.ids.clear();
    add(m.ids, lexicon.unidentified(), kNisba);
    return;
  }
  if ((p.roles & role::kCivilians) == 0 || p.from_name) return;
  const bool has = std::any_of(m.ids.begin(), m.ids.end(),
                               [](const IdCandidate& c) { return c.score >= kWeakNisba; });
  const std::uint32_t other = p.roles & (role::kFighter | role::kPerson | role::kCaptive |
                                         role::kTitle | role::kForce | role::kSource);
  if (other == 0) {
    m.ids.clear();
    add(m.ids, lexicon.civilians(), kRole);
  } else if (!has && ((p.roles & role::kSource) == 0 || other == role::kSource)) {
    add(m.ids, lexicon.civilians(), kMixedRole);
  }
}

ActorKind kind_of(const ActorPhrase& p, const ActorLexicon& lexicon, const Mention& m) {
  const auto best = std::max_element(
      m.ids.begin(), m.ids.end(),
      [](const IdCandidate& a, const IdCandidate& b) { return a.score < b.score; });
  const ActorKind of_id = best == m.ids.end() ? ActorKind::unknown : lexicon.actor(best->row).kind;
  if (of_id == ActorKind::civilians || of_id == ActorKind::unidentified) return of_id;
  if (m.head_class == HeadClass::person_role && p.morph.number() != Number::plur) {
    return ActorKind::person;
  }
  if (best != m.ids.end() && best->score > kWeakName) return of_id;
  if ((p.roles & role::kCivilians) != 0 && (p.roles & role::kFighter) == 0) {
    return ActorKind::civilians;
  }
  if (m.head_class == HeadClass::source && m.known_name) return ActorKind::media;
  return of_id;
}

}  // namespace

HeadClass head_class_of(const ActorPhrase& p) {
  using namespace role;
  const std::uint32_t r = p.roles;
  if ((r & kAircraft) != 0) return HeadClass::aircraft;
  if ((r & kArtillery) != 0) return HeadClass::artillery;
  if (p.person && (r & (kPerson | kTitle)) != 0 && p.morph.number() != Number::plur) {
    return HeadClass::person_role;
  }
  if ((r & (kKilled | kWounded)) != 0) return HeadClass::casualty;
  if ((r & (kForce | kFighter)) != 0) {
    const bool one = p.morph.number() == Number::sing && (r & kForce) == 0;
    return one ? HeadClass::person_role : HeadClass::force;
  }
  if ((r & kSource) != 0) return HeadClass::source;
  if ((r & (kPerson | kTitle)) != 0) return HeadClass::person_role;
  if ((r & kBody) != 0) return HeadClass::body;
  if ((r & kPosition) != 0) return HeadClass::position;
  if ((r & kVehicle) != 0) return HeadClass::vehicle;
  return HeadClass::none;
}

void identify(const ActorPhrase& p, const Context& context, const ActorLexicon& lexicon,
              Mention& m) {
  m.head_class = head_class_of(p);
  m.gender = p.morph.gender();
  m.number = p.morph.number();
  m.quoted = p.quoted;
  const PhraseName* lead = leading_name(p, lexicon);
  if (lead != nullptr) add_rows(p, *lead, context, lexicon, m);
  add_nisbas(p, lexicon, m);
  add_roles(p, lexicon, m);
  std::stable_sort(m.ids.begin(), m.ids.end(),
                   [](const IdCandidate& a, const IdCandidate& b) { return a.score > b.score; });
  m.title = (p.roles & role::kTitle) != 0 && p.morph.number() != Number::plur;
  if (lead != nullptr && is_person(lexicon, *lead->hit) && m.head_class == HeadClass::none) {
    m.head_class = HeadClass::person_role;
  }
  const bool outlet = lead != nullptr && lead->hit->source == lexicon::Source::outlets;
  if (outlet && m.head_class == HeadClass::none) m.head_class = HeadClass::source;
  m.actor_kind = kind_of(p, lexicon, m);
  m.definite_only = p.bare && !m.known_name && m.actor_kind != ActorKind::civilians;
}

}  // namespace tawatur::annotate
