// SPDX-License-Identifier: Apache-2.0
// Which operators stand over a word, and what they make of it together: "failed to capture" is a
// capture that is said not to have happened, "called on them to stop trying to ..." and so on.
//
// From a word the walk goes up to what governs it (a particle or auxiliary before a verb, the head
// of its complementiser, the noun that it is the genitive of, the verb whose object it is, the word
// that takes its preposition, the conjunct before it), a bounded number of times; operators on the
// way are the chain, innermost first.
//
//   Scopes scopes(analysis, elements, discourse, operators, pack);
//   Scope s = scopes.over({tokens, verb, proclitics});
//   Modality m = modality(operators, s, Frame::take_control);
//
// Cost: linear to build; bounded per word. Thread rule: const, any thread; keeps references.
#pragma once

#include <cstdint>
#include <vector>

#include "discourse/operators.h"
#include "discourse/speech.h"
#include "lexicon/pack.h"
#include "model/analysis.h"
#include "syntax/elements.h"

namespace tawatur::discourse {

/// By what an operator governs what stands below it.
enum class Way : std::uint8_t {
  particle,   ///< negator, future or "may" before a verb; "without" before a noun
  auxiliary,  ///< verb before a verb
  clause,     ///< through a complementiser
  noun,       ///< object, genitive or subject
  prep,       ///< through its preposition
  purpose,    ///< "for" and a masdar, or before a verb
  beside,     ///< an adjective after the word
};

struct Governing {
  const OperatorClass* op = nullptr;
  std::uint32_t token = 0;
  Way way = Way::particle;
};

struct Scope {
  std::vector<Governing> over;  ///< innermost first
  bool coordinated = false;     ///< reached through a conjunct
  bool through = false;         ///< reached through other nouns
  bool loose = false;           ///< reached through an adjunct
};

/// The word that is asked about.
struct Word {
  TokenRange tokens;
  bool verb = false;
  std::uint16_t proclitics = 0;
  Tense tense = Tense::none;
};

/// What the operators of a scope make of an act of that frame.
Modality modality(const Operators& operators, const Scope& scope, Frame frame);

class Scopes {
 public:
  Scopes(const Analysis& analysis, const syntax::Elements& elements, const Discourse& discourse,
         const Operators& operators, const lexicon::Pack& pack);
  Scope over(const Word& word) const;

 private:
  struct Node {
    std::uint32_t element = 0;
    bool verb = false;
    std::uint16_t proclitics = 0;
    Tense tense = Tense::none;
  };
  struct Walk;

  const Analysis& a_;
  const syntax::Elements& elements_;
  const lexicon::Pack& pack_;
  std::vector<const OperatorClass*> at_element_;
  std::vector<const OperatorClass*> at_token_;
  const OperatorClass* purpose_;
  const OperatorClass* future_;
};

}  // namespace tawatur::discourse
