// SPDX-License-Identifier: Apache-2.0
// Named features. A feature's name is "template=part|part"; the engine needs only its 64-bit hash,
// so names are spelt out when somebody wants to read them (training, explain) and at no other time.
//
//   FeatureSink sink;
//   sink.add("class", class_name);
//   sink.add("frame_path", frame, path);
//
// Cost: one pass over the letters, no allocation once the sink has grown. Thread rule: one sink a
// thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace tawatur::learn {

using FeatureHash = std::uint64_t;

/// FNV-1a, streamed; the same for a name hashed in pieces or at once.
struct NameHash {
  FeatureHash value = 14695981039346656037ull;
  void put(std::string_view s) {
    for (char c : s) {
      value ^= static_cast<unsigned char>(c);
      value *= 1099511628211ull;
    }
  }
  void put(char c) { put(std::string_view(&c, 1)); }
};
inline FeatureHash hash_name(std::string_view name) {
  NameHash h;
  h.put(name);
  return h.value;
}

class FeatureSink {
 public:
  explicit FeatureSink(bool keep_names = false) : keep_names_(keep_names) {}
  void clear() {
    hashes_.clear();
    names_.clear();
  }
  /// A binary feature. Parts are strings or integers.
  template <class... Parts>
  void add(std::string_view name, const Parts&... parts) {
    NameHash h;
    std::string* spelt = nullptr;
    if (keep_names_) spelt = &names_.emplace_back();
    write(h, spelt, name);
    [[maybe_unused]] char mark = '=';
    ((write(h, spelt, std::string_view(&mark, 1)), mark = '|', part(h, spelt, parts)), ...);
    hashes_.push_back(h.value);
  }
  const std::vector<FeatureHash>& hashes() const { return hashes_; }
  /// Empty unless names are kept.
  const std::vector<std::string>& names() const { return names_; }

 private:
  static void write(NameHash& h, std::string* spelt, std::string_view s) {
    h.put(s);
    if (spelt) spelt->append(s);
  }
  template <class P>
  static void part(NameHash& h, std::string* spelt, const P& p) {
    if constexpr (std::is_same_v<P, char>) {
      write(h, spelt, std::string_view(&p, 1));
    } else if constexpr (std::is_integral_v<P>) {
      number(h, spelt, static_cast<long>(p));
    } else {
      write(h, spelt, std::string_view(p));
    }
  }
  static void number(NameHash& h, std::string* spelt, long v);

  bool keep_names_;
  std::vector<FeatureHash> hashes_;
  std::vector<std::string> names_;
};

}  // namespace tawatur::learn
