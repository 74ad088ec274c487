// SPDX-License-Identifier: Apache-2.0
// A second opinion on who did it to whom. The log-linear scores look at one mention at a time,
// through features that somebody thought of. The reader is a small recurrent net that goes over the
// grammar of the whole sentence in both directions and compares the mentions with one another. It
// sees parts of speech, inflection, clitics, kinds of mentions and what the features of
// prepositions and order see, but no word and no name: it can't know whose war it reads about.
//
// What it says is added to the log-linear scores, which its training takes as given. Internal to
// decode; the trainer writes what the net is shown with the same functions (tools/roles).
//
// Cost: each sentence with a claim, and those with mentions that it may take, is gone over once.
// Thread rule: one reader a document and thread.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "decode/features.h"
#include "learn/net.h"
#include "tawatur/result.h"

namespace tawatur::decode {

/// Tables by feature, then matrices, of the roles net.
enum RoleTable : std::size_t { kTokenRows, kClaimRows, kMentionRows };
enum RoleMatrix : std::size_t {
  kForward,  ///< h x 3h, the recurrent units
  kBackward,
  kForwardBias,  ///< 1 x h
  kBackwardBias,
  kClaimFirst,  ///< 2h x k: the claim's first and last word
  kClaimLast,
  kMentionFirst,  ///< 2h x k: a mention's
  kMentionLast,
  kBetween,        ///< 2h x k: the mean of the words between the two
  kSentence,       ///< 2h x k: the mean of the sentence, for nobody
  kHiddenMention,  ///< k x k
  kHiddenNobody,
  kRivals,  ///< k x k: what the strongest of all mentions has, for each of them
  kRivalsNobody,
  kNobodyRival,  ///< k x k: the same of nobody
  kHiddenBias,   ///< 1 x k, of mentions and of nobody
  kHiddenNobodyBias,
  kOutMention,  ///< k x roles
  kOutNobody,
  kOutBias,  ///< 2 x roles: of mentions, of nobody
  kScale,    ///< 1 x roles: what the log-linear score is multiplied by
};
/// Without rows: to parse or load into.
learn::Net roles_net();
/// Whether the tables and matrices fit one another; an empty net does. Errors: kFormat.
Result<void> fits(const learn::Net& net);

/// Roles that it has a say in, in the order of its outputs.
enum Role : std::size_t { kAgentRole, kTargetRole, kRoles };

/// A mention with its log-linear scores as agent and target.
struct RoleRow {
  std::uint32_t mention = 0;
  float score[kRoles] = {0, 0};
  float opinion[kRoles] = {0, 0};  ///< what the net added, beyond what it added to nobody
};

/// Rows far below the best aren't shown: nothing would lift them.
inline constexpr float kHopeless = 6;
/// Indices of the rows that are shown, in their order. `nobody` has the scores of nobody.
std::vector<std::uint32_t> shown_rows(const std::vector<RoleRow>& rows, const float* nobody);

/// The mention that each word of a stretch of a sentence belongs to, actors first; kNone.
std::vector<std::uint32_t> mentions_at(const Scene& scene, TokenRange tokens);
/// What the net is shown of a word, of a claim and of a mention. `mention`: see mentions_at.
void token_inputs(const Scene& scene, std::uint32_t token, std::uint32_t mention,
                  learn::FeatureSink& out);
void claim_inputs(const Scene& scene, const Candidate& candidate, learn::FeatureSink& out);
void mention_inputs(const Scene& scene, const Candidate& candidate, std::uint32_t mention,
                    const Memory& memory, learn::FeatureSink& out);

/// Where the words of a claim and of a mention lie in their sentences, cut to what is read of them.
struct RoleSpan {
  std::uint32_t sentence = 0;
  std::uint32_t first = 0, last = 0;  ///< positions in the sentence
  std::uint32_t from = 0, to = 0;     ///< between the two, in the claim's sentence: [from, to)
};
RoleSpan span_of(const Scene& scene, const coder::Trigger& trigger);
RoleSpan span_of(const Scene& scene, const Mention& mention);
RoleSpan span_of(const Scene& scene, const coder::Trigger& trigger, const Mention& mention);
/// Tokens that are read of a sentence.
TokenRange read_part(const Scene& scene, std::uint32_t sentence);

class RoleReader {
 public:
  /// Both must outlive it, and the net must fit. An empty net changes nothing.
  RoleReader(const Scene& scene, const learn::Net& net) : scene_(scene), net_(net) {}

  /// Adds its opinion to the scores of the mentions and of nobody.
  void weigh(const Candidate& candidate, const Memory& memory, std::vector<RoleRow>& rows,
             float* nobody);

 private:
  using Opinion = std::array<float, kRoles>;
  struct Sentence {
    std::size_t words = 0;
    std::vector<float> states;  ///< words x 2h
    std::vector<float> sums;    ///< (words + 1) x 2h: of the states before each word
    /// Of the states of words [from, to).
    std::vector<float> mean(std::size_t from, std::size_t to, std::size_t wide) const;
  };
  const Sentence& sentence(std::uint32_t index);
  // Vectors of k numbers. Those of a mention and of nobody start from the claim's.
  std::vector<float> claim_vector(const Candidate& candidate);
  std::vector<float> mention_vector(const Candidate& candidate, const Memory& memory,
                                    std::uint32_t mention, std::vector<float> claim);
  std::vector<float> nobody_vector(const Candidate& candidate, std::vector<float> claim);
  /// The part of a mention's vector that is the same for all claims.
  const std::vector<float>& ends_of(std::uint32_t mention);
  Opinion answer(const std::vector<float>& hidden, RoleMatrix by, std::size_t bias) const;

  const Scene& scene_;
  const learn::Net& net_;
  std::vector<Sentence> sentences_;
  std::vector<std::vector<float>> ends_;  ///< by mention; empty: not asked for yet
  learn::FeatureSink sink_;
};

}  // namespace tawatur::decode
