// SPDX-License-Identifier: Apache-2.0
#include "resolve/places_lists.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <string_view>
#include <utility>

namespace tawatur::resolve {
namespace {

constexpr std::size_t kLongestGap = 8;  // bytes: comma, blank, "and"

/// Only blanks, commas and "and", at least one of the latter two.
bool joins(std::string_view gap) {
  constexpr std::array<std::string_view, 3> kSigns = {",", "\xD8\x8C", "\xD9\x88"};
  if (gap.size() > kLongestGap) return false;
  bool sign = false;
  while (!gap.empty()) {
    if (gap.front() == ' ') {
      gap.remove_prefix(1);
      continue;
    }
    const auto found = std::find_if(kSigns.begin(), kSigns.end(),
                                    [&](std::string_view s) { return gap.starts_with(s); });
    if (found == kSigns.end()) return false;
    sign = true;
    gap.remove_prefix(found->size());
  }
  return sign;
}

bool may_be_country(const PlaceResolver& resolver, const Mention& m) {
  if (m.core.size() > 0 && m.core.begin > m.span.begin) return false;  // a category word
  return std::any_of(m.ids.begin(), m.ids.end(), [&](const IdCandidate& c) {
    return resolver.facts(c.row).category == PlaceCategory::country;
  });
}

}  // namespace

std::vector<bool> in_lists_of_countries(const PlaceResolver& resolver, const Document& document,
                                        const std::vector<Mention>& mentions) {
  std::vector<std::uint32_t> places;
  for (std::uint32_t i = 0; i < mentions.size(); ++i) {
    if (mentions[i].kind == MentionKind::place) places.push_back(i);
  }
  std::sort(places.begin(), places.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(mentions[a].span.begin, a) < std::pair(mentions[b].span.begin, b);
  });
  // Of each mention the first of its list.
  std::vector<std::uint32_t> list(mentions.size());
  std::iota(list.begin(), list.end(), 0U);
  std::vector<bool> several(mentions.size(), false), countries(mentions.size(), true);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Mention& m = mentions[places[i]];
    const std::uint32_t first = list[places[i]];
    countries[first] = countries[first] && may_be_country(resolver, m);
    for (std::size_t j = i + 1; j < places.size(); ++j) {
      const Mention& next = mentions[places[j]];
      if (next.span.begin < m.span.end) continue;
      if (next.span.begin - m.span.end > kLongestGap) break;
      const Span gap{m.span.end, next.span.begin};
      if (!joins(gap.of(document.text))) continue;
      list[places[j]] = first;
      several[first] = true;
    }
  }
  std::vector<bool> out(mentions.size(), false);
  for (const std::uint32_t p : places) out[p] = several[list[p]] && countries[list[p]];
  return out;
}

}  // namespace tawatur::resolve
