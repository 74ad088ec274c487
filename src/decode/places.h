// SPDX-License-Identifier: Apache-2.0
// PlaceBoard: which places of a sentence belong to which of its acts.
//
//   PlaceBoard board(scene, candidates, weights);
//   board.enter(i);                                  // a candidate, in reading order
//   for (auto m : board.mentions()) board.joint_features(i, m, sink);
//
// The acts of a sentence share their places ("an air strike on X killed five"), so that two models
// decide: the first sees an act and a place by themselves (place_features), the second what the
// first says of every believed act of the sentence with every place (joint_features).
//
// Errors: none. Cost: acts times places of a sentence, both bounded by Limits. Thread rule: one
// board a thread.
#pragma once

#include <cstdint>
#include <vector>

#include "decode/features.h"
#include "decode/scene.h"
#include "learn/features.h"
#include "learn/weights.h"

namespace tawatur::decode {

struct Chosen;

/// Candidates above this (log odds of the trigger model) count as acts for their neighbours.
inline constexpr float kBelieved = 0;

/// Places that may fill a candidate: those of its sentence but for those that it is the head of.
bool may_hold(const Scene& scene, const coder::Trigger& trigger, std::uint32_t mention);

/// Who owns which place of a sentence, by order alone: the last act before it. A place before all
/// acts is the topic's.
struct Owners {
  static constexpr std::int32_t kTopic = -1;
  struct Place {
    std::uint32_t mention = 0;
    std::int32_t act = kTopic;  ///< index into `acts`
    bool clean = true;          ///< no verb, subordinator or relative between the two
  };
  std::vector<std::size_t> acts;  ///< candidates, one of each trigger, in the order of the text
  std::vector<int> owned;         ///< parallel: named places that it owns
  std::vector<Place> places;      ///< all of the sentence
  int distinct = 0;               ///< identities of named places
};
/// Owners of a candidate's sentence; the candidate itself counts as an act.
Owners owners_of(const Scene& scene, const std::vector<Candidate>& candidates, std::size_t self);

/// An act and a place by themselves.
void place_features(const Scene& scene, const std::vector<Candidate>& candidates, std::size_t self,
                    std::uint32_t mention, const Owners& owners, learn::FeatureSink& out);

class PlaceBoard {
 public:
  /// Keeps references to all three.
  PlaceBoard(const Scene& scene, const std::vector<Candidate>& candidates,
             const learn::Weights& weights)
      : scene_(scene), all_(candidates), weights_(weights) {}
  /// Scores the sentence of a candidate, if it isn't the last one entered, and the candidate.
  void enter(std::size_t self);
  /// The places that the candidate entered last may have.
  const std::vector<std::uint32_t>& mentions() const { return places_; }
  /// The first model's score of the `place`-th mention with the candidate entered last.
  float first(std::size_t place) const { return own_[place]; }
  void joint_features(std::size_t self, std::size_t place, learn::FeatureSink& out) const;

 private:
  struct Row {
    std::size_t candidate = 0;
    std::vector<float> score;  ///< parallel to places_
    std::size_t top = 0;       ///< index of the best
  };
  std::vector<float> score(std::size_t candidate);
  float of_identity(const Row& row, std::size_t place) const;
  /// What the first act after the candidate makes of the place.
  void next_act(const Row* row, std::size_t self, std::size_t place, bool placed,
                learn::FeatureSink& out) const;

  const Scene& scene_;
  const std::vector<Candidate>& all_;
  const learn::Weights& weights_;
  learn::FeatureSink sink_;
  std::uint32_t sentence_ = kNone;
  std::vector<std::uint32_t> places_;
  std::vector<Row> rows_;   ///< of the believed candidates
  std::vector<float> own_;  ///< of the candidate entered last
};

/// Keeps the places of one claim: the best above `bound`, others above `second` or of its list, and
/// of a place and the region that holds it the place.
void choose_places(const Scene& scene, std::vector<Chosen>& list, double bound, double second);

}  // namespace tawatur::decode
