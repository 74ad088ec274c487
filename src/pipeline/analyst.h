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
#include "resolve/gazetteer.h"
#include "tawatur/limits.h"

namespace tawatur::pipeline {

/// The places that a mention may be, best first.
struct PlacedMention {
  Span span;
  std::vector<resolve::PlaceRecord> records;
  std::vector<float> scores;  ///< parallel
};

struct Analysed {
  Analysis analysis;
  std::vector<lexicon::PhraseHit> hits;
  std::vector<PlacedMention> placed;  ///< in the order of the text
};

class Analyst {
 public:
  explicit Analyst(const lexicon::Pack& pack, Limits limits = {});
  ~Analyst();
  /// Places of the user's own. Not once analyse() is in use.
  void import(resolve::Gazetteer gazetteer);
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
