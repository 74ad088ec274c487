// SPDX-License-Identifier: Apache-2.0
// Span: bytes [begin, end) of a document's UTF-8 text. The engine's unit; outputs count code points
// (CpSpan, base/code_points.h converts).
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace tawatur {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin >= end; }
  bool contains(std::uint32_t at) const { return begin <= at && at < end; }
  bool overlaps(Span o) const { return begin < o.end && o.begin < end; }
  /// The text under the span.
  std::string_view of(std::string_view text) const { return text.substr(begin, size()); }
  auto operator<=>(const Span&) const = default;
};

inline Span join(Span a, Span b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

}  // namespace tawatur
