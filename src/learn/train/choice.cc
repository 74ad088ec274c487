// SPDX-License-Identifier: Apache-2.0
#include "train/choice.h"

#include <algorithm>
#include <cmath>

#include "train/minimise.h"

namespace tawatur::learn {
namespace {

/// Log of the sum of exponentials of scores, and the shares in `share`.
double log_sum(const std::vector<double>& score, std::vector<double>& share) {
  const double top = *std::max_element(score.begin(), score.end());
  double sum = 0;
  share.resize(score.size());
  for (std::size_t i = 0; i < score.size(); ++i) sum += share[i] = std::exp(score[i] - top);
  for (double& s : share) s /= sum;
  return top + std::log(sum);
}

double loss(const Choices& x, const Vector& w, double l2, Vector& gradient) {
  double total = 0.5 * l2 * dot(w, w);
  for (std::size_t i = 0; i < w.size(); ++i) gradient[i] = l2 * w[i];
  std::vector<double> score, share, part, part_share, slope;
  for (std::size_t g = 0; g < x.groups(); ++g) {
    if (x.right[g].empty() || x.weight[g] == 0) continue;
    const std::size_t begin = x.group_first[g], end = x.group_first[g + 1];
    score.assign(end - begin, 0.0);
    for (std::size_t r = begin; r < end; ++r) {
      for (auto i = x.first[r]; i < x.first[r + 1]; ++i) score[r - begin] += w[x.features[i]];
    }
    const double all = log_sum(score, share);
    const double c = static_cast<double>(x.weight[g]);
    slope.assign(end - begin, 0.0);
    for (const auto& answer : x.right[g]) {
      part.clear();
      for (std::size_t r : answer) part.push_back(score[r - begin]);
      total += c * (all - log_sum(part, part_share));
      for (std::size_t r = 0; r < share.size(); ++r) slope[r] += c * share[r];
      for (std::size_t i = 0; i < answer.size(); ++i) slope[answer[i] - begin] -= c * part_share[i];
    }
    for (std::size_t r = begin; r < end; ++r) {
      for (auto i = x.first[r]; i < x.first[r + 1]; ++i)
        gradient[x.features[i]] += slope[r - begin];
    }
  }
  return total;
}

}  // namespace

std::vector<double> train_choice(const Choices& x, std::size_t features, const LogisticOptions& o) {
  MinimiseOptions mo;
  mo.steps = o.steps;
  mo.tolerance = o.tolerance * 0.01;
  return minimise([&](const Vector& w, Vector& g) { return loss(x, w, o.l2, g); }, features, mo);
}

}  // namespace tawatur::learn
