// SPDX-License-Identifier: Apache-2.0
// Costs of readings, from data/arc_costs.tsv, tag_costs.tsv, tag_words.tsv and word_costs.tsv. A
// cost is -log of an unnormalised weight: 0 is the usual case, 2.3 is ten times rarer.
//
//   const Costs costs(pack);
//   arc.cost = costs[Feature::verb_past] + costs[Feature::clitic_wa];
//   weight = costs.follow(Tag::prep, Tag::noun_al);  // exp(-cost)
//
// A table that a pack lacks leaves its costs at 0. Unknown names in the tables are left out (the
// linter's matter). Thread rule: read-only after construction.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/hash.h"
#include "lexicon/pack.h"

namespace tawatur::morph {

/// What a reading costs by itself. Names are those of arc_costs.tsv, column `feature`.
enum class Feature : std::uint8_t {
  closed_class,
  noun,
  adj,
  adverb,
  name_known,
  number,
  verb_past,
  verb_present,
  verb_imperative,
  verb_passive,
  verb_first,
  verb_second,
  verb_dual,
  verb_feminine_plural,
  verb_object,
  masdar,
  active_participle,
  passive_participle,
  dual,
  construct,
  clitic_wa,
  clitic_fa,
  clitic_bi,
  clitic_li,
  clitic_ka,
  clitic_sa,
  clitic_a,
  article,
  ending_third,
  ending_first,
  ending_second,
  guess_name,
  guess_noun,
  guess_noun_al,
  guess_adj,
  guess_verb,
  guess_plural,
  guess_after_clitic,
  guess_ending,
  damma_passive,
  damma_active,
  tanwin_noun,
  tanwin_other,
  written_other,
  written_ha,
  written_bare,
  written_differs,
  guess_listed,
  adj_pron,
  name_common,
  count_,
};
inline constexpr std::size_t kFeatureCount = static_cast<std::size_t>(Feature::count_);
std::optional<Feature> feature_from(std::string_view name);

/// Classes of readings that tag_costs.tsv speaks of. Names are the same there.
enum class Tag : std::uint8_t {
  start,
  noun,
  noun_al,
  noun_pron,
  noun_cs,
  noun_tan,
  adj,
  adj_al,
  name,
  number,
  prep,
  prep_pron,
  conj,
  sub,
  rel,
  dem,
  pron,
  neg,
  neg_verb,
  qad,
  particle,
  adverb,
  vpast,
  vpres,
  vimp,
  future,
  punct,
  other,
  count_,
};
inline constexpr std::size_t kTagCount = static_cast<std::size_t>(Tag::count_);
std::optional<Tag> tag_from(std::string_view name);
std::string_view to_string(Tag tag);

class Costs {
 public:
  explicit Costs(const lexicon::Pack& pack);
  float operator[](Feature feature) const { return arc_[static_cast<std::size_t>(feature)]; }
  /// Cost and weight of one tag right after another.
  float after(Tag previous, Tag next) const { return cost_[index(previous, next)]; }
  float follow(Tag previous, Tag next) const { return weight_[index(previous, next)]; }
  /// Tag of a folded word that tag_words.tsv lists (lam, qad), whatever its part of speech says.
  std::optional<Tag> word_tag(std::string_view folded) const;
  /// What word_costs.tsv adds to one reading of a folded word (man as a relative is rare).
  /// Passive verbs have costs of their own there: qutila is as frequent as qatala.
  float word(std::string_view folded, Pos pos, Voice voice) const {
    const auto at = word_costs_.find(folded);
    if (at == word_costs_.end()) return 0;
    const bool passive = pos == Pos::verb && voice == Voice::passive;
    return at->second[passive ? kPassive : static_cast<std::size_t>(pos)];
  }

 private:
  static std::size_t index(Tag previous, Tag next) {
    return static_cast<std::size_t>(previous) * kTagCount + static_cast<std::size_t>(next);
  }
  void read_arcs(const lexicon::Pack& pack);
  void read_tags(const lexicon::Pack& pack);
  void read_words(const lexicon::Pack& pack);
  void read_word_costs(const lexicon::Pack& pack);
  std::array<float, kFeatureCount> arc_{};
  std::array<float, kTagCount * kTagCount> cost_{};
  std::array<float, kTagCount * kTagCount> weight_{};
  std::unordered_map<std::string, Tag, ViewHash, std::equal_to<>> words_;
  static constexpr std::size_t kPassive = static_cast<std::size_t>(Pos::other) + 1;
  using ByPos = std::array<float, kPassive + 1>;
  std::unordered_map<std::string, ByPos, ViewHash, std::equal_to<>> word_costs_;
};

}  // namespace tawatur::morph
