// SPDX-License-Identifier: Apache-2.0
#include "coder/triggers.h"

#include <algorithm>

namespace tawatur::coder {
namespace {

std::string_view table_name(lexicon::Source source) {
  switch (source) {
    case lexicon::Source::verbs:
      return "verbs";
    case lexicon::Source::nouns:
      return "nouns";
    case lexicon::Source::function_words:
      return "function_words";
    case lexicon::Source::phrases:
      return "phrases";
    case lexicon::Source::actors:
      return "actors";
    case lexicon::Source::places:
      return "places";
    case lexicon::Source::outlets:
      return "outlets";
  }
  return "nouns";
}

/// Calls f with each space separated word.
template <class F>
void each_word(std::string_view words, F f) {
  while (!words.empty()) {
    auto end = words.find(' ');
    if (end != 0) f(words.substr(0, end));
    words.remove_prefix(end == std::string_view::npos ? words.size() : end + 1);
  }
}

}  // namespace

TriggerFinder::TriggerFinder(const lexicon::Pack& pack, const Classes& classes)
    : pack_(pack), classes_(classes) {}

void TriggerFinder::of_word(const Analysis& a, std::uint32_t token,
                            std::vector<Trigger>& out) const {
  constexpr float kLeast = 0.02f;  // readings that context has all but ruled out
  const std::size_t start = out.size();
  for (const Arc& arc : a.lattice.of(token)) {
    if (arc.lexeme == kNoLexeme || arc.posterior < kLeast) continue;
    lexicon::Lexeme lexeme = pack_.lexeme(arc.lexeme);
    each_word(lexeme.classes, [&](std::string_view name) {
      const EventClass* event = classes_.find(name);
      if (!event) return;
      auto same = std::find_if(out.begin() + static_cast<std::ptrdiff_t>(start), out.end(),
                               [&](const Trigger& t) { return t.event == event; });
      const float verb = arc.pos == Pos::verb ? arc.posterior : 0;
      const float passive = arc.morph.voice() == Voice::passive ? verb : 0;
      if (same != out.end()) {
        same->posterior += arc.posterior;
        same->verb += verb;
        same->passive += passive;
        return;
      }
      Trigger t;
      t.tokens = {token, token + 1};
      t.span = a.text.tokens[token].span;
      t.sentence = a.text.tokens[token].sentence;
      t.event = event;
      t.lemma = lexeme.lemma;
      t.source = lexeme.source;
      t.row = lexeme.row;
      t.pos = arc.pos;
      t.morph = arc.morph;
      t.proclitics = arc.proclitics;
      t.enclitic = arc.enclitic;
      t.definite = (arc.proclitics & proclitic::kAl) != 0 || arc.enclitic != Enclitic::none;
      t.role = lexeme.role;
      t.cue = lexeme.cue;
      t.posterior = arc.posterior;
      t.verb = verb;
      t.passive = passive;
      out.push_back(t);
    });
  }
}

void TriggerFinder::of_phrase(const Analysis& a, const lexicon::PhraseHit& hit,
                              std::vector<Trigger>& out) const {
  lexicon::Table table = pack_.table("phrases");
  const int column = table.column("class");
  if (column < 0) return;
  const int cue = table.column("cue"), words = table.column("words"), pos = table.column("pos");
  each_word(table.cell(hit.row, column), [&](std::string_view name) {
    const EventClass* event = classes_.find(name);
    if (!event || event->silent) return;
    Trigger t;
    t.tokens = hit.tokens;
    t.span = join(a.text.tokens[hit.tokens.first].span, a.text.tokens[hit.tokens.last - 1].span);
    t.sentence = a.text.tokens[hit.tokens.first].sentence;
    t.event = event;
    t.lemma = table.cell(hit.row, words);
    t.source = lexicon::Source::phrases;
    t.row = hit.row;
    t.pos = table.cell(hit.row, pos) == "verb" ? Pos::verb : Pos::noun;
    const Arc& first = a.lattice.best(hit.tokens.first);
    t.morph = first.morph;
    t.proclitics = hit.proclitics;
    t.enclitic = hit.enclitic;
    t.cue = table.cell(hit.row, cue);
    t.posterior = 1;
    t.verb = t.pos == Pos::verb ? 1.0f : 0.0f;
    out.push_back(t);
  });
}

std::vector<bool> TriggerFinder::silenced(
    const Analysis& a, const std::vector<const lexicon::PhraseHit*>& phrases) const {
  std::vector<bool> out(a.text.tokens.size());
  const lexicon::Table table = pack_.table("phrases");
  const int column = table.column("class");
  for (const lexicon::PhraseHit* hit : phrases) {
    const EventClass* event = column < 0 ? nullptr : classes_.find(table.cell(hit->row, column));
    if (!event || !event->silent) continue;
    for (auto t = hit->tokens.first; t < hit->tokens.last; ++t) out[t] = true;
  }
  return out;
}

std::vector<Trigger> TriggerFinder::find(const Analysis& a,
                                         const std::vector<lexicon::PhraseHit>& hits,
                                         const Limits& limits) const {
  std::vector<Trigger> out;
  std::vector<const lexicon::PhraseHit*> phrases;
  for (const auto& hit : hits) {
    if (hit.source == lexicon::Source::phrases) phrases.push_back(&hit);
  }
  const std::vector<bool> silent = silenced(a, phrases);
  auto phrase = phrases.begin();
  for (std::uint32_t s = 0; s < a.text.sentences.size(); ++s) {
    const Sentence& sentence = a.text.sentences[s];
    const bool coded = is_coded(a.text.blocks[sentence.block].kind);
    const std::size_t start = out.size();
    for (std::uint32_t t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
      while (phrase != phrases.end() && (*phrase)->tokens.first < t) ++phrase;
      if (!coded) continue;
      for (; phrase != phrases.end() && (*phrase)->tokens.first == t; ++phrase) {
        if (!silent[(*phrase)->tokens.first] || !silent[(*phrase)->tokens.last - 1]) {
          of_phrase(a, **phrase, out);
        }
      }
      if (a.text.tokens[t].kind == TokenKind::word && !silent[t]) of_word(a, t, out);
    }
    if (out.size() - start > limits.max_candidates) out.resize(start + limits.max_candidates);
  }
  return out;
}

std::string rule_of(const Trigger& trigger, const lexicon::Pack& pack) {
  lexicon::Table table = pack.table(table_name(trigger.source));
  return table.place(trigger.row) + " class " + trigger.event->name;
}

}  // namespace tawatur::coder
