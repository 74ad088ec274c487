// SPDX-License-Identifier: Apache-2.0
// What a place is, by its category word or its row in the places table. Mention::category holds
// one of these. Order is frozen: feature names and packs use the words.
#pragma once

#include <cstdint>
#include <string_view>

namespace tawatur {

enum class PlaceCategory : std::uint8_t {
  none,
  country,
  governorate,
  region,
  district,
  subdistrict,
  area,
  countryside,
  desert,
  land,
  city,
  town,
  village,
  farm,
  neighbourhood,
  camp,
  site,
  street,
  square,
  bridge,
  road,
  junction,
  front,
  line,
  part,
  gate,
  side,
  airport,
  base,
  checkpoint,
  position,
  building,
  prison,
  crossing,
  port,
  dam,
  river,
  sea,
  lake,
  valley,
  mountain,
  hill,
  highland,
  plain,
  pass,
  island,
  coast,
  border,
  hospital,
  school,
  university,
  mosque,
  market,
  station,
  plant,
  field,
  embassy,
};
inline constexpr std::uint8_t kPlaceCategories = 57;

/// Rows of places (IdCandidate::row, PhraseHit::row) from here on are those of an imported
/// gazetteer; below are those of the pack.
inline constexpr std::uint32_t kImportedRow = 0x80000000U;

/// "governorate"; "" for none.
std::string_view to_string(PlaceCategory category);
/// The category of a word; none where it isn't one.
PlaceCategory place_category(std::string_view word);

/// A settlement, or a part of one: what news means by a bare name.
inline bool is_settlement(PlaceCategory c) {
  return c >= PlaceCategory::city && c <= PlaceCategory::neighbourhood;
}
/// A unit of administration.
inline bool is_unit(PlaceCategory c) {
  return c == PlaceCategory::governorate || c == PlaceCategory::district ||
         c == PlaceCategory::subdistrict;
}
/// An area that holds settlements.
inline bool is_area(PlaceCategory c) {
  return c >= PlaceCategory::country && c <= PlaceCategory::land;
}

}  // namespace tawatur
