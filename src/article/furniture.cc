// SPDX-License-Identifier: Apache-2.0
#include "article/furniture.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

#include "text/split.h"

namespace tawatur::article {
namespace {

// In the order of the enums.
constexpr std::string_view kKinds[] = {"menu",     "related", "tags",      "share",
                                       "comments", "contact", "copyright", "caption",
                                       "byline",   "date",    "meta",      "agency"};
constexpr std::string_view kUses[] = {"line", "cue", "start", "inline", "head", "rest", "end"};

template <class Enum, std::size_t N>
std::optional<Enum> named(const std::string_view (&names)[N], std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return {};
}

/// Cells of a list column, without blanks around them and without {marks}.
void add_list(std::string_view cell, std::vector<FurnitureRow>& rows) {
  while (!cell.empty()) {
    const std::size_t bar = cell.find(" | ");
    std::string_view item = cell.substr(0, bar);
    item = item.substr(0, item.find('{'));
    while (!item.empty() && item.back() == ' ') item.remove_suffix(1);
    if (!item.empty()) rows.push_back({item, "agency", "line"});
    cell = bar == std::string_view::npos ? std::string_view() : cell.substr(bar + 3);
  }
}

}  // namespace

Furniture::Furniture(const std::vector<FurnitureRow>& rows) {
  for (const FurnitureRow& row : rows) {
    const auto kind = named<FurnitureKind>(kKinds, row.kind);
    const auto use = named<FurnitureUse>(kUses, row.strength);
    if (!kind || !use) continue;
    const FoldedText text = text::split(row.words);
    if (text.tokens.empty()) continue;
    Phrase phrase{{}, *kind, *use};
    for (const Token& t : text.tokens) phrase.words.emplace_back(t.folded);
    phrases_.push_back(std::move(phrase));
  }
  for (std::uint32_t i = 0; i < phrases_.size(); ++i) {
    by_first_[phrases_[i].words.front()].push_back(i);
  }
  for (auto& [word, list] : by_first_) {
    std::stable_sort(list.begin(), list.end(), [this](std::uint32_t a, std::uint32_t b) {
      return phrases_[a].words.size() > phrases_[b].words.size();
    });
  }
}

Furniture Furniture::from(const lexicon::Pack& pack) {
  std::vector<FurnitureRow> rows;
  const lexicon::Table own = pack.table("furniture");
  const int words = own.column("words"), kind = own.column("kind");
  const int strength = own.column("strength");
  for (std::size_t r = 0; r < own.rows(); ++r) {
    rows.push_back({own.cell(r, words), own.cell(r, kind), own.cell(r, strength)});
  }
  for (const std::string_view name : {"months", "weekdays"}) {
    const lexicon::Table table = pack.table(name);
    const int column = table.column("name");
    for (std::size_t r = 0; r < table.rows(); ++r) {
      rows.push_back({table.cell(r, column), "date", "line"});
    }
  }
  const lexicon::Table outlets = pack.table("outlets");
  for (const std::string_view name : {"name_ar", "name_en", "other"}) {
    const int column = outlets.column(name);
    for (std::size_t r = 0; r < outlets.rows(); ++r) add_list(outlets.cell(r, column), rows);
  }
  return Furniture(rows);
}

std::vector<FurnitureHit> Furniture::match(const FoldedText& text) const {
  std::vector<FurnitureHit> hits;
  const auto& tokens = text.tokens;
  for (std::uint32_t t = 0; t < tokens.size(); ++t) {
    const auto found = by_first_.find(tokens[t].folded);
    if (found == by_first_.end()) continue;
    const std::uint32_t end = text.blocks[tokens[t].block].tokens.last;
    for (const std::uint32_t p : found->second) {
      const Phrase& phrase = phrases_[p];
      if (phrase.words.size() > end - t) continue;
      const bool all =
          std::equal(phrase.words.begin(), phrase.words.end(), tokens.begin() + t,
                     [](const std::string& w, const Token& k) { return w == k.folded; });
      if (all) {
        hits.push_back(
            {{t, t + static_cast<std::uint32_t>(phrase.words.size())}, phrase.kind, phrase.use});
      }
    }
  }
  return hits;
}

}  // namespace tawatur::article
