// SPDX-License-Identifier: Apache-2.0
#include "text/split.h"

#include <utility>

#include "text/sentences.h"
#include "text/tokenize.h"

namespace tawatur::text {

FoldedText split(std::string_view text, const Limits& limits) {
  FoldedText out;
  out.source = text;
  RawTokens raw = tokenize(text);
  join_broken_words(text, raw);
  out.arena = std::make_unique<std::string>(std::move(raw.arena));
  out.tokens.reserve(raw.tokens.size());
  for (const RawToken& t : raw.tokens) {
    out.tokens.push_back(t.token);
    out.tokens.back().folded =
        std::string_view(*out.arena).substr(t.folded_begin, t.folded_end - t.folded_begin);
  }
  const std::vector<std::uint32_t> starts = block_starts(raw.tokens, out.tokens);
  raw.tokens = {};
  out.blocks.reserve(starts.size());
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const auto block = static_cast<std::uint32_t>(i);
    const TokenRange range = {starts[i], i + 1 < starts.size()
                                             ? starts[i + 1]
                                             : static_cast<std::uint32_t>(out.tokens.size())};
    for (std::uint32_t t = range.first; t < range.last; ++t) out.tokens[t].block = block;
    out.blocks.push_back({range,
                          {out.tokens[range.first].span.begin, out.tokens[range.last - 1].span.end},
                          BlockKind::body});
    cut_sentences(out.tokens, range, block, limits.max_sentence_tokens, text, out.sentences);
  }
  return out;
}

FoldedText split(const Document& document, const Limits& limits) {
  return split(std::string_view(document.text), limits);
}

}  // namespace tawatur::text
