// SPDX-License-Identifier: Apache-2.0
#include "article/layout.h"

#include <algorithm>
#include <string>
#include <vector>

#include "article/cuts.h"
#include "article/page.h"
#include "article/zones.h"
#include "base/hash.h"
#include "text/split.h"

namespace tawatur::article {
namespace {

/// The key that look_at gives to a line of these words.
std::uint64_t key_of(const std::string& title) {
  if (title.empty()) return 0;
  const FoldedText text = text::split(std::string_view(title));
  std::string key;
  for (const Token& t : text.tokens) {
    if (t.kind == TokenKind::punct) continue;
    key += t.folded;
    key += ' ';
  }
  return hash64(key);
}

void divide_at(const std::vector<Cut>& cuts, FoldedText& text) {
  std::vector<std::uint32_t> starts;
  for (const Cut& cut : cuts) {
    starts.push_back(cut.tokens.first);
    starts.push_back(cut.tokens.last);
  }
  text::divide(text, std::move(starts));
}

void set_kinds(const std::vector<Cut>& cuts, FoldedText& text) {
  for (const Cut& cut : cuts) {
    for (std::uint32_t t = cut.tokens.first; t < cut.tokens.last;) {
      Block& block = text.blocks[text.tokens[t].block];
      block.kind = cut.kind;
      t = block.tokens.last;
    }
  }
}

/// The first block that is coded and isn't a headline: where the article begins.
const Block* lead(const FoldedText& text) {
  for (const Block& b : text.blocks) {
    if (b.kind == BlockKind::body) return &b;
  }
  return nullptr;
}

void mark_dateline(const Page& page, FoldedText& text, Layout& layout) {
  const Block* first = lead(text);
  if (first == nullptr) return;
  find_dateline(page, first->tokens, layout);
  if (!layout.dateline) return;
  const TokenRange range = *layout.dateline;
  text::divide(text, {range.first, range.last});
  text.blocks[text.tokens[range.first].block].kind = BlockKind::dateline;
}

void fill(const Page& page, const FoldedText& text, Layout& layout) {
  const Block* last_body = nullptr;
  for (const Block& b : text.blocks) {
    switch (b.kind) {
      case BlockKind::title:
        if (!layout.title) layout.title = b.tokens;
        break;
      case BlockKind::byline: {
        const Line line = look_at(page, b.tokens);
        const bool dated = (line.kinds & bit(FurnitureKind::date)) != 0 || line.numbers >= 3;
        if (dated && !layout.date) {
          layout.date = b.tokens;
          layout.date_text = std::string(b.span.of(text.source));
        } else if (!dated && !layout.byline) {
          layout.byline = b.tokens;
        }
        for (std::uint32_t t = b.tokens.first; t < b.tokens.last; ++t) {
          const FurnitureHit* agency = page.hit(t, b.tokens.last, FurnitureKind::agency);
          if (agency != nullptr) {
            layout.credits.push_back(agency->tokens);
            t = agency->tokens.last - 1;
          }
        }
        break;
      }
      case BlockKind::body:
        last_body = &b;
        break;
      default:
        break;
    }
  }
  if (last_body != nullptr) find_closing_credit(page, last_body->tokens, layout);
}

}  // namespace

Layout ArticleReader::read(const Document& document, FoldedText& text) const {
  Layout layout;
  if (text.tokens.empty()) return layout;
  const Page page(text, furniture_);
  const std::vector<Cut> cuts = find_cuts(page);
  divide_at(cuts, text);
  set_kinds(cuts, text);

  std::vector<Line> lines;
  std::vector<BlockKind> kinds;
  for (const Block& b : text.blocks) {
    lines.push_back(look_at(page, b.tokens));
    kinds.push_back(b.kind);
  }
  classify(page, lines, key_of(document.title), kinds);
  for (std::size_t i = 0; i < kinds.size(); ++i) text.blocks[i].kind = kinds[i];

  mark_dateline(page, text, layout);
  fill(page, text, layout);
  return layout;
}

}  // namespace tawatur::article
