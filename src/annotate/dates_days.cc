// SPDX-License-Identifier: Apache-2.0
// Single days: relative, by weekday, by date.
#include <algorithm>
#include <string>

#include "annotate/dates_parser.h"

namespace tawatur::annotate {
namespace {

constexpr int kFirstYear = 1800;  // smaller years are Hijri
constexpr int kLately = 2;        // months

TimePiece piece(std::uint32_t first, std::uint32_t last) { return {first, last, {}}; }

void set_day(TimeValue& value, std::optional<Day> day) {
  if (!day) return;
  value.from = value.to = day;
  value.precision = DatePrecision::day;
}

std::optional<int> small_number(std::string_view digits) {
  if (digits.empty() || digits.size() > 4) return {};
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return {};
    value = value * 10 + (c - '0');
  }
  return value;
}

int months_between(YearMonth a, YearMonth b) {
  const int months = (b.year - a.year) * 12 + b.month - a.month;
  return months < 0 ? -months : months;
}

/// A date of three numbers. Four digits first: year, month, day; else day first, and the other way
/// round only where it must be.
std::optional<Day> day_of_numbers(int a, int b, int c, bool year_first) {
  const int year = year_first ? a : c, month = b, day = year_first ? c : a;
  const Calendar calendar = year < kFirstYear ? Calendar::hijri : Calendar::gregorian;
  if (auto found = make_day({year, month, calendar}, day)) return found;
  return year_first ? std::nullopt : make_day({year, day, calendar}, month);
}

}  // namespace

void TimeParser::check_weekday(TimeValue& value, int weekday) {
  if (weekday == 0 || !value.one_day()) return;
  const int real = weekday_of(*value.from);
  if (real == weekday) return;
  value.clash = "the text says ";
  value.clash += weekday_name(weekday);
  value.clash += ", but " + to_iso(*value.from) + " is a ";
  value.clash += weekday_name(real);
}

/// The tabular calendar is a day off now and then; the weekday isn't.
void TimeParser::settle_hijri(TimeValue& value, int weekday) {
  if (!value.one_day() || !value.month || value.month->calendar != Calendar::hijri) return;
  const Day near = weekday_near(*value.from, weekday, Direction::now);
  const auto off = (near - *value.from).count();
  if (off >= -1 && off <= 1) value.from = value.to = near;
}

TimeValue TimeParser::weekday_value(int weekday, Direction direction) const {
  TimeValue value;
  if (published_) set_day(value, weekday_near(*published_, weekday, direction));
  return value;
}

std::optional<TimePiece> TimeParser::day(std::uint32_t at) {
  if (auto p = anniversary(at)) return p;
  if (auto p = remembered_day(at)) return p;
  if (auto p = relative_day(at)) return p;
  if (auto p = weekday(at)) return p;
  return calendar_day(at);
}

/// "On a day like this of the year 2015": the day of publication in another year.
std::optional<TimePiece> TimeParser::anniversary(std::uint32_t at) const {
  const TimeMatch* m = word(at, TimeKind::anniversary);
  if (m == nullptr) return {};
  TimePiece out = piece(at, m->last);
  const TimeMatch* from = inner(m->last, TimeKind::from);
  const auto year = year_period(from != nullptr ? from->last : m->last, false);
  if (!year || !year->value.from) return out;
  out.last = year->last;
  if (!published_ || year->value.precision != DatePrecision::year) return out;
  const std::chrono::year_month_day today{*published_}, then{*year->value.from};
  const std::chrono::year_month_day day{then.year(), today.month(), today.day()};
  if (day.ok()) set_day(out.value, Day{day});
  return out;
}

