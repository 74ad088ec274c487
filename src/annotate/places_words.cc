// SPDX-License-Identifier: Apache-2.0
#include "annotate/places_words.h"

#include <algorithm>

#include "text/fold.h"

namespace tawatur::annotate {
namespace {

constexpr std::string_view kArticle = "\xD8\xA7\xD9\x84";
constexpr float kSeen = 0.02F;  // a category reading below this is noise
constexpr float kLikely = 0.5F;
constexpr std::uint16_t kShapes = place_flag::kDirection | place_flag::kFirst | place_flag::kSize;

std::uint16_t without_article(std::uint16_t proclitics) {
  return static_cast<std::uint16_t>(proclitics & ~proclitic::kAl);
}

/// Where the written word begins: before the article when its two letters stand there (after l they
/// melt into "ll").
std::uint8_t begin_with_article(std::string_view folded, const Arc& arc) {
  const bool article = (arc.proclitics & proclitic::kAl) != 0;
  if (article && arc.stem_begin >= 4 && folded.substr(arc.stem_begin - 4U, 4) == kArticle) {
    return static_cast<std::uint8_t>(arc.stem_begin - 4);
  }
  return arc.stem_begin;
}

bool nominal(Pos pos) {
  return pos == Pos::noun || pos == Pos::name || pos == Pos::adj || pos == Pos::adverb;
}

}  // namespace

PlaceWords::PlaceWords(const Context& context, const PlaceLexicon& lexicon)
    : context_(context), lexicon_(lexicon) {
  const auto count = static_cast<std::uint32_t>(context.text.tokens.size());
  words_.resize(count);
  for (std::uint32_t t = 0; t < count; ++t) read(t);
  index_hits();
}

void PlaceWords::read(std::uint32_t token) {
  PlaceWord& w = words_[token];
  w.word = context_.text.tokens[token].kind == TokenKind::word;
  if (!w.word) return;
  read_category(token, w);
  read_name(token, w);
}

void PlaceWords::read_category(std::uint32_t token, PlaceWord& w) const {
  const std::string_view folded = context_.text.tokens[token].folded;
  float best = kSeen;
  for (const Arc& arc : context_.lattice.of(token)) {
    const PlaceLexeme& lexeme = lexicon_.of(arc.lexeme);
    if ((lexeme.flags & place_flag::kFunction) != 0 && arc.posterior >= 0.3F) {
      w.function |= lexeme.flags;
    }
    const bool wanted = lexeme.category != PlaceCategory::none || (lexeme.flags & kShapes) != 0;
    // A pronoun ending ("their city") names nothing.
    if (!wanted || arc.posterior < best || arc.enclitic != Enclitic::none ||
        (arc.proclitics & proclitic::kA) != 0) {
      continue;
    }
    best = arc.posterior;
    w.category = lexeme.category;
    w.flags = lexeme.flags;
    w.lexeme = arc.lexeme;
    w.proclitics = without_article(arc.proclitics);
    w.stem_begin = begin_with_article(folded, arc);
    w.definite = (arc.proclitics & proclitic::kAl) != 0;
    w.dual = arc.morph.number() == Number::dual;
    w.several = w.dual || arc.morph.number() == Number::plur;
  }
}

void PlaceWords::read_name(std::uint32_t token, PlaceWord& w) const {
  const std::string_view folded = context_.text.tokens[token].folded;
  float verb = 0, nouns = 0, adjectives = 0, best = 0;
  bool verb_guess = true;
  const Arc* pick = nullptr;
  for (const Arc& arc : context_.lattice.of(token)) {
    w.conj = w.conj || (arc.proclitics & proclitic::kWa) != 0;
    w.adverb =
        w.adverb || (arc.pos == Pos::adverb && arc.origin != Origin::guess && arc.posterior > 0.4F);
    w.listed = w.listed || (arc.origin != Origin::guess && arc.posterior > 0.2F);
    if (arc.pos == Pos::verb) {
      verb += arc.posterior;
      verb_guess = verb_guess && arc.origin == Origin::guess;
    }
    if (!nominal(arc.pos)) continue;
    if (arc.enclitic != Enclitic::none) {
      w.possessed = w.possessed || arc.posterior > 0.1F;
      continue;
    }
    nouns += arc.posterior;
    if (arc.pos == Pos::adj && arc.origin != Origin::guess) adjectives += arc.posterior;
    if (pick == nullptr || arc.posterior > best) {
      best = arc.posterior;
      pick = &arc;
    }
  }
  w.verb = verb >= kLikely && !(verb_guess && nouns > 0.2F);
  if (pick == nullptr) return;
  w.nameable = !w.verb && w.function == 0 && !lexicon_.is_time(folded);
  w.guess = pick->origin == Origin::guess;
  w.adjective = adjectives > nouns * 0.6F;
  w.articled = (pick->proclitics & proclitic::kAl) != 0;
  w.name_proclitics = without_article(pick->proclitics);
  w.name_begin = begin_with_article(folded, *pick);
  w.clitic_free = w.name_proclitics == 0;
}

void PlaceWords::index_hits() {
  actor_end_.assign(words_.size(), 0);
  actor_begin_.assign(words_.size(), 0);
  for (std::uint32_t i = 0; i < context_.hits.size(); ++i) {
    const lexicon::PhraseHit& hit = context_.hits[i];
    // An interrogative or future letter stands before no name.
    if ((hit.proclitics & (proclitic::kA | proclitic::kSa)) != 0) continue;
    if (hit.tokens.first >= words_.size() || hit.tokens.last > words_.size()) continue;
    PlaceWord& w = words_[hit.tokens.first];
    if (w.first_hit == w.last_hit) w.first_hit = i;
    w.last_hit = i + 1;
    if (hit.source != lexicon::Source::actors || hit.tokens.size() < 2) continue;
    for (std::uint32_t t = hit.tokens.first; t < hit.tokens.last; ++t) {
      if (actor_end_[t] >= hit.tokens.last) continue;
      actor_end_[t] = hit.tokens.last;
      actor_begin_[t] = hit.tokens.first;
    }
  }
}

bool PlaceWords::is_and(std::size_t token) const {
  return context_.text.tokens[token].folded == "\xD9\x88";
}

std::uint32_t PlaceWords::source_at(std::uint32_t token, std::uint32_t folded) const {
  const Token& t = context_.text.tokens[token];
  if (folded == 0) return t.span.begin;
  const text::FoldedMap map(t.span.of(context_.text.source));
  const auto end = static_cast<std::uint32_t>(map.folded().size());
  if (folded >= end) return t.span.end;
  return t.span.begin + map.source_of({folded, end}).begin;
}

}  // namespace tawatur::annotate
