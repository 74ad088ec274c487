// SPDX-License-Identifier: Apache-2.0
// Trainer of a choice: which of several rows (or the row that stands for "none") is the right one.
// Conditional logit, L2-regularised. A right answer may be a set of rows, any of which will do
// (several mentions of one actor): their probabilities are summed, so nobody has to say which.
//
// Deterministic. Cost: O(non-zeros) a step.
#pragma once

#include <cstdint>
#include <vector>

#include "train/logistic.h"

namespace tawatur::learn {

struct Choices {
  std::vector<std::uint32_t> features;
  std::vector<std::size_t> first{0};        ///< row i is features[first[i] .. first[i+1])
  std::vector<std::size_t> group_first{0};  ///< group j is rows [group_first[j], group_first[j+1])
  /// Right answers of each group: sets of rows (absolute indices). A group without any is skipped.
  std::vector<std::vector<std::vector<std::size_t>>> right;
  std::vector<float> weight;  ///< of each group
  std::size_t rows() const { return first.size() - 1; }
  std::size_t groups() const { return group_first.size() - 1; }
};

std::vector<double> train_choice(const Choices& choices, std::size_t features,
                                 const LogisticOptions& options);

}  // namespace tawatur::learn
