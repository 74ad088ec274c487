// SPDX-License-Identifier: Apache-2.0
#include "discourse/speech.h"

#include <algorithm>

namespace tawatur::discourse {
namespace {

using syntax::Element;
using syntax::Elements;

/// A word or phrase with a cue.
struct Cue {
  TokenRange tokens;
  std::uint32_t sentence = 0;
  std::string_view cue;
  Pos pos = Pos::verb;
  Enclitic enclitic = Enclitic::none;
  Gender gender = Gender::none;
  bool passive = false;
};

class Reader {
 public:
  Reader(const Analysis& a, const Elements& elements, const lexicon::Pack& pack)
      : a_(a), elements_(elements), pack_(pack) {}

  Discourse read(const std::vector<lexicon::PhraseHit>& hits) {
    collect_phrases(hits);
    collect_words();
    std::stable_sort(cues_.begin(), cues_.end(),
                     [](const Cue& x, const Cue& y) { return x.tokens.first < y.tokens.first; });
    for (std::size_t i = 0; i < cues_.size(); ++i) {
      if (cues_[i].cue.starts_with("report")) {
        add_report(cues_[i]);
      } else if (cues_[i].cue.starts_with("op.")) {
        out_.operators.push_back({cues_[i].tokens.first, cues_[i].sentence, cues_[i].cue});
      }
    }
    close_scopes();
    carry_speakers();
    return std::move(out_);
  }

 private:
  void collect_words() {
    constexpr float kLeast = 0.2f;
    for (std::uint32_t t = 0; t < a_.text.tokens.size(); ++t) {
      if (a_.text.tokens[t].kind != TokenKind::word || in_phrase_[t]) continue;
      const Arc* best = nullptr;
      std::string_view cue;
      for (const Arc& arc : a_.lattice.of(t)) {
        if (arc.lexeme == kNoLexeme || arc.posterior < kLeast) continue;
        std::string_view c = pack_.lexeme(arc.lexeme).cue;
        if (c.empty() || (best && best->posterior >= arc.posterior)) continue;
        best = &arc;
        cue = c;
      }
      if (!best) continue;
      cues_.push_back({{t, t + 1},
                       a_.text.tokens[t].sentence,
                       cue,
                       best->pos,
                       best->enclitic,
                       best->morph.gender(),
                       best->morph.voice() == Voice::passive});
    }
  }

  void collect_phrases(const std::vector<lexicon::PhraseHit>& hits) {
    in_phrase_.assign(a_.text.tokens.size(), false);
    lexicon::Table table = pack_.table("phrases");
    const int cue = table.column("cue"), pos = table.column("pos");
    if (cue < 0) return;
    for (const auto& hit : hits) {
      if (hit.source != lexicon::Source::phrases) continue;
      std::string_view c = table.cell(hit.row, cue);
      if (c.empty()) continue;
      // The phrase speaks for its words.
      for (auto t = hit.tokens.first; t < hit.tokens.last; ++t) in_phrase_[t] = true;
      cues_.push_back({hit.tokens, a_.text.tokens[hit.tokens.first].sentence, c,
                       table.cell(hit.row, pos) == "verb" ? Pos::verb : Pos::prep, hit.enclitic,
                       Gender::none, false});
    }
  }

  const Element& el(std::uint32_t i) const { return elements_.all()[i]; }

  /// Speakers after the cue, up to where the complement starts.
  void speakers_after(const Cue& cue, std::uint32_t e, std::uint32_t end, Report& r) const {
    char prep = 0;
    bool found = false;
    for (std::uint32_t i = e + 1; i < end && i < e + 14; ++i) {
      char c = el(i).letter;
      if (c == 'S' || c == ':' || c == 'Y' || c == 'R') break;
      if (c == 'V' && found) break;
      if (c >= 'a' && c <= 'z' && c != 'w' && c != 'o') {
        prep = c;
        continue;
      }
      if (c != 'A') {
        if (c == ',') prep = 0;
        continue;
      }
      const bool noun = cue.pos != Pos::verb;
      if (prep == 0 && !found) {
        r.speakers.push_back({el(i).mention, noun ? Part::genitive : Part::after});
        found = true;
      } else if (prep == 'n' || (prep == 'm' && r.cue == "report.quote")) {
        r.speakers.insert(r.speakers.begin(), {el(i).mention, Part::relayed});
        found = true;
      } else if (prep == 'l') {
        r.speakers.push_back({el(i).mention, Part::addressee});
      }
      prep = 0;
    }
  }

