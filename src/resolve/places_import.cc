// SPDX-License-Identifier: Apache-2.0
// PlaceResolver::import: rows of the imported gazetteer that are rows of the pack too.
#include <algorithm>
#include <utility>

#include "base/hash.h"
#include "lexicon/clitics.h"
#include "resolve/places.h"
#include "text/fold.h"

namespace tawatur::resolve {
namespace {

constexpr double kTwinKm = 8;  // rows of two tables that close and of one name are one place
constexpr std::size_t kShortestKey = 6;  // bytes: three letters
constexpr std::uint32_t kLongest = 4;    // words
constexpr std::uint16_t kNoName = proclitic::kA | proclitic::kSa | proclitic::kKa;

bool arabic(std::string_view key) {
  const auto first = static_cast<unsigned char>(key.front());
  return first >= 0xD8 && first <= 0xDB;
}

constexpr float kTwinShare = 0.5F;
constexpr double kUnitKm = 90;  // how far from its centre a unit may reach

}  // namespace

void PlaceResolver::import(Gazetteer gazetteer) {
  imported_ = std::move(gazetteer);
  imported_facts_.reserve(imported_.size());
  for (std::uint32_t i = 0; i < imported_.size(); ++i) {
    const PlaceRecord& r = imported_.record(i);
    imported_facts_.push_back(make_facts(r, {}, {}));
    for (const std::string_view name : names_of(r)) names_.add(name, kImportedRow + i);
    if (!is_unit(r.category)) index_for_texts(r, kImportedRow + i);
  }
  share_units();
  find_seats();
  find_twins();
}

void PlaceResolver::index_for_texts(const PlaceRecord& record, std::uint32_t row) {
  for (const std::string_view name : names_of(record)) {
    const std::string folded = text::fold_word(name);
    const std::string key = folded_key(folded);
    if (key.size() < kShortestKey || !arabic(key) || names_.headed(folded)) continue;
    auto& rows = in_text_[hash64(key)];
    if (rows.empty() || rows.back() != row) rows.push_back(row);
  }
}

void PlaceResolver::match(const FoldedText& text, std::uint32_t at,
                          std::vector<lexicon::PhraseHit>& out) const {
  const auto& tokens = text.tokens;
  if (in_text_.empty() || at >= tokens.size() || tokens[at].kind != TokenKind::word) return;
  std::vector<lexicon::CliticSplit> splits;
  lexicon::clitic_splits(tokens[at].folded, splits);
  for (const lexicon::CliticSplit& s : splits) {
    const bool melted =
        (s.proclitics & proclitic::kLi) != 0 && (s.proclitics & proclitic::kAl) != 0;
    if (s.enclitic != Enclitic::none || melted || (s.proclitics & kNoName) != 0) continue;
    // The key knows no article, so that the split without it stands for both.
    const auto proclitics = static_cast<std::uint16_t>(s.proclitics & ~proclitic::kAl);
    if (proclitics != s.proclitics && proclitics == 0) continue;
    std::string key = folded_key(tokens[at].folded.substr(s.stem_begin, s.stem_end - s.stem_begin));
    for (std::uint32_t end = at + 1; !key.empty(); ++end) {
      if (const auto rows = in_text_.find(hash64(key)); rows != in_text_.end()) {
        for (const std::uint32_t row : rows->second) {
          out.push_back({lexicon::Source::places, row, 0, {at, end}, proclitics, Enclitic::none});
        }
      }
      const bool goes_on = end < tokens.size() && end < at + kLongest &&
                           tokens[end].kind == TokenKind::word && !tokens[end].break_before &&
                           tokens[end].sentence == tokens[at].sentence;
      if (!goes_on) break;
      key += folded_key(tokens[end].folded);
    }
  }
}

/// Codes of units differ from table to table: a unit of the same name and country is the same.
void PlaceResolver::share_units() {
  std::unordered_map<std::uint32_t, std::uint32_t> same;
  for (std::uint32_t i = 0; i < imported_.size(); ++i) {
    const Facts& g = imported_facts_[i];
    if (g.category != PlaceCategory::governorate || g.admin1 == 0) continue;
    const std::uint64_t whole = hash64(place_key(imported_.record(i).name_ar));
    for (const Facts& f : facts_) {
      const bool match = f.category == PlaceCategory::governorate && f.country == g.country &&
                         (f.name == g.name || f.name == whole);
      if (match && f.admin1 != 0) same[g.admin1] = f.admin1;
    }
  }
  for (Facts& f : imported_facts_) {
    if (const auto found = same.find(f.admin1); found != same.end()) f.admin1 = found->second;
  }
}

/// May the row of the pack and the imported one of the same name be one place? Where no coordinates
/// tell, their units must be the same if `same_unit`.
bool PlaceResolver::twins(std::uint32_t row, std::uint32_t imported, bool same_unit) const {
  const Facts &f = facts_[row], &g = imported_facts_[imported];
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

void PlaceResolver::find_twins() {
  std::vector<NamedRow> found;
  for (std::uint32_t r = 0; r < facts_.size(); ++r) {
    if (facts_[r].category == PlaceCategory::country) continue;
    found.clear();
    const PlaceRecord own = record(r);
    for (const std::string_view name : names_of(own)) names_.find(name, found);
    std::vector<std::uint32_t> same = twins_among(r, own, found);
    if (same.empty()) continue;
    // What news names is named in the other table's words too; one of several, less surely.
    const float share = kTwinShare / static_cast<float>(same.size());
    for (const std::uint32_t row : same) {
      float& size = imported_facts_[row - kImportedRow].size;
      size = std::max(size, size + share * (facts_[r].size - size));
    }
    twins_.emplace(r, std::move(same));
  }
}

bool PlaceResolver::near_unit(const Facts& place, std::uint32_t admin1) const {
  for (const Facts& f : facts_) {
    if (f.category != PlaceCategory::governorate || f.admin1 != admin1) continue;
    return f.located && place.located && kilometres(f.lat, f.lon, place.lat, place.lon) < kUnitKm;
  }
  return false;
}

std::vector<std::uint32_t> PlaceResolver::twins_among(std::uint32_t row, const PlaceRecord& own,
                                                      const std::vector<NamedRow>& found) const {
  std::vector<std::uint32_t> plain, close, sound, elsewhere;
  const auto note = [](std::vector<std::uint32_t>& rows, std::uint32_t imported) {
    if (std::find(rows.begin(), rows.end(), imported) == rows.end()) rows.push_back(imported);
  };
  for (const NamedRow& n : found) {
    if (n.row < kImportedRow) continue;
    const std::uint32_t imported = n.row - kImportedRow;
    if (!own.id.empty() && imported_.record(imported).id == own.id) {
      note(plain, n.row);
    } else if (n.fit <= NameFit::spelling && twins(row, imported, true)) {
      note(n.fit == NameFit::plain ? plain : close, n.row);
    } else if (n.fit == NameFit::sound && twins(row, imported, true)) {
      note(sound, n.row);
    } else if (n.fit == NameFit::plain && twins(row, imported, false)) {
      note(elsewhere, n.row);
    }
  }
  if (plain.empty() || facts_[row].located) {
    for (const std::uint32_t r : close) note(plain, r);
  }
  if (plain.empty() && sound.size() == 1) return sound;
  // Tables put the border of a unit differently: the only place of that name, not far from it.
  const bool border =
      plain.empty() && elsewhere.size() == 1 &&
      near_unit(imported_facts_[elsewhere.front() - kImportedRow], facts_[row].admin1);
  return border ? elsewhere : plain;
}

void PlaceResolver::merge_twins(std::vector<NamedRow>& found) const {
  const std::vector<NamedRow> all = found;
  for (const NamedRow& n : all) {
    const auto twin = n.row < kImportedRow ? twins_.find(n.row) : twins_.end();
    if (twin == twins_.end()) continue;
    const bool stays = facts_[n.row].located;
    NameFit fit = n.fit;
    std::erase_if(found, [&](const NamedRow& o) {
      const bool one =
          std::find(twin->second.begin(), twin->second.end(), o.row) != twin->second.end();
      if (one) fit = std::min(fit, o.fit);
      return one || (!stays && o.row == n.row);
    });
    if (stays) continue;
    for (const std::uint32_t row : twin->second) found.push_back({row, fit});
  }
}

}  // namespace tawatur::resolve
