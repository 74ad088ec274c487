// SPDX-License-Identifier: Apache-2.0
#include "learn/weights.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace tawatur::learn {
namespace {

Error bad(std::string_view file, std::uint64_t line, std::string message) {
  Error e{ErrorCode::kFormat, std::move(message)};
  e.file = std::string(file);
  e.line = line;
  return e;
}

/// Splits a line into exactly four cells.
bool cells(std::string_view line, std::array<std::string_view, 4>& out) {
  for (std::size_t i = 0; i < 4; ++i) {
    auto tab = line.find('\t');
    if ((tab == std::string_view::npos) != (i == 3)) return false;
    out[i] = line.substr(0, tab);
    line.remove_prefix(i == 3 ? line.size() : tab + 1);
  }
  return true;
}

}  // namespace

Weights::Weights(std::vector<Group> groups) : groups_(std::move(groups)) {
  keys_.resize(1024);
  row_of_.resize(keys_.size());
}

Result<void> Weights::parse(std::string_view tsv, std::string_view file) {
  std::uint64_t line_no = 0;
  while (!tsv.empty()) {
    auto end = tsv.find('\n');
    std::string_view line = tsv.substr(0, end);
    tsv.remove_prefix(end == std::string_view::npos ? tsv.size() : end + 1);
    ++line_no;
    if (line.empty() || line.front() == '#') continue;
    std::array<std::string_view, 4> c;
    if (!cells(line, c)) return bad(file, line_no, "four columns expected");
    double value = 0;
    auto read = std::from_chars(c[3].data(), c[3].data() + c[3].size(), value);
    if (read.ec != std::errc() || !std::isfinite(value)) {
      return bad(file, line_no, "the fourth column is no number");
    }
    if (c[0] == "@") {
      set_setting(c[1], value);
      continue;
    }
    auto group =
        std::find_if(groups_.begin(), groups_.end(), [&](auto& g) { return g.name == c[0]; });
    if (group == groups_.end()) return bad(file, line_no, "unknown group " + std::string(c[0]));
    auto output = std::find(group->outputs.begin(), group->outputs.end(), c[1]);
    if (output == group->outputs.end()) {
      return bad(file, line_no, "unknown output " + std::string(c[1]));
    }
    set(static_cast<std::size_t>(group - groups_.begin()),
        static_cast<std::size_t>(output - group->outputs.begin()), c[2], static_cast<float>(value));
  }
  return {};
}

std::size_t Weights::first_slot(FeatureHash key) const {
  return (key ^ (key >> 29)) & (keys_.size() - 1);
}

std::size_t Weights::find(FeatureHash key) const {
  std::size_t mask = keys_.size() - 1;
  std::size_t slot = first_slot(key);
  while (keys_[slot] != 0 && keys_[slot] != key) slot = (slot + 1) & mask;
  return slot;
}

void Weights::grow() {
  std::vector<FeatureHash> old_keys(keys_.size() * 2);
  std::vector<std::uint32_t> old_rows(keys_.size() * 2);
  old_keys.swap(keys_);
  old_rows.swap(row_of_);
  for (std::size_t i = 0; i < old_keys.size(); ++i) {
    if (old_keys[i] == 0) continue;
    std::size_t slot = find(old_keys[i]);
    keys_[slot] = old_keys[i];
    row_of_[slot] = old_rows[i];
  }
}

void Weights::set(std::size_t group, std::size_t output, std::string_view feature, float weight) {
  if ((size() + 1) * 2 > keys_.size()) grow();
  FeatureHash k = key(group, hash_name(feature));
  std::size_t slot = find(k);
  if (keys_[slot] == 0) {
    keys_[slot] = k;
    row_of_[slot] = static_cast<std::uint32_t>(size());
    rows_.resize(rows_.size() + kMaxOutputs, 0.0f);
  }
  rows_[row_of_[slot] * kMaxOutputs + output] = weight;
}

Scores Weights::score(std::size_t group, const FeatureSink& features) const {
  // Nearly every look-up misses the caches. Asking for many lines before the first is read lets the
  // memory answer them at the same time.
  constexpr std::size_t kAhead = 32;
  static constexpr std::array<float, kMaxOutputs> kNone{};
  std::array<const float*, kAhead> rows;
  Scores out{};
  const std::vector<FeatureHash>& hashes = features.hashes();
  for (std::size_t begin = 0; begin < hashes.size(); begin += kAhead) {
    const std::size_t n = std::min(kAhead, hashes.size() - begin);
    for (std::size_t i = 0; i < n; ++i) {
      const std::size_t slot = first_slot(key(group, hashes[begin + i]));
      __builtin_prefetch(&keys_[slot]);
      __builtin_prefetch(&row_of_[slot]);
    }
    for (std::size_t i = 0; i < n; ++i) {
      const std::size_t slot = find(key(group, hashes[begin + i]));
      rows[i] = keys_[slot] == 0 ? kNone.data() : &rows_[row_of_[slot] * kMaxOutputs];
      __builtin_prefetch(rows[i]);
    }
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t o = 0; o < kMaxOutputs; ++o) out[o] += rows[i][o];
    }
  }
  return out;
}

float Weights::weight(std::size_t group, std::size_t output, FeatureHash feature) const {
  std::size_t slot = find(key(group, feature));
  return keys_[slot] == 0 ? 0.0f : rows_[row_of_[slot] * kMaxOutputs + output];
}

double Weights::setting(std::string_view name, double otherwise) const {
  auto it = settings_.find(name);
  return it == settings_.end() ? otherwise : it->second;
}

double logistic(double x) { return 1.0 / (1.0 + std::exp(-x)); }

}  // namespace tawatur::learn
