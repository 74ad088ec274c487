// SPDX-License-Identifier: Apache-2.0
#include "syntax/relations.h"

#include <algorithm>
#include <array>

namespace tawatur::syntax {
namespace {

bool is_verb(char c) { return c == 'V' || c == 'U' || c == 'Y'; }
bool is_prep(char c) { return c >= 'a' && c <= 'z' && c != 'w' && c != 'o'; }

class Finder {
 public:
  Finder(const Elements& elements, TokenRange range) : e_(elements), range_(range) {}

  /// The subject that follows a verb: the first actor outside prepositions, before anything that
  /// opens another clause. `seen` becomes the element of the subject.
  std::uint32_t subject_after(std::uint32_t at, std::uint32_t& seen) const {
    bool governed = false;
    for (std::uint32_t i = at + 1, n = 0; i < range_.last && n < 9; ++i, ++n) {
      const char c = letter(i);
      if (is_prep(c)) {
        governed = true;
      } else if (c == 'A') {
        if (!governed) {
          seen = i;
          return e_.all()[i].mention;
        }
        governed = false;
      } else if (c == 'N' || c == 'E') {
        if (!governed) return kNone;  // another noun is the subject
      } else if (c == 'P' || c == 'D' || c == 'Q') {
        governed = false;
      } else if (is_verb(c) || c == 'S' || c == 'R' || c == ':' || c == 'w') {
        return kNone;
      }
    }
    return kNone;
  }

  /// An actor before the verb: its topic, or the head of its relative clause.
  std::uint32_t subject_before(std::uint32_t at, Relation& how) const {
    how = Relation::subject_before;
    for (std::uint32_t i = at, n = 0; i > range_.first && n < 9; ++n) {
      const char c = letter(--i);
      if (c == 'A') {
        if (e_.governor(i) == 0 || how == Relation::subject_relative) return e_.all()[i].mention;
        continue;
      }
      if (c == 'R') {
        if (i + 1 != at && n > 2) return kNone;
        how = Relation::subject_relative;
        continue;
      }
      if (is_verb(c) || c == 'S' || c == ':' || c == 'E') return kNone;
      if (c == 'N' && how == Relation::subject_relative) return kNone;
    }
    return kNone;
  }

  std::uint32_t verb_before(std::uint32_t at, std::uint32_t most) const {
    for (std::uint32_t i = at, n = 0; i > range_.first && n < most; ++n) {
      const char c = letter(--i);
      if (is_verb(c)) return i;
      if (c == 'S' || c == 'R' || c == ':' || c == ',') return kNone;
    }
    return kNone;
  }

  std::uint32_t subject(std::uint32_t verb, Relation& how) const {
    std::uint32_t seen = kNone;
    how = Relation::subject_after;
    std::uint32_t m = subject_after(verb, seen);
    if (m == kNone) m = subject_before(verb, how);
    return m;
  }

  /// Every way in which somebody may be the subject is offered; which holds is for decode.
  void of_verb(std::uint32_t at, std::uint32_t last, bool speakers_own,
               std::vector<Related>& out) const {
    if (speakers_own) {
      object(last, true, out);
      return;
    }
    if (const std::uint32_t m = topic(at); m != kNone) {
      out.push_back({m, Relation::topic});
      object(last, true, out);
      by(last, out);
      return;
    }
    std::uint32_t seen = last;
    const std::uint32_t after = subject_after(last, seen);
    if (after != kNone) out.push_back({after, Relation::subject_after});
    // "... wa-fa'ala", "... an yaf'ala": the subject is that of the verb before.
    const char ahead = at > range_.first ? letter(at - 1) : 0;
    if (ahead == 'w' || ahead == 'S' || ahead == 'l') {
      const std::uint32_t shared = shared_subject(at);
      if (shared != kNone) add(out, shared, Relation::subject_shared);
    }
    Relation how = Relation::subject_before;
    const std::uint32_t before = subject_before(at, how);
    if (before != kNone) add(out, before, how);
    object(after != kNone ? seen : last, after != kNone, out);
    by(last, out);
  }

  void of_noun(std::uint32_t at, std::uint32_t last, std::vector<Related>& out) const {
    genitive(last, out);
    relative(last, out);
    verb_behind(last, out);
    const std::uint32_t verb = verb_before(at, 5);
    if (verb != kNone) {
      Relation how;
      const std::uint32_t m = subject(verb, how);
      if (m != kNone) out.push_back({m, Relation::verb_subject});
    } else if (at > range_.first && letter(at - 1) == 'b') {
      tool(at, out);
    }
    by(last, out);
    onto(last, out);
  }

 private:
  char letter(std::uint32_t i) const { return e_.all()[i].letter; }

  /// Right before the verb, at the head of its clause: "anna X qasafa", "X qasafa".
  std::uint32_t topic(std::uint32_t at) const {
    std::uint32_t i = at;
    while (i > range_.first && (letter(i - 1) == '"' || letter(i - 1) == ')')) --i;
    if (i == range_.first || letter(i - 1) != 'A') return kNone;
    const char ahead = i - 1 == range_.first ? 'S' : letter(i - 2);
    if (ahead != 'S' && ahead != ':' && ahead != '"') return kNone;
    return e_.all()[i - 1].mention;
  }

  /// "maqtal X", and of two nouns that share one, "maqtal wa-isabat X".
  void genitive(std::uint32_t at, std::vector<Related>& out) const {
    std::uint32_t i = at + 1;
    if (i + 1 < range_.last && letter(i) == 'w' && letter(i + 1) == 'E') i += 2;
    if (i < range_.last && letter(i) == 'A')
      out.push_back({e_.all()[i].mention, Relation::genitive});
  }

