// SPDX-License-Identifier: Apache-2.0
#include "pipeline/suggest.h"

#include <algorithm>
#include <utility>

#include "text/fold.h"

namespace tawatur::pipeline {
namespace {

constexpr std::size_t kSpellings = 8;  ///< of one word; further ones count for the first
constexpr std::size_t kContext = 90;   ///< bytes of an example's words on either side
constexpr std::size_t kLetter = 2;     ///< bytes of an Arabic letter
constexpr std::size_t kLeastVerb = 6;  ///< bytes of a verb's stem: three letters
constexpr float kLikely = 0.3f;        ///< that a word in no row is a verb

/// Line breaks and runs of blanks become one blank.
std::string one_line(std::string_view text) {
  std::string out;
  for (char c : text) {
    const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
    if (!blank) {
      out += c;
    } else if (out.empty() || out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

/// The last bytes of what stands before, from a blank on; whole code points.
std::string_view tail(std::string_view text) {
  if (text.size() <= kContext) return text;
  text.remove_prefix(text.size() - kContext);
  const std::size_t blank = text.find(' ');
  return blank == std::string_view::npos ? std::string_view() : text.substr(blank + 1);
}

std::string_view head(std::string_view text) {
  if (text.size() <= kContext) return text;
  text = text.substr(0, kContext);
  const std::size_t blank = text.rfind(' ');
  return blank == std::string_view::npos ? std::string_view() : text.substr(0, blank);
}

/// Is a word of these in no row, read as a name or as a word that is only guessed?
bool has_unlisted(const Analysis& a, TokenRange tokens) {
  for (auto t = tokens.first; t < tokens.last; ++t) {
    if (a.text.tokens[t].kind == TokenKind::word && a.lattice.best(t).origin == Origin::guess) {
      return true;
    }
  }
  return false;
}

/// "fighters of the battalion": the name is what stands behind the last preposition.
Span name_in(const Analysis& a, const Mention& m) {
  for (auto t = m.tokens.last; t-- > m.tokens.first + 1;) {
    if (a.lattice.best(t).pos != Pos::prep) continue;
    const bool named = t + 1 < m.tokens.last && a.text.tokens[t + 1].kind == TokenKind::word;
    return named ? Span{a.text.tokens[t + 1].span.begin, m.span.end} : m.span;
  }
  return m.span;
}

bool names_a_body(const Mention& m) {
  switch (m.actor_kind) {
    case ActorKind::armed_group:
    case ActorKind::rebel_group:
    case ActorKind::militia:
    case ActorKind::coalition:
    case ActorKind::political_body:
    case ActorKind::civil_body:
    case ActorKind::monitor:
    case ActorKind::media:
      return true;
    default:
      return false;
  }
}

bool inside(Span part, Span whole) {
  return whole.begin <= part.begin && part.end <= whole.end && part != whole;
}

/// The longest reading of a stretch stands for the others; one that touches a known name is no
/// unknown one.
bool stands_alone(const std::vector<Mention>& all, const Mention& m) {
  return std::none_of(all.begin(), all.end(), [&](const Mention& other) {
    if (other.kind == MentionKind::date || other.kind == MentionKind::number) return false;
    const bool touches = other.span.begin < m.span.end && m.span.begin < other.span.end;
    return touches && (inside(m.span, other.span) || !other.ids.empty());
  });
}

std::string most_of(const std::map<std::string, std::uint64_t>& counted) {
  const auto best =
      std::max_element(counted.begin(), counted.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == counted.end() ? std::string() : best->first;
}

void count_spelling(std::map<std::string, std::uint64_t>& counted, std::string spelling) {
  if (counted.size() >= kSpellings && !counted.contains(spelling)) return;
  ++counted[std::move(spelling)];
}

/// The likeliest reading as a verb of a word that no row has; null when it is hardly one.
const Arc* guessed_verb(std::span<const Arc> arcs) {
  const Arc* best = nullptr;
  for (const Arc& arc : arcs) {
    if (arc.origin != Origin::guess) return nullptr;
    if (arc.pos == Pos::verb && arc.posterior >= kLikely && !best) best = &arc;
  }
  return best;
}

std::string_view tense_of(Morph morph) {
  return morph.tense() == Tense::present ? "present" : morph.tense() == Tense::past ? "past" : "";
}

}  // namespace

std::string_view to_string(SuggestTable table) {
  static constexpr std::string_view kNames[] = {"actors", "places", "verbs"};
  return kNames[static_cast<std::size_t>(table)];
}

Result<void> Suggester::add(const Document& document) {
  Result<Analysed> what = analyst_.analyse(document);
  if (!what) return what.error();
  ++document_;
  mentions(*what);
  verbs(*what);
  return {};
}

void Suggester::mentions(const Analysed& what) {
  const Analysis& a = what.analysis;
  for (const Mention& m : a.mentions) {
    if (!m.ids.empty() || m.known_name ||
        !is_coded(a.text.blocks[a.text.tokens[m.tokens.first].block].kind)) {
      continue;
    }
    if (!stands_alone(a.mentions, m)) continue;
    const std::string_view text = a.text.source;
    if (m.kind == MentionKind::actor) {
      if (m.definite_only ||
          (!has_unlisted(a, m.tokens) && !(names_a_body(m) && m.tokens.size() > 1))) {
        continue;
      }
      const std::string_view kind =
          m.actor_kind == ActorKind::unknown ? std::string_view() : to_string(m.actor_kind);
      const Span name = name_in(a, m);
      note(SuggestTable::actors, text::fold_word(one_line(name.of(text))), kind, what, name,
           m.sentence);
    } else if (m.kind == MentionKind::place && !m.unnamed && !m.inside_name) {
      const Span name = m.core.begin < m.core.end ? m.core : m.span;
      const bool headed = m.category != 0 && name.begin > m.span.begin;
      if (!headed && !has_unlisted(a, m.tokens)) continue;
      note(SuggestTable::places, text::fold_word(one_line(name.of(text))), {}, what, name,
           m.sentence);
    }
  }
}

void Suggester::verbs(const Analysed& what) {
  const Analysis& a = what.analysis;
  std::vector<bool> named(a.text.tokens.size());
  for (const Mention& m : a.mentions) {
    for (auto t = m.tokens.first; t < m.tokens.last; ++t) named[t] = true;
  }
  for (std::uint32_t t = 0; t < a.text.tokens.size(); ++t) {
    const Token& token = a.text.tokens[t];
    if (token.kind != TokenKind::word || named[t] || !is_coded(a.text.blocks[token.block].kind))
      continue;
    const Arc* verb = guessed_verb(a.lattice.of(t));
    if (!verb) continue;
    std::string_view stem = token.folded.substr(
        verb->stem_begin, static_cast<std::size_t>(verb->stem_end - verb->stem_begin));
    if (stem.size() < kLeastVerb) continue;
    // "he does" and "she does" are one verb: the present's first letter tells the person.
    if (verb->morph.tense() == Tense::present) stem.remove_prefix(kLetter);
    note(SuggestTable::verbs, std::string(stem), tense_of(verb->morph), what, token.span,
         token.sentence);
  }
}

void Suggester::note(SuggestTable table, std::string key, std::string_view kind,
                     const Analysed& what, Span span, std::uint32_t sentence) {
  Words& words = words_[static_cast<std::size_t>(table)];
  if (words.size() >= kMostWords && !words.contains(key)) {
    std::erase_if(words, [](const auto& entry) { return entry.second.count == 1; });
    if (words.size() >= kMostWords) return;
  }
  Found& found = words[std::move(key)];
  ++found.count;
  const std::string_view text = what.analysis.text.source;
  count_spelling(found.spellings, one_line(span.of(text)));
  if (!kind.empty()) ++found.kinds[std::string(kind)];
  if (found.last_document == document_) return;
  found.last_document = document_;
  ++found.documents;
  if (found.examples.size() >= kExamples) return;
  const Span around = what.analysis.text.sentences[sentence].span;
  const std::string before = one_line(text.substr(around.begin, span.begin - around.begin));
  const std::string after = one_line(text.substr(span.end, around.end - span.end));
  found.examples.push_back({what.analysis.document->id, std::string(tail(before)),
                            one_line(span.of(text)), std::string(head(after))});
}

std::vector<Suggestion> Suggester::list(const SuggestOptions& options) const {
  std::vector<Suggestion> out;
  for (std::size_t table = 0; table < 3; ++table) {
    std::vector<Suggestion> rows;
    for (const auto& [key, found] : words_[table]) {
      if (found.count < options.least) continue;
      rows.push_back({static_cast<SuggestTable>(table), most_of(found.spellings),
                      most_of(found.kinds), found.count, found.documents, found.examples});
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const Suggestion& a, const Suggestion& b) { return a.count > b.count; });
    if (options.most != 0 && rows.size() > options.most) rows.resize(options.most);
    std::move(rows.begin(), rows.end(), std::back_inserter(out));
  }
  return out;
}

}  // namespace tawatur::pipeline
