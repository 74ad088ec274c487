// SPDX-License-Identifier: Apache-2.0
#include "model/morph.h"

#include <array>

namespace tawatur {

std::string_view to_string(Pos pos) {
  static constexpr std::array<std::string_view, 16> kNames = {
      "noun", "adj",  "verb", "name",     "prep",   "conj",   "sub",   "rel",
      "dem",  "pron", "neg",  "particle", "adverb", "number", "punct", "other"};
  return kNames[static_cast<std::size_t>(pos)];
}

}  // namespace tawatur