  /// A speaker that stands before its verb, in the same clause.
  void speaker_before(std::uint32_t e, std::uint32_t begin, Report& r) const {
    for (std::uint32_t i = e, steps = 0; i > begin && steps < 8; ++steps) {
      char c = el(--i).letter;
      if (c == 'V' || c == 'S' || c == 'Y' || c == 'E' || c == ':') return;
      if (c != 'A') continue;
      if (elements_.governor(i) != 0) continue;
      r.speakers.push_back({el(i).mention, Part::before});
      return;
    }
  }

  /// Where the reported stretch starts, from the elements after the cue.
  void open_scope(const Cue& cue, std::uint32_t e, std::uint32_t end, Report& r) const {
    const TokenRange sentence = a_.text.sentences[cue.sentence].tokens;
    r.scope = {cue.tokens.last, sentence.last};
    if (r.cue == "report.according") {
      r.mark = Mark::around;
      r.scope = sentence;
      return;
    }
    char before = 0;
    for (std::uint32_t i = e + 1; i < end && i < e + 24; ++i) {
      char c = el(i).letter;
      if (c == 'S' || c == ':' || (c == '"' && before != 0)) {
        r.mark = c == 'S' ? Mark::complement : c == ':' ? Mark::colon : Mark::quote;
        r.scope.first = el(i).token + (c == 'S' ? 0 : 1);
        return;
      }
      if (c == 'E' && (before == 'n' || before == 'b')) {
        r.mark = Mark::event_noun;
        r.scope.first = el(i).token;
        return;
      }
      if (c == 'E' && cue.pos == Pos::verb && i == e + 1) {
        r.mark = Mark::event_noun;
        r.scope.first = el(i).token;
        return;
      }
      if (c == 'Y') return;
      before = c;
    }
  }

  void add_report(const Cue& cue) {
    Report r;
    r.token = cue.tokens.first;
    r.sentence = cue.sentence;
    r.cue = cue.cue;
    const TokenRange sentence = elements_.of_sentence(cue.sentence);
    const std::uint32_t e = elements_.at_token(cue.tokens.last - 1);
    open_scope(cue, e, sentence.last, r);
    if (!cue.passive) {
      speakers_after(cue, e, sentence.last, r);
      const bool named = std::any_of(r.speakers.begin(), r.speakers.end(), [](const Speaker& s) {
        return s.part != Part::addressee && s.part != Part::relayed;
      });
      if (!named && cue.pos == Pos::verb) speaker_before(e, sentence.first, r);
    }
    out_.reports.push_back(std::move(r));
  }

  /// A report ends where the next one of its level begins; what it is said to say "according to"
  /// reaches back to the report before.
  void close_scopes() {
    auto& reports = out_.reports;
    for (std::size_t i = 0; i < reports.size(); ++i) {
      Report& r = reports[i];
      for (std::size_t j = i + 1; j < reports.size() && reports[j].sentence == r.sentence; ++j) {
        if (r.mark == Mark::around) break;
        if (reports[j].mark == Mark::around || reports[j].token <= r.scope.first) continue;
        std::uint32_t e = elements_.at_token(reports[j].token);
        char before = e > 0 ? el(e - 1).letter : 0;
        if (before == 'w' || before == ',' || before == 'S') {
          if (before == 'S' && e > 1 && el(e - 2).letter != ',' && el(e - 2).letter != 'w')
            continue;
          r.scope.last = std::max(r.scope.first, reports[j].token);
          break;
        }
      }
      if (r.mark == Mark::around && i > 0 && reports[i - 1].sentence == r.sentence &&
          reports[i - 1].mark == Mark::around) {
        r.scope.first = std::min(r.token, reports[i - 1].token + 2);
      }
    }
  }

  /// A report without a speaker of its own has that of the report before it, in its own sentence or
  /// in the one before.
  void carry_speakers() {
    for (std::size_t i = 1; i < out_.reports.size(); ++i) {
      Report& r = out_.reports[i];
      const Report& last = out_.reports[i - 1];
      const bool named = std::any_of(r.speakers.begin(), r.speakers.end(),
                                     [](const Speaker& s) { return s.part != Part::addressee; });
      if (named || r.mark == Mark::around || r.sentence - last.sentence > 2) continue;
      r.carried = true;
      for (const Speaker& s : last.speakers) {
        if (s.part != Part::addressee) r.speakers.push_back({s.mention, Part::carried});
      }
    }
  }

  const Analysis& a_;
  const Elements& elements_;
  const lexicon::Pack& pack_;
  std::vector<Cue> cues_;
  std::vector<bool> in_phrase_;
  Discourse out_;
};

}  // namespace

Discourse read_discourse(const Analysis& analysis, const Elements& elements,
                         const lexicon::Pack& pack, const std::vector<lexicon::PhraseHit>& hits) {
  return Reader(analysis, elements, pack).read(hits);
}

}  // namespace tawatur::discourse
