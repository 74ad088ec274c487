// SPDX-License-Identifier: Apache-2.0
// PlaceResolver: rows that are one place. A row of the pack with coordinates stands for its twins.
// One without takes those of its only twin, so that ids don't depend on the tables that a user
// brings; where several may be meant, they stand for it.
#include <algorithm>

#include "resolve/places.h"

namespace tawatur::resolve {
namespace {

constexpr double kTwinKm = 8;        // rows that close and of one name are one place
constexpr double kUnitReachKm = 90;  // how far from its centre a unit may reach
constexpr float kTwinShare = 0.5F;

void note(std::vector<std::uint32_t>& rows, std::uint32_t row) {
  if (std::find(rows.begin(), rows.end(), row) == rows.end()) rows.push_back(row);
}

}  // namespace

/// May a row of the pack and another of the same name be one place? Where no coordinates tell,
/// their units must be the same if `same_unit`.
bool PlaceResolver::twins(std::uint32_t row, std::uint32_t other, bool same_unit) const {
  const Facts &f = facts_[row], &g = facts(other);
  if (f.country != g.country && f.country != 0 && g.country != 0) return false;
  if (is_unit(f.category) || is_unit(g.category)) {
    return f.category == g.category && f.admin1 == g.admin1;
  }
  const bool quarter =
      (f.category == PlaceCategory::neighbourhood) != (g.category == PlaceCategory::neighbourhood);
  // A crossing or base without coordinates stands at the village of its name.
  const bool town = !quarter && is_settlement(g.category) &&
                    (is_settlement(f.category) || (!f.located && !is_area(f.category)));
  if (!town && f.category != g.category && g.category != PlaceCategory::none) return false;
  if (f.located && g.located) return kilometres(f.lat, f.lon, g.lat, g.lon) < kTwinKm;
  return !same_unit || f.admin1 == 0 || g.admin1 == 0 || f.admin1 == g.admin1;
}

bool PlaceResolver::near_unit(const Facts& place, std::uint32_t admin1) const {
  for (const Facts& f : facts_) {
    if (f.category != PlaceCategory::governorate || f.admin1 != admin1) continue;
    return f.located && place.located &&
           kilometres(f.lat, f.lon, place.lat, place.lon) < kUnitReachKm;
  }
  return false;
}

std::vector<std::uint32_t> PlaceResolver::twins_among(std::uint32_t row, const PlaceRecord& own,
                                                      const std::vector<NamedRow>& found) const {
  std::vector<std::uint32_t> plain, close, sound, letter, part, elsewhere;
  for (const NamedRow& n : found) {
    // Rows of the pack only complete each other.
    const bool imported = n.row >= kImportedRow;
    if (!imported && (facts_[row].located || !facts_[n.row].located || n.fit > NameFit::plain)) {
      continue;
    }
    if (imported && !own.id.empty() && record(n.row).id == own.id) {
      note(plain, n.row);
    } else if (n.fit <= NameFit::spelling && twins(row, n.row, true)) {
      note(n.fit == NameFit::plain ? plain : close, n.row);
    } else if (n.fit == NameFit::sound && twins(row, n.row, true)) {
      note(sound, n.row);
    } else if (n.fit == NameFit::letter && !facts_[row].located && twins(row, n.row, true)) {
      note(letter, n.row);
    } else if (n.fit == NameFit::part && !facts_[row].located && twins(row, n.row, true)) {
      note(part, n.row);
    } else if (n.fit == NameFit::plain && twins(row, n.row, false)) {
      note(elsewhere, n.row);
    }
  }
  if (plain.empty() || facts_[row].located) {
    for (const std::uint32_t r : close) note(plain, r);
  }
  // "tall X", too, may be what is called X.
  if (plain.size() == 1 && part.size() <= 2) {
    for (const std::uint32_t r : part) note(plain, r);
  }
  if (plain.empty() && sound.size() == 1) return sound;
  if (plain.empty() && sound.empty() && letter.size() == 1 && elsewhere.empty()) return letter;
  // Tables put the border of a unit differently: the only place of that name, not far from it.
  const bool border = plain.empty() && elsewhere.size() == 1 &&
                      near_unit(facts(elsewhere.front()), facts_[row].admin1);
  return border ? elsewhere : plain;
}

void PlaceResolver::find_twins() {
  for (const std::uint32_t row : completed_) facts_[row].located = false;
  completed_.clear();
  twins_.clear();
  std::vector<NamedRow> found;
  for (std::uint32_t r = 0; r < facts_.size(); ++r) {
    if (facts_[r].category == PlaceCategory::country) continue;
    if (facts_[r].located && imported_.size() == 0) continue;
    found.clear();
    const PlaceRecord own = record(r);
    for (const std::string_view name : names_of(own)) names_.find(name, found, !facts_[r].located);
    std::vector<std::uint32_t> same = twins_among(r, own, found);
    if (same.empty()) continue;
    if (!facts_[r].located && same.size() == 1) completed_.push_back(r);
    // What news names is named in the other table's words too; one of several, less surely.
    const float share = kTwinShare / static_cast<float>(same.size());
    for (const std::uint32_t row : same) {
      if (row < kImportedRow) continue;
      float& size = imported_facts_[row - kImportedRow].size;
      size = std::max(size, size + share * (facts_[r].size - size));
    }
    twins_.emplace(r, std::move(same));
  }
  for (const std::uint32_t row : completed_) {
    Facts& f = facts_[row];
    const Facts& twin = facts(twins_.at(row).front());
    f.located = twin.located;
    f.lat = twin.lat;
    f.lon = twin.lon;
    f.admin2 = twin.admin2;
  }
}

void PlaceResolver::merge_twins(std::vector<NamedRow>& found) const {
  const std::vector<NamedRow> all = found;
  for (const NamedRow& n : all) {
    const auto twin = n.row < kImportedRow ? twins_.find(n.row) : twins_.end();
    if (twin == twins_.end()) continue;
    const bool stays = facts_[n.row].located;
    NameFit best = n.fit;
    std::vector<NamedRow> known;
    std::erase_if(found, [&](const NamedRow& o) {
      const bool one =
          std::find(twin->second.begin(), twin->second.end(), o.row) != twin->second.end();
      if (one) known.push_back(o);
      if (one) best = std::min(best, o.fit);
      return one || (!stays && o.row == n.row);
    });
    for (NamedRow& o : found) {
      if (o.row == n.row) o.fit = std::min(o.fit, best);
    }
    if (stays) continue;
    for (const std::uint32_t row : twin->second) {
      const auto same =
          std::find_if(known.begin(), known.end(), [&](const NamedRow& o) { return o.row == row; });
      found.push_back(same == known.end() ? NamedRow{row, n.fit} : *same);
    }
  }
}

/// What the twin of a row knows besides.
void PlaceResolver::complete(PlaceRecord& record, std::uint32_t row) const {
  const auto found = twins_.find(row);
  if (found == twins_.end() || !facts_[row].located) return;
  const PlaceRecord twin = this->record(found->second.front());
  if (record.admin2.empty()) record.admin2 = twin.admin2;
  if (record.admin3.empty()) record.admin3 = twin.admin3;
  if (record.lat) return;
  record.lat = twin.lat;
  record.lon = twin.lon;
  record.population = twin.population;
  // A crossing at the village of its name.
  const bool same = record.category == twin.category || is_settlement(record.category);
  record.precision = same || twin.precision != "point" ? twin.precision : "near";
}

}  // namespace tawatur::resolve
