// SPDX-License-Identifier: Apache-2.0
#include "reconcile/told.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <tuple>
#include <utility>

#include "reconcile/features.h"

namespace tawatur::reconcile {
namespace {

bool number(std::string_view text, int& out) {
  const auto read = std::from_chars(text.data(), text.data() + text.size(), out);
  return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

/// A number that a document gives for a place.
struct PlaceNumber {
  QuantityKind kind;
  std::int64_t low;
  std::uint32_t place;
  auto operator<=>(const PlaceNumber&) const = default;
};
constexpr std::size_t kMostSummed = 24;      ///< numbers of a document that are tried
constexpr std::uint32_t kSamePassage = 600;  ///< code points within which a place holds

/// The numbers of a claim, those of one kind added up.
std::vector<ToldNumber> added_up(const Told& t) {
  std::vector<ToldNumber> out;
  for (const ToldNumber& n : t.numbers) {
    const auto same =
        std::find_if(out.begin(), out.end(), [&](const ToldNumber& o) { return o.kind == n.kind; });
    if (same == out.end()) {
      out.push_back(n);
    } else {
      same->low += n.low;
    }
  }
  return out;
}

bool in_one_sentence(const Told& a, const Told& b) {
  return a.evidence.begin < b.evidence.end && b.evidence.begin < a.evidence.end;
}

bool at_one_place(const Told& a, const Told& b) {
  if (a.place.empty() || b.place.empty()) return a.place.empty() && b.place.empty();
  return std::any_of(a.place.begin(), a.place.end(), [&](const ToldPlace& x) {
    return std::any_of(b.place.begin(), b.place.end(),
                       [&](const ToldPlace& y) { return x.key == y.key; });
  });
}

bool is_sum(const ToldNumber& total, std::span<const PlaceNumber> parts) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].kind != total.kind) continue;
    for (std::size_t j = i + 1; j < parts.size(); ++j) {
      const PlaceNumber &a = parts[i], &b = parts[j];
      if (b.kind != total.kind || a.place == b.place) continue;
      if (a.low + b.low == total.low) return true;
      for (std::size_t k = j + 1; k < parts.size(); ++k) {
        const PlaceNumber& c = parts[k];
        const bool apart = c.place != a.place && c.place != b.place;
        if (c.kind == total.kind && apart && a.low + b.low + c.low == total.low) return true;
      }
    }
  }
  return false;
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

void mark_sums(std::span<Told> document) {
  std::vector<const Told*> order;
  for (const Told& t : document) order.push_back(&t);
  std::sort(order.begin(), order.end(), [](const Told* a, const Told* b) {
    return std::tie(a->trigger.begin, a->claim_id) < std::tie(b->trigger.begin, b->claim_id);
  });
  std::vector<PlaceNumber> parts;
  // A claim without a place is told of the place named last.
  const Told* placed = nullptr;
  for (const Told* t : order) {
    if (!t->place.empty()) placed = t;
    const bool at_hand =
        placed != nullptr && t->trigger.begin - placed->trigger.begin <= kSamePassage;
    if (!at_hand || placed->place.size() != 1 || t->modality != Modality::asserted) continue;
    const std::uint32_t place = placed->place.front().key;
    for (const ToldNumber& n : added_up(*t)) parts.push_back({n.kind, n.low, place});
  }
  std::sort(parts.begin(), parts.end());
  parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
  if (parts.size() > kMostSummed) return;
  for (Told& t : document) {
    const std::vector<ToldNumber> numbers = added_up(t);
    t.sums_up = std::any_of(numbers.begin(), numbers.end(),
                            [&](const ToldNumber& n) { return is_sum(n, parts); });
  }
  // The hurt beside the sum of the dead are a sum as well, whether or not all parts were read.
  std::vector<const Told*> sums;
  for (const Told& t : document) {
    if (t.sums_up) sums.push_back(&t);
  }
  for (Told& t : document) {
    const std::vector<ToldNumber> numbers = added_up(t);
    const bool part = std::any_of(parts.begin(), parts.end(), [&](const PlaceNumber& p) {
      return std::any_of(numbers.begin(), numbers.end(),
                         [&](const ToldNumber& n) { return n.kind == p.kind && n.low <= p.low; });
    });
    if (numbers.empty() || part) continue;
    t.sums_up = t.sums_up || std::any_of(sums.begin(), sums.end(), [&](const Told* sum) {
                  return in_one_sentence(*sum, t) && at_one_place(*sum, t);
                });
  }
}

namespace {

bool lacks_place(const Told& t) { return t.place.empty() && t.around.empty(); }

}  // namespace

void look_around(std::span<Told> document) {
  std::vector<Told*> order;
  for (Told& t : document) {
    if (tells_of_harm(t.frame)) order.push_back(&t);
  }
  std::sort(order.begin(), order.end(), [](const Told* a, const Told* b) {
    return std::tie(a->trigger.begin, a->claim_id) < std::tie(b->trigger.begin, b->claim_id);
  });
  for (std::size_t i = 0; i < order.size(); ++i) {
    for (std::size_t apart = 1; apart < order.size() && lacks_place(*order[i]); ++apart) {
      // Of two as near the earlier one; before the first, i - apart wraps round to a large number.
      bool goes_on = false;
      for (const std::size_t j : {i - apart, i + apart}) {
        if (j >= order.size() || !in_one_sentence(*order[i], *order[j])) continue;
        goes_on = true;
        if (lacks_place(*order[i])) order[i]->around = order[j]->place;
      }
      if (!goes_on) break;
    }
  }
}

}  // namespace tawatur::reconcile
