// SPDX-License-Identifier: Apache-2.0
// Scores of place candidates within one document. For places.cc only; see places.h.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "model/mention.h"
#include "resolve/places.h"

namespace tawatur::resolve {

class PlaceScorer {
 public:
  PlaceScorer(const PlaceResolver& resolver, const std::vector<Mention>& mentions)
      : resolver_(resolver), mentions_(mentions) {}
  /// Counts a place mention whose candidates agree on a country or unit.
  void vote(const Mention& mention);
  void vote_countries(const std::vector<std::uint16_t>& countries);
  /// Scores and orders a mention's ids; drops those that lose by more than kMargin.
  void order(Mention& mention) const;

  static constexpr float kMargin = 0.6F;

 private:
  float score(const Mention& mention, std::uint32_t row) const;
  float by_regions(const Mention& mention, const PlaceResolver::Facts& facts) const;
  float by_kind(const Mention& mention, const PlaceResolver::Facts& facts) const;
  float by_distance(const PlaceResolver::Facts& facts) const;

  struct Point {
    float lat, lon;
    std::uint64_t name;
  };
  const PlaceResolver& resolver_;
  const std::vector<Mention>& mentions_;
  std::unordered_map<std::uint16_t, float> countries_;
  std::unordered_map<std::uint32_t, float> units_;
  float votes_ = 0, unit_votes_ = 0;
  std::vector<Point> points_;  ///< of unambiguous mentions, at most kMostPoints
};

}  // namespace tawatur::resolve
