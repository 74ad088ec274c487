// SPDX-License-Identifier: Apache-2.0
// PlaceFinder: proposes mentions of places as news writes them.
//
//   PlaceFinder finder(pack);
//   finder.find(context, mentions);       // appends; kind = MentionKind::place
//
// Proposed (in transliteration): a known name (fi Halab, bi-Halab, li-l-Raqqa), category word +
// known or unknown name (baldat Dhiban, mintaqat sadd Tishrin), rif + governorate + direction (rif
// Halab al-gharbi), direction + place (shamal gharb Hama), surroundings (muhit, atraf, masharif +
// place), lines (mihwar A - B, tariq A - B), a definite category word (al-matar; definite_only is
// set: the word wants an antecedent), members of lists under a plural head (qura A wa-B: one
// mention each, `list` set, `name` = singular head + name), known names in lists.
//
// Not proposed: names that are common words too without a preposition, category word or list around
// them; nationalities; unknown words without one of the patterns.
//
// Mention fields: `ids` are the rows with that name, score 0 (PlaceResolver orders them);
// `category` is a tawatur::PlaceCategory; `inside_name` where the name is part of an actor's name;
// `within` the containing regions named with it, finest first. A proclitic and the article melted
// into "ll" are left out of the span; `name` then has the whole name.
//
// Errors: none. Cost: linear in tokens. Threads: find() is const, call it from any thread.
#pragma once

#include <vector>

#include "annotate/context.h"
#include "annotate/places_lexicon.h"

namespace tawatur::annotate {

class PlaceFinder {
 public:
  /// Reads the pack's tables once; the pack must outlive the finder.
  explicit PlaceFinder(const lexicon::Pack& pack) : lexicon_(pack) {}
  /// Appends candidates in text order.
  void find(const Context& context, std::vector<Mention>& out) const;

 private:
  PlaceLexicon lexicon_;
};

}  // namespace tawatur::annotate
