// SPDX-License-Identifier: Apache-2.0
#include "discourse/scope.h"

#include <algorithm>
#include <utility>

namespace tawatur::discourse {
namespace {

constexpr std::uint32_t kReach = 16;  // elements that one step looks back over
constexpr int kSteps = 10;            // steps up from one word
constexpr std::size_t kMostOver = 4;  // operators over one word

bool is_prep(char c) { return c >= 'a' && c <= 'z' && c != 'w' && c != 'o'; }
bool is_head(char c) { return c == 'N' || c == 'E' || c == 'V' || c == 'U' || c == 'Y'; }
bool ends_clause(char c) { return c == ',' || c == ':' || c == '.' || c == 'R'; }

}  // namespace

Scopes::Scopes(const Analysis& analysis, const syntax::Elements& elements,
               const Discourse& discourse, const Operators& operators, const lexicon::Pack& pack)
    : a_(analysis),
      elements_(elements),
      pack_(pack),
      at_element_(elements.all().size(), nullptr),
      at_token_(analysis.text.tokens.size(), nullptr),
      purpose_(operators.find("op.purpose")),
      future_(operators.find("op.future")) {
  auto put = [&](const Operator& o) {
    const OperatorClass* c = operators.find(o.cue);
    if (!c) return;
    for (auto t = o.token; t < o.last; ++t) {
      at_token_[t] = c;
      // Words without an element of their own share the one before them.
      const std::uint32_t e = elements.at_token(t);
      if (elements.all()[e].token == t) at_element_[e] = c;
    }
  };
  for (const Operator& o : discourse.lights) put(o);
  for (const Report& r : discourse.reports) put({r.token, r.sentence, r.cue, r.last});
  for (const Operator& o : discourse.operators) put(o);
}

/// One walk up from a word. Each step either finds the next node or ends the walk.
struct Scopes::Walk {
  const Scopes& s;
  std::uint32_t begin = 0;
  Scope out{};
  Node x{};

  /// A word that is also read as a number or name ("talaba", a student) stays what its cue says.
  char letter(std::uint32_t e) const {
    const char c = s.elements_.all()[e].letter;
    return (c == 'Q' || c == 'A') && op(e) && op(e)->changes() ? 'V' : c;
  }
  const OperatorClass* op(std::uint32_t e) const { return s.at_element_[e]; }
  std::uint32_t token(std::uint32_t e) const { return s.elements_.all()[e].token; }

  bool push(const OperatorClass* c, std::uint32_t at, Way way) {
    if (!c) return true;
    // All words of a phrase carry its operator; it counts once.
    const bool same = !out.over.empty() && out.over.back().op == c &&
                      out.over.back().token <= at + 4 && at <= out.over.back().token + 4;
    if (c->changes() && !same) out.over.push_back({c, at, way});
    return out.over.size() < kMostOver;
  }

  void move_to(std::uint32_t e) {
    const Arc& arc = s.a_.lattice.best(token(e));
    x = {e, arc.pos == Pos::verb, arc.proclitics, arc.morph.tense()};
  }

  /// The operator at an element becomes the next node.
  bool under(std::uint32_t e, Way way) {
    const bool more = push(op(e), token(e), way);
    move_to(e);
    return more;
  }

  bool step() { return x.verb ? verbal() : nominal(); }

