// SPDX-License-Identifier: Apache-2.0
// Words as a search sees them: runs of letters, digits and marks, folded, so that every spelling of
// a word finds it. Plainer than tokenize(): nothing is taken apart, and nothing is kept but
// letters.
//
//   each_word(text, [&](Span at, std::string_view folded) { ... });
//   folded_words("a-B, c")                    // "a b c"
//
// Never fails. Cost: linear. Thread rule: pure functions.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace tawatur::text {

/// Hands out each word and its folded form, in order.
void each_word(std::string_view text,
               const std::function<void(Span, std::string_view folded)>& take);
/// The folded words of a text, joined by blanks.
std::string folded_words(std::string_view text);
/// Bytes of `text` where one of the words of `query` stands; with `exact`, where the query itself
/// stands letter by letter.
std::vector<Span> hits_in(std::string_view text, std::string_view query, bool exact);
/// Does a text hold all the words of `query`; with `exact`, the query itself letter by letter?
bool holds(std::string_view text, std::string_view query, bool exact);

}  // namespace tawatur::text
