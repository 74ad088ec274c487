// SPDX-License-Identifier: Apache-2.0
#include "annotate/dates_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace tawatur::annotate {
namespace {

using KindName = std::pair<std::string_view, TimeKind>;
constexpr std::array<KindName, 38> kKinds{{
    {"day", TimeKind::day},
    {"part", TimeKind::part},
    {"clock", TimeKind::clock},
    {"hour", TimeKind::hour},
    {"unit", TimeKind::unit},
    {"adj", TimeKind::adj},
    {"filler", TimeKind::filler},
    {"since", TimeKind::since},
    {"before", TimeKind::before},
    {"after", TimeKind::after},
    {"during", TimeKind::during},
    {"until", TimeKind::until},
    {"in", TimeKind::in},
    {"at", TimeKind::at},
    {"from", TimeKind::from},
    {"between", TimeKind::between},
    {"and", TimeKind::conj},
    {"year", TimeKind::year},
    {"month", TimeKind::month_word},
    {"phase", TimeKind::phase},
    {"season", TimeKind::season},
    {"part-of-year", TimeKind::part_of_year},
    {"era", TimeKind::era},
    {"same", TimeKind::same},
    {"same-before", TimeKind::same_before},
    {"following", TimeKind::following},
    {"this", TimeKind::this_one},
    {"each", TimeKind::each},
    {"about", TimeKind::about},
    {"odd", TimeKind::odd},
    {"vague", TimeKind::vague},
    {"anniversary", TimeKind::anniversary},
    {"days", TimeKind::days},
    {"that-day", TimeKind::that_day},
    {"before-that", TimeKind::before_that},
    {"day-before-this", TimeKind::day_before_this},
    {"in-row", TimeKind::in_row},
    {"on", TimeKind::on},
}};
constexpr std::array<std::string_view, 8> kUnits = {"minute", "hour", "day",    "week",
                                                    "month",  "year", "decade", "century"};
constexpr std::array<std::string_view, 3> kPhases = {"early", "mid", "late"};

template <std::size_t N>
int index_in(std::string_view name, const std::array<std::string_view, N>& names) {
  const auto at = std::find(names.begin(), names.end(), name);
  return at == names.end() ? 0 : static_cast<int>(at - names.begin());
}

int number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// Units are written in the table without article and may carry one in the text.
bool takes_article(TimeKind kind) { return kind == TimeKind::unit || kind == TimeKind::season; }

}  // namespace

const TimeMatch* TimeMatches::find(std::uint32_t at, TimeKind kind) const {
  if (at + 1 >= first_.size()) return nullptr;
  for (std::uint32_t i = first_[at]; i < first_[at + 1]; ++i) {
    if (matches_[i].word.kind == kind) return &matches_[i];
  }
  return nullptr;
}

bool TimeMatches::cut_wa(std::uint32_t at) const {
  if (at + 1 >= first_.size() || first_[at] == first_[at + 1]) return false;
  return (matches_[first_[at]].proclitics & (proclitic::kWa | proclitic::kFa)) != 0;
}

TimeWords::TimeWords(const lexicon::Pack& pack) {
  if (const lexicon::Table t = pack.table("months")) {
    const int name = t.column("name"), month = t.column("month");
    const int calendar = t.column("calendar"), weak = t.column("weak");
    for (std::size_t row = 0; row < t.rows(); ++row) {
      add_month(t.cell(row, name), t.cell(row, month), t.cell(row, calendar), t.cell(row, weak));
    }
  }
  if (const lexicon::Table t = pack.table("weekdays")) {
    const int name = t.column("name"), day = t.column("day");
    for (std::size_t row = 0; row < t.rows(); ++row) {
      add_weekday(t.cell(row, name), t.cell(row, day));
    }
  }
  if (const lexicon::Table t = pack.table("relative_times")) {
    const int words = t.column("words"), kind = t.column("kind"), value = t.column("value");
    for (std::size_t row = 0; row < t.rows(); ++row) {
      add_relative(t.cell(row, words), t.cell(row, kind), t.cell(row, value));
    }
  }
}

void TimeWords::add_month(std::string_view name, std::string_view month, std::string_view calendar,
                          std::string_view weak) {
  TimeWord word;
  word.kind = TimeKind::month;
  word.value = number(month);
  word.hijri = calendar == "hijri";
  word.weak = weak == "weak";
  add(name, word);
}

void TimeWords::add_weekday(std::string_view name, std::string_view day) {
  TimeWord word;
  word.kind = TimeKind::weekday;
  word.value = number(day);
  add(name, word);
}

void TimeWords::add_relative(std::string_view words, std::string_view kind,
                             std::string_view value) {
  const auto* const named = std::find_if(kKinds.begin(), kKinds.end(),
                                         [&](const KindName& k) { return k.first == kind; });
  if (named == kKinds.end()) return;
  TimeWord word;
  word.kind = named->second;
  const std::size_t mark = value.find_first_of(":-", 1);
  switch (word.kind) {
    case TimeKind::unit:
      word.unit = static_cast<TimeUnit>(index_in(value.substr(0, mark), kUnits));
      word.value = mark == std::string_view::npos ? 0 : number(value.substr(mark + 1));
      break;
    case TimeKind::season:
      word.value = number(value.substr(0, mark));
      word.second = mark == std::string_view::npos ? word.value : number(value.substr(mark + 1));
      break;
    case TimeKind::phase:
      word.value = index_in(value, kPhases);
      break;
    case TimeKind::era:
      word.hijri = value == "hijri";
      break;
    default:
      word.value = number(value);
  }
  add(words, word);
}

void TimeWords::add(std::string_view words, const TimeWord& word) {
  phrases_.add(words, static_cast<std::uint32_t>(words_.size()), takes_article(word.kind));
  words_.push_back(word);
}

TimeMatches TimeWords::match(const FoldedText& text) const {
  TimeMatches out;
  std::vector<PhraseMatch> found;
  out.first_.reserve(text.tokens.size() + 1);
  for (std::uint32_t at = 0; at < text.tokens.size(); ++at) {
    out.first_.push_back(static_cast<std::uint32_t>(out.matches_.size()));
    found.clear();
    if (text.tokens[at].kind == TokenKind::word) phrases_.match(text, at, found);
    for (const PhraseMatch& m : found) {
      out.matches_.push_back({words_[m.id], m.last, m.proclitics, m.begin});
    }
  }
  out.first_.push_back(static_cast<std::uint32_t>(out.matches_.size()));
  return out;
}

}  // namespace tawatur::annotate
