// SPDX-License-Identifier: Apache-2.0
// Claim candidates: every word or phrase that could name an act, with the class that says so. Coder
// only proposes; decode decides whether it is a claim, of which frame, and who fills its roles.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "coder/classes.h"
#include "lexicon/pack.h"
#include "model/analysis.h"
#include "tawatur/limits.h"

namespace tawatur::coder {

struct Trigger {
  TokenRange tokens;  ///< the words that name the act
  Span span;          ///< bytes, proclitics and pronoun ending of the word included
  std::uint32_t sentence = 0;
  const EventClass* event = nullptr;
  std::string_view lemma;  ///< folded; views into the pack
  lexicon::Source source = lexicon::Source::verbs;
  std::uint32_t row = 0;  ///< row in the source's table, for the reasons
  Pos pos = Pos::noun;
  Morph morph;
  std::uint16_t proclitics = 0;
  Enclitic enclitic = Enclitic::none;
  bool definite = false;
  std::string_view role;        ///< of the lexeme: casualty:killed ...
  std::string_view cue;         ///< operator class of the same word, if any
  float posterior = 0;          ///< of this class's readings together
  float verb = 0, passive = 0;  ///< share of them that are verbs, passive verbs
};

class TriggerFinder {
 public:
  TriggerFinder(const lexicon::Pack& pack, const Classes& classes);
  /// Candidates of a document in order of position; at most limits.max_candidates a sentence (the
  /// last ones of an overlong sentence are left out). Nothing is proposed in furniture blocks.
  std::vector<Trigger> find(const Analysis& analysis, const std::vector<lexicon::PhraseHit>& hits,
                            const Limits& limits) const;

 private:
  void of_word(const Analysis& a, std::uint32_t token, std::vector<Trigger>& out) const;
  void of_phrase(const Analysis& a, const lexicon::PhraseHit& hit, std::vector<Trigger>& out) const;
  /// Tokens inside phrases of silent classes.
  std::vector<bool> silenced(const Analysis& a,
                             const std::vector<const lexicon::PhraseHit*>& phrases) const;

  const lexicon::Pack& pack_;
  const Classes& classes_;
};

/// "verbs.tsv:12 class seize-place": which row and class proposed the trigger.
std::string rule_of(const Trigger& trigger, const lexicon::Pack& pack);

}  // namespace tawatur::coder
