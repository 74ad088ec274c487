// SPDX-License-Identifier: Apache-2.0
#include "resolve/places_reference.h"

#include "model/place.h"

namespace tawatur::resolve {
namespace {

constexpr std::uint32_t kSentences = 3;
constexpr std::size_t kMentions = 40;  ///< looked at going back

/// May a noun of kind `noun` mean a place of kind `named`? 2 the same word, 1 a near one.
int fits(PlaceCategory noun, PlaceCategory named) {
  using C = PlaceCategory;
  if (noun == named && noun != C::none && noun != C::part && noun != C::side) return 2;
  switch (noun) {
    case C::city:
      return named == C::town ? 1 : 0;
    case C::town:
      return named == C::village || named == C::city ? 1 : 0;
    case C::village:
      return named == C::town || named == C::farm ? 1 : 0;
    case C::area:
      return (is_settlement(named) && named != C::city) || named == C::district ||
                     named == C::subdistrict || named == C::countryside || named == C::valley ||
                     named == C::mountain
                 ? 1
                 : 0;
    case C::governorate:
      return named == C::region ? 1 : 0;
    case C::region:
      return named == C::governorate ? 1 : 0;
    case C::base:
      return named == C::airport || named == C::position ? 1 : 0;
    case C::position:
      return named == C::base || named == C::checkpoint || named == C::site ? 1 : 0;
    case C::site:
      return named == C::position || named == C::base ? 1 : 0;
    default:
      return 0;
  }
}

PlaceCategory kind_of(const PlaceResolver& resolver, const Mention& m) {
  const auto word = static_cast<PlaceCategory>(m.category);
  if (word != PlaceCategory::none || m.ids.empty()) return word;
  return resolver.facts(m.ids.front().row).category;
}

}  // namespace

void find_antecedents(const PlaceResolver& resolver, std::vector<Mention>& mentions) {
  std::vector<std::uint32_t> named;  // places with a name, in the order of the text
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    Mention& m = mentions[i];
    if (m.kind != MentionKind::place) continue;
    if (!m.definite_only) {
      if (!m.inside_name && !m.country && !m.unnamed && !m.in_dateline) named.push_back(i);
      continue;
    }
    if (m.number == Number::plur) continue;
    const auto noun = static_cast<PlaceCategory>(m.category);
    std::size_t looked = 0;
    bool found = false;
    for (std::size_t n = named.size(); n-- > 0 && looked++ < kMentions && !found;) {
      const Mention& o = mentions[named[n]];
      if (o.sentence + kSentences < m.sentence) break;
      const int fit = fits(noun, kind_of(resolver, o));
      if (fit == 0 || (fit == 1 && (m.antecedent || o.sentence + 1 < m.sentence))) continue;
      m.antecedent = o.antecedent ? *o.antecedent : named[n];
      found = fit == 2;
    }
    // "the town ... the town": the second reaches as far back as the first does.
    if (m.antecedent) named.push_back(i);
  }
}

}  // namespace tawatur::resolve
