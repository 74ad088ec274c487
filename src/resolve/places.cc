// SPDX-License-Identifier: Apache-2.0
#include "resolve/places.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

#include "base/hash.h"
#include "resolve/places_lists.h"
#include "resolve/places_reference.h"
#include "resolve/places_score.h"
#include "text/fold.h"

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

/// Is it one of the words of a note ("seat news")?
bool has_word(std::string_view note, std::string_view word) {
  for (std::size_t at = note.find(word); at != std::string_view::npos;
       at = note.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || note[at - 1] == ' ') && (end == note.size() || note[end] == ' ')) return true;
  }
  return false;
}

constexpr float kAgree = 0.5F;  // how far mentions of one name share what speaks for a place
constexpr std::size_t kMostStarts = 4;  // words before a name that may belong to it

}  // namespace

PlaceResolver::PlaceResolver(const lexicon::Pack& pack)
    : places_(pack.table("places")), names_(pack) {
  if (places_) read_places();
  find_twins();
  find_seats();
  const lexicon::Table actors = pack.table("actors");
  if (!actors) return;
  const int country = actors.column("country");
  for (std::size_t r = 0; r < actors.rows(); ++r) {
    actor_countries_.push_back(countries_of(actors.cell(r, country)));
  }
}

void PlaceResolver::read_places() {
  const lexicon::Table& t = places_;
  columns_ = {t.column("id"),      t.column("name_ar"), t.column("name_en"),   t.column("other"),
              t.column("country"), t.column("admin1"),  t.column("precision"), t.column("category"),
              t.column("lat"),     t.column("lon"),     t.column("population")};
  const int note = t.column("note"), origin = t.column("origin");
  facts_.reserve(t.rows());
  for (std::uint32_t r = 0; r < t.rows(); ++r) {
    const PlaceRecord place = record(r);
    facts_.push_back(make_facts(place, t.cell(r, note), t.cell(r, origin)));
    for (const std::string_view name : names_of(place)) names_.add(name, r);
  }
}

std::uint32_t PlaceResolver::unit(const std::string& code) {
  if (code.empty()) return 0;
  return units_.emplace(code, static_cast<std::uint32_t>(units_.size() + 1)).first->second;
}

PlaceResolver::Facts PlaceResolver::make_facts(const PlaceRecord& r, std::string_view note,
                                               std::string_view origin) {
  Facts f;
  f.category = r.category;
  f.country = pack_country(r.country);
  f.admin1 = unit(r.admin1);
  f.admin2 = unit(r.admin2);
  f.located = r.lat.has_value();
  f.lat = static_cast<float>(r.lat.value_or(0));
  f.lon = static_cast<float>(r.lon.value_or(0));
  f.size = static_cast<float>(0.25 * std::log10(10.0 + r.population));
  if (has_word(note, "seat")) f.size += 0.5F;
  if (has_word(note, "capital")) f.size += 1.0F;
  if (r.population == 0 && origin.empty()) {  // imported: what the kind of place says
    f.size += f.category == PlaceCategory::city   ? 0.75F
              : f.category == PlaceCategory::town ? 0.35F
                                                  : 0;
  }
  if (origin == "knowledge") f.size += 0.75F;  // written by hand because news names it
  // "governorate of X" is X, so that a town and its unit compare as one name.
  const std::string folded = text::fold_word(r.name_ar.empty() ? r.name_en : r.name_ar);
  const std::string bare = is_unit(r.category) ? names_.without_head(folded) : std::string();
  f.name = hash64(place_key(bare.empty() ? folded : bare));
  return f;
}

const PlaceResolver::Facts& PlaceResolver::facts(std::uint32_t row) const {
  static const Facts kNone;
  if (row >= kImportedRow) {
    const std::uint32_t at = row - kImportedRow;
    return at < imported_facts_.size() ? imported_facts_[at] : kNone;
  }
  return row < facts_.size() ? facts_[row] : kNone;
}

