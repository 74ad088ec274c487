// SPDX-License-Identifier: Apache-2.0
// Named features. A feature's name is "template=part|part"; the engine needs only its 64-bit hash,
// so names are spelt out when somebody wants to read them (training, explain) and at no other time.
//
//   FeatureSink sink;
//   sink.add("class", class_name);
//   sink.add("frame_path", frame, path);
//
// A template is hashed by the compiler; each part costs a multiplication for eight letters. In a
// name that is spelt out a '|' or '\' of a part has a '\' before it, so that `hash_name` of the
// name is the hash of the feature.
//
// Cost: no allocation once the sink has grown. Thread rule: one sink a thread.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace tawatur::learn {

using FeatureHash = std::uint64_t;

/// One step of a hash: all bits of both go into the upper half, and from there into the lower.
constexpr FeatureHash mixed(FeatureHash hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9FB21C651E98DF25ull;
  return hash ^ (hash >> 32);
}

/// At most eight letters as a number, the first in its lowest byte.
constexpr std::uint64_t packed(const char* s, std::size_t n) {
  if (std::is_constant_evaluated()) {
    std::uint64_t v = 0;
    for (std::size_t i = 0; i < n; ++i) {
      v |= std::uint64_t{static_cast<unsigned char>(s[i])} << (8 * i);
    }
    return v;
  }
  const auto load = [](const char* at, auto width) {
    std::memcpy(&width, at, sizeof width);
    return std::uint64_t{width};
  };
  // Two loads that may overlap: where they do, they have the same bits.
  if (n == 8) return load(s, std::uint64_t{});
  if (n >= 4) return load(s, std::uint32_t{}) | load(s + n - 4, std::uint32_t{}) << (8 * (n - 4));
  if (n >= 2) return load(s, std::uint16_t{}) | load(s + n - 2, std::uint16_t{}) << (8 * (n - 2));
  return n == 1 ? std::uint64_t{static_cast<unsigned char>(*s)} : 0;
}

/// What a part is to the hash of a feature.
constexpr std::uint64_t part_value(std::uint64_t eight_letters, std::size_t length) {
  return eight_letters ^ (length * 0xD6E8FEB86659FD93ull);
}
constexpr std::uint64_t part_value(std::string_view s) {
  const std::size_t length = s.size();
  std::uint64_t v = 0;
  for (; s.size() > 8; s.remove_prefix(8)) v = mixed(v, packed(s.data(), 8));
  return part_value(v ^ packed(s.data(), s.size()), length);
}

/// A feature without parts. Mixed, or else two short templates and two parts of a letter could make
/// up for one another.
constexpr FeatureHash template_hash(std::string_view name) { return mixed(0, part_value(name)); }

/// The hash of a feature whose name is spelt out.
FeatureHash hash_name(std::string_view name);

/// What stands before the '=': a literal.
struct Template {
  std::string_view name;
  FeatureHash hash;
  template <std::size_t N>
  consteval Template(const char (&literal)[N]) : name(literal, N - 1), hash(template_hash(name)) {}
};

/// A string that is a part of many features: hashed once.
struct Part {
  std::string_view text;
  std::uint64_t value;
  constexpr Part(std::string_view s) : text(s), value(part_value(s)) {}
  constexpr operator std::string_view() const { return text; }
};

class FeatureSink {
 public:
  explicit FeatureSink(bool keep_names = false) : keep_names_(keep_names) {}
  void clear() {
    hashes_.clear();
    names_.clear();
  }
  /// A binary feature. Parts are strings, letters or integers.
  template <class... Parts>
  void add(Template of, const Parts&... parts) {
    FeatureHash h = of.hash;
    ((h = mixed(h, value_of(parts))), ...);
    hashes_.push_back(h);
    if (keep_names_) {
      std::string& name = names_.emplace_back(of.name);
      [[maybe_unused]] char mark = '=';
      ((name += mark, mark = '|', spell(name, parts)), ...);
    }
  }
  const std::vector<FeatureHash>& hashes() const { return hashes_; }
  /// Empty unless names are kept.
  const std::vector<std::string>& names() const { return names_; }

 private:
  template <class P>
  static std::uint64_t value_of(const P& p) {
    if constexpr (std::is_same_v<P, Part>) {
      return p.value;
    } else if constexpr (std::is_same_v<P, char>) {
      return part_value(static_cast<unsigned char>(p), 1);
    } else if constexpr (std::is_integral_v<P>) {
      return number_value(static_cast<long>(p));
    } else {
      return part_value(std::string_view(p));
    }
  }
  template <class P>
  static void spell(std::string& name, const P& p) {
    if constexpr (std::is_same_v<P, char>) {
      spell_text(name, std::string_view(&p, 1));
    } else if constexpr (std::is_integral_v<P>) {
      name += std::to_string(p);
    } else {
      spell_text(name, std::string_view(p));
    }
  }
  /// The value of its decimal digits.
  static std::uint64_t number_value(long v) {
    if (v >= 0 && v < 10) return part_value(static_cast<std::uint64_t>('0' + v), 1);
    return long_number_value(v);
  }
  static std::uint64_t long_number_value(long v);
  static void spell_text(std::string& name, std::string_view part);

  bool keep_names_;
  std::vector<FeatureHash> hashes_;
  std::vector<std::string> names_;
};

}  // namespace tawatur::learn
