// SPDX-License-Identifier: Apache-2.0
// Vectors of plain numbers as bytes of this kind of machine, for packs: each with its length before
// it. For the files of learn only.
//
//   bytes::put(out, values);
//   if (!bytes::take(rest, values)) return broken;   // `rest` goes on behind what was taken
//
// Errors: take() is false where the rest is too short or no whole number of values. Pure functions.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "tawatur/result.h"

namespace tawatur::learn::bytes {

template <class T>
void put(std::string& out, const std::vector<T>& values) {
  const std::uint64_t size = values.size() * sizeof(T);
  out.append(reinterpret_cast<const char*>(&size), sizeof size);
  out.append(reinterpret_cast<const char*>(values.data()), size);
}

template <class T>
bool take(std::string_view& rest, std::vector<T>& out) {
  std::uint64_t size = 0;
  if (rest.size() < sizeof size) return false;
  std::memcpy(&size, rest.data(), sizeof size);
  rest.remove_prefix(sizeof size);
  if (rest.size() < size || size % sizeof(T) != 0) return false;
  out.resize(size / sizeof(T));
  if (size > 0) std::memcpy(out.data(), rest.data(), size);
  rest.remove_prefix(size);
  return true;
}

inline void put(std::string& out, std::string_view text) {
  put(out, std::vector<char>(text.begin(), text.end()));
}
inline bool take(std::string_view& rest, std::string& out) {
  std::vector<char> text;
  if (!take(rest, text)) return false;
  out.assign(text.begin(), text.end());
  return true;
}

}  // namespace tawatur::learn::bytes

namespace tawatur::learn {

/// What was learned can't be read: where and why.
inline Error bad(std::string_view file, std::uint64_t line, std::string message) {
  Error e{ErrorCode::kFormat, std::move(message)};
  e.file = std::string(file);
  e.line = line;
  return e;
}

}  // namespace tawatur::learn
