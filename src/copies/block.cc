// SPDX-License-Identifier: Apache-2.0
#include "copies/block.h"

#include <algorithm>
#include <bit>

namespace tawatur::copies {
namespace {

/// Groups in a text's sample: its smallest hashes.
constexpr std::size_t kSample = 32;
/// Of the sample, what must be hit before a pair is compared: a third. A near pair hits two thirds,
/// give or take a twelfth.
constexpr std::uint32_t kHitsOf = 3;

std::size_t sample_of(const Signature& s) { return std::min(kSample, s.groups.size()); }

/// Is `a` the one whose sample is looked for in the other? The shorter; of two as long the one that
/// has the smaller hash, so that the order of the texts doesn't matter.
bool shorter(const Signature& a, const Signature& b) {
  if (a.groups.size() != b.groups.size()) return a.groups.size() < b.groups.size();
  return a.whole < b.whole;
}

}  // namespace

void GroupTable::build() {
  std::sort(entries_.begin(), entries_.end());
  const int bits = std::clamp(static_cast<int>(std::bit_width(entries_.size())) - 2, 1, 28);
  shift_ = 32 - bits;
  begin_.assign((std::size_t{1} << bits) + 1, 0);
  for (const std::uint64_t e : entries_) ++begin_[(e >> 32 >> shift_) + 1];
  for (std::size_t i = 1; i < begin_.size(); ++i) begin_[i] += begin_[i - 1];
}

std::pair<std::size_t, std::size_t> GroupTable::find(std::uint32_t group, std::size_t most,
                                                     bool first_of_many) const {
  const std::size_t bucket = std::uint64_t{group} >> shift_;
  const auto from = entries_.begin() + begin_[bucket], to = entries_.begin() + begin_[bucket + 1];
  const auto first = std::lower_bound(from, to, std::uint64_t{group} << 32);
  auto last = first;
  while (last != to && *last >> 32 == group) {
    if (static_cast<std::size_t>(last - first) == most) {
      if (!first_of_many) return {0, 0};
      break;
    }
    ++last;
  }
  return {first - entries_.begin(), last - entries_.begin()};
}

void Block::add(std::uint32_t number, const Signature& signature) {
  groups_ += signature.groups.size();
  texts_.push_back({number, &signature});
}

void Block::build() {
  // The shortest first: of the many that have a group the first ones are then those that can be
  // found by it.
  std::sort(texts_.begin(), texts_.end(), [](const Text& a, const Text& b) {
    if (shorter(*a.signature, *b.signature)) return true;
    return !shorter(*b.signature, *a.signature) && a.number < b.number;
  });
  for (std::uint32_t i = 0; i < texts_.size(); ++i) {
    const Signature& s = *texts_[i].signature;
    for (std::size_t k = 0; k < sample_of(s); ++k) samples_.add(s.groups[k], i);
  }
  samples_.build();
  hits_.assign(texts_.size(), 0);
}

void Block::count(const GroupTable& table, std::uint32_t group) {
  // What thousands of texts share is a footer, not a report.
  const auto [first, last] = table.find(group, options_.most_shared, options_.first_of_many);
  for (std::size_t i = first; i < last; ++i) {
    const std::uint32_t found = table.text(i);
    if (hits_[found]++ == 0) touched_.push_back(found);
  }
}

void Block::compare_with(std::uint32_t found, std::uint32_t number, const Signature& other,
                         const First& first, const Take& take) {
  const Text& mine = texts_[found];
  if (!first(mine.number, number)) return;
  const bool mine_first = mine.number < number;
  Compared c = mine_first ? compare(*mine.signature, other, options_)
                          : compare(other, *mine.signature, options_);
  if (!c.copies) return;
  c.pair.a = std::min(mine.number, number);
  c.pair.b = std::max(mine.number, number);
  take(c.pair);
}

void Block::meet(std::uint32_t number, const Signature& other, const First& first,
                 const Take& take) {
  if (!has_all_) {
    for (std::uint32_t i = 0; i < texts_.size(); ++i) {
      for (const std::uint32_t g : texts_[i].signature->groups) all_.add(g, i);
    }
    all_.build();
    has_all_ = true;
  }
  // Shorter ones of the block, by their samples.
  for (const std::uint32_t g : other.groups) count(samples_, g);
  for (const std::uint32_t found : touched_) {
    const Signature& mine = *texts_[found].signature;
    const std::uint32_t hits = std::exchange(hits_[found], 0);
    if (hits * kHitsOf < sample_of(mine) || !shorter(mine, other)) continue;
    compare_with(found, number, other, first, take);
  }
  touched_.clear();
  // Longer ones, by the other's sample.
  const std::size_t sample = sample_of(other);
  for (std::size_t k = 0; k < sample; ++k) count(all_, other.groups[k]);
  for (const std::uint32_t found : touched_) {
    const std::uint32_t hits = std::exchange(hits_[found], 0);
    if (hits * kHitsOf < sample || shorter(*texts_[found].signature, other)) continue;
    compare_with(found, number, other, first, take);
  }
  touched_.clear();
}

void Block::meet_each_other(const First& first, const Take& take) {
  for (std::uint32_t i = 0; i < texts_.size(); ++i) {
    const Signature& one = *texts_[i].signature;
    for (const std::uint32_t g : one.groups) count(samples_, g);
    for (const std::uint32_t found : touched_) {
      const Signature& mine = *texts_[found].signature;
      const std::uint32_t hits = std::exchange(hits_[found], 0);
      if (hits * kHitsOf < sample_of(mine) || found == i || shorter(one, mine)) continue;
      // Two that are the same find each other twice.
      if (!shorter(mine, one) && found > i) continue;
      compare_with(found, texts_[i].number, one, first, take);
    }
    touched_.clear();
  }
}

}  // namespace tawatur::copies
