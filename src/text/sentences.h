// SPDX-License-Identifier: Apache-2.0
// The line and sentence level of split.h. Cost: linear. Thread rule: pure functions.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/text.h"
#include "text/tokenize.h"

namespace tawatur::text {

/// First token of each block, in order; empty without tokens.
std::vector<std::uint32_t> block_starts(const std::vector<RawToken>& raw,
                                        const std::vector<Token>& tokens);

/// Sentences of the tokens [range) of one block, appended; sets Token::sentence.
void cut_sentences(std::vector<Token>& tokens, TokenRange range, std::uint32_t block,
                   std::uint32_t most_tokens, std::string_view source,
                   std::vector<Sentence>& sentences);

}  // namespace tawatur::text
