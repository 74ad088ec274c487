// SPDX-License-Identifier: Apache-2.0
#include "resolve/places.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/hash.h"
#include "resolve/places_reference.h"
#include "resolve/places_score.h"

namespace tawatur::resolve {
namespace {

std::uint16_t pack_country(std::string_view code) {
  if (code.size() != 2) return 0;
  return static_cast<std::uint16_t>(static_cast<unsigned char>(code[0]) << 8 |
                                    static_cast<unsigned char>(code[1]));
}

std::vector<std::uint16_t> countries_of(std::string_view list) {
  std::vector<std::uint16_t> out;
  for (std::size_t i = 0; i + 1 < list.size();) {
    const bool code = list[i] >= 'A' && list[i] <= 'Z' && list[i + 1] >= 'A' && list[i + 1] <= 'Z';
    if (code) out.push_back(pack_country(list.substr(i, 2)));
    i += code ? 2 : 1;
  }
  return out;
}

/// The name without its first word where that is a unit's head ("governorate of X"), so that a town
/// and its unit compare as one name.
std::string_view bare_name(const PlaceRecord& r) {
  std::string_view name = r.name_ar;
  const bool unit = r.category == PlaceCategory::governorate ||
                    r.category == PlaceCategory::district ||
                    r.category == PlaceCategory::subdistrict;
  const auto space = name.find(' ');
  return unit && space != std::string_view::npos ? name.substr(space + 1) : name;
}

}  // namespace

PlaceResolver::PlaceResolver(const lexicon::Pack& pack) : places_(pack.table("places")) {
  if (places_) {
    const lexicon::Table& t = places_;
    columns_ = {t.column("id"),        t.column("name_ar"), t.column("name_en"),
                t.column("country"),   t.column("admin1"),  t.column("precision"),
                t.column("category"),  t.column("lat"),     t.column("lon"),
                t.column("population")};
    const int note = t.column("note"), origin = t.column("origin");
    facts_.reserve(t.rows());
    for (std::uint32_t r = 0; r < t.rows(); ++r) {
      facts_.push_back(make_facts(record(r), t.cell(r, note), t.cell(r, origin)));
    }
  }
  const lexicon::Table actors = pack.table("actors");
  if (!actors) return;
  const int country = actors.column("country");
  for (std::size_t r = 0; r < actors.rows(); ++r) {
    actor_countries_.push_back(countries_of(actors.cell(r, country)));
  }
}

PlaceResolver::Facts PlaceResolver::make_facts(const PlaceRecord& r, std::string_view note,
                                               std::string_view origin) {
  Facts f;
  f.category = r.category;
  f.country = pack_country(r.country);
  if (!r.admin1.empty()) {
    f.admin1 =
        units_.emplace(r.admin1, static_cast<std::uint32_t>(units_.size() + 1)).first->second;
  }
  f.located = r.lat.has_value();
  f.lat = static_cast<float>(r.lat.value_or(0));
  f.lon = static_cast<float>(r.lon.value_or(0));
  f.size = static_cast<float>(0.25 * std::log10(10.0 + r.population));
  if (note.find("seat") != std::string_view::npos) f.size += 0.5F;
  if (note.find("capital") != std::string_view::npos) f.size += 1.0F;
  if (origin == "knowledge") f.size += 0.75F;  // written by hand because news names it
  f.name = hash64(place_key(bare_name(r)));
  return f;
}

void PlaceResolver::import(Gazetteer gazetteer) {
  imported_ = std::move(gazetteer);
  imported_facts_.clear();
  // Codes of units differ from table to table: a unit of the same name and country is the same.
  std::unordered_map<std::string, std::uint32_t> same;
  for (std::uint32_t i = 0; i < imported_.size(); ++i) {
    const PlaceRecord& r = imported_.record(i);
    if (r.category != PlaceCategory::governorate || r.admin1.empty()) continue;
    const std::uint64_t name = hash64(place_key(bare_name(r))),
                        whole = hash64(place_key(r.name_ar));
    for (const Facts& f : facts_) {
      const bool match = f.category == PlaceCategory::governorate &&
                         f.country == pack_country(r.country) &&
                         (f.name == name || f.name == whole);
      if (match && f.admin1 != 0) same[r.admin1] = f.admin1;
    }
  }
  imported_facts_.reserve(imported_.size());
  for (std::uint32_t i = 0; i < imported_.size(); ++i) {
    const PlaceRecord& r = imported_.record(i);
    Facts f = make_facts(r, {}, {});
    if (const auto found = same.find(r.admin1); found != same.end()) f.admin1 = found->second;
    imported_facts_.push_back(f);
  }
}

const PlaceResolver::Facts& PlaceResolver::facts(std::uint32_t row) const {
  static const Facts kNone;
  if (row >= kImportedRow) {
    const std::uint32_t at = row - kImportedRow;
    return at < imported_facts_.size() ? imported_facts_[at] : kNone;
  }
  return row < facts_.size() ? facts_[row] : kNone;
}

PlaceRecord PlaceResolver::record(std::uint32_t row) const {
  if (row >= kImportedRow) {
    const std::uint32_t at = row - kImportedRow;
    return at < imported_.size() ? imported_.record(at) : PlaceRecord();
  }
  if (!places_ || row >= places_.rows()) return {};
  const auto cell = [&](int column) { return places_.cell(row, column); };
  PlaceRecord r;
  r.id = cell(columns_.id);
  r.name_ar = cell(columns_.name_ar);
  r.name_en = cell(columns_.name_en);
  r.country = cell(columns_.country);
  r.admin1 = cell(columns_.admin1);
  r.precision = cell(columns_.precision);
  r.category = place_category(cell(columns_.category));
  const std::string lat(cell(columns_.lat)), lon(cell(columns_.lon));
  if (!lat.empty() && !lon.empty()) {
    r.lat = std::strtod(lat.c_str(), nullptr);
    r.lon = std::strtod(lon.c_str(), nullptr);
  }
  const std::string people(cell(columns_.population));
  r.population = static_cast<std::uint32_t>(std::strtoul(people.c_str(), nullptr, 10));
  return r;
}

void PlaceResolver::look_up(const Document& document, Mention& m) const {
  if (imported_.size() == 0 || m.definite_only) return;
  // The whole text first, then without its first words: category words and directions.
  const std::string_view text = m.name.empty() ? m.span.of(document.text) : m.name;
  const std::vector<std::uint32_t>* rows = nullptr;
  for (std::string_view rest = text; !rest.empty();) {
    rows = &imported_.find(rest);
    const auto space = rest.find(' ');
    if (!rows->empty() || space == std::string_view::npos) break;
    rest.remove_prefix(space + 1);
  }
  if (rows == nullptr) return;
  for (const std::uint32_t row : *rows) {
    const PlaceRecord& r = imported_.record(row);
    const Facts& f = imported_facts_[row];
    // The same place in both tables: the pack's row stays.
    const bool known = std::any_of(m.ids.begin(), m.ids.end(), [&](const IdCandidate& c) {
      if (c.row >= kImportedRow) return c.row == row + kImportedRow;
      const Facts& g = facts_[c.row];
      if (f.located && g.located) return kilometres(f.lat, f.lon, g.lat, g.lon) < 8;
      return record(c.row).id == r.id;
    });
    if (!known) m.ids.push_back({row + kImportedRow, 0});
  }
}

void PlaceResolver::resolve(const Document& document, std::vector<Mention>& mentions) const {
  std::vector<Mention*> places;
  for (Mention& m : mentions) {
    if (m.kind != MentionKind::place) continue;
    look_up(document, m);
    if (!m.ids.empty()) places.push_back(&m);
  }
  PlaceScorer scorer(*this, mentions);
  for (const Mention& m : mentions) {
    if (m.kind == MentionKind::place) {
      scorer.vote(m);
    } else if (m.kind == MentionKind::actor && m.ids.size() == 1 &&
               m.ids.front().row < actor_countries_.size()) {
      scorer.vote_countries(actor_countries_[m.ids.front().row]);
    }
  }
  for (Mention* m : places) scorer.order(*m);
  find_antecedents(*this, mentions);
}

}  // namespace tawatur::resolve