  /// "hujum shannahu X ala Y": the verb carries a pronoun for the noun.
  void relative(std::uint32_t at, std::vector<Related>& out) const {
    for (std::uint32_t i = at + 1, n = 0; i < range_.last && n < 4; ++i, ++n) {
      const char c = letter(i);
      if (c == 'U') {
        std::uint32_t seen = kNone;
        const std::uint32_t m = subject_after(i, seen);
        if (m == kNone) return;
        out.push_back({m, Relation::relative_subject});
        governed_actor(seen, "ald", Relation::relative_onto, out);
        return;
      }
      if (c == 'V' || c == 'Y' || c == 'S' || c == 'E') return;
    }
  }

  /// "gharat [ala P] istahdafat X": the noun is the subject of the verb behind it.
  void verb_behind(std::uint32_t at, std::vector<Related>& out) const {
    for (std::uint32_t i = at + 1, n = 0; i < range_.last && n < 7; ++i, ++n) {
      const char c = letter(i);
      if (c == 'V') {
        object(i, true, Relation::verb_object, out);
        return;
      }
      if (c == 'U' || c == 'Y' || c == 'S' || c == 'E' || c == 'w' || c == ',' || c == ':') return;
    }
  }

  /// "istahdafat X mawqi Y, bi-qadhaif": the weapon's verb stands further off, its parties with it.
  void tool(std::uint32_t at, std::vector<Related>& out) const {
    for (std::uint32_t i = at - 1, n = 0; i > range_.first && n < 14; ++n) {
      const char c = letter(--i);
      if (c == 'S' || c == 'R' || c == ':' || c == 'E' || c == 'Y') return;
      if (!is_verb(c)) continue;
      Relation how = Relation::subject_after;
      std::uint32_t seen = i;
      std::uint32_t m = subject_after(i, seen);
      if (m == kNone) m = subject_before(i, how);
      if (m == kNone) return;
      out.push_back({m, Relation::tool_subject});
      object(seen == kNone ? i : seen, true, Relation::tool_object, out);
      return;
    }
  }

  static void add(std::vector<Related>& out, std::uint32_t mention, Relation relation) {
    for (const Related& r : out) {
      if (r.mention == mention) return;
    }
    out.push_back({mention, relation});
  }

  /// Subject of the nearest verb before, or of the one before that; three steps at most.
  std::uint32_t shared_subject(std::uint32_t at) const {
    int verbs = 0;
    for (std::uint32_t i = at, n = 0; i > range_.first && n < 24 && verbs < 3; ++n) {
      const char c = letter(--i);
      if (c == ':') return kNone;
      if (!is_verb(c)) continue;
      ++verbs;
      Relation how;
      const std::uint32_t m = subject(i, how);
      if (m != kNone) return m;
    }
    return kNone;
  }

  void object(std::uint32_t from, bool had_subject, std::vector<Related>& out) const {
    object(from, had_subject, Relation::object, out);
  }
  void object(std::uint32_t from, bool had_subject, Relation how, std::vector<Related>& out) const {
    bool governed = false;
    for (std::uint32_t i = from + 1, n = 0; i < range_.last && n < 6; ++i, ++n) {
      const char c = letter(i);
      if (is_prep(c)) {
        governed = true;
      } else if (c == 'A') {
        if (!governed && had_subject) {
          out.push_back({e_.all()[i].mention, how});
          return;
        }
        governed = false;
      } else if (is_verb(c) || c == 'S' || c == 'R' || c == ':' || c == 'w') {
        return;
      } else if (c == 'P' || c == 'D' || c == 'Q') {
        governed = false;
      }
    }
  }

  void by(std::uint32_t at, std::vector<Related>& out) const {
    governed_actor(at, "qm", Relation::by, out);
  }
  void onto(std::uint32_t at, std::vector<Related>& out) const {
    governed_actor(at, "ald", Relation::onto, out);
  }

  /// First actor that one of the prepositions governs, in the words of this trigger.
  void governed_actor(std::uint32_t at, std::string_view preps, Relation how,
                      std::vector<Related>& out) const {
    char prep = 0;
    for (std::uint32_t i = at + 1, n = 0; i < range_.last && n < 9; ++i, ++n) {
      const char c = letter(i);
      if (is_prep(c)) {
        prep = c;
      } else if (c == 'A') {
        if (prep != 0 && preps.find(prep) != std::string_view::npos) {
          out.push_back({e_.all()[i].mention, how});
          return;
        }
        prep = 0;
      } else if (is_verb(c) || c == 'S' || c == 'R' || c == 'E' || c == ':') {
        return;
      } else if (c == 'P' || c == 'D' || c == ',') {
        prep = 0;
      }
    }
  }

  const Elements& e_;
  TokenRange range_;
};

}  // namespace

std::string_view to_string(Relation relation) {
  static constexpr std::array<std::string_view, 16> kNames = {"none", "sa", "sb", "sr", "ss", "ob",
                                                              "ge",   "vs", "rs", "by", "on", "st",
                                                              "vo",   "ro", "ts", "to"};
  return kNames[static_cast<std::size_t>(relation)];
}

std::vector<Related> relations_of(const Elements& elements, std::uint32_t sentence,
                                  const Predicate& predicate) {
  std::vector<Related> out;
  const Finder finder(elements, elements.of_sentence(sentence));
  const std::uint32_t at = elements.at_token(predicate.tokens.first),
                      last = elements.at_token(predicate.tokens.last - 1);
  if (predicate.verb) {
    finder.of_verb(at, last, predicate.speakers_own, out);
  } else {
    finder.of_noun(at, last, out);
  }
  return out;
}

}  // namespace tawatur::syntax