  bool verbal() {
    if (x.proclitics & proclitic::kSa) push(s.future_, token(x.element), Way::particle);
    if ((x.proclitics & proclitic::kLi) && x.tense == Tense::present) {
      push(s.purpose_, token(x.element), Way::purpose);
      return false;
    }
    adverb_before();
    for (std::uint32_t e = x.element, n = 0; e > begin && n < kReach; ++n) {
      --e;
      const char c = letter(e);
      const bool next = n == 0;
      if (c == 'J' || c == 'K') {
        const bool carries = !out.coordinated || op(e) == s.future_;
        const bool fits = !op(e) || !op(e)->present || x.tense == Tense::present;
        if (next && op(e) && op(e)->verb && carries && fits) push(op(e), token(e), Way::particle);
        continue;
      }
      if (c == 'S') return clause(e);
      if (c == 'V' || c == 'U' || c == 'Y') return verb_before(e, next);
      if (c == 'w' || c == 'o') return next && verb_conjunct(e);
      if (c == 'R' && next) return free_relative(e);
      if (ends_clause(c)) return false;
      if (next && op(e) && op(e)->verb && is_prep(c)) return under(e, Way::particle);
      // A masdar that looks like a verb ("azmuhu aqd ...").
      if (next && (c == 'N' || c == 'E') && op(e) && op(e)->noun && op(e)->changes()) {
        return under(e, Way::noun);
      }
    }
    return false;
  }

  /// Adverbs have no element: "rubbama".
  void adverb_before() {
    const std::uint32_t t = token(x.element), first = token(begin);
    for (std::uint32_t back = 1; back <= 2 && t >= first + back; ++back) {
      const OperatorClass* c = s.at_token_[t - back];
      if (!c || !c->verb) continue;
      if (s.elements_.all()[s.elements_.at_token(t - back)].token == t - back) continue;
      push(c, t - back, Way::particle);
      return;
    }
  }

  bool verb_before(std::uint32_t e, bool next) {
    const OperatorClass* c = op(e);
    if (c && c->verb) return under(e, Way::auxiliary);
    const bool copula = c && c->effect == Effect::light;
    if ((!next && !copula) || letter(e) == 'Y') return false;
    if (c && c->an) return under(e, Way::auxiliary);
    move_to(e);  // "kana" and its sisters
    return true;
  }

  /// "Denied what they said of ...": above a relative clause that has no noun of its own.
  bool free_relative(std::uint32_t at) {
    for (std::uint32_t e = at, n = 0; e > begin && n < kReach; ++n) {
      --e;
      const char c = letter(e);
      const OperatorClass* o = op(e);
      if (o && o->modality == Modality::denied && o->noun && is_head(c)) {
        return under(e, Way::noun);
      }
      if (c != 'A' && c != '"' && c != '(' && c != ')' && !(c == 'N' && n > 0)) return false;
    }
    return false;
  }

  bool verb_conjunct(std::uint32_t w) {
    if (x.tense != Tense::present) return false;
    for (std::uint32_t e = w, n = 0; e > begin && n < kReach; ++n) {
      --e;
      const char c = letter(e);
      if (c == 'S' || c == ':' || c == 'R' || c == 'Y') return false;
      if (c != 'V' && c != 'U') continue;
      out.coordinated = true;
      move_to(e);
      return x.tense == Tense::present;
    }
    return false;
  }

  /// Above the complementiser at element e.
  bool clause(std::uint32_t at) {
    if (op(at) && op(at)->changes()) {
      push(op(at), token(at), Way::clause);
      return false;
    }
    if (!is_complementiser(at)) return false;
    char prep = 0;
    bool skip = false;  // "wa-an": the clause before hangs on the same head
    for (std::uint32_t e = at, n = 0; e > begin && n < kReach + 8; ++n) {
      --e;
      const char c = letter(e);
      if (n == 0 && (c == 'w' || c == 'o')) skip = out.coordinated = true;
      if (n == 0 && is_prep(c)) prep = c;
      if (c == 'S' && skip) return clause_head(e);
      if (skip) continue;
      if (!op(e) && (c == ':' || c == 'R' || c == '.')) return false;
      if (op(e) && (is_head(c) || is_prep(c) || c == 'J')) {
        if (op(e)->an || (prep && op(e)->takes(prep))) return under(e, Way::clause);
        if (is_prep(c) && op(e)->noun) return under(e, Way::clause);
      }
      if (c == 'V' || c == 'U' || c == 'Y') return false;
    }
    return false;
  }

  /// "an", "inna", "bi-anna": the others open clauses that no operator reaches into.
  bool is_complementiser(std::uint32_t e) const {
    const Arc& arc = s.a_.lattice.best(token(e));
    return arc.lexeme != kNoLexeme && s.pack_.lexeme(arc.lexeme).role.starts_with("sub:an");
  }

