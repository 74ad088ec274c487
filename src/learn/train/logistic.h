// SPDX-License-Identifier: Apache-2.0
// Trainer of one log-linear model: L2-regularised logistic regression by L-BFGS. A target of its
// own; the engine never links it.
//
// Deterministic: same examples in the same order give the same weights, bit for bit on one machine.
// Cost: O(non-zeros) a step, at most `steps` steps.
#pragma once

#include <cstdint>
#include <vector>

namespace tawatur::learn {

/// Examples over features 0..n-1, all features binary. Rows lie one after the other.
struct Examples {
  std::vector<std::uint32_t> features;
  std::vector<std::size_t> first{0};  ///< row i is features[first[i] .. first[i+1])
  std::vector<float> label;           ///< 1 or 0
  std::vector<float> weight;
  std::size_t rows() const { return label.size(); }
};

struct LogisticOptions {
  double l2 = 1.0;
  int steps = 60;
  double tolerance = 1e-4;
};

std::vector<double> train_logistic(const Examples& examples, std::size_t features,
                                   const LogisticOptions& options);

}  // namespace tawatur::learn
