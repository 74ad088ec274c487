// SPDX-License-Identifier: Apache-2.0
#include "discourse/speech.h"

#include <algorithm>
#include <array>

#include "discourse/speakers.h"
#include "discourse/voice.h"

namespace tawatur::discourse {
namespace {

using syntax::Element;
using syntax::Elements;

/// Operators whose complement is somebody's own: what he demands, fears, plans.
bool speaks_softly(std::string_view cue) {
  constexpr std::array<std::string_view, 8> kSoft = {"op.demand",   "op.order", "op.threaten",
                                                     "op.expect",   "op.fear",  "op.refuse",
                                                     "op.possible", "op.plan"};
  return std::find(kSoft.begin(), kSoft.end(), cue) != kSoft.end();
}

bool leaves_scope(std::string_view role) {
  return role == "sub:while" || role == "sub:except" || role == "conj:but";
}

class Reader {
 public:
  Reader(const Analysis& a, const Elements& elements, const lexicon::Pack& pack)
      : a_(a), elements_(elements), pack_(pack) {}

  Discourse read(const std::vector<lexicon::PhraseHit>& hits) {
    collect_phrases(hits);
    collect_words();
    for (std::uint32_t s = 0; s < a_.text.sentences.size(); ++s) collect_title(s);
    std::sort(out_.breaks.begin(), out_.breaks.end());
    std::stable_sort(cues_.begin(), cues_.end(),
                     [](const Cue& x, const Cue& y) { return x.tokens.first < y.tokens.first; });
    for (std::size_t i = 0; i < cues_.size(); ++i) {
      const Cue& cue = cues_[i];
      if (cue.cue.starts_with("op.")) {
        out_.operators.push_back({cue.tokens.first, cue.sentence, cue.cue, cue.tokens.last});
      } else if (!cue.cue.starts_with("report")) {
        out_.lights.push_back({cue.tokens.first, cue.sentence, cue.cue, cue.tokens.last});
      }
      if ((cues_[i].soft || cues_[i].cue.starts_with("report")) && !stands_for_next(i)) {
        add_report(cues_[i], i > 0 && stands_for_next(i - 1));
      }
    }
    close_scopes();
    carry_speakers(a_, elements_, pack_, reporting_, out_.reports);
    follow_voices(a_, elements_, pack_, out_);
    return std::move(out_);
  }

 private:
  void collect_words() {
    for (std::uint32_t t = 0; t < a_.text.tokens.size(); ++t) {
      if (a_.text.tokens[t].kind != TokenKind::word || in_phrase_[t]) continue;
      const Arc& top = a_.lattice.best(t);
      if (top.lexeme != kNoLexeme && leaves_scope(pack_.lexeme(top.lexeme).role)) {
        out_.breaks.push_back(t);
      }
      collect_word(t);
    }
  }

  /// "X: ..." at the head of a sentence, as headlines say who says it.
  void collect_title(std::uint32_t s) {
    constexpr std::uint32_t kMost = 5;
    const TokenRange range = elements_.of_sentence(s);
    std::uint32_t e = range.first;
    while (e < range.last && (el(e).letter == '"' || el(e).letter == 'w')) ++e;
    if (e == range.last || el(e).letter != 'A') return;
    for (auto i = e + 1; i < std::min(range.last, e + kMost); ++i) {
      const char c = el(i).letter;
      if (c == ':' && i + 2 < range.last) {
        Cue out;
        out.tokens = {el(i).token, el(i).token + 1};
        out.sentence = s;
        out.cue = "report.say";
        out.title = out.phrase = true;
        cues_.push_back(out);
      }
      if (c != '"' && c != '(' && c != ')' && c != 'N' && c != 'A') return;
    }
  }

