// SPDX-License-Identifier: Apache-2.0
// What the spelling of one token says beyond its folded form: harakat, ta marbuta against ha, the
// seat of a hamza. Writers leave hamzas and dots out but hardly ever put wrong ones in, so a letter
// that is there counts more than one that isn't.
//
//   written.look(token, text.source, letters);  // once a token
//   arc.cost += written.cost(letters, arc);
//
// Cost: constant a token. Thread rule: read-only after construction; the pack must outlive it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/pack.h"
#include "model/morph.h"
#include "model/text.h"
#include "morph/costs.h"

namespace tawatur::morph {

/// A token's letters as written. Views point into the document, or into `own` where harakat were
/// taken out.
struct TokenLetters {
  const Token* token = nullptr;
  std::string own;
  std::string_view written;  ///< without harakat; empty where offsets don't match the folded form
  char32_t last = 0;
};

class WrittenEvidence {
 public:
  WrittenEvidence(const lexicon::Pack& pack, const Costs& costs);
  /// Fills `letters`, whose memory is used again.
  void look(const Token& token, std::string_view source, TokenLetters& letters) const;
  /// What to add to the arc's cost; 0 where the spelling says nothing.
  float cost(const TokenLetters& letters, const Arc& arc) const;

 private:
  float marks(const Token& token, const Arc& arc) const;
  float last_letter(char32_t last, const Arc& arc) const;
  float first_letter(char32_t first, const Arc& arc) const;
  float closed_class(std::string_view written, const Arc& arc) const;

  const Costs& costs_;
  std::vector<bool> joining_alef_;    ///< by lexeme: a verb whose past starts with a bare alef
  std::vector<std::string> spelled_;  ///< by lexeme: function words as the table has them
};

}  // namespace tawatur::morph
