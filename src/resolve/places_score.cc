// SPDX-License-Identifier: Apache-2.0
#include "resolve/places_score.h"

#include <algorithm>
#include <cmath>

namespace tawatur::resolve {
namespace {

constexpr std::size_t kMostPoints = 64;
constexpr float kRegion = 3.0F;   // the region named with the mention holds the candidate
constexpr float kCountry = 2.5F;  // the document speaks of the candidate's country
constexpr float kUnit = 1.0F;     // ... of its unit
constexpr float kNear = 1.0F;     // other places of the document are near
constexpr double kNearKm = 60;

bool unit(PlaceCategory c) {
  return c == PlaceCategory::governorate || c == PlaceCategory::district ||
         c == PlaceCategory::subdistrict;
}

}  // namespace

void PlaceScorer::vote_countries(const std::vector<std::uint16_t>& countries) {
  if (countries.empty() || countries.size() > 3) return;
  const float each = 0.5F / static_cast<float>(countries.size());
  for (const std::uint16_t c : countries) countries_[c] += each;
  votes_ += 0.5F;
}

void PlaceScorer::vote(const Mention& m) {
  if (m.ids.empty()) return;
  const auto& first = resolver_.facts(m.ids.front().row);
  bool country = first.country != 0, same_unit = first.admin1 != 0;
  for (const IdCandidate& c : m.ids) {
    const auto& f = resolver_.facts(c.row);
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
  const bool settled = m.ids.size() == 1 && first.located &&
                       first.category != PlaceCategory::country && points_.size() < kMostPoints;
  if (settled) points_.push_back({first.lat, first.lon, first.name});
}

float PlaceScorer::by_regions(const Mention& m, const PlaceResolver::Facts& f) const {
  float best = 0;
  for (const std::uint32_t w : m.within) {
    if (w >= mentions_.size() || mentions_[w].ids.empty()) continue;
    float fit = -1;  // a region that holds none of the candidate's units speaks against it
    for (const IdCandidate& c : mentions_[w].ids) {
      const auto& region = resolver_.facts(c.row);
      if (region.admin1 != 0 && region.admin1 == f.admin1) {
        fit = std::max(fit, 1.0F);
      } else if (region.country != 0 && region.country == f.country) {
        fit = std::max(fit, region.category == PlaceCategory::country ? 0.8F
                            : region.admin1 == 0 || f.admin1 == 0     ? 0.4F
                                                                      : -0.5F);
      }
    }
    best += fit;
  }
  return kRegion * std::clamp(best, -1.0F, 1.0F);
}

float PlaceScorer::by_kind(const Mention& m, const PlaceResolver::Facts& f) const {
  const auto word = static_cast<PlaceCategory>(m.category);
  if (word == PlaceCategory::countryside || unit(word)) return unit(f.category) ? 3.0F : 0;
  if (word == PlaceCategory::none || word == f.category) {
    // A bare name: the settlement rather than its unit.
    if (unit(f.category)) return word == f.category ? 1.5F : -0.75F;
    return word == PlaceCategory::none ? 0 : 1.0F;
  }
  if (is_settlement(word) && is_settlement(f.category)) return 0.5F;
  return is_settlement(word) && is_area(f.category) ? -1.0F : 0;
}

float PlaceScorer::by_distance(const PlaceResolver::Facts& f) const {
  if (!f.located || points_.empty()) return 0;
  // The nearest other place tells; its own other mentions don't.
  double nearest = 1e9;
  for (const Point& p : points_) {
    if (p.name == f.name) continue;
    nearest = std::min(nearest, kilometres(f.lat, f.lon, p.lat, p.lon));
  }
  return kNear * static_cast<float>(std::exp(-nearest / kNearKm));
}

float PlaceScorer::score(const Mention& m, std::uint32_t row) const {
  const auto& f = resolver_.facts(row);
  float s = f.size + by_regions(m, f) + by_kind(m, f) + by_distance(f);
  if (votes_ > 0) {
    const auto found = countries_.find(f.country);
    s += kCountry * (found == countries_.end() ? 0 : found->second) / votes_;
  }
  if (unit_votes_ > 0) {
    const auto found = units_.find(f.admin1);
    s += kUnit * (found == units_.end() ? 0 : found->second) / unit_votes_;
  }
  return s;
}

void PlaceScorer::order(Mention& m) const {
  for (IdCandidate& c : m.ids) c.score = score(m, c.row);
  std::stable_sort(m.ids.begin(), m.ids.end(), [](const IdCandidate& a, const IdCandidate& b) {
    return a.score != b.score ? a.score > b.score : a.row < b.row;
  });
  const auto& best = resolver_.facts(m.ids.front().row);
  const float least = m.ids.front().score - kMargin;
  std::erase_if(m.ids, [&, first = m.ids.front().row](const IdCandidate& c) {
    if (c.row == first) return false;
    if (c.score < least) return true;
    const auto& f = resolver_.facts(c.row);
    // The unit called after the town, or the town of the unit: no rival.
    return f.name == best.name && f.country == best.country && f.admin1 == best.admin1 &&
           f.admin1 != 0 && unit(f.category) != unit(best.category);
  });
}

}  // namespace tawatur::resolve
