// SPDX-License-Identifier: Apache-2.0
#include "morph/posterior.h"

#include <cmath>
#include <vector>

namespace tawatur::morph {
namespace {

/// Scales values to the sum 1; all equal when they are too small to count.
void normalise(std::span<float> values) {
  float sum = 0;
  for (const float v : values) sum += v;
  if (!(sum > 0)) {
    for (float& v : values) v = 1.0f / static_cast<float>(values.size());
    return;
  }
  for (float& v : values) v /= sum;
}

/// Weights relative to the word's cheapest reading, so that nothing underflows.
void weigh(std::span<const Reading> word, std::span<float> weights) {
  float least = word[0].arc.cost;
  for (const Reading& r : word) least = std::min(least, r.arc.cost);
  for (std::size_t i = 0; i < word.size(); ++i) {
    weights[i] = std::exp(least - word[i].arc.cost);
  }
}

}  // namespace

void set_posteriors(std::span<Reading> readings, std::span<const std::uint32_t> first,
                    const Costs& costs) {
  const std::size_t words = first.size() - 1;
  if (words == 0) return;
  const std::uint32_t base = first[0];
  const std::size_t total = first[words] - base;
  std::vector<float> weight(total), forward(total), backward(total, 1.0f);
  const auto at = [&](std::size_t word) { return first[word] - base; };
  const auto part = [&](std::vector<float>& v, std::size_t word) {
    return std::span<float>(v).subspan(at(word), at(word + 1) - at(word));
  };
  for (std::size_t w = 0; w < words; ++w) {
    weigh(readings.subspan(first[w], first[w + 1] - first[w]), part(weight, w));
    for (std::size_t i = at(w); i < at(w + 1); ++i) {
      const Tag left = readings[base + i].left;
      float sum = w == 0 ? costs.follow(Tag::start, left) : 0;
      for (std::size_t j = w == 0 ? i : at(w - 1); j < (w == 0 ? i : at(w)); ++j) {
        sum += forward[j] * costs.follow(readings[base + j].right, left);
      }
      forward[i] = sum * weight[i];
    }
    normalise(part(forward, w));
  }
  for (std::size_t w = words - 1; w-- > 0;) {
    for (std::size_t i = at(w); i < at(w + 1); ++i) {
      float sum = 0;
      for (std::size_t j = at(w + 1); j < at(w + 2); ++j) {
        sum += costs.follow(readings[base + i].right, readings[base + j].left) * weight[j] *
               backward[j];
      }
      backward[i] = sum;
    }
    normalise(part(backward, w));
  }
  for (std::size_t i = 0; i < total; ++i) forward[i] *= backward[i];
  for (std::size_t w = 0; w < words; ++w) normalise(part(forward, w));
  for (std::size_t i = 0; i < total; ++i) readings[base + i].arc.posterior = forward[i];
}

}  // namespace tawatur::morph
