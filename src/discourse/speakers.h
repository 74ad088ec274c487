// SPDX-License-Identifier: Apache-2.0
// Whom a reporting word names as its speaker, and whom it takes over from the text before.
// Internal to discourse.
//
// Cost: bounded work per report. Thread rule: no state.
#pragma once

#include "discourse/speech.h"

namespace tawatur::discourse {

/// A word or phrase with a cue.
struct Cue {
  TokenRange tokens;
  std::uint32_t sentence = 0;
  std::string_view cue;
  Pos pos = Pos::verb;
  Enclitic enclitic = Enclitic::none;
  bool passive = false;
  bool participle = false;  ///< "mushiran ila": its subject is that of the clause
  bool adverbial = false;   ///< such a participle in the accusative or feminine
  bool phrase = false;
  bool title = false;  ///< no word at all but the colon of "X: ..."
  bool soft = false;
  /// A verb or phrase; other words report only where their surroundings show it.
  bool certain() const { return phrase || pos == Pos::prep || finite(); }
  bool finite() const { return pos == Pos::verb && !participle; }
};

/// Speakers that the cue's own clause names, best first.
void find_speakers(const Cue& cue, const Analysis& analysis, const syntax::Elements& elements,
                   Report& report);

/// Gives reports without a speaker of their own that of the report before, and puts the antecedent
/// in the place of a bare "the source", "the statement".
void carry_speakers(const Analysis& analysis, const syntax::Elements& elements,
                    const lexicon::Pack& pack, const std::vector<Cue>& cues,
                    std::vector<Report>& reports);

}  // namespace tawatur::discourse
