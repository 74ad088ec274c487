// SPDX-License-Identifier: Apache-2.0
// Layout: what the article room found out about the parts of a document.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/text.h"

namespace tawatur {

struct Layout {
  std::optional<TokenRange> title;
  std::optional<TokenRange> dateline;
  std::optional<TokenRange> byline;
  /// Agencies and other credit lines, at the dateline or at the end ("(wikalat)").
  std::vector<TokenRange> credits;
  std::string dateline_place;  ///< text of the place in the dateline, or empty
  std::string date_text;       ///< the text's own date line, or empty
};

}  // namespace tawatur
