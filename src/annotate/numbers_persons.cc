// SPDX-License-Identifier: Apache-2.0
// Persons that count without a number word: a child, two soldiers, one of the guards, another; and
// which numbers are parts of which.
#include <algorithm>
#include <array>

#include "annotate/numbers_scan.h"

namespace tawatur::annotate {
namespace {

constexpr float kLeastPosterior = 0.05F;  // readings below are ignored
constexpr float kMostlySingular = 0.3F, kMostlyDual = 0.2F;

}  // namespace

NumberScan::Noun NumberScan::noun_at(std::uint32_t at) const {
  Noun out;
  float best = 0, nominal = 0;
  float bare_nominal = 0;
  bool bare_person = false;
  const bool ends_in_alef = text_.tokens[at].folded.ends_with("\xD8\xA7");
  for (const Arc& arc : context_.lattice.of(at)) {
    const bool noun = arc.pos == Pos::noun || arc.pos == Pos::adj || arc.pos == Pos::name;
    if (!noun || arc.posterior < kLeastPosterior) continue;
    const bool bare = (arc.proclitics & ~proclitic::kAl) == 0;
    nominal += arc.posterior;
    if (bare) bare_nominal += arc.posterior;
    const std::uint8_t flags = arc.lexeme < flags_.size() ? flags_[arc.lexeme] : std::uint8_t{0};
    const Derived derived = arc.morph.derived();
    const bool masdar = derived == Derived::masdar;
    const bool participle =
        derived == Derived::active_participle || derived == Derived::passive_participle;
    if ((flags & noun_flag::kThing) != 0) out.thing = true;
    const bool event = masdar || ((flags & noun_flag::kEvent) != 0 && !participle);
    if (event) out.event = true;
    if (event && (flags & noun_flag::kPerson) == 0) out.act += arc.posterior;
    if (arc.pos == Pos::adj || derived == Derived::nisba || participle) out.adjective = true;
    // Event verbs' participles (the wounded, the detained) are persons only where a noun row says
    // so.
    if ((flags & (noun_flag::kPerson | noun_flag::kNisba)) == 0 || masdar) continue;
    const bool person = (flags & noun_flag::kPerson) != 0;
    if (person) out.person = true;
    if ((flags & noun_flag::kCasualty) != 0) out.casualty = true;
    bare_person = bare_person || bare;
    switch (arc.morph.number()) {
      case Number::dual:
        // A dual without its nun stands before its owner; else the same letters are one,
        // accusative.
        (ends_in_alef && arc.morph.construct() && arc.enclitic == Enclitic::none &&
                 !idafa_follows(at)
             ? out.singular
             : out.dual) += arc.posterior;
        break;
      case Number::plur:
        out.plural += arc.posterior;
        break;
      default:
        out.singular += person ? arc.posterior : 0;
        break;
    }
    if (arc.posterior > best) {
      best = arc.posterior;
      out.proclitics = arc.proclitics;
      out.begin = arc.stem_begin;
      out.definite = arc.morph.definite() || arc.enclitic != Enclitic::none;
    }
  }
  const Morph likeliest = context_.lattice.best(at).morph;
  out.feminine = likeliest.gender() == Gender::fem && likeliest.number() == Number::sing;
  if (out.person) out.thing = false, out.event = false;
  out.noun = nominal >= 0.5F;
  out.bare = out.person ? bare_person : bare_nominal >= 0.5F;
  if (!out.person && (text_.tokens[at].folded.substr(0, 4) == "\xD8\xA7\xD9\x84")) {
    out.definite = true;
  }
  return out;
}

/// The next word has an article or is (part of) a name.
bool NumberScan::idafa_follows(std::uint32_t at) const {
  if (at + 1 >= limit_ || text_.tokens[at + 1].kind != TokenKind::word) return false;
  return named_[at + 1] || text_.tokens[at + 1].folded.substr(0, 4) == "\xD8\xA7\xD9\x84";
}

/// An adjective behind its noun (the military airport), with the same definiteness. After an event
/// noun it is the one to whom it happened (the killing of a civilian).
bool NumberScan::describes_noun_before(std::uint32_t at, const Noun& noun) const {
  constexpr std::string_view kYa = "\xD9\x8A", kYaTa = "\xD9\x8A\xD9\x87",
                             kYaAlef = "\xD9\x8A\xD8\xA7";
  const std::string_view folded = text_.tokens[at].folded;
  const bool nisba = folded.ends_with(kYa) || folded.ends_with(kYaTa) || folded.ends_with(kYaAlef);
  if (!noun.adjective && !nisba) return false;
  if (at == begin_ || noun.proclitics & ~proclitic::kAl || !inside(at)) return false;
  if (text_.tokens[at - 1].kind != TokenKind::word) return false;
  const Noun before = noun_at(at - 1);
  // It agrees with its noun in number and gender: "the residents a demonstrator" are two nouns.
  const bool one_man = noun.person && !noun.feminine && noun.singular > noun.plural;
  if (one_man && before.person && before.plural > before.singular) return false;
  if (one_man && before.feminine) return false;
  return before.noun && before.act == 0 && (before.definite == noun.definite || before.person);
}

/// A dual or a lone singular noun of persons.
bool NumberScan::person_at(std::uint32_t at) {
  if (text_.tokens[at].kind != TokenKind::word) return false;
  const bool number_next = at + 1 < limit_ && text_.tokens[at + 1].kind == TokenKind::number;
  if (number_next && words_.find(at, QuantifierKind::label) != nullptr) return false;
  const Noun noun = noun_at(at);
  const bool two_follows = [&] {
    const auto number =
        inside(at + 1) ? numbers_.parse(text_.tokens, at + 1, limit_) : std::nullopt;
    return number && number->value == 2 && number->proclitics == 0;
  }();
  if (two_follows && (noun.dual > 0 || noun.person)) return false;  // the number speaks for it
  Found found;
  found.first = found.core = at;
  found.core_last = found.last = at + 1;
  found.begin = noun.begin, found.proclitics = noun.proclitics;
  found.counted = at;
  if (named_[at]) return false;
  if (noun.dual >= kMostlyDual && noun.plural < kLeastPosterior && noun.dual > noun.singular) {
    found.low = found.high = 2;
  } else if (noun.person && noun.singular >= kMostlySingular && noun.singular > noun.plural) {
    const QuantifierMatch* one = words_.find(at + 1, QuantifierKind::one);
    if (one != nullptr && inside(at + 1) && one->proclitics == 0 &&
        numbers_.parse(text_.tokens, at + 1, limit_)) {
      return false;  // "one person" in two words: the number speaks for it
    }
    // "Between dead and wounded" is a joint count that its own number carries.
    for (const std::uint32_t back : {1u, 2u}) {
      if (at < begin_ + back) continue;
      if (words_.find(at - back, QuantifierKind::between) != nullptr) return false;
    }
    // "My condition" is spelt like a policeman; adjectives and words in -a are the act more often.
    const bool doubtful = noun.adjective || noun.feminine;
    if (noun.act > (doubtful ? 0 : noun.singular) || describes_noun_before(at, noun)) return false;
    found.low = found.high = 1;
    found.one = true;
  } else {
    return false;
  }
  // "Another person", "two others": one mention.
  const QuantifierMatch* other = words_.find(at + 1, QuantifierKind::other);
  if (other != nullptr && inside(at + 1) && other->proclitics == 0) found.last = other->last;
  after_words(found);
  put(found);
  return true;
}

/// One of the guards, one of them.
bool NumberScan::one_at(std::uint32_t at) {
  const QuantifierMatch* m = words_.find(at, QuantifierKind::one);
  if (m == nullptr || (m->proclitics & proclitic::kAl) != 0) return false;
  Found found;
  found.first = found.core = at;
  found.core_last = found.last = m->last;
  found.begin = m->begin, found.proclitics = m->proclitics;
  found.low = found.high = 1;
  count_noun(found);
  if (found.counted != Mention::kNoToken) {
    const Noun noun = noun_at(found.counted);
    if ((noun.thing || noun.event) && !noun.person) return false;
  }
  after_words(found);
  put(found);
  return true;
}

/// The word before is a verb or an event noun: what follows is its argument.
bool NumberScan::follows_event(std::uint32_t at) const {
  if (at == begin_) return false;
  for (const Arc& arc : context_.lattice.of(at - 1)) {
    if (arc.posterior < kLeastPosterior) continue;
    if (arc.pos == Pos::verb || arc.morph.derived() == Derived::masdar) return true;
    if (arc.lexeme < flags_.size() && (flags_[arc.lexeme] & noun_flag::kEvent) != 0) return true;
  }
  return false;
}

/// "And another was wounded": one person, where no noun stands before it.
bool NumberScan::other_at(std::uint32_t at) {
  const QuantifierMatch* m = words_.find(at, QuantifierKind::other);
  if (m == nullptr || !m->word.low || (m->proclitics & proclitic::kAl) != 0) return false;
  const bool joined = (m->proclitics & proclitic::kWa) != 0;
  if (!joined && !follows_event(at)) return false;
  Found found;
  found.first = found.core = at;
  found.core_last = found.last = m->last;
  found.begin = m->begin, found.proclitics = m->proclitics;
  found.low = m->word.low, found.high = m->word.high;
  found.one = found.low == 1;
  put(found);
  return true;
}

/// "... and a fourth was wounded": an indefinite ordinal that counts nothing.
bool NumberScan::ordinal_person_at(std::uint32_t at) {
  const auto ordinal = numbers_.parse_ordinal(text_.tokens, at, limit_);
  if (!ordinal || ordinal->value < 2 || (ordinal->proclitics & proclitic::kAl) != 0) return false;
  if (ordinal->tokens.size() != 1 || !follows_event(at)) return false;
  if (inside(at + 1) && text_.tokens[at + 1].kind == TokenKind::word) {
    const Noun next = noun_at(at + 1);
    if (next.noun && next.bare) return false;  // "the third attack", said the Arabic way
  }
  Found found;
  found.first = found.core = at;
  found.core_last = found.last = at + 1;
  found.begin = ordinal->stem_begin, found.proclitics = ordinal->proclitics;
  found.low = found.high = 1;
  found.one = true;
  put(found);
  return true;
}

/// A verb, or an event noun joined by wa (and the wounding of ...).
bool NumberScan::begins_clause(std::uint32_t at) const {
  const Arc& arc = context_.lattice.best(at);
  if (arc.pos == Pos::verb) return true;
  const bool joined = (arc.proclitics & proclitic::kWa) != 0;
  const bool event = arc.morph.derived() == Derived::masdar ||
                     (arc.lexeme < flags_.size() && (flags_[arc.lexeme] & noun_flag::kEvent) != 0);
  return joined && event && !noun_at(at).person;
}

/// Six, among them two children and a woman: the total is the number before "among them", its parts
/// are what follows up to a verb, a comma, a casualty noun of its own, or the end. A bracket right
/// behind a number holds its parts, too.
void NumberScan::link_sentence(std::size_t from, std::size_t to) {
  if (from == to) return;
  std::size_t next = from;
  std::optional<std::uint32_t> last_number, total;
  std::uint32_t total_end = 0;
  bool bracket = false;
  for (std::uint32_t at = begin_; at < limit_; ++at) {
    if (next < to && out_[next].tokens.first == at) {
      Mention& m = out_[next];
      const bool joined = (m.proclitics & proclitic::kWa) != 0;
      if (total && joined && !bracket && m.counted != Mention::kNoToken &&
          noun_at(m.counted).casualty) {
        total.reset();  // "... among them a child, and twenty wounded" begins a count of its own
      }
      if (total && !m.ordinal) m.part_of = total;
      if (!total && !m.ordinal) {
        last_number = static_cast<std::uint32_t>(next);
        total_end = m.tokens.last;
      }
      at = m.tokens.last - 1;
      ++next;
      continue;
    }
    if (last_number && words_.find(at, QuantifierKind::among) != nullptr) {
      total = last_number;
      bracket = false;
      continue;
    }
    if (last_number && mark(at, "(") && total_end == at) {
      total = last_number;
      bracket = true;
      continue;
    }
    const bool verb =
        text_.tokens[at].kind == TokenKind::word && context_.lattice.best(at).pos == Pos::verb;
    const bool comma = !bracket && (mark(at, ",") || mark(at, "\xD8\x9B") || mark(at, ";"));
    if (total && (verb || comma || mark(at, ")") || mark(at, "("))) total.reset();
  }
}

}  // namespace tawatur::annotate
