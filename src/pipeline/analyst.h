// SPDX-License-Identifier: Apache-2.0
// Analyst: the stages that only propose, in their order. Document in, Analysis and phrase hits out;
// decode (or the trainer) takes over from there.
//
// Thread rule: built once, analyse() from any thread.
#pragma once

#include <memory>
#include <vector>

#include "lexicon/pack.h"
#include "model/analysis.h"
#include "tawatur/limits.h"

namespace tawatur::pipeline {

struct Analysed {
  Analysis analysis;
  std::vector<lexicon::PhraseHit> hits;
};

class Analyst {
 public:
  explicit Analyst(const lexicon::Pack& pack, Limits limits = {});
  ~Analyst();
  /// The document must outlive what comes back. Errors: kLimit when it is too long.
  Result<Analysed> analyse(const Document& document) const;
  const Limits& limits() const { return limits_; }

 private:
  struct Rooms;
  const lexicon::Pack& pack_;
  Limits limits_;
  std::unique_ptr<Rooms> rooms_;
};

}  // namespace tawatur::pipeline
