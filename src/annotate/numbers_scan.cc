// SPDX-License-Identifier: Apache-2.0
#include "annotate/numbers_scan.h"

#include <algorithm>

#include "text/fold.h"

namespace tawatur::annotate {
namespace {

constexpr int kMostBounds = 2;  // "about, at least"
constexpr std::int64_t kFirstYear = 1900, kLastYear = 2100;
constexpr std::uint32_t kFarthestBound = 12;  // words from "passed" to its number
constexpr std::size_t kTelephoneDigits = 7;   // that many without marks and noun: no quantity

bool begins_with(std::string_view text, std::string_view head) {
  return text.substr(0, head.size()) == head;
}

}  // namespace

std::uint8_t noun_flags(const lexicon::Lexeme& lexeme) {
  std::uint8_t flags = 0;
  std::string_view roles = lexeme.role;
  while (!roles.empty()) {
    const std::size_t space = std::min(roles.find(' '), roles.size());
    const std::string_view role = roles.substr(0, space);
    roles.remove_prefix(std::min(space + 1, roles.size()));
    if (begins_with(role, "casualty:")) flags |= noun_flag::kPerson | noun_flag::kCasualty;
    if (role == "civilians" || role == "fighter" || role == "captive" || role == "head:person" ||
        role == "title" || role == "unidentified") {
      flags |= noun_flag::kPerson;
    }
    if (role == "given-name") flags |= noun_flag::kGivenName;
    if (role == "nisba") flags |= noun_flag::kNisba;
    if (begins_with(role, "weapon:") || begins_with(role, "place:") || role == "head:vehicle" ||
        role == "head:aircraft" || role == "head:artillery" || role == "head:position" ||
        role == "deal" || role == "time") {
      flags |= noun_flag::kThing;
    }
  }
  if ((flags & noun_flag::kPerson) != 0 && (flags & noun_flag::kCasualty) == 0 &&
      lexeme.role.find("civilians") == std::string_view::npos) {
    flags |= noun_flag::kManOnly;
  }
  if (!lexeme.classes.empty()) flags |= noun_flag::kEvent;
  return flags;
}

NumberScan::NumberScan(const Context& context, const NumberWords& numbers,
                       const QuantifierMatches& words, const std::vector<std::uint8_t>& flags,
                       std::vector<Mention>& out)
    : context_(context),
      text_(context.text),
      numbers_(numbers),
      words_(words),
      flags_(flags),
      out_(out),
      named_(context.text.tokens.size(), false),
      taken_(context.text.tokens.size(), false) {
  for (const lexicon::PhraseHit& hit : context.hits) {
    if (hit.source < lexicon::Source::actors) continue;
    // A town may be called like a man; a group of one word (Taliban) is no dual.
    if (hit.tokens.size() == 1 && hit.source != lexicon::Source::actors) continue;
    for (std::uint32_t t = hit.tokens.first; t < hit.tokens.last; ++t) named_[t] = true;
  }
  for (const Mention& m : out_) {
    if (m.kind != MentionKind::date) continue;
    for (std::uint32_t t = m.tokens.first; t < m.tokens.last; ++t) taken_[t] = true;
  }
}

void NumberScan::run() {
  for (const Sentence& sentence : text_.sentences) {
    begin_ = sentence.tokens.first, limit_ = sentence.tokens.last;
    const std::size_t before = out_.size();
    for (std::uint32_t at = begin_; at < limit_; ++at) {
      if (taken_[at]) continue;
      if (number_at(at) || one_at(at) || other_at(at) || ordinal_person_at(at) || person_at(at)) {
        at = std::max(at, out_.back().tokens.last - 1);
      }
    }
    link_sentence(before, out_.size());
  }
}

bool NumberScan::number_at(std::uint32_t at) {
  auto found = quantity(at);
  if (!found) return false;
  count_noun(*found);
  after_words(*found);
  found->ordinal = found->ordinal || no_people(*found);
  const QuantifierMatch* unit = words_.find(found->core_last, QuantifierKind::measure);
  if (unit != nullptr && unit->last <= limit_) found->last = std::max(found->last, unit->last);
  put(*found);
  return true;
}

/// Bounding words, then a number or a range.
std::optional<NumberScan::Found> NumberScan::quantity(std::uint32_t at) const {
  Found found;
  found.first = at;
  if (range(at, found)) return found;
  std::uint32_t p = at;
  QuantifierKind bound = QuantifierKind::conj;  // none
  for (int i = 0; i < kMostBounds; ++i) {
    const QuantifierMatch* best = nullptr;
    for (const QuantifierKind kind :
         {QuantifierKind::least, QuantifierKind::most, QuantifierKind::near}) {
      const QuantifierMatch* m = words_.find(p, kind);
      if (m != nullptr && (best == nullptr || m->last > best->last)) best = m;
    }
    if (best == nullptr || best->last >= limit_) break;
    if (p == at) found.begin = best->begin, found.proclitics = best->proclitics;
    if (bound == QuantifierKind::conj || bound == QuantifierKind::near) bound = best->word.kind;
    p = best->last;
    found.bounded = true;
  }
  // "More than the 20", and al- cut off its digits.
  const bool cut_article = inside(p) && text_.tokens[p].folded == "\xD8\xA7\xD9\x84";
  if (cut_article) ++p, p += mark(p, "-") ? 1 : 0;
  if (!core(p, found)) return {};
  if (cut_article) found.article = true;
  second_bound(found);
  if (!found.bounded && !found.vague) bound = distant_bound(at);
  if (bound == QuantifierKind::least) found.high.reset();
  if (bound == QuantifierKind::most) found.high = found.low, found.low.reset();
  return found;
}

/// "The number of the wounded in both towns passed 300": the verb bounds the first number after it.
QuantifierKind NumberScan::distant_bound(std::uint32_t at) const {
  std::uint32_t begin = at > begin_ + kFarthestBound ? at - kFarthestBound : begin_;
  if (!out_.empty() && out_.back().kind == MentionKind::number) {
    begin = std::max(begin, out_.back().tokens.last);
  }
  for (std::uint32_t p = at; p-- > begin;) {
    if (words_.find(p, QuantifierKind::under) != nullptr) return QuantifierKind::most;
    if (words_.find(p, QuantifierKind::over) == nullptr) continue;
    const bool negated = p > begin && words_.find(p - 1, QuantifierKind::under) != nullptr;
    return negated ? QuantifierKind::most : QuantifierKind::least;
  }
  return QuantifierKind::conj;
}

bool NumberScan::core(std::uint32_t at, Found& found) const {
  if (!inside(at)) return false;
  const QuantifierMatch* vague = words_.find(at, QuantifierKind::vague);
  if (const QuantifierMatch* bare = words_.find(at, QuantifierKind::vague_bare)) {
    const Noun next = inside(bare->last) ? noun_at(bare->last) : Noun{};
    const bool counts = (bare->proclitics & proclitic::kAl) == 0 && !(next.noun && next.bare);
    if (vague == nullptr && counts) vague = bare;
  }
  const auto number = numbers_.parse(text_.tokens, at, limit_);
  found.core = at;
  if (number && (vague == nullptr || number->tokens.last >= vague->last)) {
    for (std::uint32_t t = at; t < number->tokens.last; ++t) {
      if (taken_[t]) return false;
    }
    found.core_last = found.last = number->tokens.last;
    found.low = found.high = number->value;
    found.digits = number->digits;
    found.article = (number->proclitics & proclitic::kAl) != 0;
    found.ordinal = number->fraction;
    if (found.core == found.first) {
      found.begin = number->stem_begin, found.proclitics = number->proclitics;
    }
    return true;
  }
  if (vague != nullptr && vague->last <= limit_) {
    found.core_last = found.last = vague->last;
    found.low = vague->word.low, found.high = vague->word.high;
    found.vague = true;
    if (found.core == found.first) found.begin = vague->begin, found.proclitics = vague->proclitics;
    return true;
  }
  // Digits that are no number by themselves: telephone numbers and the like.
  if (text_.tokens[at].kind == TokenKind::number) {
    found.core_last = found.last = at + 1;
    found.digits = found.ordinal = true;
    return true;
  }
  return false;
}

/// Between 10 and 15; from 10 to 15.
bool NumberScan::range(std::uint32_t at, Found& found) const {
  const QuantifierMatch* between = words_.find(at, QuantifierKind::between);
  const QuantifierMatch* from = words_.find(at, QuantifierKind::from);
  const QuantifierMatch* lead = between != nullptr ? between : from;
  if (lead == nullptr || !inside(lead->last)) return false;
  const auto low = numbers_.parse(text_.tokens, lead->last, limit_);
  if (!low || low->tokens.last >= limit_) return false;
  // "Between ten and fifteen" may parse as one number in words; digits can't.
  std::uint32_t p = low->tokens.last;
  const QuantifierMatch* to = words_.find(p, QuantifierKind::to);
  const QuantifierMatch* conj = words_.find(p, QuantifierKind::conj);
  if (to != nullptr && to->proclitics == 0) {
    p = to->last;
  } else if (between != nullptr && conj != nullptr) {
    p = conj->last;
  } else if (between == nullptr) {
    return false;
  }
  const auto high = p < limit_ ? numbers_.parse(text_.tokens, p, limit_) : std::nullopt;
  if (!high || high->value <= low->value) return false;
  if (p == low->tokens.last && (high->proclitics & proclitic::kWa) == 0) return false;
  found.core = lead->last;
  found.core_last = found.last = high->tokens.last;
  found.begin = lead->begin, found.proclitics = lead->proclitics;
  found.low = low->value, found.high = high->value;
  found.digits = low->digits, found.bounded = true;
  return true;
}

/// 10 to 15, 10 - 15, ten or fifteen.
void NumberScan::second_bound(Found& found) const {
  if (found.vague || found.ordinal || found.core_last >= limit_) return;
  const std::uint32_t p = found.core_last;
  const QuantifierMatch* to = words_.find(p, QuantifierKind::to);
  const QuantifierMatch* alternative = words_.find(p, QuantifierKind::alternative);
  std::uint32_t q = p;
  if (to != nullptr && to->proclitics == 0) q = to->last;
  if (alternative != nullptr && alternative->proclitics == 0) q = alternative->last;
  if (mark(p, "-")) q = p + 1;
  if (q == p || !inside(q)) return;
  const auto high = numbers_.parse(text_.tokens, q, limit_);
  if (!high || high->proclitics != 0 || high->value <= *found.low) return;
  found.high = high->value;
  found.core_last = found.last = high->tokens.last;
}

/// The noun behind the number (perhaps after "of" or a quote), or before it ("his six children").
void NumberScan::count_noun(Found& found) const {
  std::uint32_t p = found.core_last;
  const bool opens = p < limit_ && text_.tokens[p].space_before;
  if (opens && (mark(p, "\"") || mark(p, "'"))) ++p;
  const QuantifierMatch* of = words_.find(p, QuantifierKind::of);
  const bool through_of = of != nullptr && of->proclitics == 0 && p + 1 == of->last;
  if (through_of) p = of->last;
  const QuantifierMatch* others = words_.find(p, QuantifierKind::other);
  if (others != nullptr && inside(p) && !others->word.low && others->proclitics == 0) {
    found.counted = p;
    found.last = others->last;
    return;
  }
  const bool one_of = words_.find(p, QuantifierKind::one) != nullptr;  // "four, one of them ..."
  if (inside(p) && text_.tokens[p].kind == TokenKind::word && !text_.tokens[p].break_before &&
      !one_of) {
    const Noun noun = noun_at(p);
    if (noun.bare && (noun.person || (noun.noun && (!through_of || noun.definite)))) {
      found.counted = p;
      found.last = p + 1;
      if (noun.person) return;
    }
  }
  if (found.core == begin_ || found.bounded || found.vague) return;
  const std::uint32_t before = found.core - 1;
  if (taken_[before] || text_.tokens[before].kind != TokenKind::word) return;
  const Noun noun = noun_at(before);
  const bool agrees = found.article    ? noun.plural > 0 || noun.dual > 0
                      : found.low == 2 ? noun.dual > 0
                      : found.low == 1 ? noun.singular > 0
                                       : false;
  if (!noun.person || !agrees) return;
  if (found.counted != Mention::kNoToken) found.last = found.core_last;
  found.counted = before;
}

void NumberScan::after_words(Found& found) const {
  const std::uint32_t p = mark(found.last, ",") ? found.last + 1 : found.last;
  if (p >= limit_) return;
  // "30 dead and more than a thousand hurt": "more" belongs to the thousand.
  const QuantifierMatch* more = words_.find(p, QuantifierKind::least_after);
  const QuantifierMatch* next = words_.find(p, QuantifierKind::least);
  if (more != nullptr && next != nullptr && next->last > more->last) more = nullptr;
  if (more != nullptr) {
    found.high.reset();
    found.last = more->last;
  } else if (const QuantifierMatch* most = words_.find(p, QuantifierKind::most_after)) {
    found.high = found.low, found.low.reset();
    found.last = most->last;
  } else if (const QuantifierMatch* near = words_.find(p, QuantifierKind::near_after)) {
    found.last = near->last;
  }
}

/// Units of measure, money, things, names with numbers, list numbers, clock times.
bool NumberScan::no_people(const Found& found) const {
  const std::uint32_t p = found.core_last;
  if (words_.find(p, QuantifierKind::measure) != nullptr) return true;
  if (mark(p, "%") || mark(p, "\xD9\xAA") || mark(p, "$")) return true;
  if (found.core > 0 && (mark(found.core - 1, "$") || mark(found.core - 1, "%"))) return true;
  const bool next_number = p + 1 < limit_ && text_.tokens[p + 1].kind == TokenKind::number;
  if (found.digits && next_number && (mark(p, ":") || mark(p, "/"))) return true;
  if (found.digits && found.core > begin_ + 1 &&
      (mark(found.core - 1, ":") || mark(found.core - 1, "/")) &&
      text_.tokens[found.core - 2].kind == TokenKind::number) {
    return true;
  }
  Noun noun;
  if (found.counted != Mention::kNoToken) {
    if (words_.find(found.counted, QuantifierKind::other) != nullptr) return false;
    // Five of a named organisation are people; so are 103 hits of a hospital's.
    const bool member = named_[found.counted] && found.counted > found.core_last;
    if (member || words_.find(found.counted, QuantifierKind::cases) != nullptr) return false;
    noun = noun_at(found.counted);
  }
  if (noun.person) return false;
  if (noun.thing || noun.event) return true;
  if (found.vague || found.bounded) return false;
  return found.digits && named_number(found);
}

/// The 46th regiment, BM-21, resolution 2254, 1), 2016, a telephone number.
bool NumberScan::named_number(const Found& found) const {
  const Token& token = text_.tokens[found.core];
  const std::string_view digits = token.folded;
  if (digits.size() >= kTelephoneDigits && digits.find_first_of(".,") == std::string_view::npos) {
    return true;
  }
  if (digits.size() > 1 && digits[0] == '0') return true;
  const bool noun = found.counted != Mention::kNoToken;
  if (!noun && digits.size() == 4 && *found.low >= kFirstYear && *found.low <= kLastYear) {
    return true;
  }
  const std::uint32_t next = found.core_last;
  if (found.core == begin_ && (mark(next, ")") || mark(next, "-") || mark(next, "."))) return true;
  if (found.core == begin_) return false;
  const Token& before = text_.tokens[found.core - 1];
  if (before.kind == TokenKind::latin) return true;
  if (before.folded == "-" && !token.space_before && found.core - 1 > begin_ &&
      text_.tokens[found.core - 2].kind != TokenKind::punct) {
    return true;
  }
  for (std::uint32_t back = 1; back <= 3 && back <= found.core - begin_; ++back) {
    const QuantifierMatch* m = words_.find(found.core - back, QuantifierKind::label);
    if (m != nullptr && m->last == found.core) return true;
  }
  return false;
}

void NumberScan::put(const Found& found) {
  Mention m;
  m.kind = MentionKind::number;
  m.tokens = {found.first, found.last};
  m.head = found.core;
  m.sentence = text_.tokens[found.first].sentence;
  m.proclitics = static_cast<std::uint16_t>(found.proclitics & ~proclitic::kAl);
  m.low = found.low, m.high = found.high;
  m.counted = found.counted;
  m.singular_one = found.one;
  m.ordinal = found.ordinal;
  const Token& first = text_.tokens[found.first];
  std::uint32_t begin = first.span.begin;
  if (found.begin > 0 && m.proclitics != 0) {
    // The article stays inside the span, clitics before it don't.
    const std::uint32_t article = (found.proclitics & proclitic::kAl) != 0 ? 4 : 0;
    const text::FoldedMap map(first.span.of(text_.source));
    const std::uint32_t cut = found.begin > article ? found.begin - article : found.begin;
    const auto size = static_cast<std::uint32_t>(map.folded().size());
    if (cut < size) begin += map.source_of({cut, size}).begin;
  }
  m.span = {begin, text_.tokens[found.last - 1].span.end};
  for (std::uint32_t t = found.first; t < found.last; ++t) taken_[t] = true;
  out_.push_back(std::move(m));
}

}  // namespace tawatur::annotate
