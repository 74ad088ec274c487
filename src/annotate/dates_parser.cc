// SPDX-License-Identifier: Apache-2.0
#include "annotate/dates_parser.h"

#include <algorithm>
#include <utility>

namespace tawatur::annotate {
namespace {

constexpr std::int64_t kMostDays = 400;
constexpr int kMostParts = 4;  // "in an early hour of the morning of Thursday"

TimePiece piece(std::uint32_t first, std::uint32_t last) { return {first, last, {}}; }

}  // namespace

std::optional<TimePiece> TimeParser::parse(std::uint32_t at) {
  limit_ = text_.sentences[text_.tokens[at].sentence].tokens.last;
  auto found = expression(at);
  if (found) remember(found->value);
  return found;
}

void TimeParser::remember(const TimeValue& value) {
  if (value.aside) return;
  if (value.one_day()) last_day_ = value.from;
  const std::optional<Day> day = value.from ? value.from : value.bound;
  if (day) last_year_ = month_of(*day, Calendar::gregorian).year;
  if (value.month) last_month_ = value.month;
}

std::optional<Days> TimeParser::Count::days() const {
  const bool exact = !about && number > 0 && number <= kMostDays;
  if (!exact || (unit != TimeUnit::day && unit != TimeUnit::week)) return {};
  return Days{static_cast<int>(number) * (unit == TimeUnit::week ? 7 : 1)};
}

std::optional<TimePiece> TimeParser::expression(std::uint32_t at) {
  if (auto p = anchored(at)) return p;
  if (const TimeMatch* m = word(at, TimeKind::since)) {
    if (auto p = since(at, m->last)) return p;
  }
  if (const TimeMatch* m = word(at, TimeKind::before)) {
    // "Before dawn on Thursday" is Thursday, "before Thursday" isn't.
    const TimeMatch* part = word(at, TimeKind::part);
    if (part != nullptr && part->last > m->last) {
      if (auto p = point(at, false)) return p;
    }
    if (auto p = before_or_after(at, m->last, true)) return p;
  }
  if (const TimeMatch* m = word(at, TimeKind::during)) {
    if (auto p = during(at, m->last)) return p;
  }
  if (const TimeMatch* m = word(at, TimeKind::between)) return range(at, m->last, true);
  if (const TimeMatch* m = word(at, TimeKind::from)) return range(at, m->last, false);
  if (auto p = point(at, false)) return p;
  if (const TimeMatch* m = word(at, TimeKind::after)) {
    if (auto p = before_or_after(at, m->last, false)) return p;
  }
  if (const TimeMatch* m = word(at, TimeKind::in)) {
    // The preposition stays outside the span; it only lets a bare year be one.
    if (auto p = point(m->last, true)) {
      p->first = m->last;
      return p;
    }
  }
  if (const TimeMatch* m = word(at, TimeKind::until)) {
    if (auto p = until(at, m->last)) return p;
  }
  return plain(at);
}

/// An end without a beginning: a single day is what the text gives, a longer time is not.
std::optional<TimePiece> TimeParser::until(std::uint32_t at, std::uint32_t next) {
  if (const TimeMatch* vague = word(at, TimeKind::vague)) return piece(at, vague->last);
  auto found = point(next, true);
  if (!found) return {};
  found->first = at;
  if (!found->value.one_day()) found->value = {};
  return found;
}

/// Spans of words whose days nobody can tell: recently, so far, years.
std::optional<TimePiece> TimeParser::plain(std::uint32_t at) const {
  if (const TimeMatch* m = word(at, TimeKind::vague)) return piece(at, m->last);
  const auto n = count(at);
  if (!n) return {};
  const TimeMatch* unit = word(at, TimeKind::unit);  // for years, with li glued on
  const bool lasting = unit != nullptr && (unit->proclitics & proclitic::kLi) != 0;
  return n->number > 1 || n->about || lasting ? std::optional(piece(at, n->last)) : std::nullopt;
}

/// A number of units: two days, 3 weeks, (some) months, about a week.
std::optional<TimeParser::Count> TimeParser::count(std::uint32_t at) const {
  Count out;
  std::uint32_t p = at;
  if (const TimeMatch* about = word(p, TimeKind::about)) out.about = true, p = about->last;
  const auto number = inside(p) ? numbers_.parse(text_.tokens, p, limit_) : std::nullopt;
  const TimeMatch* unit = nullptr;
  if (number) {
    unit = inner(number->tokens.last, TimeKind::unit);
    if (unit == nullptr || (unit->proclitics & proclitic::kAl) != 0) return {};
    out.number = number->value;
    if (number->fraction) out.about = true;
  } else {
    unit = p == at ? word(p, TimeKind::unit) : inner(p, TimeKind::unit);
    if (unit == nullptr || (unit->proclitics & proclitic::kAl) != 0) return {};
    out.number = unit->word.value;
  }
  out.unit = unit->word.unit;
  out.last = unit->last;
  if (const TimeMatch* filler = inner(out.last, TimeKind::filler)) {
    out.about = out.about || filler->word.value == 0, out.last = filler->last;
  }
  if (const TimeMatch* odd = inner(out.last, TimeKind::odd)) {  // and a half
    out.about = true, out.last = odd->last;
  } else if (const TimeMatch* same = word(out.last, TimeKind::odd)) {
    out.about = true, out.last = same->last;
  }
  return out;
}

std::optional<TimePiece> TimeParser::since(std::uint32_t at, std::uint32_t next) {
  auto start = point(next, true);
  if (!start) {
    const auto n = count(next);
    if (!n) return {};
    TimePiece out = piece(at, n->last);
    if (const auto days = n->days(); published_ && days && n->unit == TimeUnit::day) {
      out.value.from = *published_ - *days, out.value.to = *published_;
      out.value.precision = DatePrecision::day;
    }
    return out;
  }
  TimePiece out = piece(at, start->last);
  out.value.from = start->value.known() ? start->value.from : start->value.bound;
  out.value.precision = out.value.from ? DatePrecision::day : DatePrecision::unknown;
  out.value.month = start->value.month;
  std::optional<Day> to = published_;
  if (const TimeMatch* until = word(out.last, TimeKind::until)) {
    if (const auto end = point(until->last, true)) {
      out.last = end->last, to = end->value.to;
    } else if (const TimeMatch* now = word(out.last, TimeKind::vague)) {
      out.last = now->last;
    }
  }
  if (out.value.from && to && *to >= *out.value.from) out.value.to = to;
  return out;
}

std::optional<TimePiece> TimeParser::before_or_after(std::uint32_t at, std::uint32_t next,
                                                     bool before) {
  if (const auto n = count(next)) {
    if (!before) return days_after(at, *n);
    TimePiece out = piece(at, n->last);
    // Two weeks ago is a manner of speaking.
    const bool near = n->unit == TimeUnit::day || n->number == 1;
    if (const auto days = n->days(); published_ && days && near) {
      out.value.from = out.value.to = *published_ - *days;
      out.value.precision = n->unit == TimeUnit::week ? DatePrecision::week : DatePrecision::day;
    }
    return out;
  }
  auto edge = point(next, true);
  if (!edge) return {};
  return piece(at, edge->last);
}

std::optional<TimePiece> TimeParser::during(std::uint32_t at, std::uint32_t next) {
  if (auto p = point(next, true)) {
    p->first = at;
    return p;
  }
  if (const TimeMatch* m = word(next, TimeKind::vague)) return piece(at, m->last);
  const auto n = count(next);
  return n ? std::optional(piece(at, n->last)) : std::nullopt;
}

/// From X to Y, between X and Y.
std::optional<TimePiece> TimeParser::range(std::uint32_t at, std::uint32_t next, bool between) {
  const auto start = point(next, true);
  if (!start) return {};
  TimePiece out = piece(at, start->last);
  out.value = start->value;
  std::uint32_t p = start->last;
  const TimeMatch* conj = word(p, TimeKind::conj);
  const TimeMatch* until = inner(p, TimeKind::until);
  if (between && conj != nullptr) p = conj->last;
  if (until != nullptr) p = until->last;
  const bool glued = between && inside(p) && text_.tokens[p].kind == TokenKind::word;
  const auto end = p != start->last || glued ? point(p, true) : std::nullopt;
  if (!end) {
    // "Between 2 and 5 May" is one piece already; "from Thursday" alone is only Thursday.
    out.first = between ? at : next;
    return out;
  }
  out.last = end->last;
  out.value = {};
  if (start->value.known() && end->value.known() && *end->value.to >= *start->value.from) {
    out.value.from = start->value.from, out.value.to = end->value.to;
    out.value.precision = std::max(start->value.precision, end->value.precision);
  }
  return out;
}

/// The hour, morning, at dawn (yesterday).
std::optional<TimePiece> TimeParser::clock(std::uint32_t at) {
  std::uint32_t p = at;
  if (const TimeMatch* hour = word(at, TimeKind::hour)) {
    const auto ordinal = numbers_.parse_ordinal(text_.tokens, hour->last, limit_);
    if (ordinal) {
      p = ordinal->tokens.last;
    } else if (digits(hour->last, p)) {
      while ((mark(p, ':') || mark(p, '.')) && inside(p + 1) &&
             text_.tokens[p + 1].kind == TokenKind::number) {
        p += 2;
      }
    } else {
      return {};
    }
    if (const TimeMatch* part = inner(p, TimeKind::clock)) p = part->last;
  } else if (const TimeMatch* part = word(at, TimeKind::clock)) {
    p = part->last;
  } else {
    return {};
  }
  TimePiece out = piece(at, p);
  const bool bracket = mark(p, '(');
  const TimeMatch* of = inner(p, TimeKind::from);
  std::uint32_t q = of != nullptr ? of->last : bracket || mark(p, ',') ? p + 1 : p;
  for (const TimeKind kind : {TimeKind::part, TimeKind::from, TimeKind::at}) {
    if (const TimeMatch* prefix = inner(q, kind)) q = prefix->last;
  }
  const auto named = day(q);
  if (!named || (bracket && !mark(named->last, ')'))) return out;
  out.last = named->last + (bracket ? 1u : 0u);
  out.value = named->value;
  return out;
}

/// Yesterday evening, Friday at dawn.
void TimeParser::extend_with_hour(TimePiece& piece) const {
  const TimeMatch* clock = inner(piece.last, TimeKind::clock);
  if (clock != nullptr) piece.last = clock->last;
}

/// A day with its part of the day before it, or a period.
std::optional<TimePiece> TimeParser::point(std::uint32_t at, bool bare) {
  std::uint32_t p = at;
  bool part = false, night = false, listed = false;
  if (const TimeMatch* days = word(at, TimeKind::days); days != nullptr && day(days->last)) {
    p = days->last, listed = true;
  }
  for (int i = 0; i < kMostParts && !listed; ++i) {
    const TimeMatch* m = p == at ? word(p, TimeKind::part) : inner(p, TimeKind::part);
    if (m != nullptr) part = true, night = night || m->word.value == 1;
    if (m == nullptr) m = p == at ? word(p, TimeKind::at) : inner(p, TimeKind::at);
    if (m == nullptr && part) m = inner(p, TimeKind::from);
    if (m == nullptr && part && p != at) m = inner(p, TimeKind::in);
    if (m == nullptr) break;
    if (day(p)) break;  // "the day of yesterday" is an entry of its own
    p = m->last;
  }
  auto found = day(p);
  if (!found && p != at) found = day(at), p = at;
  if (found) {
    found->first = at;
    join(*found, night, listed);
    extend_with_hour(*found);
    return found;
  }
  if (auto hours = clock(at)) return hours;
  found = period(at, bare);
  if (!found && p != at) found = period(p, false);
  if (!found) {
    const TimeMatch* m = word(at, TimeKind::part);
    std::uint32_t q = m != nullptr ? m->last : at;
    if (const TimeMatch* from = m != nullptr ? inner(q, TimeKind::from) : nullptr) q = from->last;
    if (q != at) found = period(q, false);
    if (found) found->value = {};  // "earlier last month" isn't the whole of it
  }
  if (found) found->first = at;
  return found;
}

}  // namespace tawatur::annotate
