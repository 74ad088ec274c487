// SPDX-License-Identifier: Apache-2.0
#include "morph/costs.h"

#include <charconv>
#include <cmath>

#include "text/fold.h"

namespace tawatur::morph {
namespace {

constexpr std::array<std::string_view, kFeatureCount> kFeatureNames = {"closed_class",
                                                                       "noun",
                                                                       "adj",
                                                                       "adverb",
                                                                       "name_known",
                                                                       "number",
                                                                       "verb_past",
                                                                       "verb_present",
                                                                       "verb_imperative",
                                                                       "verb_passive",
                                                                       "verb_first",
                                                                       "verb_second",
                                                                       "verb_dual",
                                                                       "verb_feminine_plural",
                                                                       "verb_object",
                                                                       "masdar",
                                                                       "active_participle",
                                                                       "passive_participle",
                                                                       "dual",
                                                                       "construct",
                                                                       "clitic_wa",
                                                                       "clitic_fa",
                                                                       "clitic_bi",
                                                                       "clitic_li",
                                                                       "clitic_ka",
                                                                       "clitic_sa",
                                                                       "clitic_a",
                                                                       "article",
                                                                       "ending_third",
                                                                       "ending_first",
                                                                       "ending_second",
                                                                       "guess_name",
                                                                       "guess_noun",
                                                                       "guess_noun_al",
                                                                       "guess_adj",
                                                                       "guess_verb",
                                                                       "guess_plural",
                                                                       "guess_after_clitic",
                                                                       "guess_ending",
                                                                       "damma_passive",
                                                                       "damma_active",
                                                                       "tanwin_noun",
                                                                       "tanwin_other",
                                                                       "written_other",
                                                                       "written_ha",
                                                                       "written_bare",
                                                                       "written_differs",
                                                                       "guess_listed",
                                                                       "adj_pron",
                                                                       "name_common"};

constexpr std::array<std::string_view, kTagCount> kTagNames = {
    "start",  "noun",  "noun_al", "noun_pron", "noun_cs",   "noun_tan", "adj",
    "adj_al", "name",  "number",  "prep",      "prep_pron", "conj",     "sub",
    "rel",    "dem",   "pron",    "neg",       "neg_verb",  "qad",      "particle",
    "adverb", "vpast", "vpres",   "vimp",      "future",    "punct",    "other"};

/// In the order of Pos, then the passive verb.
constexpr std::array<std::string_view, static_cast<std::size_t>(Pos::other) + 2> kPosNames = {
    "noun", "adj", "verb",     "name",   "prep",   "conj",  "sub",   "rel",    "dem",
    "pron", "neg", "particle", "adverb", "number", "punct", "other", "passive"};

/// Number of a cell; 0 when it isn't one (the linter tells).
float number_of(std::string_view cell) {
  float value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

template <std::size_t N>
std::optional<std::size_t> place_in(const std::array<std::string_view, N>& names,
                                    std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return i;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Feature> feature_from(std::string_view name) {
  const auto at = place_in(kFeatureNames, name);
  if (!at) return std::nullopt;
  return static_cast<Feature>(*at);
}

std::optional<Tag> tag_from(std::string_view name) {
  const auto at = place_in(kTagNames, name);
  if (!at) return std::nullopt;
  return static_cast<Tag>(*at);
}

std::string_view to_string(Tag tag) { return kTagNames[static_cast<std::size_t>(tag)]; }

Costs::Costs(const lexicon::Pack& pack) {
  read_arcs(pack);
  read_tags(pack);
  read_words(pack);
  read_word_costs(pack);
  for (std::size_t i = 0; i < cost_.size(); ++i) weight_[i] = std::exp(-cost_[i]);
}

void Costs::read_arcs(const lexicon::Pack& pack) {
  const lexicon::Table table = pack.table("arc_costs");
  if (!table) return;
  const int feature = table.column("feature"), cost = table.column("cost");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto which = feature_from(table.cell(row, feature));
    if (which) arc_[static_cast<std::size_t>(*which)] = number_of(table.cell(row, cost));
  }
}

/// `*` stands for every tag. More exact rows win: a pair over "prev *" over "* next".
void Costs::read_tags(const lexicon::Pack& pack) {
  const lexicon::Table table = pack.table("tag_costs");
  if (!table) return;
  const int prev = table.column("previous"), next = table.column("next");
  const int cost = table.column("cost");
  std::array<std::uint8_t, kTagCount * kTagCount> rank{};
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view from = table.cell(row, prev), to = table.cell(row, next);
    const auto first = tag_from(from), second = tag_from(to);
    if ((!first && from != "*") || (!second && to != "*")) continue;
    const std::uint8_t exact = static_cast<std::uint8_t>(1 + (second ? 1 : 0) + (first ? 2 : 0));
    for (std::size_t i = 0; i < rank.size(); ++i) {
      const bool hit = (!first || static_cast<std::size_t>(*first) == i / kTagCount) &&
                       (!second || static_cast<std::size_t>(*second) == i % kTagCount);
      if (!hit || rank[i] > exact) continue;
      rank[i] = exact;
      cost_[i] = number_of(table.cell(row, cost));
    }
  }
}

void Costs::read_words(const lexicon::Pack& pack) {
  const lexicon::Table table = pack.table("tag_words");
  if (!table) return;
  const int word = table.column("word"), tag = table.column("tag");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto which = tag_from(table.cell(row, tag));
    if (which) words_.emplace(text::fold_word(table.cell(row, word)), *which);
  }
}

void Costs::read_word_costs(const lexicon::Pack& pack) {
  const lexicon::Table table = pack.table("word_costs");
  if (!table) return;
  const int word = table.column("word"), pos = table.column("pos"), cost = table.column("cost");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto at = place_in(kPosNames, table.cell(row, pos));
    if (!at) continue;
    const auto entry = word_costs_.try_emplace(text::fold_word(table.cell(row, word)), ByPos{});
    entry.first->second[*at] = number_of(table.cell(row, cost));
  }
}

std::optional<Tag> Costs::word_tag(std::string_view folded) const {
  const auto at = words_.find(folded);
  if (at == words_.end()) return std::nullopt;
  return at->second;
}

}  // namespace tawatur::morph
