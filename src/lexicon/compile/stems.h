// SPDX-License-Identifier: Apache-2.0
// Stems of a verb: what all its forms are built on.
//
//   Result<Stems> stems = stems_of(entry);       // kFormat: unknown form, root or present
//   spell(attach(stems->past.before_vowel, U"at"))
//
// A pattern is a string of sounds (sounds.h) in which 1 2 3 4 stand for the root's letters, X for
// the t of form VIII as its first letter makes it, and ' for hamza: "ista12a3".
// Thread rule: pure functions.
#pragma once

#include <string>

#include "lexicon/compile/inflect.h"
#include "lexicon/compile/sounds.h"
#include "tawatur/result.h"

namespace tawatur::lexicon {

enum class VerbForm { I, II, III, IV, V, VI, VII, VIII, IX, X, QI, QII, QIV };

/// What the root does to the patterns. Initial hamza and waw are handled by the sounds themselves.
enum class RootKind {
  sound,
  doubled,    ///< madda: the last two letters are one and written once
  hollow,     ///< qala: the middle letter is a long vowel
  defective,  ///< rama, da'a: the last letter is soft
};

/// A stem before endings that start with a vowel, and before others and without any.
struct Stem {
  Sounds before_vowel, before_consonant;
};

struct Stems {
  VerbForm form = VerbForm::I;
  RootKind kind = RootKind::sound;
  Sounds root;   ///< radicals; a soft last one as w or y
  Sounds first;  ///< the first radical as form VIII writes it, else root[0]
  Sounds infix;  ///< the t of form VIII
  Stem past, past_passive;
  Stem present, present_passive;  ///< without prefix
  char32_t prefix_vowel = U'a';   ///< of the active present
  bool has_passive = true;
  bool has_active = true;        ///< false where the lemma itself is a passive: tuwuffiya, usiba
  char32_t hollow_vowel = U'U';  ///< form I hollow: long vowel of the present

  /// A pattern filled with this verb's letters.
  Sounds fill(std::string_view pattern) const;
};

Result<Stems> stems_of(const VerbEntry& entry);

}  // namespace tawatur::lexicon
