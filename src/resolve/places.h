// SPDX-License-Identifier: Apache-2.0
// PlaceResolver: which place a mention means.
//
//   PlaceResolver resolver(pack);
//   resolver.import(gazetteer);                 // optional, before the first resolve()
//   resolver.match(text, token, hits);          // imported names in a text, beside Pack::match
//   resolver.resolve(document, mentions);       // orders Mention::ids, best first
//   PlaceRecord where = resolver.where(mentions[i], mentions[i].ids.front().row);
//
// A name hit is not a resolution. Each candidate is scored by how its name is spelt, the regions
// named with the mention (`within`) and near it in the text, the other places of the document and
// their distance, the country that the document speaks of, its kind against the category word, and
// its size (places_score.h). Candidates within the margin of the best stay: one id left means
// resolved, several mean "one of these" (the output then gives candidates, not an id), none that no
// table has the place, or only a namesake far from all that the text speaks of. A town and the unit
// that is called after it are no rivals: the category word or its absence decides.
//
// Names are looked up in the pack and in the imported gazetteer (PlaceNames). Rows of both that are
// the same place count once: the pack's row stays, with the coordinates of its only twin where it
// has none; where several may be meant, they take its place. Imported rows are numbered from
// kImportedRow. Mentions of other kinds are only read.
//
// Errors: none. Cost: linear in mentions times candidates. Threads: const calls from any thread.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lexicon/pack.h"
#include "model/mention.h"
#include "resolve/gazetteer.h"
#include "resolve/place_names.h"
#include "tawatur/document.h"

namespace tawatur::resolve {

class PlaceResolver {
 public:
  /// Reads the pack's tables places and actors; the pack must outlive the resolver.
  explicit PlaceResolver(const lexicon::Pack& pack);
  /// Looks names up in `gazetteer` too. Once at most.
  void import(Gazetteer gazetteer);
  /// Appends names of imported places that start at token `at`, proclitics taken off, for whoever
  /// looks for mentions: Arabic ones of three letters and more, no units and no names that begin
  /// with a category word. Rows are numbered from kImportedRow. Cost: O(longest name).
  void match(const FoldedText& text, std::uint32_t at, std::vector<lexicon::PhraseHit>& out) const;
  void resolve(const Document& document, std::vector<Mention>& mentions) const;
  /// The place of a row, of the pack or imported. An unknown row gives an empty record.
  PlaceRecord record(std::uint32_t row) const;
  /// The same as a mention of it says it: a point is only near where the words lead beside it.
  PlaceRecord where(const Mention& mention, std::uint32_t row) const;

  /// Rows that bear the name, those of one place once, plainest spelling first.
  std::vector<NamedRow> named(std::string_view name) const;
  std::vector<std::uint32_t> rows_of_id(std::string_view id) const;
  /// The first-level unit of a row; an empty record where none is known.
  PlaceRecord unit_of(std::uint32_t row) const;

  /// What scoring needs of a row.
  struct Facts {
    PlaceCategory category = PlaceCategory::none;
    std::uint16_t country = 0;             ///< two letters packed; 0 = unknown
    std::uint32_t admin1 = 0, admin2 = 0;  ///< numbers of the units' codes; 0 = unknown
    bool located = false;
    float lat = 0, lon = 0;
    float size = 0;          ///< prior by population, seat, presence in the hand-made list
    std::uint64_t name = 0;  ///< hash of the name's key, head word of units left off
  };
  const Facts& facts(std::uint32_t row) const;
  /// The town that a unit is called after; else the row's own facts.
  const Facts& seat(std::uint32_t row) const;
  const Facts& seat_of_unit(std::uint32_t admin1) const;
  std::pair<int, int> compass(std::string_view text) const { return names_.compass(text); }

 private:
  void read_places();
  Facts make_facts(const PlaceRecord& record, std::string_view note, std::string_view origin);
  std::uint32_t unit(const std::string& code);
  void index_for_texts(const PlaceRecord& record, std::uint32_t row);
  void find_seats();
  void share_units();
  void find_twins();
  bool twins(std::uint32_t row, std::uint32_t other, bool same_unit) const;
  bool near_unit(const Facts& place, std::uint32_t admin1) const;
  std::vector<std::uint32_t> twins_among(std::uint32_t row, const PlaceRecord& own,
                                         const std::vector<NamedRow>& found) const;
  std::vector<NamedRow> candidates(const Document& document, const Mention& mention) const;
  void complete(PlaceRecord& record, std::uint32_t row) const;
  void merge_twins(std::vector<NamedRow>& rows) const;
  struct Named {
    Mention* mention;
    std::vector<NamedRow> rows;
    std::size_t first_end;  ///< of a stretch between two places either is near: rows of the first
    std::vector<std::pair<IdCandidate, float>> scored;
    std::uint64_t name;  ///< hash of the name's key
  };
  void keep_countries(Named& named) const;
  void score(const class PlaceScorer& scorer, bool last, std::vector<Named>& places) const;

  lexicon::Table places_;
  struct Columns {
    int id, name_ar, name_en, other, country, admin1, precision, category, lat, lon, population;
  } columns_{};
  PlaceNames names_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> in_text_;  ///< key -> imported rows
  std::vector<Facts> facts_, imported_facts_;
  std::unordered_map<std::string, std::uint32_t> units_;  ///< code of a unit -> number
  /// Rows that are the same place as a row of the pack, or may be where that has no coordinates.
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> twins_;
  std::vector<std::uint32_t> completed_;  ///< rows of the pack that have their twin's coordinates
  std::unordered_map<std::uint32_t, std::uint32_t> seats_;      ///< unit -> its town
  std::unordered_map<std::uint32_t, std::uint32_t> unit_rows_;  ///< Facts::admin1 -> row
  std::vector<std::vector<std::uint16_t>> actor_countries_;
  Gazetteer imported_;
};

}  // namespace tawatur::resolve
