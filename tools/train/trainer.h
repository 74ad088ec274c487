// SPDX-License-Identifier: Apache-2.0
// Trainer: from gold claims and scenes to the weights of every decision. Uses the engine's own
// features; nothing is written twice.
//
// Which word of a gold span names the act, and which of several mentions of one actor is the
// filler, the gold doesn't say: both are chosen by the model itself, trained and chosen again (hard
// EM).
#pragma once

#include <string>
#include <vector>

#include "corpus.h"
#include "learn/weights.h"

namespace tawatur::train {

struct TrainOptions {
  double l2_trigger = 4.0, l2_filler = 5.0, l2_place = 15.0, l2_context = 4.0, l2_choice = 3.0;
  int least_documents = 3;       ///< a feature needs so many documents
  int least_documents_word = 3;  ///< and one that names a word so many
  int jackknife = 5;             ///< folds for the scores that later models see
  double optional_weight = 0.6;  ///< of optional claims when roles are learned
  double hedged_weight = 0.15;   ///< of those that aren't asserted, when triggers are learned
  double quiet_weight = 2.0;     ///< of candidates in quiet documents
  bool claims_only = false;      ///< leave out roles, sources, modality: for quick trials
};

/// Trains on the items whose index is in `use`. `names` collects what each weight is called.
struct NamedWeight {
  std::size_t group = 0, output = 0;
  std::string feature;
  double weight = 0;
};
std::vector<NamedWeight> train(const Material& material, const std::vector<std::size_t>& use,
                               const judge::Names& names, const TrainOptions& options,
                               std::string* report);

/// Weights as the engine holds them.
learn::Weights as_weights(const std::vector<NamedWeight>& rows);

}  // namespace tawatur::train