std::optional<TimePiece> TimeParser::relative_day(std::uint32_t at) {
  const TimeMatch* m = word(at, TimeKind::day);
  if (m == nullptr) return {};
  TimePiece out = piece(at, m->last);
  if (m->word.value == 0) {
    if (auto nth = nth_day(at, *m)) return nth;
  }
  if (published_) set_day(out.value, *published_ + Days{m->word.value});
  const auto named = apposition(m->last);
  if (!named) return out;
  out.last = named->last;
  if (!named->value.one_day() || !published_) {
    if (!published_) out.value = named->value;
    return out;
  }
  const Day said = *out.value.from, dated = *named->value.from;
  const bool only_weekday = named->value.precision == DatePrecision::unknown;
  if (only_weekday && said != dated) {
    // Papers are dated a day early or late: the weekday is what the reporter saw. Further off, one
    // of the two is wrong and nobody knows which.
    const int weekday = weekday_of(dated);
    const Day near = weekday_near(said, weekday, Direction::now);
    check_weekday(out.value, weekday);
    const int off = static_cast<int>((near - said).count());
    out.value.from = out.value.to = near;
    if (off > 1 || off < -1) {
      out.value.from = out.value.to = std::nullopt;
      out.value.precision = DatePrecision::unknown;
    }
  } else if (!only_weekday) {
    out.value = named->value;
  }
  return out;
}

/// Thursday | , Thursday 5 March | (Thursday), after "today". A weekday alone comes with precision
/// unknown, so that the caller can tell.
std::optional<TimePiece> TimeParser::apposition(std::uint32_t at) {
  const bool bracket = mark(at, '(');
  const std::uint32_t p = bracket || mark(at, ',') ? at + 1 : at;
  auto named = weekday(p);
  const TimeMatch* day_name = inner(p, TimeKind::weekday);
  if (named && day_name == nullptr) return {};
  const bool alone = named && named->last == day_name->last;
  if (!named) named = calendar_day(p);
  if (!named) return {};
  if (alone) named->value.precision = DatePrecision::unknown;
  if (bracket) {
    if (!mark(named->last, ')')) return {};
    ++named->last;
  }
  return named;
}

/// "The eleven", which begins like Sunday: unless ten of something follow.
bool TimeParser::eleven(std::uint32_t at) const {
  const auto number = numbers_.parse(text_.tokens, at, limit_);
  if (!number || number->tokens.size() != 2 || number->value != 11) return false;
  const std::uint32_t next = number->tokens.last;
  return !inside(next) || text_.tokens[next].kind != TokenKind::word ||
         text_.tokens[next].folded.substr(0, 4) == "\xD8\xA7\xD9\x84";
}

/// Thursday, last Thursday, Thursday 5 March, next Wednesday (12 August).
std::optional<TimePiece> TimeParser::weekday(std::uint32_t at) {
  const TimeMatch* m = word(at, TimeKind::weekday);
  if (m == nullptr || eleven(at)) return {};
  TimePiece out = piece(at, m->last);
  std::uint32_t next = m->last;
  const std::optional<Direction> dir = direction(m->last, next);
  if (dir) out.last = next;
  out.value = weekday_value(m->word.value, dir.value_or(Direction::none));
  const bool bracket = mark(out.last, '(');
  std::uint32_t p = bracket || mark(out.last, ',') ? out.last + 1 : out.last;
  if (const TimeMatch* prefix = inner(p, TimeKind::at)) p = prefix->last;
  auto dated = calendar_day(p);
  if (dated && bracket && mark(dated->last, ')')) {
    ++dated->last;
  } else if (dated && bracket) {
    dated.reset();
  }
  if (dated) {
    out.last = dated->last;
    if (dated->value.known() || !published_) out.value = dated->value;
    settle_hijri(out.value, m->word.value);
    check_weekday(out.value, m->word.value);
  }
  return out;
}

std::optional<TimePiece> TimeParser::calendar_day(std::uint32_t at) const {
  if (auto p = digit_date(at)) return p;
  if (auto p = day_of_feast_month(at)) return p;
  return month_day(at);
}

