// SPDX-License-Identifier: Apache-2.0
// Cuts inside blocks: furniture that shares a line with the article, as in pages copied as one
// line. Cost: linear. Thread rule: pure functions.
#pragma once

#include <optional>
#include <vector>

#include "article/page.h"
#include "model/layout.h"

namespace tawatur::article {

/// A stretch of one block that isn't of the block's kind.
struct Cut {
  TokenRange tokens;
  BlockKind kind = BlockKind::other_furniture;
};

/// Breadcrumbs, page titles, dates with clock times and picture lines in the first block; copyright
/// notes; links that stand where a sentence would. Sorted, without overlaps.
std::vector<Cut> find_cuts(const Page& page);

/// The date line at the head of [tokens): "Place (Agency) -", "Place - Agency:", "(Agency)". Fills
/// dateline, place and credits of the layout.
void find_dateline(const Page& page, TokenRange tokens, Layout& layout);

/// Agencies in brackets at the very end of [tokens): adds to credits.
void find_closing_credit(const Page& page, TokenRange tokens, Layout& layout);

}  // namespace tawatur::article
