// SPDX-License-Identifier: Apache-2.0
// Weeks, months, years and parts of them.
#include <algorithm>

#include "annotate/dates_parser.h"

namespace tawatur::annotate {
namespace {

constexpr int kFirstYear = 1800, kLastYear = 2100;            // Gregorian
constexpr int kFirstHijriYear = 1200, kLastHijriYear = 1500;  // where the two can't be mixed up
constexpr std::int64_t kMostUnits = 400;  // "the last 1000 days" says no more than its words

TimePiece piece(std::uint32_t first, std::uint32_t last, TimeValue value = {}) {
  return {first, last, std::move(value)};
}

TimeValue value_of(DayRange days, DatePrecision precision) {
  TimeValue value;
  value.from = days.from, value.to = days.to, value.precision = precision;
  return value;
}

}  // namespace

std::optional<int> TimeParser::digits(std::uint32_t at, std::uint32_t& next) const {
  // al-, cut off from its digits, perhaps with a tatweel that was taken for a dash.
  if (inside(at) && text_.tokens[at].folded == "\xD8\xA7\xD9\x84") {
    at += mark(at + 1, '-') ? 2 : 1;
  }
  if (!inside(at) || text_.tokens[at].kind != TokenKind::number) return {};
  const std::string_view folded = text_.tokens[at].folded;
  if (folded.empty() || folded.size() > 4) return {};
  int value = 0;
  for (const char c : folded) {
    if (c < '0' || c > '9') return {};
    value = value * 10 + (c - '0');
  }
  next = at + 1;
  return value;
}

std::optional<int> TimeParser::year_number(std::uint32_t at) const {
  if (!inside(at) || text_.tokens[at].folded.size() != 4) return {};
  std::uint32_t next = at;
  const std::optional<int> year = digits(at, next);
  if (!year || next != at + 1) return {};
  const bool fits = (*year >= kFirstYear && *year <= kLastYear) ||
                    (*year >= kFirstHijriYear && *year <= kLastHijriYear);
  return fits ? year : std::nullopt;
}

/// Fillers ("few") and an adjective that says past, running or coming.
std::optional<Direction> TimeParser::direction(std::uint32_t at, std::uint32_t& next) const {
  while (const TimeMatch* filler = inner(at, TimeKind::filler)) at = filler->last;
  const TimeMatch* adj = inner(at, TimeKind::adj);
  if (adj == nullptr) return {};
  next = adj->last;
  return adj->word.value < 0   ? Direction::past
         : adj->word.value > 0 ? Direction::next
                               : Direction::now;
}

/// "of the year 2020", "2020", "of last year", "of the same year".
bool TimeParser::tail_of_year(std::uint32_t at, Tail& out) const {
  const TimeMatch* from = inner(at, TimeKind::from);
  std::uint32_t p = from != nullptr ? from->last : at;
  const TimeMatch* same_before = inner(p, TimeKind::same_before);
  if (same_before != nullptr) p = same_before->last;
  const TimeMatch* year_word = inner(p, TimeKind::year);
  if (same_before != nullptr) {
    if (year_word == nullptr) return false;
    out.same_year = true, out.last = year_word->last;
    return true;
  }
  if (year_word != nullptr) p = year_word->last;
  if (from != nullptr && year_word == nullptr) return false;
  if (const std::optional<int> year = year_number(p)) {
    out.year = year, out.last = p + 1;
    out.hijri = *year <= kLastHijriYear;
    if (const TimeMatch* era = inner(p + 1, TimeKind::era)) out.last = era->last;
    return true;
  }
  if (year_word == nullptr) return false;
  std::uint32_t next = p;
  if (const std::optional<Direction> dir = direction(p, next)) {
    out.direction = *dir, out.year_direction = true, out.last = next;
    return true;
  }
  if (const TimeMatch* same = inner(p, TimeKind::same)) {
    out.same_year = true, out.last = same->last;
    return true;
  }
  return false;
}

TimeParser::Tail TimeParser::tail(std::uint32_t at) const {
  Tail out;
  out.last = at;
  const bool comma = mark(at, ',') && year_number(at + 1);
  const bool slash = mark(at, '/') && year_number(at + 1);
  if (tail_of_year(comma || slash ? at + 1 : at, out)) {
    out.empty = false;
    return out;
  }
  std::uint32_t next = at;
  if (const std::optional<Direction> dir = direction(at, next)) {
    out.direction = *dir, out.last = next, out.empty = false;
  }
  return out;
}

/// A month with its twin of another family: May / Ayyar, May (Ayyar), May - Ayyar.
std::optional<TimeParser::MonthName> TimeParser::month_name(std::uint32_t at, bool in) const {
  const TimeMatch* word_month = inner(at, TimeKind::month_word);
  const std::uint32_t p = word_month != nullptr ? word_month->last : at;
  const TimeMatch* m =
      in || word_month != nullptr ? inner(p, TimeKind::month) : word(p, TimeKind::month);
  if (m == nullptr) return {};
  MonthName name{m->word.value, m->word.hijri, m->word.weak && word_month == nullptr, m->last};
  const bool bracket = mark(m->last, '(');
  if (bracket || mark(m->last, '/') || mark(m->last, '-')) {
    const TimeMatch* twin = inner(m->last + 1, TimeKind::month);
    if (twin != nullptr && twin->word.value == name.month && twin->word.hijri == name.hijri) {
      name.last = twin->last + (bracket && mark(twin->last, ')') ? 1u : 0u);
      name.weak = false;
    }
  }
  return name;
}

std::optional<YearMonth> TimeParser::resolve(const MonthName& name, const Tail& tail) const {
  const Calendar calendar = name.hijri ? Calendar::hijri : Calendar::gregorian;
  if (tail.year) {
    YearMonth month{*tail.year, name.month, calendar};
    if (name.hijri == (*tail.year <= kLastHijriYear)) return month;
    if (!name.hijri) return {};
    // A Hijri month of a Gregorian year: the one that begins in it.
    const YearMonth first = month_of(days_of_year(*tail.year).from, Calendar::hijri);
    month.year = first.year + (name.month < first.month ? 1 : 0);
    return month;
  }
  if (tail.same_year) {
    if (!last_year_ || name.hijri) return {};
    return YearMonth{*last_year_, name.month, calendar};
  }
  if (!published_) return {};
  if (tail.year_direction) {
    const int shift = tail.direction == Direction::past   ? -1
                      : tail.direction == Direction::next ? 1
                                                          : 0;
    return YearMonth{month_of(*published_, calendar).year + shift, name.month, calendar};
  }
  return month_near(*published_, name.month, calendar, tail.direction);
}

TimeValue TimeParser::unit_value(TimeUnit unit, std::int64_t count, Direction dir) const {
  if (!published_ || count <= 0 || count > kMostUnits) return {};
  const Day today = *published_;
  const int n = static_cast<int>(count);
  if (unit == TimeUnit::hour && dir != Direction::now) {
    const Days span{(n + 23) / 24};
    return value_of(
        dir == Direction::past ? DayRange{today - span, today} : DayRange{today, today + span},
        DatePrecision::day);
  }
  // Which seven days "last week" are nobody says; "the last two weeks" end with publication.
  if (unit == TimeUnit::week && n == 1) return {};
  if (unit == TimeUnit::day || unit == TimeUnit::week) {
    const int days = unit == TimeUnit::week ? 7 * n : n;
    const DatePrecision precision =
        unit == TimeUnit::week ? DatePrecision::week : DatePrecision::day;
    if (dir == Direction::past) {
      return value_of({today - Days{days}, today - Days{1}}, precision);
    }
    if (dir == Direction::next) {
      return value_of({today + Days{1}, today + Days{days}}, precision);
    }
    return value_of({today - Days{days - 1}, today}, precision);
  }
  if (unit != TimeUnit::month && unit != TimeUnit::year) return {};
  const int step = unit == TimeUnit::year ? 12 : 1;
  YearMonth here = month_of(today, Calendar::gregorian);
  if (unit == TimeUnit::year) here.month = 1;
  const int first = dir == Direction::past ? -n * step : dir == Direction::next ? step : 0;
  const int last = dir == Direction::past   ? -1
                   : dir == Direction::next ? (n + 1) * step - 1
                                            : step - 1;
  const auto from = days_of(shifted(here, first)), to = days_of(shifted(here, last));
  if (!from || !to) return {};
  return value_of({from->from, to->to},
                  unit == TimeUnit::year ? DatePrecision::year : DatePrecision::month);
}

/// Last week, this month, the past two days, the last (few) hours, the last 24 hours.
std::optional<TimePiece> TimeParser::unit_period(std::uint32_t at) const {
  if (const TimeMatch* pointer = word(at, TimeKind::this_one)) {
    const TimeMatch* unit = inner(pointer->last, TimeKind::unit);
    if (unit == nullptr || (unit->proclitics & proclitic::kAl) == 0) return {};
    return piece(at, unit->last, unit_value(unit->word.unit, unit->word.value, Direction::now));
  }
  std::uint32_t p = at;
  std::int64_t number = 0;
  const auto read_number = [&](std::uint32_t from) {
    std::uint32_t next = from;
    if (const std::optional<int> n = digits(from, next)) {
      number = *n, p = next;
    } else if (const auto words =
                   inside(from) ? numbers_.parse(text_.tokens, from, limit_) : std::nullopt) {
      const bool article = (words->proclitics & proclitic::kAl) != 0;
      if (article || from == at) number = words->value, p = words->tokens.last;
    }
  };
  read_number(at);  // the 48 hours ...
  const bool led = p != at;
  const TimeMatch* unit = led ? inner(p, TimeKind::unit) : word(p, TimeKind::unit);
  if (unit == nullptr) return {};
  if (!led && (unit->proclitics & proclitic::kAl) == 0) return {};
  p = unit->last;
  if (!led) read_number(p);  // the hours 24 ..., the days three ...
  if (number == 0) number = unit->word.value;
  std::uint32_t next = p;
  const std::optional<Direction> dir = direction(p, next);
  if (!dir) return {};
  return piece(at, next, unit_value(unit->word.unit, number, *dir));
}

std::optional<TimePiece> TimeParser::year_period(std::uint32_t at, bool bare_year) const {
  const TimeMatch* year_word = word(at, TimeKind::year);
  const std::uint32_t p = year_word != nullptr ? year_word->last : at;
  const std::optional<int> year = year_number(p);
  if (!year) return {};
  const TimeMatch* era = inner(p + 1, TimeKind::era);
  const bool modern = *year > kLastHijriYear && bare_year;
  if (year_word == nullptr && !modern && era == nullptr) return {};
  std::uint32_t last = era != nullptr ? era->last : p + 1;
  DayRange days{};
  if (*year <= kLastHijriYear) {
    const auto first = days_of({*year, 1, Calendar::hijri});
    const auto end = days_of({*year, 12, Calendar::hijri});
    if (!first || !end) return {};
    return piece(at, last, value_of({first->from, end->to}, DatePrecision::year));
  }
  days = days_of_year(*year);
  // 2012 and 2013, 2012 - 2013, 2012 to 2013.
  const TimeMatch* upto = inner(last, TimeKind::until);
  const TimeMatch* conj = word(last, TimeKind::conj);
  const std::uint32_t second = upto != nullptr                      ? upto->last
                               : conj != nullptr                    ? conj->last
                               : mark(last, '-') || mark(last, '/') ? last + 1
                                                                    : last;
  if (second != last && year_word != nullptr) {
    const std::optional<int> end = year_number(second);
    if (end && *end > *year && *end >= kFirstYear) {
      days.to = days_of_year(*end).to;
      last = second + 1;
    }
  }
  return piece(at, last, value_of(days, DatePrecision::year));
}

std::optional<TimePiece> TimeParser::month_period(std::uint32_t at, bool weak) const {
  const std::optional<MonthName> name = month_name(at, false);
  if (!name) return {};
  Tail tail = this->tail(name->last);
  std::uint32_t last = tail.last;
  std::optional<MonthName> second;
  if (tail.empty && inside(name->last)) {  // May and June last
    const TimeMatch* conj = word(name->last, TimeKind::conj);
    const std::uint32_t p = conj != nullptr ? conj->last : name->last;
    const TimeMatch* m = word(p, TimeKind::month);
    if (m != nullptr && (conj != nullptr || m->proclitics == proclitic::kWa)) {
      second = month_name(p, false);
      tail = this->tail(second->last);
      last = tail.last;
    }
  }
  // "In Ab" is August; b + Ab is a door.
  const TimeMatch* m = word(at, TimeKind::month);
  const bool prefixed = m != nullptr && (m->proclitics & ~proclitic::kWa) != 0;
  if (name->weak && tail.empty && (!weak || prefixed)) return {};
  TimePiece out = piece(at, last);
  const auto first = resolve(*name, tail);
  const auto days = first ? days_of(*first) : std::nullopt;
  if (!days) return out;
  out.value = value_of(*days, DatePrecision::month);
  out.value.month = first;
  if (second) {
    const auto end = resolve(*second, tail);
    const auto end_days = end ? days_of(*end) : std::nullopt;
    if (!end_days || end_days->to < days->from) return piece(at, last);
    out.value.to = end_days->to, out.value.month = end;
  }
  return out;
}

/// Periods that can stand after "the beginning of", "the first quarter of".
std::optional<TimePiece> TimeParser::whole_period(std::uint32_t at) const {
  if (auto p = unit_period(at)) return p;
  if (auto p = year_period(at, true)) return p;
  return month_period(at, true);
}

/// The beginning of 2020: no days of its own, but a first day for "since".
std::optional<TimePiece> TimeParser::phase_period(std::uint32_t at) const {
  const TimeMatch* phase = word(at, TimeKind::phase);
  if (phase == nullptr) return {};
  auto whole = whole_period(phase->last);
  if (!whole) return {};
  TimePiece out = piece(at, whole->last);
  if (phase->word.value == 0) out.value.bound = whole->value.from;
  return out;
}

std::optional<TimePiece> TimeParser::part_of_year(std::uint32_t at) const {
  const TimeMatch* part = word(at, TimeKind::part_of_year);
  if (part == nullptr || part->word.value <= 0) return {};
  const auto ordinal = numbers_.parse_ordinal(text_.tokens, part->last, limit_);
  std::int64_t which = ordinal ? ordinal->value : 0;
  const std::int64_t parts = 12 / part->word.value;
  std::uint32_t p = ordinal ? ordinal->tokens.last : part->last;
  if (!ordinal) {
    if (inner(p, TimeKind::adj) == nullptr) return {};
    which = parts, p = inner(p, TimeKind::adj)->last;  // the last quarter
  }
  const TimeMatch* from = inner(p, TimeKind::from);
  const auto whole = from != nullptr ? whole_period(from->last) : std::nullopt;
  if (!whole || which < 1 || which > parts) return {};
  TimePiece out = piece(at, whole->last);
  if (!whole->value.known() || whole->value.precision != DatePrecision::year) return out;
  const YearMonth year = month_of(*whole->value.from, Calendar::gregorian);
  const int months = part->word.value, skip = static_cast<int>(which - 1) * months;
  const auto first = days_of(shifted(year, skip)), last = days_of(shifted(year, skip + months - 1));
  if (first && last) out.value = value_of({first->from, last->to}, DatePrecision::month);
  return out;
}

std::optional<TimePiece> TimeParser::season(std::uint32_t at) const {
  const TimeMatch* season = word(at, TimeKind::season);
  if (season == nullptr) return {};
  auto year = year_period(season->last, true);
  if (!year) year = unit_period(season->last);
  if (!year || (year->value.known() && year->value.precision != DatePrecision::year)) return {};
  TimePiece out = piece(at, year->last);
  if (!year->value.known()) return out;
  const YearMonth begin = month_of(*year->value.from, Calendar::gregorian);
  const int length = (season->word.second - season->word.value + 12) % 12;
  const auto first = days_of(shifted(begin, season->word.value - 1));
  const auto last = days_of(shifted(begin, season->word.value - 1 + length));
  if (first && last) out.value = value_of({first->from, last->to}, DatePrecision::month);
  return out;
}

std::optional<TimePiece> TimeParser::period(std::uint32_t at, bool bare) const {
  if (auto p = unit_period(at)) return p;
  if (auto p = phase_period(at)) return p;
  if (auto p = part_of_year(at)) return p;
  if (auto p = season(at)) return p;
  if (auto p = month_period(at, bare)) return p;
  return year_period(at, bare);
}

}  // namespace tawatur::annotate