void PlaceResolver::find_seats() {
  std::map<std::pair<std::uint64_t, std::uint32_t>, std::uint32_t> towns;  // name and unit
  const auto each = [&](const auto& take) {
    for (std::uint32_t r = 0; r < facts_.size(); ++r) take(r, facts_[r]);
    for (std::uint32_t r = 0; r < imported_facts_.size(); ++r) {
      take(kImportedRow + r, imported_facts_[r]);
    }
  };
  each([&](std::uint32_t row, const Facts& f) {
    if (!is_settlement(f.category) || !f.located || f.admin1 == 0) return;
    const auto [at, fresh] = towns.emplace(std::pair(f.name, f.admin1), row);
    if (!fresh && facts(at->second).size < f.size) at->second = row;
  });
  each([&](std::uint32_t row, const Facts& f) {
    if (!is_unit(f.category)) return;
    if (f.category == PlaceCategory::governorate) unit_rows_.emplace(f.admin1, row);
    const auto town = towns.find({f.name, f.admin1});
    if (town != towns.end()) seats_[row] = town->second;
  });
}

const PlaceResolver::Facts& PlaceResolver::seat(std::uint32_t row) const {
  const auto found = seats_.find(row);
  return facts(found == seats_.end() ? row : found->second);
}

const PlaceResolver::Facts& PlaceResolver::seat_of_unit(std::uint32_t admin1) const {
  static const Facts kNone;
  const auto found = unit_rows_.find(admin1);
  return found == unit_rows_.end() ? kNone : seat(found->second);
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
  r.other = cell(columns_.other);
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
  if (row < facts_.size()) complete(r, row);
  return r;
}

std::vector<NamedRow> PlaceResolver::named(std::string_view name) const {
  std::vector<NamedRow> found;
  names_.find(name, found);
  merge_twins(found);
  std::stable_sort(found.begin(), found.end(),
                   [](const NamedRow& a, const NamedRow& b) { return a.fit < b.fit; });
  return found;
}

std::vector<std::uint32_t> PlaceResolver::rows_of_id(std::string_view id) const {
  std::vector<std::uint32_t> out;
  for (std::uint32_t r = 0; places_ && r < places_.rows(); ++r) {
    if (places_.cell(r, columns_.id) == id) out.push_back(r);
  }
  for (std::uint32_t r = 0; out.empty() && r < imported_.size(); ++r) {
    if (imported_.record(r).id == id) out.push_back(kImportedRow + r);
  }
  return out;
}

PlaceRecord PlaceResolver::unit_of(std::uint32_t row) const {
  const auto found = unit_rows_.find(facts(row).admin1);
  return found == unit_rows_.end() ? PlaceRecord() : record(found->second);
}

PlaceRecord PlaceResolver::where(const Mention& mention, std::uint32_t row) const {
  PlaceRecord r = record(row);
  if (mention.beside && r.precision == "point") r.precision = "near";
  return r;
}

std::vector<NamedRow> PlaceResolver::candidates(const Document& document, const Mention& m) const {
  std::vector<NamedRow> found;
  for (const IdCandidate& c : m.ids) found.push_back({c.row, NameFit::plain});
  const auto add = [&](std::string_view name, NameFit least) {
    std::vector<NamedRow> rows;
    names_.find(name, rows);
    bool plain = false;
    for (NamedRow& n : rows) {
      if (n.row < kImportedRow && n.fit == NameFit::part) continue;  // the pack lists its own
      if (m.unnamed && n.fit > NameFit::spelling) continue;  // common words: the whole name or none
      plain = plain || n.fit == NameFit::plain;
      n.fit = std::max(n.fit, least);
      const auto same = std::find_if(found.begin(), found.end(),
                                     [&](const NamedRow& o) { return o.row == n.row; });
      if (same == found.end()) {
        found.push_back(n);
      } else {
        same->fit = std::min(same->fit, n.fit);
      }
    }
    return plain;
  };
  if (m.definite_only || m.country) return found;
  const std::string_view core = m.core.of(document.text);
  const auto head = static_cast<PlaceCategory>(m.category);
  if (core.empty()) return found;
  if (!m.name.empty() && m.core.begin <= m.span.begin) add(m.name, NameFit::plain);
  // "tall X": the words before the name may belong to it, the nearest ones at most.
  std::vector<std::uint32_t> starts;
  for (std::uint32_t at = m.span.begin; at < m.core.begin;) {
    starts.push_back(at);
    const auto space = document.text.find(' ', at);
    if (space == std::string::npos || space + 1 >= m.core.begin) break;
    at = static_cast<std::uint32_t>(space + 1);
  }
  const std::size_t skip = starts.size() > kMostStarts ? starts.size() - kMostStarts : 0;
  bool whole = false;
  for (std::size_t i = skip; i < starts.size() && !whole; ++i) {
    whole = add(Span{starts[i], m.core.end}.of(document.text), NameFit::plain);
  }
  // "X and its surroundings": words behind the name that don't belong to it.
  NameFit least = whole ? NameFit::part : NameFit::plain;
  if (m.unnamed && m.core.begin > m.span.begin && !is_settlement(head)) return found;
  for (std::string_view rest = core; !rest.empty();) {
    if (add(rest, least)) break;
    const auto space = rest.rfind(' ');
    if (space == std::string_view::npos || m.unnamed) break;
    rest = rest.substr(0, space);
    least = NameFit::part;
  }
  return found;
}

