// SPDX-License-Identifier: Apache-2.0
// PlaceResolver: which place a mention means.
//
//   PlaceResolver resolver(pack);
//   resolver.import(gazetteer);                 // optional, before the first resolve()
//   resolver.resolve(document, mentions);       // orders Mention::ids, best first
//   PlaceRecord where = resolver.record(mentions[i].ids.front().row);
//
// A name hit is not a resolution. Each candidate is scored by the regions named with the mention
// (`within`), the country that the document's unambiguous places and actors speak of, its distance
// to other places of the document, its kind against the category word, and its size. Candidates
// within kMargin of the best stay: one id left means resolved, several mean "one of these" (the
// output then gives candidates, not an id). A town and the unit that is called after it are no
// rivals: the category word or its absence decides.
//
// Mentions whose words no table of the pack has are looked up in the imported gazetteer by exact
// folded name; its rows are numbered from kImportedRow. Mentions of other kinds are only read.
//
// Errors: none. Cost: linear in mentions times candidates. Threads: const calls from any thread.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "lexicon/pack.h"
#include "model/mention.h"
#include "resolve/gazetteer.h"
#include "tawatur/document.h"

namespace tawatur::resolve {

/// Rows of the imported gazetteer in IdCandidate::row begin here.
inline constexpr std::uint32_t kImportedRow = 0x80000000U;

class PlaceResolver {
 public:
  /// Reads the pack's tables places and actors; the pack must outlive the resolver.
  explicit PlaceResolver(const lexicon::Pack& pack);
  /// Looks names up in `gazetteer` too. A second call replaces the first.
  void import(Gazetteer gazetteer);
  void resolve(const Document& document, std::vector<Mention>& mentions) const;
  /// The place of a row, of the pack or imported. An unknown row gives an empty record.
  PlaceRecord record(std::uint32_t row) const;

  /// What scoring needs of a row.
  struct Facts {
    PlaceCategory category = PlaceCategory::none;
    std::uint16_t country = 0;  ///< two letters packed; 0 = unknown
    std::uint32_t admin1 = 0;   ///< number of the unit's code; 0 = unknown
    bool located = false;
    float lat = 0, lon = 0;
    float size = 0;          ///< prior by population, seat, presence in the hand-made list
    std::uint64_t name = 0;  ///< hash of the name's key, head word of units left off
  };
  const Facts& facts(std::uint32_t row) const;

 private:
  Facts make_facts(const PlaceRecord& record, std::string_view note, std::string_view origin);
  void look_up(const Document& document, Mention& mention) const;

  lexicon::Table places_;
  struct Columns {
    int id, name_ar, name_en, country, admin1, precision, category, lat, lon, population;
  } columns_{};
  std::vector<Facts> facts_, imported_facts_;
  std::unordered_map<std::string, std::uint32_t> units_;  ///< code of a first-level unit -> number
  std::vector<std::vector<std::uint16_t>> actor_countries_;
  Gazetteer imported_;
};

}  // namespace tawatur::resolve