  void collect_word(std::uint32_t t) {
    constexpr float kLeast = 0.2f, kLeastNoun = 0.4f;
    const Arc* best = nullptr;
    std::string_view cue;
    for (const Arc& arc : a_.lattice.of(t)) {
      const float least = arc.pos == Pos::verb ? kLeast : kLeastNoun;
      if (arc.lexeme == kNoLexeme || arc.posterior < least) continue;
      if (best && best->posterior >= arc.posterior) continue;
      // "We say", "you know" name nobody.
      if (arc.pos == Pos::verb && (arc.morph.person() == 1 || arc.morph.person() == 2)) continue;
      const lexicon::Lexeme lexeme = pack_.lexeme(arc.lexeme);
      std::string_view c = lexeme.cue;
      if (c.empty() && arc.pos == Pos::verb && lexeme.classes.starts_with("accuse")) c = "accuse";
      if (c.empty() || (no_report_[t] && c.starts_with("report"))) continue;
      best = &arc;
      cue = c;
    }
    if (!best) return;
    Cue out;
    out.tokens = {t, t + 1};
    out.sentence = a_.text.tokens[t].sentence;
    out.cue = cue;
    out.pos = best->pos;
    out.enclitic = best->pos == Pos::verb ? Enclitic::none : best->enclitic;
    out.passive = best->morph.voice() == Voice::passive;
    out.participle = best->pos != Pos::verb && best->morph.derived() == Derived::active_participle;
    out.adverbial =
        out.participle &&
        (best->morph.tanwin_alef() || a_.text.tokens[t].tanwin_fath ||
         (best->morph.gender() == Gender::fem && !best->morph.definite() && best->proclitics == 0));
    out.soft = cue == "accuse" || speaks_softly(cue);
    cues_.push_back(out);
  }

  void collect_phrases(const std::vector<lexicon::PhraseHit>& hits) {
    in_phrase_.assign(a_.text.tokens.size(), false);
    no_report_ = in_phrase_;
    const lexicon::Table table = pack_.table("phrases");
    const int cue = table.column("cue"), pos = table.column("pos"), role = table.column("role");
    if (cue < 0) return;
    for (const auto& hit : hits) {
      if (hit.source != lexicon::Source::phrases) continue;
      if (leaves_scope(table.cell(hit.row, role))) out_.breaks.push_back(hit.tokens.first);
      Cue out;
      out.cue = table.cell(hit.row, cue);
      if (out.cue.empty()) {
        // "Shaddada l-khinaq" tightens a siege and stresses nothing.
        for (auto t = hit.tokens.first; t < hit.tokens.last; ++t) no_report_[t] = true;
        continue;
      }
      // The phrase speaks for its words.
      for (auto t = hit.tokens.first; t < hit.tokens.last; ++t) in_phrase_[t] = true;
      out.tokens = hit.tokens;
      out.sentence = a_.text.tokens[hit.tokens.first].sentence;
      out.pos = table.cell(hit.row, pos) == "verb" ? Pos::verb : Pos::prep;
      out.enclitic = hit.enclitic;
      out.phrase = true;
      out.soft = speaks_softly(out.cue);
      cues_.push_back(out);
    }
  }

  const Element& el(std::uint32_t i) const { return elements_.all()[i]; }

  /// "According to what X said": the verb is the report, the phrase before tells that it stands
  /// beside its claim.
  bool stands_for_next(std::size_t i) const {
    if (cues_[i].cue != "report.according" || i + 1 >= cues_.size()) return false;
    const Cue& next = cues_[i + 1];
    if (!next.cue.starts_with("report") || !next.finite() || next.sentence != cues_[i].sentence) {
      return false;
    }
    const std::uint32_t gap = next.tokens.first - cues_[i].tokens.last;
    return gap == 0 || (gap == 1 && el(elements_.at_token(cues_[i].tokens.last)).letter == 'R');
  }

  /// The first word of its sentence or clause.
  bool leads(const Cue& cue) const {
    const TokenRange range = elements_.of_sentence(cue.sentence);
    std::uint32_t e = elements_.at_token(cue.tokens.first);
    // Its own preposition and conjunction belong to it.
    while (e > range.first && el(e).token == cue.tokens.first && el(e - 1).token == el(e).token)
      --e;
    return e <= range.first + 1 || el(e).letter == 'w';
  }

