// SPDX-License-Identifier: Apache-2.0
// Memory: what the claims made so far say of who does what next. Features ask of each mention what
// it did before.
//
// Thread rule: plain values; features are pure functions.
#pragma once

#include <array>
#include <cstdint>

#include "decode/scene.h"
#include "learn/features.h"
#include "tawatur/claim.h"

namespace tawatur::decode {

struct Candidate;

/// What earlier claims of the document leave behind: identities, most recent first.
struct Memory {
  std::uint32_t agent = kNone, target = kNone, place = kNone;
  std::uint32_t sentence = kNone;
  Frame frame = Frame::clash;
  /// The act in the claim's own sentence that an effect (dead, hurt, fled, destroyed) may come
  /// from.
  std::uint32_t cause_agent = kNone, cause_target = kNone;
  bool cause = false, cause_before = false;
  Frame cause_frame = Frame::clash;
  bool cause_definite = false;  ///< "the strike": one that was told of before
  /// The last act (see is_act) and the last claim of the frame in question.
  struct Past {
    std::uint32_t agent = kNone, target = kNone, sentence = kNone;
    Frame frame = Frame::clash;
  };
  Past act;
  std::array<Past, kFrameCount> same{};
  /// The target of the claim in question once it is sure: who did it is asked after to whom.
  bool target_known = false;
  std::uint32_t known_target = kNone;  ///< kNone: surely nobody
  /// Enters the claim of `frame` in `sentence`, done by and to these.
  void keep(std::uint32_t by, std::uint32_t to);
};

/// What memory says of a mention as agent or target, and of nobody: parts of the actor features.
void memory_features(const Scene& scene, const Candidate& candidate, std::uint32_t mention,
                     const Memory& memory, learn::FeatureSink& out);
void nobody_of_memory(const Scene& scene, const Candidate& candidate, const Memory& memory,
                      learn::FeatureSink& out);
/// The part of both that a known target adds; nothing where memory knows none. Apart from it the
/// features of an actor are the same with and without, so that who did it is weighed a second time
/// by this part alone.
void target_features(const Scene& scene, const Candidate& candidate, std::uint32_t mention,
                     const Memory& memory, learn::FeatureSink& out);
void nobody_of_target(const Scene& scene, const Candidate& candidate, const Memory& memory,
                      learn::FeatureSink& out);
}  // namespace tawatur::decode
