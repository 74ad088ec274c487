// SPDX-License-Identifier: Apache-2.0
// L-BFGS: minimises a smooth convex function. Deterministic.
// Method: Liu and Nocedal, On the limited memory BFGS method (1989), with backtracking.
#pragma once

#include <functional>
#include <vector>

namespace tawatur::learn {

using Vector = std::vector<double>;
/// Value at `w`; writes the gradient, which has the size of `w`.
using Loss = std::function<double(const Vector& w, Vector& gradient)>;

struct MinimiseOptions {
  int steps = 60;
  double tolerance = 1e-6;  ///< stop when a step gains less than this share of the value
};

Vector minimise(const Loss& loss, std::size_t size, const MinimiseOptions& options);

double dot(const Vector& a, const Vector& b);

}  // namespace tawatur::learn
