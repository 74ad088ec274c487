// SPDX-License-Identifier: Apache-2.0
// Runner: many documents over many threads, results in the order of the input.
//
//   RunSink sink;
//   sink.coded = [&](const Document& d, std::vector<Claim> claims) { write(claims); return true; };
//   RunSummary done = run(reader, code, {.threads = 4}, sink);
//
// One thread reads, `threads` threads code, the calling thread hands out results; so a sink needs
// no locks. Reading stops while kAhead results a thread, or kBytesAhead of text, wait to be handed
// out: memory stays flat at any size of the input. The same input gives the same calls in the same
// order at any thread count. A document that fails costs itself alone.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "ingest/reader.h"
#include "tawatur/claim.h"
#include "tawatur/document.h"
#include "tawatur/result.h"

namespace tawatur::pipeline {

inline constexpr std::size_t kAhead = 32;
inline constexpr std::size_t kBytesAhead = std::size_t{16} << 20;

/// Where documents come from; called from one thread of the run.
struct Source {
  std::function<Result<std::optional<Document>>()> next;
  std::function<std::vector<Error>()> take_warnings;
  /// next() must come back soon once this is true; null = no longer.
  std::function<void(const std::atomic<bool>*)> set_stop;
};

/// What is done to each document; called from several threads at once.
using CodeOne = std::function<Result<std::vector<Claim>>(const Document&)>;

/// Who gets the results; called from the thread that called run(). Empty functions are left out.
struct RunSink {
  /// False ends the run (the output can't be written).
  std::function<bool(const Document&, std::vector<Claim>)> coded;
  std::function<void(const Error&)> failed;
  /// The same where the document is known (it was read, but not coded); else failed() is called.
  std::function<bool(const Document&, const Error&)> refused;
  std::function<void(const Error&)> warned;
  /// After each result and at least every half second.
  std::function<void()> tick;
};

struct RunOptions {
  unsigned threads = 1;
  const std::atomic<bool>* stop = nullptr;  ///< true: finish what is in work and come back
};

struct RunSummary {
  std::uint64_t documents = 0, failed = 0, claims = 0, warnings = 0;
  bool stopped = false;  ///< by `stop` or by the sink
};

RunSummary run(const Source& source, const CodeOne& code, const RunOptions& options,
               const RunSink& sink);
RunSummary run(ingest::DocumentReader& reader, const CodeOne& code, const RunOptions& options,
               const RunSink& sink);

}  // namespace tawatur::pipeline
