// SPDX-License-Identifier: Apache-2.0
// Reasons: the features that weighed in a decision, summed up by what they look at.
//
//   Reasons reasons(pack, weights);
//   for (const Reason& r : reasons.of(decode::kTrigger, 0, sink)) r.topic, r.weight
//
// data/reasons.tsv says which features of a decision look at the same thing ("the words right
// before and after"); a feature that no row has is a topic of its own, under its name.
// Never fails. Cost: linear in the features. Thread rule: const calls from any thread.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "learn/features.h"
#include "learn/weights.h"
#include "lexicon/pack.h"

namespace tawatur::pipeline {

struct Reason {
  std::string topic;      ///< "reason.means", a key of Messages
  float weight = 0;       ///< sum over its features: above 0 speaks for, below against
  std::string strongest;  ///< the feature that weighed most, as the trainer names it
};

class Reasons {
 public:
  Reasons(const lexicon::Pack& pack, const learn::Weights& weights);
  /// Of one output of a decision, the weightiest first; those of weight 0 are left out.
  std::vector<Reason> of(std::size_t decision, std::size_t output,
                         const learn::FeatureSink& sink) const;

 private:
  std::string topic_of(std::size_t decision, std::string_view feature) const;

  const learn::Weights& weights_;
  std::map<std::string, std::string, std::less<>> topics_;  ///< "trigger mn" -> "means"
};

}  // namespace tawatur::pipeline
