// SPDX-License-Identifier: Apache-2.0
#include "annotate/places_phrase.h"

#include <algorithm>
#include <array>
#include <bit>

namespace tawatur::annotate {
namespace {

using namespace place_flag;
constexpr std::string_view kAlef = "\xD8\xA7";
constexpr std::string_view kWaw = "\xD9\x88";
constexpr std::string_view kLam = "\xD9\x84";
constexpr std::uint32_t kMostHeads = 5;
constexpr std::uint32_t kMostQuoted = 4;

bool is_quote(std::string_view folded) { return folded == "\"" || folded == "'" || folded == "#"; }
bool is_dash(std::string_view folded) { return folded == "-" || folded == "/"; }

/// Places that carry a kind of their own behind the name: military, air, civil, international.
bool takes_kind(PlaceCategory c) {
  return c == PlaceCategory::airport || c == PlaceCategory::base || c == PlaceCategory::crossing ||
         c == PlaceCategory::position || c == PlaceCategory::prison || c == PlaceCategory::port ||
         c == PlaceCategory::hospital || c == PlaceCategory::checkpoint;
}

/// Stretches between two places: road A - B, front A - B, border.
bool is_line(PlaceCategory c) {
  return c == PlaceCategory::road || c == PlaceCategory::front || c == PlaceCategory::line ||
         c == PlaceCategory::area || c == PlaceCategory::border;
}

/// Second word of a definite head that says of what: "the southern outskirts of X".
bool wants_owner(PlaceCategory c) {
  return c == PlaceCategory::part || c == PlaceCategory::side || c == PlaceCategory::border ||
         c == PlaceCategory::land || c == PlaceCategory::area || c == PlaceCategory::countryside;
}

}  // namespace

/// Words before the core.
struct PlaceParser::Heads {
  std::array<std::uint32_t, kMostHeads> tokens{};
  std::uint32_t count = 0;
  bool category = false;  ///< one of them is a category word
  PlaceCategory outer = PlaceCategory::none, last = PlaceCategory::none;
  std::uint16_t last_flags = 0;
};

bool PlaceParser::same_sentence(std::uint32_t a, std::uint32_t b) const {
  const auto& tokens = context_.text.tokens;
  return b < tokens.size() && tokens[a].sentence == tokens[b].sentence && !tokens[b].blank_before;
}

void PlaceParser::start(std::uint32_t token, std::uint32_t byte, std::uint16_t proclitics,
                        PlacePhrase& out) const {
  out.tokens.first = token;
  out.begin_byte = byte;
  out.proclitics = proclitics;
}

std::optional<PlacePhrase> PlaceParser::read(std::uint32_t token) const {
  PlacePhrase out;
  Heads heads;
  std::uint32_t at = token;
  bool done = false;
  while (!done) {
    if (!same_sentence(token, at)) return std::nullopt;
    const PlaceWord& w = words_[at];
    const bool first = at == token;
    if (!w.word) {
      if (!heads.category || heads.last == PlaceCategory::none || !quoted(at, out)) {
        return std::nullopt;
      }
      break;
    }
    const bool direction = (w.flags & kDirection) != 0;
    const bool head =
        (w.category != PlaceCategory::none || direction) && (first || w.proclitics == 0);
    // A word of the language that a village is called after too: only behind "the village of".
    const bool settled = heads.count > 0 && is_settlement(heads.last);
    const auto common = [&] {
      return out.imported && out.core.size() == 1 && is_common(at) && (!settled || w.function != 0);
    };
    if (gazetteer(at, first, out) && common()) {
      out.hits.clear();
      out.core = {};
      out.imported = false;
    }
    if (!out.hits.empty()) {
      const bool alone = out.core.size() == 1;
      // "tall X", "bab X": the category word wins over a village of that name; a definite category
      // word ("the palace") over a village of that name unless a head stands before it.
      const bool yields = head && alone && (!w.definite || (heads.count == 0 && out.weak));
      if (!yields) break;
      const PlacePhrase hit = out;
      out = {};
      if (!w.definite && heads.count < kMostHeads) {
        // Keep the name when no longer phrase comes of it.
        const bool goes_on =
            same_sentence(token, at + 1) && words_[at + 1].word &&
            (words_[at + 1].nameable || words_[at + 1].category != PlaceCategory::none);
        if (!goes_on) {
          out = hit;
          break;
        }
      }
    }
    if (head && !w.definite) {
      if (heads.count == kMostHeads) return std::nullopt;
      if (heads.count == 0) {
        heads.outer = w.category;
        start(token, w.stem_begin, w.proclitics, out);
        out.lexeme = w.category == PlaceCategory::none ? kNoLexeme : w.lexeme;
        out.plural_head = w.several && w.category != PlaceCategory::none;
        out.dual_head = w.dual && w.category != PlaceCategory::none;
      }
      heads.tokens[heads.count++] = at;
      heads.category = heads.category || w.category != PlaceCategory::none;
      heads.last = w.category;
      heads.last_flags = w.flags;
      ++at;
      continue;
    }
    if (head) {
      if (!definite(at, out)) return std::nullopt;
    } else if (!unknown(at, heads, out)) {
      return std::nullopt;
    }
    done = true;
  }
  if (heads.count > 0) {
    const PlaceWord& w = words_[token];
    start(token, w.stem_begin, w.proclitics, out);
    out.lexeme = w.category == PlaceCategory::none ? kNoLexeme : w.lexeme;
    out.plural_head = w.several && w.category != PlaceCategory::none;
    out.dual_head = w.dual && w.category != PlaceCategory::none;
    out.category = heads.outer;
    out.inner = heads.last;
  }
  out.heads = static_cast<std::uint8_t>(heads.count);
  out.headed = heads.category;
  line(heads, out);
  adjectives(heads, out);
  if (out.category == PlaceCategory::none && heads.count == 0 && !out.hits.empty()) {
    // A bare name is rather the town than the unit called after it.
    for (const PlaceHit& h : out.hits) {
      const PlaceCategory c = lexicon_.row(h.row).category;
      if (out.category == PlaceCategory::none || is_settlement(c)) out.category = c;
      if (is_settlement(c)) break;
    }
  }
  return out;
}

std::optional<PlacePhrase> PlaceParser::read_name(std::uint32_t token) const {
  PlacePhrase out;
  if (!words_[token].word) return std::nullopt;
  const PlaceWord& w = words_[token];
  if (gazetteer(token, true, out)) {
    if (!out.imported || out.core.size() > 1 || !is_common(token)) return out;
    out = {};
  }
  const bool unfit = !w.nameable || w.adjective || w.possessed;
  if (unfit || words_.actor_end(token) != 0) return std::nullopt;
  if (!w.guess && (w.flags & kFirst) == 0) return std::nullopt;
  start(token, w.name_begin, w.name_proclitics, out);
  std::uint32_t end = token + 1;
  extend_unknown(token, false, end);
  out.core = out.tokens = {token, end};
  out.core_byte = w.name_begin;
  return out;
}

/// A word of the language, whatever village is called so.
bool PlaceParser::is_common(std::uint32_t token) const {
  const PlaceWord& w = words_[token];
  return w.listed || w.verb || w.function != 0 ||
         lexicon_.is_time(context_.text.tokens[token].folded);
}

bool PlaceParser::ends_member(std::uint32_t token, std::uint32_t at) const {
  if (!same_sentence(token, at)) return true;
  const PlaceWord& w = words_[at];
  if (!w.word) return true;
  return w.function != 0 || ((w.name_proclitics | w.proclitics) & proclitic::kWa) != 0 ||
         (w.name_proclitics & proclitic::kBi) != 0;
}

std::optional<PlacePhrase> PlaceParser::read_member(std::uint32_t token, bool after_comma) const {
  auto known = read_name(token);
  if (known && !after_comma && known->hits.empty() && known->begin_byte == 0) {
    // Nothing but this letter joins the two: it is "and", whatever a lone word would make of it.
    if (!words_[token].conj) return std::nullopt;
    known->begin_byte = known->core_byte = 2;
    known->proclitics = proclitic::kWa;
  }
  if (known && ends_member(token, known->tokens.last)) return known;
  const PlaceWord& w = words_[token];
  if (!w.word || w.function != 0 || w.adverb || (w.verb && w.listed) ||
      words_.actor_end(token) != 0)
    return known;
  std::uint32_t end = token + 1;
  while (end < token + 3 && !ends_member(token, end)) ++end;
  if (!ends_member(token, end)) return known;
  PlacePhrase out;
  const bool conj = w.conj && (!after_comma || (w.name_proclitics & proclitic::kWa) != 0);
  // A listed word that begins with this letter ("wuqu'", the occurrence) joins no name.
  const bool whole = w.listed && w.clitic_free && (w.name_proclitics & proclitic::kWa) == 0;
  if (!after_comma && (!conj || whole)) return known;
  // Between commas the whole word is the name: what looks like a preposition belongs to it.
  const std::uint32_t byte = conj ? 2 : 0;
  start(token, byte, conj ? proclitic::kWa : std::uint16_t{0}, out);
  out.core = out.tokens = {token, end};
  out.core_byte = byte;
  return out;
}

/// "between A and B": any word that is no function word will do.
std::optional<PlacePhrase> PlaceParser::between_name(std::uint32_t token) const {
  if (auto name = read_name(token)) return name;
  const PlaceWord& w = words_[token];
  if (!w.word || w.function != 0 || w.listed) return std::nullopt;
  PlacePhrase out;
  out.core = out.tokens = {token, token + 1};
  return out;
}

bool PlaceParser::gazetteer(std::uint32_t token, bool first, PlacePhrase& out) const {
  const PlaceWord& w = words_[token];
  std::uint32_t last = 0;
  int fewest = 99;
  for (std::uint32_t i = w.first_hit; i < w.last_hit; ++i) {
    const lexicon::PhraseHit& hit = context_.hits[i];
    if (hit.source != lexicon::Source::places || (!first && hit.proclitics != 0)) continue;
    if ((hit.proclitics & (proclitic::kA | proclitic::kSa)) != 0) continue;
    const int clitics = std::popcount(hit.proclitics);
    if (hit.tokens.last < last || (hit.tokens.last == last && clitics > fewest)) continue;
    if (hit.tokens.last > last || clitics < fewest) out.hits.clear();
    last = hit.tokens.last;
    fewest = clitics;
    out.hits.push_back({hit.row, hit.alias});
    out.proclitics = hit.proclitics;
  }
  if (out.hits.empty()) return false;
  // That a word is common too holds for all places of that name but those that everybody knows.
  bool weak = false, strong = false;
  out.imported = true;
  for (const PlaceHit& h : out.hits) {
    if (h.row >= kImportedRow) continue;
    out.imported = false;
    const PlaceRow& row = lexicon_.row(h.row);
    const bool common = h.alias < 32 && ((row.weak >> h.alias) & 1U) != 0;
    weak = weak || common;
    strong = strong || (!common && row.known);
  }
  out.weak = weak && !strong;
  std::uint32_t byte = 2U * static_cast<std::uint32_t>(fewest);
  const std::string_view folded = context_.text.tokens[token].folded;
  const PlaceHit& h = out.hits.front();
  const bool articled = h.alias < 32 && ((lexicon_.row(h.row).articled >> h.alias) & 1U) != 0;
  if (articled && (out.proclitics & proclitic::kLi) != 0 && folded.substr(byte, 2) != kAlef) {
    // "ll" + name: the article has lost its alef.
    const std::string_view name = lexicon_.name(h.row, h.alias);
    out.core_name = name;
    if (name.substr(4, 2) != kLam) byte += 2;
  }
  out.core = {token, last};
  out.core_byte = byte;
  out.tokens = out.core;
  out.begin_byte = byte;
  return true;
}

bool PlaceParser::quoted(std::uint32_t token, PlacePhrase& out) const {
  const auto& tokens = context_.text.tokens;
  if (!is_quote(tokens[token].folded)) return false;
  const std::uint32_t name = token + 1;
  if (!same_sentence(token, name) || !words_[name].word) return false;
  if (words_[name].proclitics == 0 && gazetteer(name, false, out)) return true;
  std::uint32_t end = name + 1;
  const bool tag = tokens[token].folded == "#";
  while (!tag && end < name + kMostQuoted && same_sentence(token, end) &&
         !is_quote(tokens[end].folded) && words_[end].word) {
    ++end;
  }
  if (!tag && (!same_sentence(token, end) || !is_quote(tokens[end].folded))) end = name + 1;
  if (words_.actor_end(name) != 0) return false;
  out.core = {name, end};
  out.tokens.last = end;
  return true;
}

bool PlaceParser::unknown(std::uint32_t token, const Heads& heads, PlacePhrase& out) const {
  const PlaceWord& w = words_[token];
  if (heads.last == PlaceCategory::none || !heads.category) return false;
  if ((heads.last_flags & kNoName) != 0) return false;
  if ((heads.last_flags & kKnown) != 0 && (!w.articled || !w.guess || w.listed)) return false;
  if (!w.nameable || w.name_proclitics != 0) return false;
  for (std::uint32_t i = w.first_hit; i < w.last_hit; ++i) {
    const auto source = context_.hits[i].source;
    const bool named = source == lexicon::Source::actors || source == lexicon::Source::outlets;
    // "the seat of the government" is a place, "the areas of the rebels" are theirs.
    if (named && heads.last != PlaceCategory::building) return false;
  }
  const bool first_word = (w.flags & kFirst) != 0;
  const bool plural = words_[heads.tokens[heads.count - 1]].several;
  // "wide areas", "a border town": an adjective without article, or after a plural any listed word.
  const bool dual = words_[heads.tokens[heads.count - 1]].dual;
  if (w.adjective && !w.articled && !dual) return false;
  if (!dual && !w.guess && !first_word) {
    const bool loose = heads.last == PlaceCategory::part || heads.last == PlaceCategory::area ||
                       heads.last == PlaceCategory::countryside;
    const bool settled = is_settlement(heads.last) || heads.last == PlaceCategory::camp;
    if (!w.articled && !settled) return false;
    if ((plural && !list_goes_on(token + 1)) || (loose && !w.articled) ||
        heads.last == PlaceCategory::part)
      return false;
  }
  std::uint32_t end = token + 1;
  extend_unknown(token, is_settlement(heads.last), end);
  out.core = {token, end};
  out.core_byte = w.name_begin;
  out.tokens.last = end;
  return true;
}

bool PlaceParser::list_goes_on(std::uint32_t token) const {
  if (token == 0 || !same_sentence(token - 1, token) || !words_[token].word) return false;
  const PlaceWord& w = words_[token];
  if (!w.conj) return false;
  if ((w.proclitics & proclitic::kWa) != 0 &&
      (w.category != PlaceCategory::none || (w.flags & kFirst) != 0)) {
    return true;
  }
  for (std::uint32_t i = w.first_hit; i < w.last_hit; ++i) {
    const lexicon::PhraseHit& hit = context_.hits[i];
    if (hit.source == lexicon::Source::places && (hit.proclitics & proclitic::kWa) != 0) {
      return true;
    }
  }
  return w.guess && !w.listed && !w.verb;
}

void PlaceParser::extend_unknown(std::uint32_t first, bool loose, std::uint32_t& end) const {
  const auto usable = [&](std::uint32_t t) {
    return same_sentence(first, t) && words_[t].word && words_[t].nameable &&
           (words_[t].clitic_free || words_[t].guess) && !context_.text.tokens[t].break_before;
  };
  const PlaceWord* last = &words_[first];
  if (last->articled) {
    // "the small branch": adjectives of names only.
    if (usable(end) && words_[end].articled && (words_[end].flags & (kSize | kDirection)) != 0 &&
        words_[end].proclitics == 0) {
      ++end;
    }
    return;
  }
  // "kafr X", "abu X": at most two such words, then one name.
  for (int n = 0; n < 2 && (last->flags & kFirst) != 0 && usable(end); ++n) {
    last = &words_[end];
    ++end;
    if (last->articled) return;
  }
  if (end > first + 1 || !usable(end)) return;
  const PlaceWord& next = words_[end];
  if (next.name_proclitics != 0) return;
  const bool size = (next.flags & kSize) != 0 && next.proclitics == 0 && !next.articled;
  const bool both_unknown = loose && last->guess && next.guess && !next.articled && !next.adjective;
  const bool genitive = !last->guess && next.articled && !next.adjective;
  if (size || both_unknown || genitive) ++end;
}

bool PlaceParser::definite(std::uint32_t token, PlacePhrase& out) const {
  const PlaceWord& w = words_[token];
  start(token, w.stem_begin, w.proclitics, out);
  out.core_byte = w.stem_begin;
  out.category = w.category;
  out.lexeme = w.category == PlaceCategory::none ? kNoLexeme : w.lexeme;
  out.bare = true;
  std::uint32_t end = token + 1;
  const auto adjective = [&](std::uint32_t t) {
    return same_sentence(token, t) && words_[t].word && words_[t].articled &&
           words_[t].name_proclitics == 0 && words_[t].nameable &&
           (words_[t].adjective || (words_[t].flags & kDirection) != 0 || words_[t].guess);
  };
  while (end < token + 3 && adjective(end)) ++end;
  const bool described = end > token + 1;
  const bool open = (w.flags & (kNoName | kKnown)) == 0 || w.category == PlaceCategory::land ||
                    w.category == PlaceCategory::country ||
                    (described && (words_[token + 1].flags & kDirection) != 0);
  if (!open) return false;
  out.core = {token, end};
  out.tokens.last = end;
  if (!same_sentence(token, end) || !words_[end].word) {
    return described || (w.flags & kBare) != 0 || w.category == PlaceCategory::none;
  }
  PlacePhrase name;
  if (gazetteer(end, true, name)) {
    const bool apposed = name.proclitics == 0 && !name.weak && is_settlement(w.category);
    const bool owner = wants_owner(w.category) && name.proclitics == proclitic::kLi;
    if (apposed || owner) {
      out.hits = name.hits;
      out.core = apposed ? name.core : out.core;
      out.bare = false;
      out.tokens.last = name.tokens.last;
      return true;
    }
  }
  if (wants_owner(w.category) && described && (words_[end].function & kFrom) != 0 &&
      same_sentence(token, end + 1)) {
    PlacePhrase owner;
    std::uint32_t at = end + 1;
    if (words_[at].category != PlaceCategory::none && !words_[at].definite) ++at;
    if (same_sentence(token, at) && gazetteer(at, false, owner)) {
      out.bare = false;
      out.hits = owner.hits;
      out.tokens.last = owner.tokens.last;
      return true;
    }
  }
  return described || (w.flags & kBare) != 0 || w.category == PlaceCategory::none ||
         (words_[end].function & kBetween) != 0;
}

void PlaceParser::line(const Heads& heads, PlacePhrase& out) const {
  const PlaceCategory c = heads.count > 0 ? heads.last : out.category;
  if (!is_line(c)) return;
  const std::uint32_t end = out.tokens.last;
  if (!same_sentence(out.tokens.first, end) || !same_sentence(out.tokens.first, end + 1)) return;
  const auto& tokens = context_.text.tokens;
  std::optional<PlacePhrase> a, other;
  if (is_dash(tokens[end].folded)) {
    other = read_name(end + 1);
    if (other && other->proclitics != 0 && other->hits.empty()) other.reset();
  } else if (c == PlaceCategory::road && words_[end].word && !out.hits.empty()) {
    other = read_name(end);
    if (other && (other->hits.empty() || other->proclitics != 0)) other.reset();
  } else if ((words_[end].function & kBetween) != 0) {
    a = between_name(end + 1);
    if (a && same_sentence(end, a->tokens.last)) other = between_name(a->tokens.last);
    if (other && (words_[other->tokens.first].word &&
                  !context_.text.tokens[other->tokens.first].folded.starts_with(kWaw))) {
      other.reset();
    }
  }
  if (!other) return;
  out.tokens.last = other->tokens.last;
  out.bare = false;
  out.line_end = other->core;
  if (!a) return;
  out.core = a->core;
  out.core_byte = a->core_byte;
}

void PlaceParser::adjectives(const Heads& heads, PlacePhrase& out) const {
  const std::uint32_t first = out.tokens.last;
  std::uint32_t end = first;
  const bool kind = takes_kind(heads.outer) || takes_kind(heads.last);
  const auto fits = [&](std::uint32_t t) {
    if (!same_sentence(out.tokens.first, t) || !words_[t].word) return false;
    const PlaceWord& w = words_[t];
    if ((w.flags & kDirection) != 0 && w.definite && w.proclitics == 0) return true;
    return kind && w.articled && w.name_proclitics == 0 && w.nameable && (w.adjective || w.guess);
  };
  while (end < first + 2 && fits(end)) ++end;
  if (end == first) return;
  out.adjectives = (words_[first].flags & kDirection) != 0;
  out.adjectives_from = first;
  out.tokens.last = end;
}

}  // namespace tawatur::annotate
