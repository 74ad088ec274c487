// SPDX-License-Identifier: Apache-2.0
#include "resolve/places_score.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace tawatur::resolve {
namespace {

// Bounds and weights by hand, checked on people's choices of incidents (docs/decisions.md).
constexpr std::size_t kMostKnown = 64;
constexpr float kMargin = 0.6F;
constexpr double kNearKm = 40, kFarKm = 60;
constexpr float kSentences = 3;  // how fast the word of a place fades along the text
constexpr float kAfter = 0.6F;
constexpr double kStrayKm = 100;  // a namesake that far from all other places isn't meant
constexpr float kSmall = 0.6F;    // Facts::size below which a place astray isn't meant
constexpr float kFamous = 1.5F;   // ... where all others lie in another country
constexpr float kSupport = 0.3F;
constexpr double kUnitOfTownKm = 40;  // a town and the unit called after it
constexpr double kStretchKm = 30;     // the two ends of a stretch that is near both
constexpr double kSameKm = 5;         // two rows of one name that close are one place

constexpr std::array<float, PlaceFit::features> kWeights = {
    1.0F,   // size
    -0.5F,  // spelling
    -1.0F,  // sound
    -1.0F,  // letter
    -1.0F,  // part
    3.0F,   // region
    1.0F,   // compass
    1.5F,   // kind
    2.5F,   // country
    1.0F,   // unit
    1.0F,   // unit_near
    1.0F,   // point_near
    1.0F,   // distance
};

/// How far a region reaches around its point.
float by_distance(double km) {
  if (km <= 20) return 1.0F;
  if (km <= 45) return 0.6F;
  return km <= 80 ? -0.2F : -1.0F;
}

/// Does `region` hold `f`? 1 surely, -1 surely not.
float holds(const PlaceResolver::Facts& region, const PlaceResolver::Facts& f) {
  if (region.country != 0 && f.country != 0 && region.country != f.country) return -1.0F;
  const bool both_units = region.admin1 != 0 && f.admin1 != 0;
  switch (region.category) {
    case PlaceCategory::country:
      return 0.8F;
    case PlaceCategory::governorate:
      return !both_units ? 0.4F : region.admin1 == f.admin1 ? 1.0F : -0.8F;
    case PlaceCategory::district:
      if (region.admin2 != 0 && region.admin2 == f.admin2) return 1.0F;
      break;
    default:
      break;
  }
  if (region.located && f.located) {
    return by_distance(kilometres(region.lat, region.lon, f.lat, f.lon));
  }
  return !both_units ? 0.4F : region.admin1 == f.admin1 ? 0.7F : -0.5F;
}

}  // namespace

float PlaceFit::total() const {
  float sum = 0;
  for (std::size_t i = 0; i < value.size(); ++i) sum += kWeights[i] * value[i];
  return sum;
}

bool PlaceFit::supported() const {
  return value[region] > 0 || value[point_near] > kSupport || value[unit_near] > kSupport;
}

float PlaceFit::of_place() const { return total() - kWeights[kind] * value[kind]; }

void PlaceScorer::vote_countries(const std::vector<std::uint16_t>& countries) {
  if (countries.empty() || countries.size() > 3) return;
  const float each = 0.5F / static_cast<float>(countries.size());
  for (const std::uint16_t c : countries) countries_[c] += each;
  votes_ += 0.5F;
}

void PlaceScorer::vote(const Mention& m, std::uint64_t name) {
  if (m.ids.empty()) return;
  const Facts& first = resolver_.facts(m.ids.front().row);
  bool country = first.country != 0, same_unit = first.admin1 != 0;
  for (const IdCandidate& c : m.ids) {
    const Facts& f = resolver_.facts(c.row);
    country = country && f.country == first.country;
    same_unit = same_unit && f.admin1 == first.admin1;
  }
  if (country) {
    countries_[first.country] += 1;
    votes_ += 1;
  }
  if (same_unit) {
    units_[first.admin1] += 1;
    unit_votes_ += 1;
  }
  if (known_.size() == kMostKnown || first.category == PlaceCategory::country) return;
  const bool point = m.ids.size() == 1 && first.located && !is_unit(first.category);
  if (!point && !same_unit && !country) return;
  Known known{m.sentence, 0, 0, point, is_unit(first.category), first.lat, first.lon, name};
  if (same_unit) known.admin1 = first.admin1;
  if (country) known.country = first.country;
  known_.push_back(known);
}

