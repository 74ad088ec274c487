// SPDX-License-Identifier: Apache-2.0
// What the tables know of a name: the places and actors that bear it.
//
//   Result<std::vector<PlaceFound>> places = find_places(pack, "mine.tsv", "name or id");
//   std::vector<ActorFound> actors = find_actors(pack, "name or id");
//
// Ids match exactly. Names of places as in texts (PlaceNames: plainest spelling first); names of
// actors folded, without articles and spaces, and only where none is the same, those that contain
// the words. Nothing found is an empty list. Errors: those of the gazetteer.
// Cost: one pass over the tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/pack.h"
#include "model/place_record.h"
#include "tawatur/result.h"

namespace tawatur::pipeline {

struct PlaceFound {
  PlaceRecord record;
  std::string fit;        ///< id, plain, spelling, sound, letter or part
  std::string region;     ///< name of its first-level unit, English where there is one
  bool imported = false;  ///< of the user's table
};
/// `gazetteer`: path of a table of the user's, empty for none.
Result<std::vector<PlaceFound>> find_places(const lexicon::Pack& pack, const std::string& gazetteer,
                                            std::string_view name);

struct ActorFound {
  std::string id, name_ar, name_en, kind, acts_as, from, to;
  std::string fit;      ///< id, plain or part
  std::string matched;  ///< the name that was found, with its marks
  std::vector<std::string> countries;
  std::vector<std::string> names;  ///< others, with {stance=...} {from=DAY} {to=DAY} {weak}
  std::string parent;              ///< id
  std::vector<std::string> members, member_of, children;  ///< ids
};
std::vector<ActorFound> find_actors(const lexicon::Pack& pack, std::string_view name);

}  // namespace tawatur::pipeline
