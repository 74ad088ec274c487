// SPDX-License-Identifier: Apache-2.0
// Overlay: rows of the user's own over those that a pack was made of.
//
//   auto user = read_inputs("project/data");
//   Overlay over = overlay(pack, *user);
//   if (!over.issues.empty()) return tell(over.issues);       // "data/verbs.tsv:3: ..."
//   Compiled compiled = compile_pack(over.inputs);
//
// The user's files are those of data/, with the columns that they need: note and origin may be left
// out. They become "data/NAME", so a claim's rule says whose row it was. A row replaces all
// built-in rows that have the same key: the id of actors, places and outlets, lemma and form of
// verbs, lemma and pos of nouns, form and pos of function words, the words of phrases. Other tables
// can't be given. Thread rule: pure function. Cost: that of the linter, half a second.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lexicon/compile/tables.h"
#include "lexicon/pack.h"

namespace tawatur::lexicon {

struct UserRow {
  std::string place;  ///< "data/verbs.tsv:3"
  std::string table;
  std::string key;                    ///< its cells, joined by blanks
  std::vector<std::string> replaces;  ///< places of built-in rows
  std::vector<std::string> cells;     ///< "column=cell", without empty ones
};

struct Overlay {
  std::vector<InputFile> inputs;  ///< for compile_pack
  std::vector<Issue> issues;      ///< the linter's, of the user's files
  std::vector<UserRow> rows;
};

/// The files that a pack was made of: rows stand in their lines, comments are gone.
std::vector<InputFile> inputs_of(const Pack& pack);

Overlay overlay(const Pack& base, const std::vector<InputFile>& user);

}  // namespace tawatur::lexicon
