// SPDX-License-Identifier: Apache-2.0
// Coder: all stages in their order, built once from a pack. One document in, its claims out.
//
//   Result<Coder> coder = Coder::open("tawatur.pack", {});
//   Result<std::vector<Claim>> claims = coder->code(document);
//
// Errors: open() those of Pack::open and kFormat of its tables; code() kEncoding, kLimit.
// Cost: open() some milliseconds; code() linear in the text.
// Thread rule: const calls from any thread at once.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/pack.h"
#include "tawatur/claim.h"
#include "tawatur/document.h"
#include "tawatur/language.h"
#include "tawatur/limits.h"
#include "tawatur/result.h"

namespace tawatur::pipeline {

struct CoderOptions {
  Limits limits;
  /// Weights file to use instead of the pack's (the trainer's cross-validation).
  std::string weights_path;
  /// Place table of the user's own, beside the pack's (resolve/gazetteer.h); empty = none.
  std::string gazetteer;
};

class Coder {
 public:
  static Result<Coder> open(const std::string& pack_path, const CoderOptions& options);
  static Result<Coder> open(lexicon::Pack pack, const CoderOptions& options);
  Coder(Coder&&) noexcept;
  Coder& operator=(Coder&&) noexcept;
  ~Coder();

  /// Claims of at least `least` confidence; those that are asked for don't depend on it.
  Result<std::vector<Claim>> code(const Document& document, double least = 0) const;
  Result<std::string> explain(const Document& document, Language language = Language::en) const;
  double threshold() const;
  const lexicon::Pack& pack() const;
  /// "tawatur 0.1.0 pack 0123456789abcdef": what Claim::coder says.
  const std::string& name() const;

 private:
  struct State;
  explicit Coder(std::unique_ptr<State> state);
  Result<std::vector<Claim>> code_unguarded(const Document& document, double least) const;
  Result<std::string> explain_unguarded(const Document& document, Language language) const;
  std::unique_ptr<State> state_;
};

/// Where the text stops being UTF-8, or nothing wrong.
Result<void> check_utf8(const Document& document);

}  // namespace tawatur::pipeline