  /// As clause(), for the first of two conjoined clauses.
  bool clause_head(std::uint32_t at) {
    for (std::uint32_t e = at, n = 0; e > begin && n < kReach; ++n) {
      --e;
      const char c = letter(e);
      if (op(e) && op(e)->an && is_head(c)) return under(e, Way::clause);
      if (c == 'V' || c == 'U' || c == 'Y' || c == ':' || c == 'R') return false;
    }
    return false;
  }

  bool nominal() {
    if (denying_participle(token(x.element))) return false;
    std::uint32_t e = x.element;
    while (e > begin && (letter(e - 1) == '"' || letter(e - 1) == '(' || letter(e - 1) == 'Q')) --e;
    if (e == begin) return false;
    const char c = letter(e - 1);
    if (is_prep(c)) return after_prep(e - 1, c);
    if (c == 'J' || c == 'K') {
      const bool more = push(op(e - 1), token(e - 1), Way::particle);
      x.element = e - 1;
      return more;
    }
    if (c == 'S') return clause(e - 1);
    if (c == 'w' || c == 'o') return noun_conjunct(e - 1);
    return bare_noun(e);
  }

  /// "Nafiyan qasf ...": participles that are read as adjectives have no element.
  bool denying_participle(std::uint32_t before) {
    if (before <= token(begin)) return false;
    const OperatorClass* c = s.at_token_[before - 1];
    if (!c || c->modality != Modality::denied || !c->noun) return false;
    if (s.elements_.all()[s.elements_.at_token(before - 1)].token == before - 1) return false;
    push(c, before - 1, Way::noun);
    return true;
  }

  /// A noun at the head of its clause whose verb is in the future: "the talks ... will be held".
  void future_of_topic(std::uint32_t at, std::uint32_t end) {
    std::uint32_t e = at;
    while (e > begin && (letter(e - 1) == '"' || letter(e - 1) == 'Q')) --e;
    if (e > begin && letter(e - 1) != 'S' && (letter(e - 1) != 'w' || e - 1 > begin)) return;
    for (std::uint32_t i = at + 1; i < end && i < at + kReach; ++i) {
      const char c = letter(i);
      if (c == ',' || c == ':' || c == '.' || c == 'S') return;
      if (c != 'V' || letter(i - 1) == 'R' || letter(i - 1) == 'w') continue;
      const Arc& arc = s.a_.lattice.best(token(i));
      if ((arc.proclitics & proclitic::kSa) == 0 && op(i - 1) != s.future_) continue;
      push(s.future_, token(i), Way::beside);
      return;
    }
  }

  /// Genitive, object or subject of what stands before.
  bool bare_noun(std::uint32_t at) {
    for (std::uint32_t e = at, n = 0; e > begin && n < kReach; ++n) {
      --e;
      const char c = letter(e);
      const OperatorClass* o = op(e);
      if (o && o->noun && (is_head(c) || c == 'J')) {
        if (n > 0 && o->effect == Effect::source && !o->changes()) return false;
        return under(e, Way::noun);
      }
      if (o && n == 0 && (o->effect == Effect::transparent || o->effect == Effect::light)) {
        move_to(e);
        return true;
      }
      if (n == 0 && (c == 'N' || c == 'E')) {
        out.through = true;
        move_to(e);
        x.verb = false;
        return true;
      }
      if (c == 'E' || c == 'V' || c == 'U' || c == 'Y' || c == 'S' || c == 'w' || c == 'o')
        return false;
      if (ends_clause(c)) return false;
    }
    return false;
  }

  bool is_verb(std::uint32_t e) const { return s.a_.lattice.best(token(e)).pos == Pos::verb; }

  bool part_of_prep(std::uint32_t e) const {
    return is_prep(letter(e)) || (letter(e) == 'Y' && !is_verb(e));
  }

