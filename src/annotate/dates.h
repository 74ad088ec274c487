// SPDX-License-Identifier: Apache-2.0
// Dates: every stretch of the text that says when, as mentions of kind date.
//
//   DateFinder dates(pack);
//   dates.find(context, mentions);      // before NumberFinder, which leaves dates' numbers alone
//
// from and to are ISO days, both inclusive, resolved against Document::published; both are empty
// where the words don't say (recently, days ago, the beginning of the year) or where they would
// rest on a publication date that isn't known. "Since X" reaches to the publication date. precision
// is day, week, month, year or unknown. clash says how a weekday and its date disagree.
//
// What the words mean:
//   Thursday        the last Thursday on or before publication; "last Thursday" the last before it
//   5 March         of the year that brings it closest before publication, a week ahead allowed
//   last month      the calendar month before; last week: words only, papers differ which days
//   Thursday and Friday   from the first to the last; so is a night between two days
//   two days after the attack   the attack's day: two days before the last day that was named
//   for the third day     the three days that end with publication
//   3/4/2019        day first; 2019-04-03 year first
//   Hijri months    by the tabular calendar, give or take a day
//   the same day    the last single day that the text named
//
// Spans leave out a leading wa or fa and a bare "in". Tables: months, weekdays, relative_times,
// numbers. Errors: none. Cost: linear in tokens. Thread rule: const calls from any thread.
#pragma once

#include <vector>

#include "annotate/context.h"
#include "annotate/dates_words.h"
#include "annotate/number_words.h"

namespace tawatur::annotate {

class DateFinder {
 public:
  explicit DateFinder(const lexicon::Pack& pack);
  DateFinder(TimeWords words, NumberWords numbers);

  /// Appends mentions in the order of the text. They don't overlap each other.
  void find(const Context& context, std::vector<Mention>& out) const;
  /// The same for a text without lattice; `published` is an ISO day or empty.
  void find(const FoldedText& text, std::string_view published, std::vector<Mention>& out) const;

 private:
  TimeWords words_;
  NumberWords numbers_;
};

}  // namespace tawatur::annotate
