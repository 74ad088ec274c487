// SPDX-License-Identifier: Apache-2.0
// Hashes: a fast one for tables and checksums, and SHA-256 to name a document's text.
//
//   hash64("abc") == hash64("abc")          // same on every machine, release and run
//   sha256_hex(document.text).size() == 64  // lower-case hex
//
// Neither fails. hash64 isn't safe against people who look for collisions; use sha256 for that.
// Thread rule: pure functions. Cost: one pass.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tawatur {

/// XXH3, 64 bits. Values are written into packs: don't change the function.
std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

/// Lets a table of strings be asked with a view: std::unordered_map<std::string, T, ViewHash,
/// std::equal_to<>>.
struct ViewHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view v) const { return static_cast<std::size_t>(hash64(v)); }
};

/// 16 lower-case hex digits.
std::string hex64(std::uint64_t value);

/// 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);

/// The same as 32 raw bytes, and the hex digits of any raw bytes.
std::string sha256_bytes(std::string_view bytes);
std::string hex_of(std::string_view raw);
/// The way back; digits of either case. Nothing where they aren't whole bytes.
std::optional<std::string> bytes_of_hex(std::string_view hex);

}  // namespace tawatur