void PlaceResolver::score(const PlaceScorer& scorer, bool last, std::vector<Named>& places) const {
  struct Share {
    float sum = 0;
    int count = 0;
  };
  std::map<std::pair<std::uint64_t, std::uint32_t>, Share> shares;
  for (Named& n : places) {
    n.scored.clear();
    const std::span<const NamedRow> rows(n.rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const NamedRow& r = rows[i];
      if (last && scorer.stray(*n.mention, facts(r.row), n.name)) continue;
      const PlaceFit fit =
          scorer.fit(*n.mention, r, n.name,
                     i < n.first_end ? rows.subspan(n.first_end) : rows.first(n.first_end));
      if (last && r.fit > NameFit::spelling && !fit.supported()) continue;
      const bool line = n.first_end < n.rows.size();
      if (last && line && fit.value[PlaceFit::region] < 0) continue;  // the other end is far off
      n.scored.push_back({{r.row, fit.total()}, fit.of_place()});
      Share& share = shares[{n.name, r.row}];
      share.sum += fit.of_place();
      ++share.count;
    }
  }
  for (Named& n : places) {
    n.mention->ids.clear();
    for (auto& [id, own] : n.scored) {
      const Share& share = shares[{n.name, id.row}];
      if (last) id.score += kAgree * (share.sum / static_cast<float>(share.count) - own);
      n.mention->ids.push_back(id);
    }
    if (!n.mention->ids.empty()) order_places(*this, *n.mention);
  }
}

void PlaceResolver::keep_countries(Named& named) const {
  std::erase_if(named.rows,
                [&](const NamedRow& r) { return facts(r.row).category != PlaceCategory::country; });
  named.first_end = named.rows.size();
  std::erase_if(named.mention->ids, [&](const IdCandidate& c) {
    return facts(c.row).category != PlaceCategory::country;
  });
}

void PlaceResolver::resolve(const Document& document, std::vector<Mention>& mentions) const {
  std::vector<Named> places;
  std::vector<std::uint64_t> names(mentions.size());
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    Mention& m = mentions[i];
    if (m.kind != MentionKind::place) continue;
    const Span core = m.core.size() > 0 ? m.core : m.span;
    names[i] = hash64(place_key(core.of(document.text)));
    Named n{&m, candidates(document, m), 0, {}, names[i]};
    merge_twins(n.rows);
    n.first_end = n.rows.size();
    if (m.line_end.size() > 0) {
      std::vector<NamedRow> second;
      names_.find(m.line_end.of(document.text), second);
      merge_twins(second);
      n.rows.insert(n.rows.end(), second.begin(), second.end());
    }
    m.ids.clear();
    for (const NamedRow& r : n.rows) m.ids.push_back({r.row, 0});
    if (!m.ids.empty()) places.push_back(std::move(n));
  }
  const std::vector<bool> countries = in_lists_of_countries(*this, document, mentions);
  for (Named& n : places) {
    if (countries[static_cast<std::size_t>(n.mention - mentions.data())]) keep_countries(n);
  }
  for (const bool last : {false, true}) {
    PlaceScorer scorer(*this, document, mentions);
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      const Mention& m = mentions[i];
      if (m.kind == MentionKind::place) {
        scorer.vote(m, names[i]);
      } else if (m.kind == MentionKind::actor && m.ids.size() == 1 &&
                 m.ids.front().row < actor_countries_.size()) {
        scorer.vote_countries(actor_countries_[m.ids.front().row]);
      }
    }
    score(scorer, last, places);
  }
  find_antecedents(*this, mentions);
}

}  // namespace tawatur::resolve