float PlaceScorer::by_regions(const Mention& m, const Facts& f) const {
  float sum = 0;
  for (const std::uint32_t w : m.within) {
    if (w >= mentions_.size() || mentions_[w].ids.empty()) continue;
    float best = -1;  // a region that holds none of the candidate's units speaks against it
    for (const IdCandidate& c : mentions_[w].ids) {
      best = std::max(best, holds(resolver_.facts(c.row), f));
    }
    sum += best;
  }
  return std::clamp(sum, -1.0F, 1.0F);
}

/// Where the compass words of a region are meant from: its town, or for "the western countryside"
/// that of the unit named last.
const PlaceResolver::Facts* PlaceScorer::compass_from(const Mention& m, const Mention& region,
                                                      std::uint64_t name) const {
  if (region.ids.size() == 1) return &resolver_.seat(region.ids.front().row);
  if (!region.ids.empty()) return nullptr;
  const Known* last = nullptr;
  for (const Known& k : known_) {
    if (k.admin1 == 0 || k.sentence > m.sentence || k.name == name) continue;
    if (last == nullptr || k.sentence >= last->sentence) last = &k;
  }
  return last == nullptr ? nullptr : &resolver_.seat_of_unit(last->admin1);
}

float PlaceScorer::by_compass(const Mention& m, const Facts& f, std::uint64_t name) const {
  double sum = 0;
  for (const std::uint32_t w : m.within) {
    if (w >= mentions_.size() || !f.located) continue;
    const auto [east, north] = resolver_.compass(mentions_[w].span.of(document_.text));
    if (east == 0 && north == 0) continue;
    const Facts* from = compass_from(m, mentions_[w], name);
    if (from == nullptr || !from->located) continue;
    if (kilometres(from->lat, from->lon, f.lat, f.lon) < kSameKm) continue;
    const double x = (f.lon - from->lon) * std::cos(from->lat * 3.14159265 / 180);
    const double y = f.lat - from->lat;
    sum += (x * east + y * north) / (std::hypot(x, y) * std::hypot(east, north));
  }
  return static_cast<float>(std::clamp(sum, -1.0, 1.0));
}

float PlaceScorer::by_kind(const Mention& m, const Facts& f) const {
  const auto outer = static_cast<PlaceCategory>(m.category);
  const auto inner = static_cast<PlaceCategory>(m.inner);
  const PlaceCategory word = is_settlement(inner) || is_unit(inner) ? inner : outer;
  if (is_unit(word)) return f.category == word ? 3.0F : is_unit(f.category) ? 2.0F : 0;
  if (word == PlaceCategory::countryside || (m.beside && word == PlaceCategory::none)) {
    // "countryside of X", "north of X": the widest unit of that name.
    return f.category == PlaceCategory::governorate ? 3.0F
           : f.category == PlaceCategory::district  ? 2.0F
           : is_unit(f.category)                    ? 1.0F
                                                    : 0.5F;
  }
  // A bare name: the settlement rather than its unit or the airport called after it.
  const bool facility =
      !is_settlement(f.category) && !is_area(f.category) && f.category != PlaceCategory::none;
  if (word == PlaceCategory::none) return is_unit(f.category) ? -0.75F : facility ? -1.0F : 0;
  if (word == f.category) return is_unit(f.category) ? 1.5F : 1.0F;
  if (word == PlaceCategory::area) {
    return is_unit(f.category) && f.category != PlaceCategory::district ? -0.5F : 0;
  }
  if (is_settlement(word)) {
    if (is_area(f.category) || facility) return -1.0F;
    if (!is_settlement(f.category)) return 0;
    const int steps = std::abs(static_cast<int>(word) - static_cast<int>(f.category));
    return std::max(0.0F, 1.0F - 0.35F * static_cast<float>(steps));
  }
  return 0;
}

void PlaceScorer::by_neighbours(const Mention& m, const Facts& f, std::uint64_t name,
                                PlaceFit& out) const {
  double nearest = 1e9;
  float unit_for = 0, unit_against = 0, point = 0;
  for (const Known& k : known_) {
    // Its own other mentions don't tell, but "countryside of X" where the town X is.
    if (k.name == name && (!k.unit || is_unit(f.category))) continue;
    const auto gap = static_cast<float>(k.sentence > m.sentence ? k.sentence - m.sentence
                                                                : m.sentence - k.sentence);
    // What is named before holds until something else is named.
    const float fade = std::exp(-gap / kSentences) * (k.sentence > m.sentence ? kAfter : 1.0F);
    if (k.admin1 != 0 && f.admin1 != 0) {
      (k.admin1 == f.admin1 ? unit_for : unit_against) =
          std::max(k.admin1 == f.admin1 ? unit_for : unit_against, fade);
    }
    if (!k.located || !f.located) continue;
    const double km = kilometres(f.lat, f.lon, k.lat, k.lon);
    nearest = std::min(nearest, km);
    point = std::max(point, fade * static_cast<float>(std::exp(-km / kNearKm)));
  }
  if (f.category == PlaceCategory::governorate) {
    // Its point says little: what it holds is near.
    point = unit_for;
    nearest = unit_for > 0 ? kFarKm / 2 : nearest;
  }
  out.value[PlaceFit::unit_near] = unit_for - (unit_for > 0 ? 0.5F : 1.0F) * unit_against;
  out.value[PlaceFit::point_near] = point;
  out.value[PlaceFit::distance] = static_cast<float>(std::exp(-nearest / kFarKm));
}

