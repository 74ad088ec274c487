// SPDX-License-Identifier: Apache-2.0
#include "train/logistic.h"

#include <algorithm>
#include <cmath>

#include "train/minimise.h"

namespace tawatur::learn {
namespace {

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

}  // namespace

std::vector<double> train_logistic(const Examples& x, std::size_t features,
                                   const LogisticOptions& o) {
  MinimiseOptions mo;
  mo.steps = o.steps;
  mo.tolerance = o.tolerance * 0.01;
  return minimise([&](const Vector& w, Vector& g) { return loss(x, w, o.l2, g); }, features, mo);
}

}  // namespace tawatur::learn