  bool after_prep(std::uint32_t at, char prep) {
    if (op(at) && op(at)->changes()) {
      const bool more = push(op(at), token(at), Way::prep);
      x = {at, false, 0, Tense::none};
      return more;
    }
    // "idafatan li", "nazaran li": a preposition of two words.
    if (at > begin && prep == 'l' && part_of_prep(at - 1)) return false;
    std::uint32_t head = 0;
    bool found = false;
    for (std::uint32_t e = at, n = 0; e > begin && n < kReach; ++n) {
      --e;
      const char c = letter(e);
      const OperatorClass* o = op(e);
      if (o && (is_head(c) || is_prep(c) || c == 'A') && o->takes(prep)) {
        return o->effect != Effect::cause && under(e, Way::prep);
      }
      if (c == 'V' || c == 'U' || c == 'Y' || c == 'E') {
        if (!found) head = e;
        // A noun may stand between a verb and its preposition, a verb not.
        if (found || c != 'E') {
          found = true;
          break;
        }
        found = true;
      }
      if (c == 'S' || (ends_clause(c) && !(c == ',' && n == 1 && letter(e + 1) == 'w'))) break;
    }
    if (prep == 'l') {
      push(s.purpose_, token(at), Way::purpose);
      return false;
    }
    // What surrounds an act in time or as its cause is not part of it.
    if (!found || prep == 'u' || prep == 'm' || prep == 'x') return false;
    out.loose = true;
    move_to(head);
    return true;
  }

  bool noun_conjunct(std::uint32_t w) {
    char prep = 0;  // the one nearest to the head
    for (std::uint32_t e = w, n = 0; e > begin && n < kReach; ++n) {
      --e;
      const char c = letter(e);
      if (op(e) && op(e)->changes() && is_head(c) && (prep ? op(e)->takes(prep) : op(e)->noun)) {
        out.coordinated = true;
        return under(e, prep ? Way::prep : Way::noun);
      }
      if (c == 'E') {
        out.coordinated = true;
        move_to(e);
        return !x.verb;
      }
      if (is_prep(c)) prep = c;
      if (c == 'V' || c == 'U' || c == 'Y' || c == 'S' || c == 'R' || c == ':') return false;
    }
    return false;
  }
};

Scope Scopes::over(const Word& word) const {
  if (word.tokens.first >= a_.text.tokens.size()) return {};
  const std::uint32_t sentence = a_.text.tokens[word.tokens.first].sentence;
  const std::uint32_t at = elements_.at_token(word.tokens.first);
  Walk walk{*this, std::min(at, elements_.of_sentence(sentence).first)};
  walk.x = {at, word.verb, word.proclitics, word.tense};
  for (std::uint32_t t = word.tokens.last; t < word.tokens.last + 3; ++t) {
    if (t >= a_.text.tokens.size() || a_.text.tokens[t].sentence != sentence || word.verb) break;
    const OperatorClass* c = at_token_[t];
    const Arc& arc = a_.lattice.best(t);
    const Derived d = arc.morph.derived();
    const bool adjective =
        arc.pos == Pos::adj || d == Derived::active_participle || d == Derived::passive_participle;
    if (!c && arc.pos != Pos::verb) continue;
    if (c && adjective) walk.push(c, t, Way::beside);
    break;
  }
  for (int n = 0; n < kSteps && walk.step(); ++n) {
  }
  if (walk.out.over.empty() && !word.verb)
    walk.future_of_topic(at, elements_.of_sentence(sentence).last);
  return std::move(walk.out);
}

Modality modality(const Operators& operators, const Scope& scope, Frame frame) {
  Modality m = Modality::asserted;
  bool first = true;
  for (const Governing& g : scope.over) {
    m = operators.compose(first ? g.op->of(frame) : g.op->modality, m);
    first = false;
  }
  // What an event is part of may fail to happen, or be asked for, without it.
  if (scope.loose && m != Modality::planned && m != Modality::possible) return Modality::asserted;
  return m;
}

}  // namespace tawatur::discourse
