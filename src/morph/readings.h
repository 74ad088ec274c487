// SPDX-License-Identifier: Apache-2.0
// Readings of one word by itself: clitic splits x lexicon and paradigms, known names, numbers, and
// guesses for what no table lists. Context comes later (posterior.h).
//
//   ReadingFinder finder(pack, costs);
//   std::vector<Reading> readings;
//   finder.find(token.folded, token.kind, 8, readings);  // best first, at least one
//
// Cost: linear in splits x forms of the word. Thread rule: find() is const and keeps no state; the
// pack must outlive the finder.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "lexicon/clitics.h"
#include "lexicon/pack.h"
#include "model/morph.h"
#include "model/text.h"
#include "morph/costs.h"

namespace tawatur::morph {

/// An arc with its tags: `left` is what the word before sees (a conjunction or preposition in front
/// counts), `right` what the word after sees.
struct Reading {
  Arc arc;
  Tag left = Tag::other, right = Tag::other;
};

class ReadingFinder {
 public:
  ReadingFinder(const lexicon::Pack& pack, const Costs& costs);

  /// Replaces `out` by the readings of a folded word, cheapest first, at most `max_arcs`.
  void find(std::string_view folded, TokenKind kind, std::uint32_t max_arcs,
            std::vector<Reading>& out) const;

 private:
  struct Word;
  void add_lexicon(Word& word, const lexicon::CliticSplit& split) const;
  void add_form(Word& word, const lexicon::CliticSplit& split, const lexicon::Form& form) const;
  void add_particle_with_pronoun(Word& word) const;
  void add_name(Word& word, const lexicon::CliticSplit& split) const;
  void add_number_word(Word& word, const lexicon::CliticSplit& split) const;
  void read_names(std::string_view table);
  void finish(Word& word, Reading reading) const;
  void prune(Word& word, std::uint32_t max_arcs) const;

  using Words = std::unordered_set<std::string, ViewHash, std::equal_to<>>;
  const lexicon::Pack& pack_;
  const Costs& costs_;
  Words names_;    ///< folded names of one word, article taken off
  Words numbers_;  ///< folded number words
};

}  // namespace tawatur::morph