PlaceFit PlaceScorer::fit(const Mention& m, const NamedRow& row, std::uint64_t name,
                          std::span<const NamedRow> other_end) const {
  const Facts& f = resolver_.facts(row.row);
  PlaceFit out;
  out.value[PlaceFit::size] = f.size;
  out.value[PlaceFit::spelling] = row.fit == NameFit::spelling ? 1.0F : 0;
  out.value[PlaceFit::sound] = row.fit == NameFit::sound ? 1.0F : 0;
  out.value[PlaceFit::letter] = row.fit == NameFit::letter ? 1.0F : 0;
  out.value[PlaceFit::part] = row.fit == NameFit::part ? 1.0F : 0;
  out.value[PlaceFit::region] = by_regions(m, f);
  out.value[PlaceFit::compass] = by_compass(m, f, name);
  out.value[PlaceFit::kind] = by_kind(m, f);
  if (votes_ > 0) {
    const auto found = countries_.find(f.country);
    out.value[PlaceFit::country] = (found == countries_.end() ? 0 : found->second) / votes_;
  }
  if (unit_votes_ > 0) {
    const auto found = units_.find(f.admin1);
    out.value[PlaceFit::unit] = (found == units_.end() ? 0 : found->second) / unit_votes_;
  }
  by_neighbours(m, f, name, out);
  float& region = out.value[PlaceFit::region];
  float ends = -1;
  for (const NamedRow& end : other_end) {
    const Facts& g = resolver_.facts(end.row);
    if (!f.located || !g.located || end.fit == NameFit::part) continue;
    ends = std::max(ends, by_distance(kilometres(f.lat, f.lon, g.lat, g.lon)));
  }
  if (!other_end.empty()) region += ends;
  return out;
}

bool PlaceScorer::stray(const Mention& m, const Facts& f, std::uint64_t name) const {
  if (!f.located || !is_settlement(f.category)) return false;
  if (by_regions(m, f) > 0) return false;
  std::size_t others = 0;
  bool abroad = f.country != 0;
  for (const Known& k : known_) {
    if (k.name == name) continue;
    if (k.country == 0 || k.country == f.country) abroad = false;
    if (k.admin1 != 0 && k.admin1 == f.admin1) return false;
    if (!k.located) continue;
    if (kilometres(f.lat, f.lon, k.lat, k.lon) < kStrayKm) return false;
    ++others;
  }
  return others > 0 && f.size < (abroad ? kFamous : kSmall);
}

void order_places(const PlaceResolver& resolver, Mention& m) {
  std::stable_sort(m.ids.begin(), m.ids.end(), [](const IdCandidate& a, const IdCandidate& b) {
    return a.score != b.score ? a.score > b.score : a.row < b.row;
  });
  const auto& best = resolver.facts(m.ids.front().row);
  const float least = m.ids.front().score - kMargin;
  const double same = m.line_end.size() > 0 ? kStretchKm : kSameKm;  // either end will do
  std::erase_if(m.ids, [&, first = m.ids.front().row](const IdCandidate& c) {
    if (c.row == first) return false;
    if (c.score < least) return true;
    // All have the name of the text. Two rows of one place; the unit called after the town, or the
    // town of the unit.
    const auto& f = resolver.facts(c.row);
    const bool measured = f.located && best.located;
    const double km = measured ? kilometres(f.lat, f.lon, best.lat, best.lon) : kUnitOfTownKm;
    if (measured && km < same) return true;
    if (f.admin1 == 0 || f.admin1 != best.admin1) return false;
    const bool unit = is_unit(f.category), best_unit = is_unit(best.category);
    return (unit && best_unit) ||
           ((unit || best_unit) && (f.name == best.name || km < kUnitOfTownKm));
  });
}

}  // namespace tawatur::resolve
