// SPDX-License-Identifier: Apache-2.0
// What training knows of each document while it goes: candidates, the gold claim each answers, and
// which mentions answer a gold filler.
#pragma once

#include <vector>

#include "tables.h"
#include "trainer.h"

namespace tawatur::train {

/// One document in training: its candidates, which gold claim each answers, what was chosen.
struct State {
  std::vector<decode::Candidate> candidates;
  std::vector<std::size_t> gold_of;  ///< per candidate: index of the gold claim, or npos
  std::vector<bool> inside;          ///< per candidate: its words lie in a gold claim of its frame
  std::size_t strong() const {
    std::size_t n = 0;
    for (const auto& c : candidates) n += c.first > 0;
    return n;
  }
};
constexpr std::size_t kNoGold = static_cast<std::size_t>(-1);

/// One training: its documents, and a state for every item of the material.
struct Lesson {
  const Material& material;
  const std::vector<std::size_t>& use;
  const judge::Names& names;
  const TrainOptions& options;
  std::vector<State> states;
};

/// The gold claim that a candidate answers, nullptr for none.
const judge::Statement* gold_claim(const Item& item, const State& state, std::size_t candidate);
/// How much a gold claim counts where roles are learned.
float weight_of(const judge::Statement& gold, const TrainOptions& options);

/// Does a candidate's trigger touch a gold span (code points)? 2 overlaps, 1 near, 0 no.
int touches(const Item& item, const decode::Candidate& c, const judge::Statement& g);
/// Gives each gold claim the candidate that scores best among those that touch it.
void assign(const Item& item, State& state);

/// A mention as the judge sees it, by its antecedent if it has one.
judge::Ref ref_of(const Item& item, std::uint32_t mention);
bool answers(const Lesson& lesson, const Item& item, const std::vector<judge::Ref>& gold,
             std::uint32_t mention);
/// Distance of a mention from a trigger, for the first choice among several that match.
double distance(const decode::Scene& scene, const coder::Trigger& trigger, std::uint32_t mention);

}  // namespace tawatur::train
