// SPDX-License-Identifier: Apache-2.0
// Scores of place candidates within one document. For places.cc only; see places.h.
//
// Two passes: the first scores each mention by what it says itself and by the places that leave no
// doubt; the second takes what the first made of the others as known, and lets mentions of one name
// agree. Then order() keeps the best and its rivals, or nothing.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "model/mention.h"
#include "resolve/places.h"

namespace tawatur::resolve {

/// What speaks for a candidate; the score is the weighted sum.
struct PlaceFit {
  enum Feature : std::uint8_t {
    size,        ///< Facts::size
    spelling,    ///< 1 where only the spelling differs
    sound,       ///< 1 where only the consonants agree
    letter,      ///< 1 where a letter differs
    part,        ///< 1 where a size or category word is missing
    region,      ///< -2 to 2: the regions named with the mention hold the candidate
    compass,     ///< -1 to 1: it lies where "west of X", "western countryside of X" points
    kind,        ///< its kind against the category word
    country,     ///< share of the document's countries
    unit,        ///< share of the document's first-level units
    unit_near,   ///< the unit that is named nearest in the text is the candidate's
    point_near,  ///< places near in the text are near on the ground
    distance,    ///< the nearest of all other places, on the ground
    features
  };
  std::array<float, features> value{};
  float total() const;
  /// Something but name and size speaks for it.
  bool supported() const;
  float of_place() const;  ///< without what the mention's own category word says
};

class PlaceScorer {
 public:
  PlaceScorer(const PlaceResolver& resolver, const Document& document,
              const std::vector<Mention>& mentions)
      : resolver_(resolver), document_(document), mentions_(mentions) {}
  /// Counts a place mention whose candidates agree on a country or unit. `name` is the hash of the
  /// name in the text, so that mentions of one name don't vouch for each other.
  void vote(const Mention& mention, std::uint64_t name);
  void vote_countries(const std::vector<std::uint16_t>& countries);
  /// `other_end` has the rows of the other place of a stretch between two.
  PlaceFit fit(const Mention& mention, const NamedRow& row, std::uint64_t name,
               std::span<const NamedRow> other_end) const;
  /// No place that is surely meant lies anywhere near, and nothing else speaks for it.
  bool stray(const Mention& mention, const PlaceResolver::Facts& facts, std::uint64_t name) const;

 private:
  using Facts = PlaceResolver::Facts;
  float by_regions(const Mention& mention, const Facts& facts) const;
  float by_compass(const Mention& mention, const Facts& facts, std::uint64_t name) const;
  const Facts* compass_from(const Mention& mention, const Mention& region,
                            std::uint64_t name) const;
  float by_kind(const Mention& mention, const Facts& facts) const;
  void by_neighbours(const Mention& mention, const Facts& facts, std::uint64_t name,
                     PlaceFit& out) const;

  struct Known {
    std::uint32_t sentence = 0;
    std::uint32_t admin1 = 0;
    std::uint16_t country = 0;
    bool located = false, unit = false;
    float lat = 0, lon = 0;
    std::uint64_t name = 0;
  };
  const PlaceResolver& resolver_;
  const Document& document_;
  const std::vector<Mention>& mentions_;
  std::unordered_map<std::uint16_t, float> countries_;
  std::unordered_map<std::uint32_t, float> units_;
  float votes_ = 0, unit_votes_ = 0;
  std::vector<Known> known_;  ///< of mentions without doubt, at most kMostKnown
};

/// Orders a mention's scored ids; drops those that lose by more than the margin, and namesakes that
/// are no rivals.
void order_places(const PlaceResolver& resolver, Mention& mention);

}  // namespace tawatur::resolve
