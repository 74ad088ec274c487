// SPDX-License-Identifier: Apache-2.0
// Layout: where the parts of the article are in the folded text. The kind of each block stands in
// Block::kind; this holds what later rooms ask for by name. A plain value; ranges are tokens.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/text.h"

namespace tawatur {

struct Layout {
  /// The headline in the text (a line of its own). Coded like a sentence.
  std::optional<TokenRange> title;
  /// "Cairo (Reuters) -", "Damascus - agencies:" in front of the first sentence, mark included.
  std::optional<TokenRange> dateline;
  /// The place of the date line as written, empty without one.
  std::string dateline_place_text;
  /// Names in the date line, in brackets at the end, or in a credit line: agencies and outlets.
  std::vector<TokenRange> credits;
  /// The author's line.
  std::optional<TokenRange> byline;
  /// The page's own publication date, as written; empty when there is none.
  std::string date_text;
  std::optional<TokenRange> date;
};

}  // namespace tawatur
