// SPDX-License-Identifier: Apache-2.0
#include "annotate/actors_words.h"

#include <algorithm>

#include "text/fold.h"

namespace tawatur::annotate {
namespace {

/// Readings less likely than this are left out of sight.
constexpr float kLikely = 0.08F;
/// A reading with a role is preferred to a likelier one without, down to this posterior.
constexpr float kRoleLikely = 0.12F;

/// The feminine of a word for people is often another word: a need, a school.
constexpr float kFeminine = 0.5F;
/// From here on a bare word counts as a verb.
constexpr float kVerb = 0.4F;

bool is_nominal(Pos pos) { return pos == Pos::noun || pos == Pos::adj || pos == Pos::name; }

bool is_function(Pos pos) {
  return pos == Pos::prep || pos == Pos::conj || pos == Pos::sub || pos == Pos::rel ||
         pos == Pos::dem || pos == Pos::pron || pos == Pos::neg || pos == Pos::particle ||
         pos == Pos::adverb;
}

Mark mark_of(const Token& token) {
  if (token.kind != TokenKind::punct) return Mark::none;
  const std::string_view f = token.folded;
  if (f == "\"" || f == "'") return Mark::quote;
  if (f == "(" || f == "[") return Mark::open;
  if (f == ")" || f == "]") return Mark::close;
  if (f == ",") return Mark::comma;
  return Mark::other;
}

/// Sound plurals and duals with their nun, and tanwin, head no idafa.
bool closed_form(const Morph& m) {
  if (m.tanwin_alef()) return true;
  const bool sound =
      m.kase() != Case::none && (m.number() == Number::plur || m.number() == Number::dual);
  return sound && !m.construct();
}

}  // namespace

ActorWords::ActorWords(const Context& context, const ActorLexicon& lexicon)
    : context_(context), lexicon_(lexicon) {
  const std::size_t count = context.text.tokens.size();
  words_.resize(count);
  marks_.resize(count);
  for (std::uint32_t t = 0; t < count; ++t) {
    marks_[t] = mark_of(context.text.tokens[t]);
    if (context.text.tokens[t].kind == TokenKind::word) read_word(t);
  }
  read_hits();
}

void ActorWords::read_word(std::uint32_t t) {
  ActorWord& w = words_[t];
  const auto arcs = context_.lattice.of(t);
  const Arc* chosen = nullptr;
  float best = -1, verb = 0, function = 0, event = 0;
  for (const Arc& arc : arcs) {
    if ((lexicon_.of(arc.lexeme).roles & role::kEvent) != 0 && is_nominal(arc.pos)) {
      event = std::max(event, arc.posterior);
    }
  }
  for (const Arc& arc : arcs) {
    if (arc.pos == Pos::verb) verb += arc.posterior;
    if (is_function(arc.pos)) function += arc.posterior;
    if (arc.posterior >= kLikely) w.all_proclitics |= arc.proclitics;
    if (arc.pos == Pos::prep && arc.posterior >= 0.3F && arc.enclitic == Enclitic::none) {
      const Prep p = lexicon_.of(arc.lexeme).prep;
      w.prep = p == Prep::none ? Prep::other : p;
    }
    if (arc.pos == Pos::dem && arc.posterior > 0.5F) w.demonstrative = true;
    if (!is_nominal(arc.pos)) continue;
    const LexemeInfo& info = lexicon_.of(arc.lexeme);
    if ((info.roles & role::kGivenName) != 0 && arc.proclitics == 0) w.may_be_given = true;
    float score = arc.posterior;
    if ((info.roles & (role::kHeads | role::kNisba | role::kPartitive)) != 0 &&
        arc.posterior >= (arc.morph.derived() == Derived::feminine ? kFeminine : kRoleLikely) &&
        2 * arc.posterior >= event) {
      score += 1;
    }
    if (score > best) {
      best = score;
      chosen = &arc;
    }
  }
  w.verb = verb > kVerb;
  w.function = function > 0.5F;
  if (chosen == nullptr) return;
  w.nominal = true;
  w.lexeme = chosen->lexeme;
  w.morph = chosen->morph;
  w.definite = (chosen->proclitics & proclitic::kAl) != 0;
  w.enclitic = chosen->enclitic != Enclitic::none;
  w.proclitics = static_cast<std::uint16_t>(chosen->proclitics & ~proclitic::kAl);
  w.broken_idafa = closed_form(chosen->morph);
  const int article = w.definite ? 4 : 0;  // "al", or "ll" with its preposition
  w.stem_begin = static_cast<std::uint8_t>(std::max(0, int(chosen->stem_begin) - article));
  bool guess_best = false;
  for (const Arc& arc : arcs) {
    if (!is_nominal(arc.pos) || arc.proclitics != chosen->proclitics) continue;
    if (arc.posterior < kLikely && &arc != chosen) continue;
    const LexemeInfo& info = lexicon_.of(arc.lexeme);
    w.roles |= info.roles;
    if (arc.pos == Pos::adj || arc.morph.derived() == Derived::nisba) w.adjective = true;
    if (info.nisba != 0 && w.nisba == 0) w.nisba = info.nisba;
    if (&arc == &arcs.front() && arc.origin == Origin::guess) guess_best = true;
    if (arc.pos == Pos::name) w.name = true;
  }
  if (guess_best || (w.roles & role::kGivenName) != 0) w.name = true;
  if (event > 0 && chosen->morph.tanwin_alef() && has_object(t)) w.roles &= ~role::kHeads;
}

/// "muttahiman iyyahu", "muttahiman al-hukuma bi-": a participle with a definite object or "bi-"
/// behind it tells what somebody does, and is nobody.
bool ActorWords::has_object(std::uint32_t t) const {
  if (t + 1 >= context_.text.tokens.size()) return false;
  const auto next = context_.lattice.of(t + 1);
  return std::any_of(next.begin(), next.end(), [](const Arc& arc) {
    const bool likely = arc.posterior > 0.3F;
    return likely && (arc.pos == Pos::pron || (arc.proclitics & (proclitic::kBi | proclitic::kAl)));
  });
}

void ActorWords::read_hits() {
  name_at_.assign(words_.size(), 0);
  place_at_.assign(words_.size(), 0);
  for (std::size_t i = 0; i < context_.hits.size(); ++i) {
    const lexicon::PhraseHit& hit = context_.hits[i];
    const bool name =
        hit.source == lexicon::Source::actors || hit.source == lexicon::Source::outlets;
    if (!name && hit.source != lexicon::Source::places) continue;
    std::uint32_t& slot = (name ? name_at_ : place_at_)[hit.tokens.first];
    if (slot == 0) {
      slot = static_cast<std::uint32_t>(i) + 1;
      continue;
    }
    // Longest; of one extent the one with the fewest letters taken off.
    const lexicon::PhraseHit& other = context_.hits[slot - 1];
    const bool better = hit.tokens.last > other.tokens.last ||
                        (hit.tokens.last == other.tokens.last && hit.proclitics < other.proclitics);
    if (better) slot = static_cast<std::uint32_t>(i) + 1;
  }
}

std::uint32_t ActorWords::sentence_end(std::uint32_t t) const {
  const auto all = static_cast<std::uint32_t>(words_.size());
  const std::uint32_t s = context_.text.tokens[t].sentence;
  return s < context_.text.sentences.size() ? std::min(all, context_.text.sentences[s].tokens.last)
                                            : all;
}

const lexicon::PhraseHit* ActorWords::name_at(std::uint32_t t) const {
  return name_at_[t] == 0 ? nullptr : &context_.hits[name_at_[t] - 1];
}

const lexicon::PhraseHit* ActorWords::place_at(std::uint32_t t) const {
  return place_at_[t] == 0 ? nullptr : &context_.hits[place_at_[t] - 1];
}

std::uint32_t ActorWords::source_at(std::uint32_t t, std::uint32_t folded) const {
  const Token& token = context_.text.tokens[t];
  if (folded == 0) return token.span.begin;
  const text::FoldedMap map(token.span.of(context_.text.source));
  if (folded >= map.folded().size()) return token.span.begin;
  return token.span.begin + map.source_of({folded, folded + 1}).begin;
}

std::uint32_t ActorWords::begin_of(const lexicon::PhraseHit& hit) const {
  // One letter of two bytes for each proclitic; "lil-" keeps its lams together.
  std::uint32_t letters = 0;
  for (std::uint16_t bit = 1; bit != 0 && bit <= proclitic::kA;
       bit = static_cast<std::uint16_t>(bit << 1)) {
    if ((hit.proclitics & bit) != 0 && bit != proclitic::kAl) ++letters;
  }
  const std::string_view f = context_.text.tokens[hit.tokens.first].folded;
  const std::uint32_t at = letters * 2;
  if ((hit.proclitics & proclitic::kLi) != 0 && at >= 2 && f.substr(at - 2, 2) == f.substr(at, 2)) {
    return source_at(hit.tokens.first, at - 2);
  }
  return source_at(hit.tokens.first, at);
}

}  // namespace tawatur::annotate
