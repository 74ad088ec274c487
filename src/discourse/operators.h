// SPDX-License-Identifier: Apache-2.0
// Operator classes of operators.toml: what a word with a cue does to what it governs, and what it
// governs it by.
//
//   Operators ops = Operators::parse(pack.file("operators.toml"));
//   ops.find("op.try")->modality;  // planned
//
// A text that can't be parsed gives an empty table (the pack's compiler has read it before).
// Thread rule: const after parse.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tawatur/claim.h"

namespace tawatur::discourse {

enum class Effect : std::uint8_t {
  none,
  modality,
  transparent,  ///< "began to": the act of its complement happens
  light,        ///< the act is the noun that it governs
  source,       ///< reports; of these only denial changes anything
  cause,
};

struct OperatorClass {
  std::string name;  ///< op.plan
  Effect effect = Effect::none;
  Modality modality = Modality::asserted;
  bool an = false;       ///< takes a clause with a complementiser
  bool noun = false;     ///< takes a noun: masdar, object, genitive or subject
  bool verb = false;     ///< stands before a verb
  bool present = false;  ///< changes verbs of the present only
  std::string preps;     ///< letters of the prepositions that it takes (syntax::prep_letter)
  std::map<Frame, Modality> frames;  ///< frames of which it makes something else

  bool changes() const { return effect == Effect::modality || modality != Modality::asserted; }
  bool takes(char prep) const { return preps.find(prep) != std::string::npos; }
  Modality of(Frame frame) const {
    auto it = frames.find(frame);
    return it == frames.end() ? modality : it->second;
  }
};

class Operators {
 public:
  static Operators parse(std::string_view toml);
  const OperatorClass* find(std::string_view cue) const;
  /// What two make of a clause when the outer one stands over the inner one.
  Modality compose(Modality outer, Modality inner) const;

 private:
  std::map<std::string, OperatorClass, std::less<>> by_name_;
  std::array<std::array<Modality, kModalityCount>, kModalityCount> compose_{};
};

}  // namespace tawatur::discourse
