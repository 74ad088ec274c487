// SPDX-License-Identifier: Apache-2.0
#include "discourse/speakers.h"

#include <algorithm>

namespace tawatur::discourse {
namespace {

using syntax::Elements;

constexpr std::uint32_t kReach = 14;  ///< elements after the cue in which its subject stands
constexpr std::uint32_t kCarrySentences = 3;  ///< how far a speaker is carried
constexpr std::size_t kAntecedents = 8;       ///< reports that are searched for an antecedent

bool is_prep(char c) { return c >= 'a' && c <= 'z' && c != 'w' && c != 'o'; }

/// Aircraft, vehicles, positions and the dead say nothing.
bool can_speak(const Mention& m) {
  switch (m.head_class) {
    case HeadClass::aircraft:
    case HeadClass::artillery:
    case HeadClass::position:
    case HeadClass::vehicle:
    case HeadClass::casualty:
      return false;
    default:
      return true;
  }
}

bool is_named(const Report& r) {
  return std::any_of(r.speakers.begin(), r.speakers.end(),
                     [](const Speaker& s) { return s.part != Part::addressee; });
}

/// Speakers after the cue, up to where the complement starts.
void speakers_after(const Cue& cue, const Analysis& a, const Elements& elements, Report& r) {
  // "Claimed X responsibility": the subject stands within the words of the phrase.
  const bool around = cue.phrase && cue.finite() && cue.tokens.size() > 2;
  const std::uint32_t e = elements.at_token(around ? cue.tokens.first : cue.tokens.last - 1);
  const std::uint32_t end = std::min(elements.of_sentence(cue.sentence).last, e + kReach);
  const bool relays = r.cue == "report.quote", stated = r.cue == "report.stated";
  char prep = 0;
  bool found = false;
  for (std::uint32_t i = e + 1; i < end; ++i) {
    const char c = elements.all()[i].letter;
    if (c == 'S' || c == ':' || c == 'Y' || c == 'R') break;
    if ((c == 'V' || c == 'U') && (found || cue.pos != Pos::verb)) break;
    // What is announced stands before any subject that would follow it.
    if (c == 'E' && !relays) break;
    if (is_prep(c)) {
      if (stated && found) break;
      // The complement of a soft report begins with its preposition.
      if (r.soft && (c == 'i' || c == 'b')) break;
      prep = c;
      continue;
    }
    if (c != 'A') {
      if (c == ',') prep = 0;
      continue;
    }
    const std::uint32_t mention = elements.all()[i].mention;
    if (!can_speak(a.mentions[mention])) {
      prep = 0;
      continue;
    }
    // "Told the paper the commanders that": the subject stands behind the paper that was told.
    const bool second = found && cue.finite() && r.speakers.size() == 1 &&
                        elements.all()[i - 1].letter == 'A' &&
                        a.mentions[r.speakers.front().mention].actor_kind == ActorKind::media;
    if (prep == 0 && second) r.speakers.front().part = Part::addressee;
    if (prep == 0 && (!found || second)) {
      const Speaker speaker{mention, cue.pos == Pos::verb ? Part::after : Part::genitive};
      r.speakers.insert(r.speakers.begin(), speaker);
      found = true;
      if (r.soft) break;
    } else if (relays && (prep == 'n' || prep == 'm' || prep == 'i')) {
      r.speakers.insert(r.speakers.begin(), {mention, Part::relayed});
      found = true;
    } else if (prep == 'l' && r.cue == "report.according" && !found) {
      // "According to a count of X's".
      r.speakers.insert(r.speakers.begin(), {mention, Part::genitive});
      found = true;
    } else if (prep == 'l') {
      r.speakers.push_back({mention, Part::addressee});
    }
    prep = 0;
  }
}

/// A speaker that stands before its verb, in the same clause.
void speaker_before(const Cue& cue, const Analysis& a, const Elements& elements, Report& r) {
  const std::uint32_t begin = elements.of_sentence(cue.sentence).first;
  std::uint32_t i = elements.at_token(cue.tokens.first);
  // "... and said": its subject is no word of the clause before.
  if (i > begin && elements.all()[i - 1].letter == 'w') return;
  for (std::uint32_t steps = 0; i > begin && steps < 8; ++steps) {
    const char c = elements.all()[--i].letter;
    if (c == 'V' || c == 'U' || c == 'S' || c == 'Y' || c == 'E' || c == ':') return;
    if (c != 'A' || elements.governor(i) != 0) continue;
    if (!can_speak(a.mentions[elements.all()[i].mention])) continue;
    r.speakers.push_back({elements.all()[i].mention, Part::before});
    return;
  }
}

/// The subject of the sentence as far as order tells: its first actor without a preposition.
std::uint32_t subject_of(const Cue& cue, const Analysis& a, const Elements& elements) {
  const TokenRange range = elements.of_sentence(cue.sentence);
  const std::uint32_t e = elements.at_token(cue.tokens.first);
  for (auto i = range.first; i < std::min(e, range.first + kReach); ++i) {
    if (elements.all()[i].letter == 'A' && elements.governor(i) == 0 &&
        can_speak(a.mentions[elements.all()[i].mention])) {
      return elements.all()[i].mention;
    }
  }
  return kNone;
}

/// The one whose words the report hands on, whom "he added" takes up: not the agency.
void carry(const Report& from, Report& to) {
  const bool relayed = std::any_of(from.speakers.begin(), from.speakers.end(),
                                   [](const Speaker& s) { return s.part == Part::relayed; });
  for (const Speaker& s : from.speakers) {
    if (s.part == Part::addressee || (relayed && s.part != Part::relayed)) continue;
    to.speakers.push_back({s.mention, Part::carried});
    to.carried = true;
    return;
  }
}

/// A report that goes without a speaker because the text has just named him: it has a clause for
/// its complement, or a pronoun for its subject.
bool takes_over(const Cue& cue, const Report& r) {
  if (r.mark == Mark::around) return cue.phrase;
  return r.mark == Mark::complement || r.mark == Mark::colon || r.mark == Mark::quote ||
         cue.enclitic != Enclitic::none || cue.adverbial || (cue.phrase && cue.finite());
}

class Antecedents {
 public:
  Antecedents(const Analysis& a, const lexicon::Pack& pack, std::vector<Report>& reports)
      : a_(a), pack_(pack), reports_(reports) {}

