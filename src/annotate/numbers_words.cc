// SPDX-License-Identifier: Apache-2.0
#include "annotate/numbers_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace tawatur::annotate {
namespace {

using KindName = std::pair<std::string_view, QuantifierKind>;
constexpr std::array<KindName, 22> kKinds{{
    {"least", QuantifierKind::least},
    {"most", QuantifierKind::most},
    {"near", QuantifierKind::near},
    {"least-after", QuantifierKind::least_after},
    {"most-after", QuantifierKind::most_after},
    {"near-after", QuantifierKind::near_after},
    {"vague", QuantifierKind::vague},
    {"vague-bare", QuantifierKind::vague_bare},
    {"one", QuantifierKind::one},
    {"other", QuantifierKind::other},
    {"among", QuantifierKind::among},
    {"between", QuantifierKind::between},
    {"from", QuantifierKind::from},
    {"to", QuantifierKind::to},
    {"or", QuantifierKind::alternative},
    {"and", QuantifierKind::conj},
    {"of", QuantifierKind::of},
    {"measure", QuantifierKind::measure},
    {"label", QuantifierKind::label},
    {"cases", QuantifierKind::cases},
    {"over", QuantifierKind::over},
    {"under", QuantifierKind::under},
}};

std::optional<std::int64_t> bound(std::string_view text) {
  std::int64_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  return read.ptr == text.data() ? std::nullopt : std::optional(value);
}

}  // namespace

const QuantifierMatch* QuantifierMatches::find(std::uint32_t at, QuantifierKind kind) const {
  if (at + 1 >= first_.size()) return nullptr;
  for (std::uint32_t i = first_[at]; i < first_[at + 1]; ++i) {
    if (matches_[i].word.kind == kind) return &matches_[i];
  }
  return nullptr;
}

QuantifierWords::QuantifierWords(const lexicon::Pack& pack) {
  const lexicon::Table t = pack.table("quantifiers");
  if (!t) return;
  const int words = t.column("words"), kind = t.column("kind");
  const int low = t.column("low"), high = t.column("high");
  for (std::size_t row = 0; row < t.rows(); ++row) {
    add(t.cell(row, words), t.cell(row, kind), t.cell(row, low), t.cell(row, high));
  }
}

void QuantifierWords::add(std::string_view words, std::string_view kind, std::string_view low,
                          std::string_view high) {
  const auto* const named = std::find_if(kKinds.begin(), kKinds.end(),
                                         [&](const KindName& k) { return k.first == kind; });
  if (named == kKinds.end()) return;
  phrases_.add(words, static_cast<std::uint32_t>(words_.size()), false);
  words_.push_back({named->second, bound(low), bound(high)});
}

QuantifierMatches QuantifierWords::match(const FoldedText& text) const {
  QuantifierMatches out;
  std::vector<PhraseMatch> found;
  out.first_.reserve(text.tokens.size() + 1);
  for (std::uint32_t at = 0; at < text.tokens.size(); ++at) {
    out.first_.push_back(static_cast<std::uint32_t>(out.matches_.size()));
    found.clear();
    if (text.tokens[at].kind == TokenKind::word) phrases_.match(text, at, found);
    for (const PhraseMatch& m : found) {
      out.matches_.push_back({words_[m.id], m.last, m.proclitics, m.begin});
    }
  }
  out.first_.push_back(static_cast<std::uint32_t>(out.matches_.size()));
  return out;
}

}  // namespace tawatur::annotate
