// SPDX-License-Identifier: Apache-2.0
// The features of each decision. What they are crossed with is the frame, the class and the way a
// word stands (verb, passive, event noun); single words only as lemmas, and the trainer keeps those
// that enough documents back.
//
// Decisions, in the order in which they are taken:
//   trigger   is this word a claim of this frame, from its own surroundings
//   rival     the same again, knowing what the words around it scored
//   actor     outputs agent, target: does this mention fill the role
//   number, date, source: the same for the other roles
//   place_first, place: the same, an act and a place by themselves and then all of the sentence
//   modality  one of six
#pragma once

#include <cstdint>
#include <vector>

#include "decode/memory.h"
#include "decode/scene.h"
#include "learn/features.h"
#include "learn/weights.h"
#include "tawatur/claim.h"

namespace tawatur::decode {

/// Groups of the weights file, in the order of learn::Weights.
enum GroupId : std::size_t {
  kTrigger,
  kRival,
  kActor,
  kPlace,
  kNumber,
  kDate,
  kSource,
  kModality,
  kPlaceFirst,
  kBackground,
};
std::vector<learn::Group> weight_groups();

/// A trigger taken as one of its frames, with its scores (log odds).
struct Candidate {
  std::uint32_t trigger = 0;
  Frame frame = Frame::clash;
  float first = 0;  ///< trigger model
  float score = 0;  ///< rival model, final
};

/// Frames that tell what an act did; their claims are filled after the acts of their sentence.
bool is_effect(Frame frame);
/// Frames whose parties do it to one another or together.
bool is_mutual(Frame frame);
/// Frames of acts that have such effects.
bool is_act(Frame frame);

void trigger_features(const Scene& scene, std::uint32_t trigger, Frame frame,
                      learn::FeatureSink& out);
/// `candidates` are all of the document in order of trigger, `self` is an index into them, `strong`
/// the number of those that the trigger model believes.
void rival_features(const Scene& scene, const std::vector<Candidate>& candidates, std::size_t self,
                    std::size_t strong, learn::FeatureSink& out);
/// A mention as filler of a role of the claim (actor, number or date by its kind;
/// places: decode/places.h).
void filler_features(const Scene& scene, const std::vector<Candidate>& candidates, std::size_t self,
                     std::uint32_t mention, const Memory& memory, learn::FeatureSink& out);
/// That nobody in the document fills the role of agent or target of the claim: the row that the
/// actor models weigh the mentions against.
void nobody_features(const Scene& scene, const Candidate& candidate, const Memory& memory,
                     learn::FeatureSink& out);
/// A speaker of a report as a possible source of a claim. Indices: scene.discourse.reports, and its
/// speakers.
struct SpeakerRef {
  std::uint32_t report = 0;
  std::uint32_t speaker = 0;
  discourse::Link link;
  std::uint32_t inner = 0;  ///< reports between this one and the claim that hold it as well
  std::uint32_t own = 0;    ///< reporting words of the claim's own sentence
  /// Whether the claim is an act of speech and who its speaker is: 0 none, 1 this one, 2 another, 3
  /// nobody whom it names.
  int utters = 0;
};
void source_features(const Scene& scene, const Candidate& candidate, const SpeakerRef& ref,
                     learn::FeatureSink& out);
void modality_features(const Scene& scene, const Candidate& candidate, learn::FeatureSink& out);

/// "vp" past verb, "vi" present, "vv" passive, "n" event noun, "p" participle, "x" other.
std::string_view form_of(const coder::Trigger& trigger);
/// fight, fire, harm or politics.
std::string_view group_of(Frame frame);
/// Subject, object, genitive, prep:... : the function of a mention towards a trigger, by order and
/// prepositions alone; empty when it can't be told.
std::string function_of(const Scene& scene, const coder::Trigger& trigger, std::uint32_t mention);

}  // namespace tawatur::decode
