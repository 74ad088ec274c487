// SPDX-License-Identifier: Apache-2.0
// The kind of each line by what it looks like and where it stands: head of the page, body, tail.
// Cost: linear in lines. Thread rule: pure functions.
#pragma once

#include <cstdint>
#include <vector>

#include "article/page.h"

namespace tawatur::article {

/// Sets kinds[i] of lines that nothing has claimed yet (body) by the rules of layout.h. `lines` and
/// `kinds` go together, in the order of the text. `title_key` is the key of the title that came
/// with the document, 0 without one.
void classify(const Page& page, const std::vector<Line>& lines, std::uint64_t title_key,
              std::vector<BlockKind>& kinds);

}  // namespace tawatur::article
