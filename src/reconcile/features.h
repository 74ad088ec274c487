// SPDX-License-Identifier: Apache-2.0
// Features of a pair of claims: do they tell of one occurrence? Each is one value of one question
// (place: same, near, far ...), numbered densely, so that a pair is scored by some twenty
// additions.
//
//   PairModel model;
//   for (const auto& row : table) model.set(row.feature, row.weight);   // "place=same", 1.25
//   PairFeatures f = features_of(a, b, reports);
//   double s = model.score(f);                                          // log odds
//
// Nothing here depends on other claims, so a score stays what it is when more claims come. Both
// orders of a pair give the same features. Cost: below a microsecond. Thread rule: pure functions;
// a model is const after set().
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "reconcile/told.h"

namespace tawatur::reconcile {

/// Numbers of the features that hold.
struct PairFeatures {
  std::array<std::uint16_t, 28> ids{};
  std::uint8_t count = 0;
  void add(std::size_t id) { ids[count++] = static_cast<std::uint16_t>(id); }
  std::span<const std::uint16_t> view() const { return {ids.data(), count}; }
};

std::size_t feature_count();
/// "place=same", "num=apart", "rel=cause|attack|kill".
std::string feature_name(std::size_t id);
/// What a person reads as a reason ("same place"), or empty where a feature is no reason.
std::string_view feature_reason(std::size_t id);

PairFeatures features_of(const Told& a, const Told& b, std::span<const Report> reports);

/// How alike the words are, 0 to 1: cosine over the words, long ones weighing more.
double likeness(const Told& a, const Told& b);
/// Kilometres between the nearest of their places with coordinates; negative when there are none.
double distance_km(const Told& a, const Told& b);
/// Frames that are told of one kind of thing (an air strike and an attack) have the same.
Frame family(Frame frame);
/// kill, wound, capture, detain, release, displace: what an act causes, as events hang together.
/// (decode::is_effect is narrower in persons and knows destroyed things: what one sentence causes.)
bool is_consequence(Frame frame);

/// Acts of force, what they cause, and who takes or leaves a place.
bool tells_of_harm(Frame frame);

class PairModel {
 public:
  PairModel();
  /// False for a name that isn't a feature. "bias" is one.
  bool set(std::string_view feature, double weight);
  double score(const PairFeatures& f) const {
    double sum = bias_;
    for (const std::uint16_t id : f.view()) sum += weights_[id];
    return sum;
  }
  double weight(std::size_t id) const { return weights_[id]; }
  double bias() const { return bias_; }

 private:
  std::vector<float> weights_;
  double bias_ = 0;
};

}  // namespace tawatur::reconcile
