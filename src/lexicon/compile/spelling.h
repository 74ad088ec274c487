// SPDX-License-Identifier: Apache-2.0
// Spelling: what may not stand in a cell of a table, whatever the cell means.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tawatur::lexicon {

/// One sentence about the first thing wrong in a cell, or nothing: bad UTF-8, blanks at the ends or
/// doubled, tatweel, presentation forms, invisible characters, Latin letters inside Arabic words.
std::optional<std::string> misspelling(std::string_view cell);

/// "2016-02-29": a day that exists.
bool is_day(std::string_view text);

}  // namespace tawatur::lexicon