  /// The mention that a bare definite head takes up, or itself. `last`: the last report that has a
  /// speaker.
  std::uint32_t of(std::uint32_t mention, std::size_t report, std::uint32_t last) const {
    const Mention& m = a_.mentions[mention];
    if (!bare(m)) return mention;
    const std::string_view lemma = lemma_of(m);
    for (std::size_t i = report, n = 0; i-- > 0 && n < kAntecedents; ++n) {
      for (const Speaker& s : reports_[i].speakers) {
        const Mention& o = a_.mentions[s.mention];
        if (!bare(o) && lemma_of(o) == lemma) return s.mention;
      }
    }
    // "The statement" is that of whoever spoke last.
    if (last != kNone && is_document(lemma)) return reports_[last].speakers.front().mention;
    return mention;
  }

 private:
  bool bare(const Mention& m) const {
    if (m.head_class != HeadClass::source && m.head_class != HeadClass::person_role) return false;
    if (m.tokens.size() == 1) return m.definite_only;
    return m.tokens.size() == 2 && a_.lattice.best(m.head).morph.definite() &&
           a_.text.tokens[m.tokens.last - 1].folded.size() <= 2;
  }
  /// A noun that also names an act of stating.
  bool is_document(std::string_view lemma) const {
    for (const lexicon::Form& form : pack_.find(lemma)) {
      const lexicon::Lexeme lexeme = pack_.lexeme(form.lexeme);
      // Sources, too, are "issuing" by their form.
      if (lexeme.pos == Pos::verb && form.morph.derived() == Derived::active_participle) continue;
      if (lexeme.classes.find("state") != std::string_view::npos) return true;
    }
    return false;
  }
  std::string_view lemma_of(const Mention& m) const {
    const Arc& arc = a_.lattice.best(m.head);
    return arc.lexeme == kNoLexeme ? a_.text.tokens[m.head].folded : pack_.lexeme(arc.lexeme).lemma;
  }

  const Analysis& a_;
  const lexicon::Pack& pack_;
  std::vector<Report>& reports_;
};

}  // namespace

void find_speakers(const Cue& cue, const Analysis& analysis, const Elements& elements, Report& r) {
  if (cue.title) {
    speaker_before(cue, analysis, elements, r);
    return;
  }
  if (cue.passive || cue.participle) return;
  if (cue.enclitic == Enclitic::none) speakers_after(cue, analysis, elements, r);
  const bool own = std::any_of(r.speakers.begin(), r.speakers.end(), [](const Speaker& s) {
    return s.part == Part::after || s.part == Part::genitive;
  });
  if (!own && cue.finite()) speaker_before(cue, analysis, elements, r);
}

void carry_speakers(const Analysis& analysis, const Elements& elements, const lexicon::Pack& pack,
                    const std::vector<Cue>& cues, std::vector<Report>& reports) {
  const Antecedents antecedents(analysis, pack, reports);
  std::uint32_t last = kNone;  // the last report with a speaker
  for (std::uint32_t i = 0; i < reports.size(); ++i) {
    Report& r = reports[i];
    const Cue& cue = cues[i];
    for (Speaker& s : r.speakers) s.mention = antecedents.of(s.mention, i, last);
    const bool may = !cue.passive && !r.soft && takes_over(cue, r);
    if (!is_named(r) && may) {
      if (cue.participle && (last == kNone || reports[last].sentence != r.sentence)) {
        const std::uint32_t subject = subject_of(cue, analysis, elements);
        if (subject != kNone) r.speakers.push_back({subject, Part::carried});
        r.carried = subject != kNone;
      } else if (last != kNone && r.sentence - reports[last].sentence <= kCarrySentences) {
        carry(reports[last], r);
      }
    }
    const bool speaks = !r.soft || cue.finite();
    if (is_named(r) && speaks && cue.cue != "report.show") last = i;
  }
}

}  // namespace tawatur::discourse