  /// Where the clause goes on behind "according to X": a word that opens no clause of its own.
  std::uint32_t resumption(const Report& r) const {
    const std::uint32_t last = a_.mentions[r.speakers.front().mention].tokens.last;
    const TokenRange sentence = a_.text.sentences[r.sentence].tokens;
    if (last >= sentence.last) return kNone;
    std::uint32_t e = elements_.at_token(last - 1) + 1;
    const std::uint32_t end = elements_.of_sentence(r.sentence).last;
    while (e < end && (el(e).letter == ',' || el(e).letter == '"' || el(e).letter == ')')) ++e;
    if (e >= end) return kNone;
    constexpr std::string_view kOpens = "woSR:.";
    return kOpens.find(el(e).letter) == std::string_view::npos ? el(e).token : kNone;
  }

  /// Where the reported stretch starts, from the elements after the cue.
  void open_scope(const Cue& cue, Report& r) const {
    const TokenRange sentence = a_.text.sentences[cue.sentence].tokens;
    const std::uint32_t e = elements_.at_token(cue.tokens.last - 1);
    const std::uint32_t end = std::min(elements_.of_sentence(cue.sentence).last, e + 24);
    r.scope = {cue.tokens.last, sentence.last};
    // "Nafiyan wuqu isabat": denials take their noun as participles too.
    const bool verbal = cue.pos == Pos::verb || (cue.adverbial && cue.cue == "report.deny");
    char before = 0;
    bool quoted = false;  // within marks around a name
    for (std::uint32_t i = e + 1; i < end; ++i) {
      const char c = el(i).letter;
      const bool direct = c == 'E' && (before == 'n' || before == 'b' || before == 'i');
      // "While", "after" lead away from what is reported.
      if (c == 'S' && !completes(el(i).token)) return;
      if (c == 'S' || c == ':') {
        r.mark = c == 'S' ? Mark::complement : Mark::colon;
        r.scope.first = el(i).token + (c == 'S' ? 0 : 1);
        return;
      }
      if (c == '"') quoted = !quoted;
      if (c == '"' && quoted && before != 0 && opens_speech(i, end)) {
        r.mark = Mark::quote;
        r.scope.first = el(i).token + 1;
        return;
      }
      if (direct || (c == 'E' && verbal && r.mark == Mark::rest)) {
        r.mark = Mark::event_noun;
        r.scope.first = el(i).token;
        // "Announced the battle's start, saying that": the clause wins where it is near.
        return;
      }
      if (c == 'Y') return;
      before = c;
    }
  }

  /// "That", "to that": opens a complement.
  bool completes(std::uint32_t token) const {
    const TokenRange sentence = a_.text.sentences[a_.text.tokens[token].sentence].tokens;
    const bool joined = token + 1 < sentence.last && is_that(token + 1);
    return is_that(token) || (joined && is_short_prep(token));
  }

  bool is_that(std::uint32_t token) const {
    return has_role(token, [](std::string_view role) { return role.starts_with("sub:an"); });
  }

  bool is_short_prep(std::uint32_t token) const {
    return has_role(token, [](std::string_view role) {
      const char c = syntax::prep_letter(role);
      return c == 'i' || c == 'a' || c == 'n' || c == 'b';
    });
  }

  template <class Test>
  bool has_role(std::uint32_t token, Test test) const {
    for (const Arc& arc : a_.lattice.of(token)) {
      if (arc.lexeme == kNoLexeme || arc.posterior < 0.1f) continue;
      if (test(pack_.lexeme(arc.lexeme).role)) return true;
    }
    return false;
  }

  /// A quotation rather than a name in quotation marks: a verb or event stands in it.
  bool opens_speech(std::uint32_t i, std::uint32_t end) const {
    for (auto j = i + 1; j < end && el(j).letter != '"'; ++j) {
      const char c = el(j).letter;
      if (c == 'V' || c == 'U' || c == 'E' || c == 'S' || c == 'J') return true;
    }
    return false;
  }

