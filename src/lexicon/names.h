// SPDX-License-Identifier: Apache-2.0
// Names of actors, places and outlets as their tables write them: a list in one cell, each name
// with its attributes in braces.
//
//   for (const AltName& name : alt_names(table.cell(row, "other"))) ...
//   // "A {stance=pro} {to=2016-07-28} | B {weak}" gives A (stance "pro", to ...) and B (weak)
//
// PhraseHit::alias counts in this order from 1; 0 is the name in name_ar. An empty cell gives
// nothing. Unknown attributes are kept in `unknown`, which the linter tells. Views point into the
// cell. Thread rule: pure function, linear.
#pragma once

#include <string_view>
#include <vector>

namespace tawatur::lexicon {

struct AltName {
  std::string_view text;      ///< without attributes, trimmed
  std::string_view stance;    ///< pro, anti, loaded, or empty
  std::string_view from, to;  ///< ISO days the name was used between, empty = always
  bool weak = false;          ///< also an ordinary word: wants support from context
  bool nisba = false;         ///< an adjective: every inflected form is the name
  bool unknown = false;       ///< carries an attribute that nobody reads
};

std::vector<AltName> alt_names(std::string_view cell);

/// One name with its attributes.
AltName parse_name(std::string_view item);

}  // namespace tawatur::lexicon
