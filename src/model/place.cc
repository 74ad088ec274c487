// SPDX-License-Identifier: Apache-2.0
#include "model/place.h"

#include <array>

namespace tawatur {
namespace {

constexpr std::array<std::string_view, kPlaceCategories> kNames = {
    "",         "country",     "governorate",   "region",   "district", "subdistrict",
    "area",     "countryside", "desert",        "land",     "city",     "town",
    "village",  "farm",        "neighbourhood", "camp",     "site",     "street",
    "square",   "bridge",      "road",          "junction", "front",    "line",
    "part",     "gate",        "side",          "airport",  "base",     "checkpoint",
    "position", "building",    "prison",        "crossing", "port",     "dam",
    "river",    "sea",         "lake",          "valley",   "mountain", "hill",
    "highland", "plain",       "pass",          "island",   "coast",    "border",
    "hospital", "school",      "university",    "mosque",   "market",   "station",
    "plant",    "field",       "embassy"};
static_assert(static_cast<std::uint8_t>(PlaceCategory::embassy) + 1 == kPlaceCategories);

}  // namespace

std::string_view to_string(PlaceCategory category) {
  const auto at = static_cast<std::size_t>(category);
  return at < kNames.size() ? kNames[at] : std::string_view();
}

PlaceCategory place_category(std::string_view word) {
  for (std::size_t i = 1; i < kNames.size(); ++i) {
    if (kNames[i] == word) return static_cast<PlaceCategory>(i);
  }
  return PlaceCategory::none;
}

}  // namespace tawatur
