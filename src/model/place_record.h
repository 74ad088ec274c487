// SPDX-License-Identifier: Apache-2.0
// PlaceRecord: one place of a table, whatever the table looks like.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/place.h"

namespace tawatur {

struct PlaceRecord {
  std::string id, name_ar, name_en, country, admin1, admin2, admin3, precision, source;
  std::string
      other;  ///< other names, split by "|"; marks in braces behind a name aren't part of it
  PlaceCategory category = PlaceCategory::none;
  std::optional<double> lat, lon;  ///< degrees, WGS84; both or none
  std::uint32_t population = 0;    ///< 0 = unknown
};

/// Name_ar, name_en and other names of a record; views into it.
std::vector<std::string_view> names_of(const PlaceRecord& record);

/// What the coordinates of a record without a precision of its own are: of a point, or the middle
/// of something larger.
std::string_view default_precision(const PlaceRecord& record);

/// The category of a word of ours or of a GeoNames feature code; none for others.
PlaceCategory category_of_kind(std::string_view kind);

/// A number of degrees; nothing where it is none, or out of range.
std::optional<double> latitude(std::string_view text);
std::optional<double> longitude(std::string_view text);

/// People of a whole cell; 0 (unknown) where it is no number: "2,132,100" isn't 2.
std::uint32_t population_of(std::string_view text);

/// What script a name is in, by its letters. Letters of Persian, Urdu, Kurdish make it
/// `arabic_other`.
enum class NameScript : std::uint8_t { none, latin, arabic, arabic_other, other };
NameScript script_of(std::string_view name);

}  // namespace tawatur