/// 16.10.2017 as one token; 16/10/2017, 2017-10-16 as five.
std::optional<TimePiece> TimeParser::digit_date(std::uint32_t at) const {
  if (!inside(at) || text_.tokens[at].kind != TokenKind::number) return {};
  const std::string_view folded = text_.tokens[at].folded;
  std::optional<int> parts[3];
  std::uint32_t last = at + 1;
  std::size_t first_size = folded.size();
  if (folded.find('.') != std::string_view::npos) {
    const std::size_t a = folded.find('.'), b = folded.find('.', a + 1);
    if (b == std::string_view::npos) return {};
    parts[0] = small_number(folded.substr(0, a));
    parts[1] = small_number(folded.substr(a + 1, b - a - 1));
    parts[2] = small_number(folded.substr(b + 1));
    first_size = a;
  } else {
    const bool slash = mark(at + 1, '/') && mark(at + 3, '/');
    const bool dash = mark(at + 1, '-') && mark(at + 3, '-');
    if ((!slash && !dash) || !inside(at + 4)) return {};
    for (std::uint32_t i = 0; i < 3; ++i) {
      const Token& token = text_.tokens[at + 2 * i];
      if (token.kind == TokenKind::number) parts[i] = small_number(token.folded);
    }
    last = at + 5;
  }
  if (!parts[0] || !parts[1] || !parts[2]) return {};
  const bool year_first = first_size == 4;
  if (!year_first && *parts[2] < 1000) return {};
  TimePiece out = piece(at, last);
  set_day(out.value, day_of_numbers(*parts[0], *parts[1], *parts[2], year_first));
  if (!out.value.known()) return {};
  if (const TimeMatch* era = inner(last, TimeKind::era)) out.last = era->last;
  return out;
}

/// 5 March (last), the fifth of March 2019, 5 and 6 March, 5 to 8 March; the 6th of this month.
std::optional<TimePiece> TimeParser::month_day(std::uint32_t at) const {
  std::uint32_t p = at;
  std::optional<int> first = digits(at, p);
  if (!first) {
    const auto named = day_number(at);
    if (!named || (named->proclitics & proclitic::kAl) == 0) return {};
    first = named->number, p = named->last;
  }
  int last = *first;
  if (const auto other = second_day(p); other && other->number > *first && other->number <= 31) {
    last = other->number, p = other->last;
  }
  if (*first < 1 || *first > 31) return {};
  const TimeMatch* of = inner(p, TimeKind::from);
  if (of != nullptr) p = of->last;
  if (mark(p, '/') || mark(p, '-')) ++p;
  const std::optional<MonthName> name = month_name(p, true);
  if (!name) return day_of_running_month(at, {last, 0, p}, *first, of != nullptr);
  const Tail tail = this->tail(name->last);
  TimePiece out = piece(at, tail.last);
  auto month = resolve(*name, tail);
  if (!month) return out;
  if (published_ && !tail.year && !tail.same_year && !tail.year_direction) {
    // "The fourth of July last", written late in July, is this July's.
    const YearMonth here = shifted(*month, 12);
    const auto nearer = make_day(here, last);
    if (tail.direction == Direction::past && nearer && *nearer < *published_) month = here;
  }
  const auto from = make_day(*month, *first), to = make_day(*month, last);
  if (!from || !to) return out;
  out.value.from = from, out.value.to = to, out.value.precision = DatePrecision::day;
  out.value.month = month;
  return out;
}

/// The fifth; the twentieth and the thirtieth, which are no ordinals by their form.
std::optional<TimeParser::DayNumber> TimeParser::day_number(std::uint32_t at) const {
  if (!inside(at)) return {};
  if (const auto ordinal = numbers_.parse_ordinal(text_.tokens, at, limit_)) {
    return DayNumber{static_cast<int>(ordinal->value), ordinal->proclitics, ordinal->tokens.last};
  }
  const auto tens = numbers_.parse(text_.tokens, at, limit_);
  if (!tens || tens->digits || (tens->proclitics & proclitic::kAl) == 0) return {};
  if (tens->value != 20 && tens->value != 30) return {};
  return DayNumber{static_cast<int>(tens->value), tens->proclitics, tens->tokens.last};
}

