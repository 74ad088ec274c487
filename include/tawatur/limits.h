// SPDX-License-Identifier: Apache-2.0
// Every appetite of the engine has a limit. Each is tested below, at and above.
#pragma once

#include <cstddef>
#include <cstdint>

namespace tawatur {

/// Limits of one document. Sizes are bytes of UTF-8 unless said otherwise.
struct Limits {
  /// Longest document text. News articles have kilobytes; a 64 MiB "article" is a broken export,
  /// and spans are 32-bit. Longer ones are refused with kLimit.
  std::size_t max_document_bytes = std::size_t{64} << 20;
  /// Longest JSON line. A little above a document, since JSON escapes letters.
  std::size_t max_line_bytes = std::size_t{256} << 20;
  /// Longest sentence in tokens. A longer one is cut there: claims never reach over so far, and
  /// the work per sentence stays bounded.
  std::uint32_t max_sentence_tokens = 400;
  /// Readings kept per word.
  std::uint32_t max_arcs = 8;
  /// Claim candidates kept per sentence.
  std::uint32_t max_candidates = 64;
  /// Share of invalid UTF-8 bytes above which a file is refused (DESIGN 4).
  double max_invalid_share = 0.01;
};

}  // namespace tawatur
