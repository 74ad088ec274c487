// SPDX-License-Identifier: Apache-2.0
// Written forms of masdars and participles: dual, sound plurals, feminine, construct, and what
// changes before a pronoun ending.
//
//   NominalForms forms;
//   forms.noun(sounds, Morph().set(Derived::masdar), true);   // with a plural in -at
//   forms.participle(sounds, Morph().set(Derived::active_participle).set(Voice::active));
//   use(forms.take());
//
// Thread rule: a builder is one thread's.
#pragma once

#include <vector>

#include "lexicon/compile/inflect.h"
#include "lexicon/compile/sounds.h"

namespace tawatur::lexicon {

class NominalForms {
 public:
  /// A noun of one gender; feminine when it ends in ta marbuta (aT).
  void noun(const Sounds& stem, Morph morph, bool plural_at);
  /// Masculine and feminine, each singular, dual and sound plural.
  void participle(const Sounds& stem, Morph morph);
  std::vector<InflectedForm> take() { return std::move(forms_); }

 private:
  void add(const Sounds& sounds, Morph morph, Pos pos);
  void masculine_singular(const Sounds& stem, Morph morph, Pos pos);
  void soft_singular(const Sounds& stem, Morph morph, Pos pos);
  void hamza_singular(const Sounds& stem, Morph morph, Pos pos);
  void feminine_singular(const Sounds& with_ta, Morph morph, Pos pos);
  void dual(const Sounds& stem, Morph morph, Pos pos);
  void plural_un(const Sounds& stem, Morph morph, Pos pos);
  std::vector<InflectedForm> forms_;
};

}  // namespace tawatur::lexicon
