// SPDX-License-Identifier: Apache-2.0
// Lists of countries: names that stand in one list, of which each may be a country, are countries
// all, though some are names of towns as well ("Kuwait, Tunis and France"). For the places_* files
// only.
//
//   std::vector<bool> countries = in_lists_of_countries(resolver, document, mentions);
//
// A list: mentions of places with nothing but commas and "and" between them. A category word ("the
// city of") takes a name out of the question, and so its list. Reads Mention::ids as candidates.
//
// Errors: none. Cost: n log n in mentions, and a look at the few behind each. Pure functions.
#pragma once

#include <vector>

#include "model/mention.h"
#include "resolve/places.h"

namespace tawatur::resolve {

/// Parallel to `mentions`.
std::vector<bool> in_lists_of_countries(const PlaceResolver& resolver, const Document& document,
                                        const std::vector<Mention>& mentions);

}  // namespace tawatur::resolve
