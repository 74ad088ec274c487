// SPDX-License-Identifier: Apache-2.0
#include "train/minimise.h"

#include <algorithm>
#include <cmath>
#include <deque>

namespace tawatur::learn {
namespace {

/// The two-loop recursion over the last pairs of steps and gradient changes.
class Memory {
 public:
  void add(Vector step, Vector change) {
    const double curvature = dot(step, change);
    if (curvature <= 1e-10) return;
    if (pairs_.size() == 8) pairs_.pop_front();
    pairs_.push_back({std::move(step), std::move(change), 1.0 / curvature});
  }
  Vector direction(const Vector& gradient) const {
    Vector q = gradient;
    std::vector<double> alpha(pairs_.size());
    for (std::size_t k = pairs_.size(); k-- > 0;) {
      alpha[k] = pairs_[k].rho * dot(pairs_[k].step, q);
      for (std::size_t i = 0; i < q.size(); ++i) q[i] -= alpha[k] * pairs_[k].change[i];
    }
    if (!pairs_.empty()) {
      const Pair& p = pairs_.back();
      const double scale = 1.0 / (p.rho * dot(p.change, p.change));
      for (double& v : q) v *= scale;
    }
    for (std::size_t k = 0; k < pairs_.size(); ++k) {
      const double beta = pairs_[k].rho * dot(pairs_[k].change, q);
      for (std::size_t i = 0; i < q.size(); ++i) q[i] += (alpha[k] - beta) * pairs_[k].step[i];
    }
    return q;
  }

 private:
  struct Pair {
    Vector step, change;
    double rho;
  };
  std::deque<Pair> pairs_;
};

}  // namespace

double dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

Vector minimise(const Loss& loss, std::size_t size, const MinimiseOptions& o) {
  Vector w(size, 0.0), g(size), next_g(size), next(size);
  double value = loss(w, g);
  Memory memory;
  for (int step = 0; step < o.steps; ++step) {
    const Vector d = memory.direction(g);
    const double slope = -dot(g, d);
    if (-slope < 1e-12) break;
    double rate = step == 0 ? 1.0 / std::max(1.0, std::sqrt(dot(g, g))) : 1.0;
    double next_value = value;
    for (int tries = 0; tries < 20; ++tries, rate *= 0.5) {
      for (std::size_t i = 0; i < size; ++i) next[i] = w[i] - rate * d[i];
      next_value = loss(next, next_g);
      if (next_value <= value + 1e-4 * rate * slope) break;
    }
    if (next_value >= value) break;
    Vector moved(size), changed(size);
    for (std::size_t i = 0; i < size; ++i) {
      moved[i] = next[i] - w[i];
      changed[i] = next_g[i] - g[i];
    }
    memory.add(std::move(moved), std::move(changed));
    const double gain = (value - next_value) / std::max(1.0, std::abs(value));
    w.swap(next);
    g.swap(next_g);
    value = next_value;
    if (gain < o.tolerance) break;
  }
  return w;
}

}  // namespace tawatur::learn
