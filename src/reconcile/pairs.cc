// SPDX-License-Identifier: Apache-2.0
#include "reconcile/pairs.h"

#include <algorithm>
#include <cstdlib>

namespace tawatur::reconcile {
namespace {

constexpr std::size_t kLongWords = 5;
constexpr std::uint8_t kLeastLetters = 4;  ///< shorter words are everywhere

enum class KeyKind : std::uint64_t { place = 1, number, roles, word };

std::uint64_t key(KeyKind kind, std::uint64_t a, std::uint64_t b = 0) {
  std::uint64_t h = static_cast<std::uint64_t>(kind) * 0x9E3779B97F4A7C15ull;
  for (const std::uint64_t x : {a, b}) {
    h ^= x + 0x9E3779B97F4A7C15ull + (h << 6) + (h >> 2);
    h *= 0xD6E8FEB86659FD93ull;
    h ^= h >> 32;
  }
  return h;
}

/// A claim in the list of one key, by the day that it is filed under.
struct Filed {
  std::uint64_t key;
  Day day;
  std::uint32_t claim;
  auto operator<=>(const Filed&) const = default;
};

Day filing_day(const Told& t, std::span<const Report> reports) {
  return reports[t.report].published;
}

void within_documents(std::span<const Told> told, std::vector<Pair>& out) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> by_report;
  for (std::uint32_t i = 0; i < told.size(); ++i) by_report.emplace_back(told[i].report, i);
  std::sort(by_report.begin(), by_report.end());
  for (std::size_t i = 0; i < by_report.size(); ++i) {
    for (std::size_t j = i + 1; j < by_report.size() && by_report[j].first == by_report[i].first;
         ++j) {
      out.push_back({by_report[i].second, by_report[j].second});
    }
  }
}

/// Pairs of one key's list [first, last), which is sorted by day.
void within_key(std::span<const Filed> list, std::span<const Told> told,
                std::span<const Report> reports, const PairOptions& options,
                std::vector<Pair>& out) {
  std::size_t from = 0, undated = 0;
  for (std::size_t j = 0; j < list.size(); ++j) {
    // Those without a day come first and are compared with all.
    while (undated < j && list[undated].day == kNoDay) from = ++undated;
    while (list[j].day != kNoDay && list[j].day - list[from].day > options.days_apart) ++from;
    if (j - from + undated >= options.most_of_key) continue;
    for (std::size_t i = 0; i < j; ++i) {
      if (i == undated) i = std::max(i, from);
      const std::uint32_t x = list[i].claim, y = list[j].claim;
      if (told[x].report == told[y].report) continue;
      if (!near_in_time(told[x], told[y], reports, options.days_apart)) continue;
      out.push_back({std::min(x, y), std::max(x, y)});
    }
  }
}

}  // namespace

std::vector<std::uint64_t> keys_of(const Told& told) {
  std::vector<std::uint64_t> out;
  for (const ToldPlace& p : told.place) {
    out.push_back(key(KeyKind::place, p.key, 1));
    for (const std::uint32_t w : p.words) out.push_back(key(KeyKind::place, w));
  }
  for (const ToldNumber& n : told.numbers) {
    out.push_back(key(KeyKind::number, static_cast<std::uint64_t>(n.kind),
                      static_cast<std::uint64_t>(n.low)));
  }
  for (const std::uint32_t a : told.agent) {
    for (const std::uint32_t t : told.target) out.push_back(key(KeyKind::roles, a, t));
  }
  std::vector<Word> words(told.words.begin(), told.words.end());
  std::erase_if(words, [](const Word& w) { return w.length < kLeastLetters; });
  std::sort(words.begin(), words.end(), [](const Word& x, const Word& y) {
    return x.length != y.length ? x.length > y.length : x.hash < y.hash;
  });
  for (std::size_t i = 0; i < std::min(kLongWords, words.size()); ++i) {
    out.push_back(key(KeyKind::word, words[i].hash));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool near_in_time(const Told& a, const Told& b, std::span<const Report> reports, Day days_apart) {
  const Day pa = reports[a.report].published, pb = reports[b.report].published;
  return pa == kNoDay || pb == kNoDay || std::abs(pa - pb) <= days_apart;
}

std::vector<Pair> candidate_pairs(std::span<const Told> told, std::span<const Report> reports,
                                  const PairOptions& options) {
  std::vector<Pair> out;
  within_documents(told, out);
  std::vector<Filed> filed;
  for (std::uint32_t i = 0; i < told.size(); ++i) {
    for (const std::uint64_t k : keys_of(told[i])) {
      filed.push_back({k, filing_day(told[i], reports), i});
    }
  }
  // By day, then by what doesn't depend on the order of the claims: the limit cuts off the same
  // ones in any order.
  std::sort(filed.begin(), filed.end(), [&](const Filed& x, const Filed& y) {
    if (x.key != y.key) return x.key < y.key;
    if (x.day != y.day) return x.day < y.day;
    const Told &a = told[x.claim], &b = told[y.claim];
    if (a.report != b.report) return reports[a.report].doc < reports[b.report].doc;
    return a.claim_id != b.claim_id ? a.claim_id < b.claim_id : x.claim < y.claim;
  });
  for (std::size_t i = 0; i < filed.size();) {
    std::size_t end = i;
    while (end < filed.size() && filed[end].key == filed[i].key) ++end;
    within_key(std::span(filed).subspan(i, end - i), told, reports, options, out);
    i = end;
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace tawatur::reconcile