/// The other end of "5 and 6", "5 - 8", "the fifth and the seventh", after the first.
std::optional<TimeParser::DayNumber> TimeParser::second_day(std::uint32_t at) const {
  const TimeMatch* conj = word(at, TimeKind::conj);
  const TimeMatch* upto = inner(at, TimeKind::until);
  const std::uint32_t p = conj != nullptr   ? conj->last
                          : upto != nullptr ? upto->last
                          : mark(at, '-')   ? at + 1
                                            : at;
  std::uint32_t next = p;
  if (p != at) {
    if (const auto number = digits(p, next)) return DayNumber{*number, 0, next};
  }
  const auto named = day_number(p);
  const int needed = p == at ? proclitic::kWa | proclitic::kAl : proclitic::kAl;
  return named && named->proclitics == needed ? named : std::nullopt;
}

/// This month, last month; after "of" also "the running one", "the same month", "the month".
std::optional<TimeParser::MonthAt> TimeParser::running_month(std::uint32_t at, bool of) const {
  const TimeMatch* pointer = inner(at, TimeKind::this_one);
  const TimeMatch* unit = inner(pointer != nullptr ? pointer->last : at, TimeKind::unit);
  const bool month = unit != nullptr && unit->word.unit == TimeUnit::month && unit->word.value == 1;
  const auto here =
      published_ ? std::optional(month_of(*published_, Calendar::gregorian)) : std::nullopt;
  if (!month) {
    const TimeMatch* running = of ? inner(at, TimeKind::adj) : nullptr;
    if (running == nullptr || running->word.value != 0) return {};
    return MonthAt{here, running->last};
  }
  if (const auto period = unit_period(at)) {
    if (!period->value.known()) return MonthAt{{}, period->last};
    return MonthAt{month_of(*period->value.from, Calendar::gregorian), period->last};
  }
  if (!of || (unit->proclitics & proclitic::kAl) == 0) return {};
  if (const TimeMatch* same = inner(unit->last, TimeKind::same)) {
    return MonthAt{last_month_, same->last};
  }
  if (day_number(unit->last)) return {};  // the third month
  // "The month": one that the text named lately, else the running one.
  const bool lately = last_month_ && here && last_month_->calendar == Calendar::gregorian &&
                      months_between(*last_month_, *here) <= kLately;
  return MonthAt{lately ? last_month_ : here, unit->last};
}

/// The 6th of this month, the 15th of last month; `days.number` is the last of them.
std::optional<TimePiece> TimeParser::day_of_running_month(std::uint32_t at, DayNumber days,
                                                          int first, bool of) const {
  const auto month = running_month(days.last, of);
  if (!month || days.last == at) return {};
  TimePiece out = piece(at, month->last);
  if (!month->month) return out;
  const auto from = make_day(*month->month, first), to = make_day(*month->month, days.number);
  if (!from || !to) return out;
  out.value.from = from, out.value.to = to, out.value.precision = DatePrecision::day;
  out.value.month = month->month;
  return out;
}

/// The third of the days of Ramadan.
std::optional<TimePiece> TimeParser::day_of_feast_month(std::uint32_t at) const {
  const auto ordinal = inside(at) ? numbers_.parse_ordinal(text_.tokens, at, limit_) : std::nullopt;
  if (!ordinal || ordinal->value > 30) return {};
  const TimeMatch* days = inner(ordinal->tokens.last, TimeKind::unit);
  if (days == nullptr || days->word.unit != TimeUnit::day) return {};
  const std::optional<MonthName> name = month_name(days->last, true);
  if (!name) return {};
  const Tail tail = this->tail(name->last);
  TimePiece out = piece(at, tail.last);
  const auto month = resolve(*name, tail);
  if (month) set_day(out.value, make_day(*month, static_cast<int>(ordinal->value)));
  out.value.month = month;
  return out;
}

}  // namespace tawatur::annotate
