// SPDX-License-Identifier: Apache-2.0
// Decoder: the one place that chooses. From the candidates of the stages before, the best
// consistent set of claims of a document, with confidence and reasons.
//
// Two bounded passes: every trigger is scored by itself, then again against its rivals; the fillers
// of the claims are chosen in reading order, since a claim's parties are the likeliest antecedents
// of the next one's.
//
// Hard constraints: one mention doesn't fill two roles of a claim; a number counts once; no claim
// in furniture; a source chain names each speaker once.
//
// Cost: linear in sentences, bounded work per sentence (Limits). Thread rule: const, any thread.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "coder/classes.h"
#include "coder/triggers.h"
#include "decode/features.h"
#include "decode/scene.h"
#include "learn/net.h"
#include "learn/weights.h"
#include "tawatur/claim.h"
#include "tawatur/result.h"

namespace tawatur::decode {

/// A mention chosen for a role.
struct Chosen {
  std::uint32_t mention = 0;
  float score = 0;    ///< log odds; of agents and targets: against nobody
  float share = 1;    ///< agents and targets: probability among all mentions and nobody
  float opinion = 0;  ///< agents and targets: what the roles net added, beyond nobody's
};

/// A claim as indices into its scene, before it is written out.
struct Coded {
  Candidate candidate;
  double confidence = 0;
  std::vector<Chosen> agent, target, place, number, date, source;
  std::vector<std::uint32_t> source_report;  ///< parallel to source; kNone for credits
  std::vector<TokenRange> credits;           ///< sources that are credit lines, outermost last
  Modality modality = Modality::asserted;
  bool background = false;  ///< only mentioned: told before, or a ground of other news
  /// For the explanation: everybody who was weighed, and what memory they were weighed with.
  std::vector<Chosen> weighed_agent, weighed_target;
  Memory memory;
};

class PlaceBoard;
class RoleReader;
struct RoleRow;

/// Is told whom the log-linear scores weigh for the roles of a claim, before the roles net has its
/// say: what the net learns from.
using RoleObserver = std::function<void(std::size_t candidate, const Memory&,
                                        const std::vector<RoleRow>&, const float* nobody)>;

class Decoder {
 public:
  /// All must outlive it; `roles` (decode/role_reader.h) may be empty.
  Decoder(const lexicon::Pack& pack, const coder::Classes& classes, const learn::Weights& weights,
          const learn::Net& roles);

  Scene scene(const Analysis& analysis, const std::vector<lexicon::PhraseHit>& hits,
              const Limits& limits) const;
  /// All candidates of a scene with both scores.
  std::vector<Candidate> candidates(const Scene& scene) const;
  /// Claims of at least `floor` confidence, in reading order.
  std::vector<Coded> decode(const Scene& scene, double floor) const;
  /// The same from candidates that somebody has scored.
  std::vector<Coded> decode(const Scene& scene, const std::vector<Candidate>& all, double floor,
                            const RoleObserver& observer = {}) const;
  /// What the log-linear scores of a role are multiplied by before the roles net adds to them.
  float role_scale(std::size_t role) const;
  /// Confidence at and above which a claim is printed unless the caller says otherwise.
  double threshold() const { return threshold_; }
  /// Confidence at and above which a claim is remembered by later ones.
  double least_remembered() const { return 0.6 * threshold_; }

 private:
  /// The roles net at work on a document, and who listens.
  struct Opinions {
    RoleReader& reader;
    const RoleObserver& observer;
    void weigh(const Candidate& candidate, std::size_t self, const Memory& memory,
               std::vector<RoleRow>& rows, float* nobody);
  };
  void fill(const Scene& scene, const std::vector<Candidate>& all, std::size_t self,
            const Memory& memory, Opinions& opinions, Coded& out) const;
  void fill_places(const Scene& scene, PlaceBoard& board, std::size_t self, Coded& out) const;
  void fill_source(const Scene& scene, Coded& out) const;
  /// Log-linear scores of the possible agents and targets and of nobody.
  void weigh_actors(const Scene& scene, const std::vector<Candidate>& all, std::size_t self,
                    const Memory& memory, std::vector<RoleRow>& rows, float* nobody,
                    Coded& out) const;
  void fill_modality(const Scene& scene, Coded& out) const;
  bool only_mentioned(const Scene& scene, const std::vector<Candidate>& all,
                      std::size_t self) const;

  const lexicon::Pack& pack_;
  const learn::Weights& weights_;
  const learn::Net& roles_;
  coder::TriggerFinder finder_;
  discourse::Operators operators_;
  double threshold_;
};

/// Mentions that may fill a role of a candidate: those of its sentence, and actors of the two
/// sentences before, the nearest of each identity. Bounded.
std::vector<std::uint32_t> possible_fillers(const Scene& scene, const coder::Trigger& trigger);

/// Speakers that may be the source of a candidate: of the reports of its sentence and the two
/// before, and of one whose words go on in its sentence. Bounded.
std::vector<SpeakerRef> possible_speakers(const Scene& scene, const coder::Trigger& trigger);

/// Kinds of quantity that a frame counts.
bool counts(Frame frame, QuantityKind& kind);

/// The order in which claims are filled: sentence by sentence, acts before their effects. `chosen`
/// are indices into `all`, in reading order.
std::vector<std::size_t> filling_order(const Scene& scene, const std::vector<Candidate>& all,
                                       std::vector<std::size_t> chosen);

/// An act that is filled, for the effects in its sentence.
struct FilledAct {
  std::uint32_t trigger = 0;
  Frame frame = Frame::clash;
  std::uint32_t agent = kNone, target = kNone;  ///< identities
};
/// Memory with the nearest of the acts as cause of the candidate, if it is an effect.
Memory with_cause(const Scene& scene, const Candidate& candidate,
                  const std::vector<FilledAct>& acts, Memory memory);

/// What memory a coded claim leaves.
Memory remember(const Scene& scene, const Coded& coded, const Memory& before);

/// Writes a coded claim out with code point spans, texts and identities.
class Assembler {
 public:
  Assembler(const Scene& scene, const CodePoints& points, std::string coder);
  /// The claim's id is its document's with the trigger's place and the frame: it doesn't depend on
  /// which other claims are kept.
  Claim assemble(const Coded& coded) const;

 private:
  Filler filler(std::uint32_t mention, const coder::Trigger& trigger) const;
  PlaceFiller place(std::uint32_t mention) const;

  const Scene& scene_;
  const CodePoints& points_;
  std::string coder_;
  lexicon::Table actors_, places_;
  std::string sha256_;
};

}  // namespace tawatur::decode
