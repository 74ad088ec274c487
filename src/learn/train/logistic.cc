// SPDX-License-Identifier: Apache-2.0
#include "train/logistic.h"

#include <algorithm>
#include <cmath>
#include <deque>

namespace tawatur::learn {
namespace {

using Vector = std::vector<double>;

double dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

double loss(const Examples& x, const Vector& w, double l2, Vector& gradient) {
  double total = 0.5 * l2 * dot(w, w);
  for (std::size_t i = 0; i < w.size(); ++i) gradient[i] = l2 * w[i];
  for (std::size_t r = 0; r < x.rows(); ++r) {
    if (x.weight[r] == 0) continue;
    double z = 0;
    for (auto i = x.first[r]; i < x.first[r + 1]; ++i) z += w[x.features[i]];
    const double y = static_cast<double>(x.label[r]), c = static_cast<double>(x.weight[r]);
    total += c * (std::log1p(std::exp(-std::abs(z))) + std::max(z, 0.0) - y * z);
    const double slope = c * (1.0 / (1.0 + std::exp(-z)) - y);
    for (auto i = x.first[r]; i < x.first[r + 1]; ++i) gradient[x.features[i]] += slope;
  }
  return total;
}

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

std::vector<double> train_logistic(const Examples& x, std::size_t features,
                                   const LogisticOptions& o) {
  Vector w(features, 0.0), g(features), next_g(features), next(features);
  double value = loss(x, w, o.l2, g);
  Memory memory;
  for (int step = 0; step < o.steps; ++step) {
    const Vector d = memory.direction(g);
    const double slope = -dot(g, d);
    if (-slope < 1e-12) break;
    double rate = step == 0 ? 1.0 / std::max(1.0, std::sqrt(dot(g, g))) : 1.0;
    double next_value = value;
    for (int tries = 0; tries < 20; ++tries, rate *= 0.5) {
      for (std::size_t i = 0; i < features; ++i) next[i] = w[i] - rate * d[i];
      next_value = loss(x, next, o.l2, next_g);
      if (next_value <= value + 1e-4 * rate * slope) break;
    }
    if (next_value >= value) break;
    Vector moved(features), changed(features);
    for (std::size_t i = 0; i < features; ++i) {
      moved[i] = next[i] - w[i];
      changed[i] = next_g[i] - g[i];
    }
    memory.add(std::move(moved), std::move(changed));
    const double gain = (value - next_value) / std::max(1.0, std::abs(value));
    w.swap(next);
    g.swap(next_g);
    value = next_value;
    if (gain < o.tolerance * 0.01) break;
  }
  return w;
}

}  // namespace tawatur::learn
