// SPDX-License-Identifier: Apache-2.0
// Words of time: months, weekdays and relative times from the pack's tables, found in the tokens of
// a document.
//
//   TimeWords words(pack);
//   TimeMatches matches = words.match(text);
//   if (const TimeMatch* month = matches.find(token, TimeKind::month)) ...
//
// Entries may have several words. Clitics of the first are taken off (wa, fa, bi, li, ka); the
// article only from kinds that are written without it in the table (units). Cost: a few hash
// look-ups a token. Thread rule: const calls from any thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "annotate/number_phrases.h"
#include "lexicon/pack.h"
#include "model/text.h"

namespace tawatur::annotate {

enum class TimeKind : std::uint8_t {
  month,
  weekday,
  day,
  part,
  clock,
  hour,
  unit,
  adj,
  filler,
  since,
  before,
  after,
  during,
  until,
  in,
  at,
  from,
  between,
  conj,
  year,
  month_word,
  phase,
  season,
  part_of_year,
  era,
  same,
  same_before,
  following,
  this_one,
  each,
  about,
  odd,
  vague,
  anniversary,
  days,  ///< the two days of, the days of
  that_day,
  before_that,      ///< before it (by a day)
  day_before_this,  ///< on the morrow of what follows
  in_row,
  on,
};
enum class TimeUnit : std::uint8_t { minute, hour, day, week, month, year, decade, century };

struct TimeWord {
  TimeKind kind = TimeKind::vague;
  int value = 0;   ///< month or weekday number, day offset, -1|0|1, phase 0|1|2, unit count,
                   ///< 1 = a part that is the night, a filler that leaves a number exact
  int second = 0;  ///< seasons: last month
  TimeUnit unit = TimeUnit::day;
  bool hijri = false;
  bool weak = false;  ///< a month's name that is mostly another word
};

struct TimeMatch {
  TimeWord word;
  std::uint32_t last = 0;        ///< token after it
  std::uint16_t proclitics = 0;  ///< of the first token, article included where it was taken off
  std::uint8_t begin = 0;        ///< bytes taken off the first token's folded form
};

/// Matches of a document, by first token, longer ones first.
class TimeMatches {
 public:
  /// The longest match of a kind at a token, or nullptr. `at` may be past the end.
  const TimeMatch* find(std::uint32_t at, TimeKind kind) const;
  /// The longest match at a token had a wa or fa taken off.
  bool cut_wa(std::uint32_t at) const;

 private:
  friend class TimeWords;
  std::vector<TimeMatch> matches_;
  std::vector<std::uint32_t> first_;
};

class TimeWords {
 public:
  TimeWords() = default;
  /// Reads the tables "months", "weekdays" and "relative_times"; absent ones are empty.
  explicit TimeWords(const lexicon::Pack& pack);

  void add_month(std::string_view name, std::string_view month, std::string_view calendar,
                 std::string_view weak);
  void add_weekday(std::string_view name, std::string_view day);
  /// Unknown kinds are left out.
  void add_relative(std::string_view words, std::string_view kind, std::string_view value);

  TimeMatches match(const FoldedText& text) const;

 private:
  void add(std::string_view words, const TimeWord& word);

  std::vector<TimeWord> words_;
  WordPhrases phrases_;
};

}  // namespace tawatur::annotate
