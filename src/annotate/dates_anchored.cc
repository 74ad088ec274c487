// SPDX-License-Identifier: Apache-2.0
// Days that rest on another day of the text, and days joined to one stretch.
#include <algorithm>

#include "annotate/dates_parser.h"

namespace tawatur::annotate {
namespace {

constexpr int kMostJoined = 6;
constexpr std::int64_t kMostSince = 2;  // "three days of ..." is a length

TimePiece piece(std::uint32_t first, std::uint32_t last) { return {first, last, {}}; }

void set_day(TimeValue& value, Day day) {
  value.from = value.to = day;
  value.precision = DatePrecision::day;
}

}  // namespace

/// "A day before that", "it was preceded by a day by": from the last day that the text named. "On
/// the morrow of what follows": what follows is a day before the day in hand.
std::optional<TimePiece> TimeParser::anchored(std::uint32_t at) {
  if (const TimeMatch* that = word(at, TimeKind::before_that)) {
    const auto n = count(that->last);
    if (!n) return {};
    const TimeMatch* unit = word(that->last, TimeKind::unit);
    const auto number =
        unit == nullptr ? numbers_.parse(text_.tokens, that->last, limit_) : std::nullopt;
    const int proclitics = unit != nullptr ? unit->proclitics : number ? number->proclitics : 0;
    if ((proclitics & proclitic::kBi) == 0) return {};
    TimePiece out = piece(at, n->last);
    if (const auto days = n->days(); days && last_day_) set_day(out.value, *last_day_ - *days);
    return out;
  }
  const TimeMatch* morrow = word(at, TimeKind::day_before_this);
  if (morrow == nullptr) return {};
  if (const auto named = day(morrow->last)) {
    TimePiece out = piece(at, named->last);
    if (named->value.one_day()) set_day(out.value, *named->value.from + Days{1});
    return out;
  }
  TimePiece out = piece(at, morrow->last);
  const std::optional<Day> now = last_day_ ? last_day_ : published_;
  if (now) set_day(out.value, *now - Days{1});
  out.value.aside = true;
  return out;
}

/// "Two days after Thursday" is Saturday. "Two days after the attack" dates the attack: two days
/// before the day in hand. "After five days of fighting" is a length, "two days later" no day.
std::optional<TimePiece> TimeParser::days_after(std::uint32_t at, const Count& count) {
  TimePiece out = piece(at, count.last);
  const auto days = count.days();
  const TimeMatch* since = inner(count.last, TimeKind::on);
  const TimeMatch* of = since != nullptr ? since : inner(count.last, TimeKind::from);
  if (!days || of == nullptr) return out;
  if (const auto named = day(of->last)) {
    out.last = named->last;
    if (named->value.one_day()) set_day(out.value, *named->value.from + *days);
    return out;
  }
  if (count.unit != TimeUnit::day || (since == nullptr && count.number > kMostSince)) return out;
  const std::optional<Day> now = last_day_ ? last_day_ : published_;
  if (now) set_day(out.value, *now - *days);
  out.value.aside = true;
  return out;
}

/// The same day, the next day: from the last day that the text named.
std::optional<TimePiece> TimeParser::remembered_day(std::uint32_t at) const {
  if (const TimeMatch* that = word(at, TimeKind::that_day)) {
    const auto ordinal = day_number(that->last);  // its third day
    const bool nth = ordinal && (ordinal->proclitics & proclitic::kAl) != 0;
    TimePiece out = piece(at, nth ? ordinal->last : that->last);
    if (last_day_ && !nth) set_day(out.value, *last_day_);
    return out;
  }
  int offset = 0;
  std::uint32_t last = at;
  const TimeMatch* same_before = word(at, TimeKind::same_before);
  const TimeMatch* today =
      same_before != nullptr ? inner(same_before->last, TimeKind::unit) : word(at, TimeKind::day);
  if (today == nullptr) return {};
  if (same_before != nullptr) {
    if (today->word.unit != TimeUnit::day || today->word.value != 1) return {};
    last = today->last;
  } else {
    if (today->word.value != 0) return {};
    const TimeMatch* same = inner(today->last, TimeKind::same);
    const TimeMatch* following = inner(today->last, TimeKind::following);
    const TimeMatch* adj = inner(today->last, TimeKind::adj);
    if (same != nullptr) {
      last = same->last;
    } else if (following != nullptr) {
      last = following->last, offset = 1;
    } else if (adj != nullptr && adj->word.value < 0) {
      last = adj->last, offset = -1;  // the day before
    } else {
      return {};
    }
  }
  TimePiece out = piece(at, last);
  if (last_day_) set_day(out.value, *last_day_ + Days{offset});
  return out;
}

/// "The third day" alone has no day; "for the third day" are the three that end with publication.
std::optional<TimePiece> TimeParser::nth_day(std::uint32_t at, const TimeMatch& today) const {
  const auto nth = day_number(today.last);
  if (!nth || (nth->proclitics & proclitic::kAl) == 0) return {};
  TimePiece out = piece(at, nth->last);
  if (const TimeMatch* in_row = inner(out.last, TimeKind::in_row)) out.last = in_row->last;
  if ((today.proclitics & proclitic::kLi) == 0 || !published_) return out;
  out.value.from = *published_ - Days{nth->number - 1}, out.value.to = published_;
  out.value.precision = DatePrecision::day;
  return out;
}

/// The next of "Thursday and Friday", "today and tomorrow"; of a night also "Tuesday - Wednesday"
/// and "Tuesday Wednesday".
std::optional<TimePiece> TimeParser::joined_day(std::uint32_t at, bool night, bool& weekday) {
  const TimeMatch* conj = word(at, TimeKind::conj);
  const TimeMatch* upto = inner(at, TimeKind::until);
  std::uint32_t p = conj != nullptr ? conj->last : at;
  if (night && conj == nullptr && (mark(at, '-') || mark(at, '/'))) p = at + 1;
  if (night && conj == nullptr && upto != nullptr) p = upto->last;
  const TimeMatch* name = word(p, TimeKind::weekday);
  weekday = name != nullptr;
  if (name == nullptr) name = night ? nullptr : word(p, TimeKind::day);
  if (name == nullptr) return {};
  const bool glued = name->proclitics == proclitic::kWa;
  const bool bare = (name->proclitics & ~proclitic::kAl) == 0;
  if (p == at ? !glued && !(night && bare) : !bare) return {};
  return weekday ? this->weekday(p) : relative_day(p);
}

/// Thursday and Friday: from the first to the last. Weekdays that aren't neighbours are one
/// stretch only where the text says "the days".
void TimeParser::join(TimePiece& piece, bool night, bool listed) {
  if (!piece.value.one_day()) return;
  Day from = *piece.value.from, to = from;
  for (int i = 0; i < kMostJoined; ++i) {
    bool weekday = false;
    const auto next = joined_day(piece.last, night && i == 0, weekday);
    if (!next || !next->value.one_day()) break;
    const Day day = *next->value.from;
    if (weekday) {
      const int gap = (weekday_of(day) - weekday_of(to) + 7) % 7;
      if (gap == 0 || (gap != 1 && !listed)) break;
      const TimeMatch* name = word(next->last - 1, TimeKind::weekday);
      const bool alone = name != nullptr && name->last == next->last;
      Days shift = alone ? Days{0} : day - Days{gap} - to;
      if (alone && !night && published_ && to + Days{gap} > *published_) shift = Days{-7};
      from += shift, to += shift + Days{gap};
    } else {
      if (day != to + Days{1} && day != from - Days{1}) break;
      from = std::min(from, day), to = std::max(to, day);
    }
    piece.last = next->last;
  }
  piece.value.from = from, piece.value.to = to;
}

}  // namespace tawatur::annotate
