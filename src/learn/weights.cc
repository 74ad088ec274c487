// SPDX-License-Identifier: Apache-2.0
#include "learn/weights.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <optional>

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
  // Most lines are a feature of their own: room for all at once is cheaper than growing to it.
  const auto lines = static_cast<std::size_t>(std::count(tsv.begin(), tsv.end(), '\n'));
  std::size_t slots = keys_.size();
  while (slots < 2 * (count_ + lines)) slots *= 2;
  if (slots > keys_.size()) resize(slots);
  rows_.reserve(rows_.size() + lines);
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

namespace {

constexpr std::string_view kMagic = "tawatur weights 1\n";

void put(std::string& out, std::string_view bytes) {
  const std::uint64_t n = bytes.size();
  out.append(reinterpret_cast<const char*>(&n), sizeof n).append(bytes);
}
template <class T>
void put(std::string& out, const std::vector<T>& values) {
  put(out,
      std::string_view(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)));
}

/// The next piece that `put` wrote; nothing when the rest is too short.
std::optional<std::string_view> take(std::string_view& rest) {
  std::uint64_t n = 0;
  if (rest.size() < sizeof n) return std::nullopt;
  std::memcpy(&n, rest.data(), sizeof n);
  rest.remove_prefix(sizeof n);
  if (rest.size() < n) return std::nullopt;
  const std::string_view piece = rest.substr(0, n);
  rest.remove_prefix(n);
  return piece;
}
template <class T>
bool take(std::string_view& rest, std::vector<T>& out) {
  const auto piece = take(rest);
  if (!piece || piece->size() % sizeof(T) != 0) return false;
  out.resize(piece->size() / sizeof(T));
  std::memcpy(out.data(), piece->data(), piece->size());
  return true;
}

std::string names_of(const std::vector<Group>& groups) {
  std::string out;
  for (const Group& g : groups) {
    out += g.name;
    for (const std::string& o : g.outputs) out += " " + o;
    out += "\n";
  }
  return out;
}

}  // namespace

std::string Weights::image() const {
  std::string out(kMagic), settings;
  put(out, names_of(groups_));
  for (const auto& [name, value] : settings_) {
    char number[32];
    const auto end = std::to_chars(number, number + sizeof number, value).ptr;
    settings += "@\t" + name + "\t-\t" + std::string(number, end) + "\n";
  }
  put(out, settings);
  put(out, keys_);
  put(out, row_of_);
  put(out, rows_);
  return out;
}

Result<void> Weights::load(std::string_view image) {
  const Error broken = bad("weights.bin", 0, "no weights of this program");
  if (!image.starts_with(kMagic)) return broken;
  image.remove_prefix(kMagic.size());
  const auto names = take(image);
  if (!names || *names != names_of(groups_)) return broken;
  const auto settings = take(image);
  if (!settings || !take(image, keys_) || !take(image, row_of_) || !take(image, rows_)) {
    return broken;
  }
  count_ = static_cast<std::size_t>(
      std::count_if(keys_.begin(), keys_.end(), [](FeatureHash k) { return k != 0; }));
  const std::size_t end = rows_.size();
  rows_.resize(end + kMaxOutputs, 0.0f);  // a row may be read wherever it says that it begins
  const bool fit =
      std::all_of(row_of_.begin(), row_of_.end(), [&](std::uint32_t r) { return r <= end; });
  // Without an empty slot a search would never end.
  const bool searchable = std::has_single_bit(keys_.size()) && count_ < keys_.size();
  if (!fit || !searchable || keys_.size() != row_of_.size()) return broken;
  return parse(*settings, "weights.bin");
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

void Weights::resize(std::size_t slots) {
  std::vector<FeatureHash> old_keys(slots);
  std::vector<std::uint32_t> old_rows(slots);
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
  if ((count_ + 1) * 2 > keys_.size()) resize(keys_.size() * 2);
  FeatureHash k = key(group, hash_name(feature));
  std::size_t slot = find(k);
  if (keys_[slot] == 0) {
    keys_[slot] = k;
    row_of_[slot] = static_cast<std::uint32_t>(rows_.size());
    rows_.resize(rows_.size() + groups_[group].outputs.size(), 0.0f);
    ++count_;
  }
  rows_[row_of_[slot] + output] = weight;
}

Scores Weights::score(std::size_t group, const FeatureSink& features) const {
  // Nearly every look-up misses the caches. Asking for many lines before the first is read lets the
  // memory answer them at the same time.
  constexpr std::size_t kAhead = 32;
  static constexpr std::array<float, kMaxOutputs> kNone{};
  std::array<const float*, kAhead> rows;
  Scores out{};
  const std::size_t outputs = groups_[group].outputs.size();
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
      rows[i] = keys_[slot] == 0 ? kNone.data() : &rows_[row_of_[slot]];
      __builtin_prefetch(rows[i]);
    }
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t o = 0; o < outputs; ++o) out[o] += rows[i][o];
    }
  }
  return out;
}

float Weights::weight(std::size_t group, std::size_t output, FeatureHash feature) const {
  std::size_t slot = find(key(group, feature));
  return keys_[slot] == 0 ? 0.0f : rows_[row_of_[slot] + output];
}

double Weights::setting(std::string_view name, double otherwise) const {
  auto it = settings_.find(name);
  return it == settings_.end() ? otherwise : it->second;
}

double logistic(double x) { return 1.0 / (1.0 + std::exp(-x)); }

}  // namespace tawatur::learn
