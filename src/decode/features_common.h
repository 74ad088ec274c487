// SPDX-License-Identifier: Apache-2.0
// Small things that the feature files share. Internal to decode.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "decode/features.h"

namespace tawatur::decode {

/// Distances in a few steps: 0 1 2 3 5 8 13 21 34.
inline int bucket(std::uint32_t n) {
  constexpr std::uint32_t kSteps[] = {1, 2, 3, 4, 6, 9, 14, 22, 35};
  int i = 0;
  for (std::uint32_t s : kSteps) {
    if (n < s) return i;
    ++i;
  }
  return i;
}

/// Log odds in steps of a half, cut at +-4.
inline int odds_bucket(float score) {
  if (score > 4) score = 4;
  if (score < -4) score = -4;
  return static_cast<int>(score * 2 + (score < 0 ? -0.5f : 0.5f));
}

/// Elements strictly between a trigger and a mention, as [first, last); and the direction.
struct Between {
  std::uint32_t first = 0, last = 0;
  char direction = '>';  ///< '>' mention after the trigger, '<' before, '=' the trigger lies in it
};
inline Between between(const Scene& scene, const coder::Trigger& t, const MentionView& m,
                       const Mention& mention) {
  const std::uint32_t e = scene.element_of(t);
  const std::uint32_t e_last = scene.elements.at_token(t.tokens.last - 1);
  if (mention.tokens.first >= t.tokens.last) {
    return {e_last + 1, std::max(e_last + 1, m.elements.first), '>'};
  }
  if (mention.tokens.last <= t.tokens.first) {
    return {m.elements.last, std::max(m.elements.last, e), '<'};
  }
  return {e, e, '='};
}

/// Does a mention of this kind (MentionView::kind) fight: a state, an armed group, unnamed forces?
inline bool is_party(std::string_view kind) {
  return kind == "state" || kind == "group" || kind == "force?" || kind == "air?";
}

/// What the case ending of a mention's head says of it, where the writing shows one: "-un" and
/// "-an" can't be an object, "-in" no subject.
void case_features(const Scene& scene, const Candidate& candidate, std::uint32_t mention,
                   std::string_view function, char direction, learn::FeatureSink& out);

/// What a number or date has to do with a claim of its sentence beyond what holds of all fillers.
void count_features(const Scene& scene, const Candidate& candidate, std::uint32_t mention,
                    learn::FeatureSink& out);

/// The lemma of a token's best reading, or its folded form.
inline std::string_view lemma_of(const Scene& scene, std::uint32_t token) {
  const Arc& arc = scene.analysis->lattice.best(token);
  if (arc.lexeme != kNoLexeme) return scene.pack->lexeme(arc.lexeme).lemma;
  return arc.origin == Origin::guess ? std::string_view("?")
                                     : scene.analysis->text.tokens[token].folded;
}

inline char letter_at(const Scene& scene, std::uint32_t sentence, std::int64_t element) {
  TokenRange range = scene.elements.of_sentence(sentence);
  if (element < range.first || element >= range.last) return '^';
  return scene.elements.all()[static_cast<std::size_t>(element)].letter;
}

}  // namespace tawatur::decode
