// SPDX-License-Identifier: Apache-2.0
// Reference of bare definite nouns: "the town", "the base" mean the place of that kind that was
// named last. For the places_* files only.
//
// A noun takes the nearest named place before it, of its own sentence or of the kSentences before,
// whose category word or row is of its kind; "the area" takes a town, village
// or small unit too. A near kind must stand in the same sentence or the one before. Plurals have
// none. The place of a date line is meant by none. Several nearer ones of other kinds don't stand
// in the way. Nouns for parts of a place (the centre, the outskirts) have no antecedent.
//
// Errors: none. Cost: a bounded look back for each such noun.
#pragma once

#include <vector>

#include "model/mention.h"
#include "resolve/places.h"

namespace tawatur::resolve {

/// Sets Mention::antecedent of bare definite nouns. `mentions` are in the order of the text.
void find_antecedents(const PlaceResolver& resolver, std::vector<Mention>& mentions);

}  // namespace tawatur::resolve
