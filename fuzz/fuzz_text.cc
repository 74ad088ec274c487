// SPDX-License-Identifier: Apache-2.0
// Arbitrary bytes through folding, splitting and the reading of a page. Every promise that tests
// make about one string is checked on each.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "article/layout.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/split.h"

namespace {

using namespace tawatur;

void require(bool holds) {
  if (!holds) std::abort();
}

const article::ArticleReader& reader() {
  static const article::ArticleReader instance{
      article::Furniture({{"read also", "related", "cue"},
                          {"home", "menu", "line"},
                          {"agency", "agency", "line"},
                          {"all rights", "copyright", "rest"},
                          {"archive", "caption", "end"},
                          {"size", "menu", "head"},
                          {"may", "date", "line"}})};
  return instance;
}

void check_fold(const std::string& text) {
  const text::FoldedMap map(text);
  const auto size = static_cast<std::uint32_t>(map.folded().size());
  require(text::fold_word(map.folded()) == map.folded());
  require(map.folded_of({0, map.source_size()}) == (Span{0, size}));
  for (std::uint32_t at = 0; at < size; at += 1 + size / 64) {
    const Span source = map.source_of({at, at + 1});
    require(source.begin < source.end && source.end <= text.size());
    require(map.folded_of(source).contains(at));
  }
}

void check_page(const std::string& bytes) {
  Document document;
  document.text = bytes;
  FoldedText text = text::split(document, Limits{});
  (void)reader().read(document, text);
  std::uint32_t at = 0, token = 0;
  for (const Token& t : text.tokens) {
    require(at <= t.span.begin && t.span.begin < t.span.end && t.span.end <= bytes.size());
    at = t.span.end;
  }
  for (const Sentence& s : text.sentences) {
    require(s.tokens.first == token && s.tokens.last > token);
    token = s.tokens.last;
  }
  require(token == text.tokens.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  check_page(bytes);
  repair_utf8(bytes);
  check_fold(bytes);
  check_page(bytes);
  return 0;
}
