// SPDX-License-Identifier: Apache-2.0
#include "copies/find.h"

#include <algorithm>
#include <bit>
#include <unordered_map>
#include <utility>

namespace tawatur::copies {
namespace {

/// Groups in a text's sample: its smallest hashes.
constexpr std::size_t kSample = 32;
/// Of the sample, what must be hit before a pair is compared: a third. A near pair hits two thirds,
/// give or take a twelfth.
constexpr std::uint32_t kHitsOf = 3;

std::uint32_t common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::uint32_t n = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    n += a[i] == b[j];
    const bool step_a = a[i] <= b[j], step_b = b[j] <= a[i];
    i += step_a;
    j += step_b;
  }
  return n;
}

/// Is `a` the one whose sample is looked for in the other? The shorter; of two as long the one that
/// has the smaller hash, so that the order of the texts doesn't matter.
bool shorter(const Signature& a, const Signature& b) {
  if (a.groups.size() != b.groups.size()) return a.groups.size() < b.groups.size();
  return a.whole < b.whole;
}

/// Samples of texts: group to those that have it in their sample.
class SampleTable {
 public:
  void add(std::uint32_t text, const Signature& s) {
    const std::size_t n = std::min(kSample, s.groups.size());
    for (std::size_t i = 0; i < n; ++i) {
      entries_.push_back(std::uint64_t{s.groups[i]} << 32 | text);
    }
  }

  void build() {
    std::sort(entries_.begin(), entries_.end());
    const std::size_t slots = std::bit_ceil(2 * entries_.size() + 2);
    mask_ = static_cast<std::uint32_t>(slots - 1);
    first_.assign(slots, kNone);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (i == 0 || group(i) != group(i - 1)) first_[free_slot(group(i))] = i;
    }
  }

  /// Texts with `wanted` in their sample: entries [first, last).
  std::pair<std::size_t, std::size_t> find(std::uint32_t wanted) const {
    std::uint32_t slot = wanted & mask_;
    while (first_[slot] != kNone && group(first_[slot]) != wanted) slot = (slot + 1) & mask_;
    std::size_t first = first_[slot];
    if (first == kNone) return {0, 0};
    std::size_t last = first;
    while (last < entries_.size() && group(last) == wanted) ++last;
    return {first, last};
  }

  std::uint32_t text(std::size_t entry) const {
    return static_cast<std::uint32_t>(entries_[entry]);
  }

 private:
  static constexpr std::size_t kNone = ~std::size_t{0};
  std::uint32_t group(std::size_t i) const { return static_cast<std::uint32_t>(entries_[i] >> 32); }
  std::uint32_t free_slot(std::uint32_t g) const {
    std::uint32_t slot = g & mask_;
    while (first_[slot] != kNone) slot = (slot + 1) & mask_;
    return slot;
  }

  std::vector<std::uint64_t> entries_;  ///< group, text
  std::vector<std::size_t> first_;      ///< open addressing over the groups
  std::uint32_t mask_ = 0;
};

class Finder {
 public:
  Finder(std::span<const Signature> texts, const CopyOptions& options)
      : texts_(texts), options_(options), hits_(texts.size()) {}

  /// Looks up all groups of a text in the samples of `table`.
  void look_up(std::uint32_t text, const SampleTable& table, std::vector<CopyPair>& pairs) {
    touched_.clear();
    for (const std::uint32_t g : texts_[text].groups) {
      const auto [first, last] = table.find(g);
      // What thousands of texts share is a footer, not a report.
      if (last - first > options_.most_shared) continue;
      for (std::size_t i = first; i < last; ++i) {
        const std::uint32_t found = table.text(i);
        if (hits_[found]++ == 0) touched_.push_back(found);
      }
    }
    for (const std::uint32_t found : touched_) {
      const std::uint32_t hits = std::exchange(hits_[found], 0);
      const auto sample =
          static_cast<std::uint32_t>(std::min(kSample, texts_[found].groups.size()));
      if (hits * kHitsOf < sample) continue;
      if (!shorter(texts_[found], texts_[text])) continue;
      add(std::min(found, text), std::max(found, text), pairs);
    }
  }

 private:
  void add(std::uint32_t a, std::uint32_t b, std::vector<CopyPair>& pairs) {
    Compared c = compare(texts_[a], texts_[b], options_);
    if (!c.copies) return;
    c.pair.a = a;
    c.pair.b = b;
    pairs.push_back(c.pair);
  }

  std::span<const Signature> texts_;
  const CopyOptions& options_;
  std::vector<std::uint32_t> hits_;
  std::vector<std::uint32_t> touched_;
};

std::vector<std::uint32_t> same_as(std::span<const Signature> texts) {
  std::vector<std::uint32_t> same(texts.size());
  std::unordered_map<std::uint64_t, std::uint32_t> first;
  first.reserve(texts.size());
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    same[i] = i;
    if (texts[i].whole != 0) same[i] = first.emplace(texts[i].whole, i).first->second;
  }
  return same;
}

}  // namespace

std::string_view to_string(CopyKind kind) {
  return kind == CopyKind::same ? "same" : kind == CopyKind::near ? "near" : "contained";
}

Compared compare(const Signature& a, const Signature& b, const CopyOptions& options) {
  Compared out;
  out.pair.b = 1;
  if (a.whole == b.whole) {
    out.copies = a.whole != 0;
    out.pair.kind = CopyKind::same;
    out.pair.jaccard = out.pair.share_a = out.pair.share_b = 1;
    return out;
  }
  if (a.groups.empty() || b.groups.empty()) return out;
  const double both = common(a.groups, b.groups);
  const auto na = static_cast<double>(a.groups.size()), nb = static_cast<double>(b.groups.size());
  out.pair.jaccard = both / (na + nb - both);
  out.pair.share_a = both / na;
  out.pair.share_b = both / nb;
  const bool near = out.pair.jaccard >= options.near;
  const bool inside = std::max(out.pair.share_a, out.pair.share_b) >= options.contained &&
                      std::min(na, nb) >= options.least_groups;
  out.pair.kind = near ? CopyKind::near : CopyKind::contained;
  out.copies = near || inside;
  return out;
}

Copies find_copies(std::span<const Signature> texts, const CopyOptions& options,
                   std::size_t first_new) {
  Copies out;
  out.same = same_as(texts);
  const auto count = static_cast<std::uint32_t>(texts.size());
  const auto alone = [&](std::uint32_t i) { return out.same[i] == i; };
  SampleTable all, news;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!alone(i)) continue;
    all.add(i, texts[i]);
    if (i >= first_new) news.add(i, texts[i]);
  }
  all.build();
  news.build();
  Finder finder(texts, options);
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!alone(i)) continue;
    finder.look_up(i, i >= first_new ? all : news, out.pairs);
  }
  std::sort(out.pairs.begin(), out.pairs.end(), [](const CopyPair& x, const CopyPair& y) {
    return x.a != y.a ? x.a < y.a : x.b < y.b;
  });
  return out;
}

}  // namespace tawatur::copies
