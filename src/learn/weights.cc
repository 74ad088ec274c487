// SPDX-License-Identifier: Apache-2.0
#include "learn/weights.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>

#include "learn/image.h"

namespace tawatur::learn {
namespace {

constexpr std::size_t kFewest = 64;  ///< slots of a table to begin with

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

Weights::Weights(std::vector<Group> groups) : groups_(std::move(groups)), tables_(groups_.size()) {
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    tables_[g].width = 1 + groups_[g].outputs.size();
    tables_[g].resize(kFewest);
  }
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

namespace {

constexpr std::string_view kMagic = "tawatur weights 2\n";

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
  bytes::put(out, names_of(groups_));
  for (const auto& [name, value] : settings_) {
    char number[32];
    const auto end = std::to_chars(number, number + sizeof number, value).ptr;
    settings += "@\t" + name + "\t-\t" + std::string(number, end) + "\n";
  }
  bytes::put(out, settings);
  for (const Table& t : tables_) bytes::put(out, t.cells);
  return out;
}

Result<void> Weights::load(std::string_view image) {
  const Error broken = bad("weights.bin", 0, "no weights of this program");
  if (!image.starts_with(kMagic)) return broken;
  image.remove_prefix(kMagic.size());
  std::string names, settings;
  if (!bytes::take(image, names) || names != names_of(groups_)) return broken;
  if (!bytes::take(image, settings)) return broken;
  for (Table& t : tables_) {
    if (!bytes::take(image, t.cells) || t.cells.empty() || t.cells.size() % t.width != 0)
      return broken;
    t.slots = t.cells.size() / t.width;
    t.count = 0;
    for (std::size_t i = 0; i < t.slots; ++i) t.count += t.cells[i * t.width] != 0;
    // Without an empty slot a search would never end.
    if (t.count == t.slots) return broken;
    t.keys.clear();
  }
  return parse(settings, "weights.bin");
}

std::size_t Weights::size() const {
  std::size_t n = 0;
  for (const Table& t : tables_) n += t.count;
  return n;
}

namespace {

/// The bits of a feature's hash once more mixed: the upper half says where its slots begin, the
/// lower is its tag.
FeatureHash spread(FeatureHash feature) { return mixed(feature, 0x8F1BBCDCBFA53E0Bull); }
std::uint32_t tag_of(FeatureHash spread) {
  const auto tag = static_cast<std::uint32_t>(spread);
  return tag != 0 ? tag : 1;
}

}  // namespace

const std::uint32_t* Weights::Table::begin_of(FeatureHash feature) const {
  return &cells[((spread(feature) >> 32) * slots >> 32) * width];
}

const std::uint32_t* Weights::Table::find(FeatureHash feature) const {
  const std::uint32_t tag = tag_of(spread(feature));
  const std::uint32_t* slot = begin_of(feature);
  const std::uint32_t* const end = cells.data() + cells.size();
  while (*slot != 0 && *slot != tag) {
    slot += width;
    if (slot == end) slot = cells.data();
  }
  return slot;
}

void Weights::Table::resize(std::size_t to) {
  std::vector<std::uint32_t> old_cells(to * width);
  std::vector<FeatureHash> old_keys(to);
  old_cells.swap(cells);
  old_keys.swap(keys);
  const std::size_t old_slots = slots;
  slots = to;
  for (std::size_t i = 0; i < old_slots; ++i) {
    const auto first = old_cells.begin() + static_cast<std::ptrdiff_t>(i * width);
    if (*first == 0) continue;
    const auto at = static_cast<std::size_t>(find(old_keys[i]) - cells.data());
    std::copy_n(first, width, cells.begin() + static_cast<std::ptrdiff_t>(at));
    keys[at / width] = old_keys[i];
  }
}

void Weights::set(std::size_t group, std::size_t output, std::string_view feature, float weight) {
  Table& t = tables_[group];
  // A third of the slots at least stay empty, so that chains are short.
  if ((t.count + 1) * 3 > t.slots * 2) t.resize(t.slots * 2);
  const FeatureHash key = hash_name(feature);
  const auto at = static_cast<std::size_t>(t.find(key) - t.cells.data());
  if (t.cells[at] == 0) {
    t.cells[at] = tag_of(spread(key));
    t.keys[at / t.width] = key;
    ++t.count;
  }
  t.cells[at + 1 + output] = std::bit_cast<std::uint32_t>(weight);
}

Scores Weights::score(std::size_t group, const FeatureSink& features) const {
  // Many look-ups miss the nearer caches. Asking for many lines before the first is read lets the
  // memory answer them at the same time.
  constexpr std::size_t kAhead = 64;
  const Table& t = tables_[group];
  Scores out{};
  const std::vector<FeatureHash>& hashes = features.hashes();
  for (std::size_t begin = 0; begin < hashes.size(); begin += kAhead) {
    const std::size_t end = std::min(begin + kAhead, hashes.size());
    for (std::size_t i = begin; i < end; ++i) __builtin_prefetch(t.begin_of(hashes[i]));
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint32_t* slot = t.find(hashes[i]);
      if (*slot == 0) continue;
      for (std::size_t o = 1; o < t.width; ++o) out[o - 1] += std::bit_cast<float>(slot[o]);
    }
  }
  return out;
}

float Weights::weight(std::size_t group, std::size_t output, FeatureHash feature) const {
  const std::uint32_t* slot = tables_[group].find(feature);
  return *slot == 0 ? 0.0f : std::bit_cast<float>(slot[1 + output]);
}

double Weights::setting(std::string_view name, double otherwise) const {
  auto it = settings_.find(name);
  return it == settings_.end() ? otherwise : it->second;
}

double logistic(double x) { return 1.0 / (1.0 + std::exp(-x)); }

}  // namespace tawatur::learn
