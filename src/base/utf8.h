// SPDX-License-Identifier: Apache-2.0
// UTF-8 by the book: decoding one code point, repairing bad bytes by maximal subpart, and the way
// from byte offsets to code points.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "tawatur/claim.h"

namespace tawatur {

/// A decoded code point and the bytes it took. At invalid input: value U+FFFD, size of the maximal
/// subpart (at least 1), valid false. At the end of the text: size 0.
struct Decoded {
  char32_t value = 0;
  std::uint32_t size = 0;
  bool valid = true;
};
Decoded decode_utf8(std::string_view text, std::size_t at);
void append_utf8(std::string& out, char32_t code_point);

/// What repair_utf8 found.
struct Utf8Repair {
  std::uint64_t bad_subparts = 0;  ///< how many U+FFFD were put in
  std::uint64_t bad_bytes = 0;
  std::uint64_t first_bad_byte = 0;  ///< meaningful when bad_subparts > 0
};
/// Replaces each maximal invalid subpart by U+FFFD in place. Valid text is left alone and costs one
/// scan. Linear time.
Utf8Repair repair_utf8(std::string& text);

/// Byte offsets to code point offsets of one text, both ways, in O(1) steps of a sampled table.
/// Keeps a view: the text must outlive it.
class CodePoints {
 public:
  CodePoints() = default;
  explicit CodePoints(std::string_view text);
  explicit CodePoints(std::string&&) = delete;
  std::uint32_t count() const { return count_; }
  /// Code points before byte `at`, which must be a code point's first byte or the end.
  std::uint32_t at_byte(std::uint32_t at) const;
  /// Byte offset of code point `index` (or the end).
  std::uint32_t byte_of(std::uint32_t index) const;
  CpSpan span(Span bytes) const { return {at_byte(bytes.begin), at_byte(bytes.end)}; }
  Span bytes(CpSpan cps) const { return {byte_of(cps.begin), byte_of(cps.end)}; }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> before_;  ///< code points before byte 64*i
  std::uint32_t count_ = 0;
};

}  // namespace tawatur
