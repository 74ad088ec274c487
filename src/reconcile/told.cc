// SPDX-License-Identifier: Apache-2.0
#include "reconcile/told.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <utility>

namespace tawatur::reconcile {
namespace {

bool number(std::string_view text, int& out) {
  const auto read = std::from_chars(text.data(), text.data() + text.size(), out);
  return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

}  // namespace

Words::Words(std::vector<Word> words) : words_(std::move(words)) {
  std::sort(words_.begin(), words_.end(),
            [](const Word& a, const Word& b) { return a.hash < b.hash; });
  const auto same = [](const Word& a, const Word& b) { return a.hash == b.hash; };
  words_.erase(std::unique(words_.begin(), words_.end(), same), words_.end());
  double sum = 0;
  for (const Word& w : words_) sum += weight_of(w) * weight_of(w);
  norm_ = std::sqrt(sum);
}

Words::Words(std::initializer_list<Word> words) : Words(std::vector<Word>(words)) {}

int Words::weight_of(const Word& word) {
  return std::clamp(static_cast<int>(word.length), 3, 8) - 2;
}

Day day_of(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return kNoDay;
  int y = 0, m = 0, d = 0;
  if (!number(iso.substr(0, 4), y) || !number(iso.substr(5, 2), m) ||
      !number(iso.substr(8, 2), d)) {
    return kNoDay;
  }
  namespace ch = std::chrono;
  const ch::year_month_day day{ch::year(y), ch::month(static_cast<unsigned>(m)),
                               ch::day(static_cast<unsigned>(d))};
  if (m < 1 || d < 1 || !day.ok()) return kNoDay;
  return static_cast<Day>(ch::sys_days(day).time_since_epoch().count());
}

std::string iso_of(Day day) {
  if (day == kNoDay) return {};
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  std::array<char, 32> out{};
  const int size =
      std::snprintf(out.data(), out.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                    static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return std::string(out.data(), static_cast<std::size_t>(size));
}

}  // namespace tawatur::reconcile
