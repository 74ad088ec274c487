// SPDX-License-Identifier: Apache-2.0
// Every appetite of the engine has a limit. Each is tested below, at and above.
#pragma once

#include <cstddef>
#include <cstdint>

namespace tawatur {

/// Limits of one document. Sizes are bytes of UTF-8 unless said otherwise.
struct Limits {
  /// Longest document text. News articles have kilobytes; an "article" of megabytes is a broken
  /// export. A word costs some hundred bytes while it is coded, so this bounds memory (a sentence
  /// of a million words still fits). Longer ones are refused with kLimit.
  std::size_t max_document_bytes = std::size_t{16} << 20;
  /// Longest JSON line. Above a document, since JSON may write a letter as six bytes.
  std::size_t max_line_bytes = std::size_t{64} << 20;
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
