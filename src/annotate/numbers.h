// SPDX-License-Identifier: Apache-2.0
// Numbers: how many people, as mentions of kind number.
//
//   DateFinder(pack).find(context, mentions);     // first: numbers inside dates are no quantities
//   NumberFinder numbers(pack);
//   numbers.find(context, mentions);              // appends, points part_of into `mentions`
//
// Proposed are digits and number words with the words around them that move their bounds, vague
// quantities (dozens, a number of), ranges, duals, and lone singular nouns of persons (one). Bounds
// are those of the annotation guidelines:
//   15 -> 15..15    more than 300 -> 300..    about 40 -> 40..40    10 to 15 -> 10..15
//   at most 10 -> ..10    dozens -> 20..    hundreds -> 200..    a number of -> 2..    dual -> 2..2
// "None" and joint counts (the ambassador and three others) are decode's business.
//
// Fields of the mention:
//   tokens, span  the number with its bounding words and the counted noun where it is adjacent
//   head          token where the number itself begins
//   counted       token of the counted noun, before or behind the number, else kNoToken
//   singular_one  a lone singular noun ("a child was killed"), definite or not
//   ordinal       counts no people: names with numbers (the 46th regiment), measures, money,
//   things,
//                 clock times, list numbers; kept so that `explain` can show it
//   part_of       index in `out` of the total that this is a part of (six, among them two children)
// All other numbers may be quantities; decode chooses.
//
// A noun in -ayn that may be dual or plural is proposed as a dual only where no plural reading
// exists or "two" follows. Tables: numbers, quantifiers, and the roles of nouns. Errors: none.
// Cost: linear in tokens. Thread rule: const calls from any thread.
#pragma once

#include <cstdint>
#include <vector>

#include "annotate/context.h"
#include "annotate/number_words.h"
#include "annotate/numbers_words.h"

namespace tawatur::annotate {

class NumberFinder {
 public:
  explicit NumberFinder(const lexicon::Pack& pack);
  void find(const Context& context, std::vector<Mention>& out) const;

 private:
  NumberWords numbers_;
  QuantifierWords quantifiers_;
  std::vector<std::uint8_t> flags_;  ///< of each lexeme, see numbers_scan.h
};

}  // namespace tawatur::annotate
