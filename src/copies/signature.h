// SPDX-License-Identifier: Apache-2.0
// Signature: what is kept of a text to tell whether it was copied.
//
//   Signature s = sign(document.text);
//   std::string kept = to_bytes(s);            // for a database
//   Result<Signature> back = from_bytes(kept);
//
// Words are folded (text/fold.h); marks and blanks don't count. Cost: linear, some 150 ns a word;
// 4 bytes a word in the result. Never fails, but for from_bytes: kIntegrity when the bytes aren't
// those of a signature. Thread rule: pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tawatur/result.h"

namespace tawatur::copies {

/// Words of a group whose hash stands in a signature.
inline constexpr std::size_t kGroupWords = 4;
/// Most groups that are kept of a text, the smallest hashes first. A text of more words is compared
/// by these alone; a book isn't a news report.
inline constexpr std::size_t kMostGroups = std::size_t{1} << 16;

struct Signature {
  std::uint64_t whole = 0;  ///< hash of all folded words in order; 0 = no words
  std::uint32_t words = 0;
  std::vector<std::uint32_t> groups;  ///< sorted, each once
  bool operator==(const Signature&) const = default;
};

Signature sign(std::string_view text);

/// The same bytes on every machine.
std::string to_bytes(const Signature& signature);
Result<Signature> from_bytes(std::string_view bytes);

}  // namespace tawatur::copies
