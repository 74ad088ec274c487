// SPDX-License-Identifier: Apache-2.0
// Which act caused an effect: read off the words of cause between the two (data/causes.tsv). Acts
// and effects are the frames of is_act() and is_effect().
//
//   const Causes causes(pack);
//   causes.link(scene, claims)[i]   // index of the act that caused claims[i], or kNone
//
// - "The strike led to the death of five": the act is the verb's subject. Where the subject stands
//   before the verb, is a pronoun or left out, it is the nearest act before, in this sentence or,
//   where the verb opens its sentence, in the one before; where it is a noun of the act that makes
//   no claim itself ("the bombing"), the nearest claim that such a noun can stand for.
// - "Five died in a strike", "because of shelling", "when a mine went off": the act is what the
//   word governs.
// - Several effects in a row share their cause. A verb of its own, not an effect, ends the row,
//   and so does a new clause that begins with a preposition.
// - What is denied or didn't happen caused nothing; a plan causes only plans.
//
// Cost: linear in tokens, and in claims times the words of cause of their sentence. Thread rule:
// safe to share once built.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "decode/decoder.h"
#include "decode/scene.h"
#include "lexicon/pack.h"
#include "tawatur/claim.h"

namespace tawatur::decode {

/// What linking needs to know of a claim.
struct CausalClaim {
  std::uint32_t trigger = 0;  ///< index into Scene::triggers
  Frame frame = Frame::clash;
  Modality modality = Modality::asserted;
};

class Causes {
 public:
  explicit Causes(const lexicon::Pack& pack);

  /// `claims` in order of trigger. Parallel to them.
  std::vector<std::uint32_t> link(const Scene& scene, const std::vector<CausalClaim>& claims) const;
  /// Sets Claim::cause of claims made of `coded`, parallel to it. Claims below `least` neither
  /// cause nor are caused, so that it doesn't matter how many doubtful ones are kept.
  void link(const Scene& scene, const std::vector<Coded>& coded, double least,
            std::vector<Claim>& claims) const;

  struct Rule {
    bool before = false;  ///< the act stands before the word
    bool phrase = false;  ///< only what the word governs
  };

 private:
  std::map<std::string, Rule, std::less<>> rules_;  ///< by cue or role
};

}  // namespace tawatur::decode