  /// A noun or participle that reports here: it has a clause for its complement, or names whose
  /// words they are.
  static bool shows(const Cue& cue, const Report& r) {
    const bool clause =
        r.mark == Mark::complement || r.mark == Mark::colon || r.mark == Mark::quote;
    if (cue.participle) return cue.adverbial && (clause || r.mark == Mark::event_noun);
    // "Monitoring by X", "in addition to X": no words of theirs.
    if (cue.cue == "report.show" || cue.cue == "report.add") return clause;
    return clause || cue.enclitic != Enclitic::none || !r.speakers.empty();
  }

  /// A statement, report or paper follows, after at most a noun ("the text of").
  bool before_source(const Cue& cue) const {
    std::uint32_t e = elements_.at_token(cue.tokens.last - 1) + 1;
    const std::uint32_t end = elements_.of_sentence(cue.sentence).last;
    if (e < end && el(e).letter == 'N') ++e;
    return e < end && el(e).letter == 'A' &&
           a_.mentions[el(e).mention].head_class == HeadClass::source;
  }

  void add_report(const Cue& cue, bool beside) {
    // Where it was said is no report of its own; "came in" is one before a statement only.
    if (cue.cue == "report.venue" || (cue.cue == "report.stated" && !before_source(cue))) return;
    Report r;
    r.token = cue.tokens.first;
    r.last = cue.tokens.last;
    r.sentence = cue.sentence;
    r.cue = cue.cue;
    r.soft = cue.soft;
    find_speakers(cue, a_, elements_, r);
    if (beside || r.cue == "report.according") {
      r.mark = Mark::around;
      r.scope = a_.text.sentences[cue.sentence].tokens;
      r.lead = leads(cue);
      if (!r.lead && !r.speakers.empty()) r.resumes = resumption(r);
    } else if (cue.title) {
      r.mark = Mark::colon;
      r.scope = {r.last, a_.text.sentences[cue.sentence].tokens.last};
    } else {
      open_scope(cue, r);
    }
    if (!cue.certain() && !shows(cue, r)) return;
    out_.reports.push_back(std::move(r));
    reporting_.push_back(cue);
  }

  /// A report ends where the next one of its level begins; what it is said to say "according to"
  /// reaches back to the report before.
  void close_scopes() {
    auto& reports = out_.reports;
    for (std::size_t i = 0; i < reports.size(); ++i) {
      Report& r = reports[i];
      if (r.mark == Mark::around) continue;
      for (std::size_t j = i + 1; j < reports.size() && reports[j].sentence == r.sentence; ++j) {
        const Report& next = reports[j];
        if (next.soft || next.mark == Mark::around || next.token <= r.scope.first) continue;
        if (!starts_clause(next)) continue;
        r.scope.last = std::max(r.scope.first, next.token);
        break;
      }
    }
  }

  bool starts_clause(const Report& r) const {
    const std::uint32_t e = elements_.at_token(r.token);
    const char before = e > 0 ? el(e - 1).letter : 0;
    if (before == 'w' || before == ',' || before == 'o') return true;
    // "... while X said": but not "that X said".
    return before == 'S' && e > 1 && (el(e - 2).letter == ',' || el(e - 2).letter == 'w');
  }

  const Analysis& a_;
  const Elements& elements_;
  const lexicon::Pack& pack_;
  std::vector<Cue> cues_;
  std::vector<Cue> reporting_;  ///< parallel to out_.reports
  std::vector<bool> in_phrase_, no_report_;
  Discourse out_;
};

}  // namespace

Discourse read_discourse(const Analysis& analysis, const Elements& elements,
                         const lexicon::Pack& pack, const std::vector<lexicon::PhraseHit>& hits) {
  return Reader(analysis, elements, pack).read(hits);
}

}  // namespace tawatur::discourse
