// SPDX-License-Identifier: Apache-2.0
#include "annotate/dates.h"

#include <array>
#include <string_view>
#include <utility>

#include "annotate/dates_parser.h"
#include "text/fold.h"

namespace tawatur::annotate {
namespace {

std::string_view precision_name(DatePrecision precision) {
  static constexpr std::array<std::string_view, 5> kNames = {"unknown", "day", "week", "month",
                                                             "year"};
  return kNames[static_cast<std::size_t>(precision)];
}

/// Bytes of the span's begin, without a leading wa or fa that the matcher took off.
std::uint32_t begin_of(const FoldedText& text, const TimeMatches& matches, std::uint32_t at) {
  const Token& token = text.tokens[at];
  constexpr std::uint8_t kLetter = 2;
  if (token.kind != TokenKind::word || !matches.cut_wa(at)) return token.span.begin;
  const text::FoldedMap map(token.span.of(text.source));
  return token.span.begin + map.source_of({kLetter, std::uint32_t(map.folded().size())}).begin;
}

Mention mention_of(const FoldedText& text, const TimeMatches& matches, const TimePiece& piece) {
  Mention mention;
  mention.kind = MentionKind::date;
  mention.tokens = {piece.first, piece.last};
  mention.head = piece.first;
  mention.sentence = text.tokens[piece.first].sentence;
  mention.span = {begin_of(text, matches, piece.first), text.tokens[piece.last - 1].span.end};
  mention.precision = precision_name(
      piece.value.known() || piece.value.from ? piece.value.precision : DatePrecision::unknown);
  if (piece.value.from) mention.from = to_iso(*piece.value.from);
  if (piece.value.to) mention.to = to_iso(*piece.value.to);
  mention.clash = piece.value.clash;
  return mention;
}

}  // namespace

DateFinder::DateFinder(const lexicon::Pack& pack) : words_(pack), numbers_(pack.table("numbers")) {}

DateFinder::DateFinder(TimeWords words, NumberWords numbers)
    : words_(std::move(words)), numbers_(std::move(numbers)) {}

void DateFinder::find(const Context& context, std::vector<Mention>& out) const {
  find(context.text, context.document.published, out);
}

void DateFinder::find(const FoldedText& text, std::string_view published,
                      std::vector<Mention>& out) const {
  const TimeMatches matches = words_.match(text);
  TimeParser parser(text, matches, numbers_, parse_iso(published));
  const auto size = static_cast<std::uint32_t>(text.tokens.size());
  for (std::uint32_t at = 0; at < size;) {
    // Every expression begins with a word of the tables, a number or an ordinal.
    const auto found = parser.parse(at);
    if (!found || found->last <= found->first) {
      ++at;
      continue;
    }
    out.push_back(mention_of(text, matches, *found));
    at = found->last;
  }
}

}  // namespace tawatur::annotate
