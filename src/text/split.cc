// SPDX-License-Identifier: Apache-2.0
#include "text/split.h"

#include <algorithm>
#include <utility>

#include "text/sentences.h"
#include "text/tokenize.h"

namespace tawatur::text {
namespace {

/// Blocks that start at the given tokens, and their sentences. `kinds` may be shorter: body then.
void build_blocks(FoldedText& text, const std::vector<std::uint32_t>& starts,
                  const std::vector<BlockKind>& kinds, const Limits& limits) {
  text.blocks.clear();
  text.sentences.clear();
  text.blocks.reserve(starts.size());
  const auto size = static_cast<std::uint32_t>(text.tokens.size());
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const auto block = static_cast<std::uint32_t>(i);
    const TokenRange range = {starts[i], i + 1 < starts.size() ? starts[i + 1] : size};
    for (std::uint32_t t = range.first; t < range.last; ++t) text.tokens[t].block = block;
    const Span span = {text.tokens[range.first].span.begin, text.tokens[range.last - 1].span.end};
    text.blocks.push_back({range, span, i < kinds.size() ? kinds[i] : BlockKind::body});
    cut_sentences(text.tokens, range, block, limits.max_sentence_tokens, text.source,
                  text.sentences);
  }
}

}  // namespace

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
  build_blocks(out, starts, {}, limits);
  return out;
}

void divide(FoldedText& text, std::vector<std::uint32_t> starts, const Limits& limits) {
  const auto size = static_cast<std::uint32_t>(text.tokens.size());
  for (const Block& b : text.blocks) starts.push_back(b.tokens.first);
  std::sort(starts.begin(), starts.end());
  starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
  while (!starts.empty() && starts.back() >= size) starts.pop_back();
  if (starts.size() == text.blocks.size()) return;
  std::vector<BlockKind> kinds;
  kinds.reserve(starts.size());
  for (const std::uint32_t t : starts) kinds.push_back(text.blocks[text.tokens[t].block].kind);
  build_blocks(text, starts, kinds, limits);
}

FoldedText split(const Document& document, const Limits& limits) {
  return split(std::string_view(document.text), limits);
}

}  // namespace tawatur::text
