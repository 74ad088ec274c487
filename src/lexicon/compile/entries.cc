// SPDX-License-Identifier: Apache-2.0
#include "lexicon/compile/entries.h"

#include <algorithm>
#include <array>
#include <string>

namespace tawatur::lexicon {
namespace {

constexpr std::array<std::string_view, 8> kPersonRoles = {
    "civilians",       "fighter",          "head:person", "captive",
    "casualty:killed", "casualty:wounded", "title",       "head:source"};

std::vector<std::string> strings_of(std::string_view cell) {
  std::vector<std::string> out;
  for (const std::string_view item : split_list(cell)) out.emplace_back(item);
  return out;
}

}  // namespace

std::optional<Pos> pos_from(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Pos::other); ++i) {
    if (to_string(Pos(i)) == name) return Pos(i);
  }
  return std::nullopt;
}

VerbEntry verb_entry(const RawTable& verbs, std::size_t row) {
  VerbEntry entry;
  entry.lemma = verbs.cell(row, "lemma");
  entry.present = verbs.cell(row, "present");
  entry.root = verbs.cell(row, "root");
  entry.form = verbs.cell(row, "form");
  entry.masdars = strings_of(verbs.cell(row, "masdar"));
  return entry;
}

NounEntry noun_entry(const RawTable& nouns, std::size_t row) {
  NounEntry entry;
  entry.lemma = nouns.cell(row, "lemma");
  entry.plurals = strings_of(nouns.cell(row, "plural"));
  entry.gender = nouns.cell(row, "gender") == "f" ? Gender::fem : Gender::masc;
  entry.pos = pos_from(nouns.cell(row, "pos")).value_or(Pos::noun);
  entry.person = is_person_role(nouns.cell(row, "role"));
  return entry;
}

bool is_person_role(std::string_view roles) {
  for (const std::string_view role : split_words(roles)) {
    if (std::find(kPersonRoles.begin(), kPersonRoles.end(), role) != kPersonRoles.end())
      return true;
  }
  return false;
}

}  // namespace tawatur::lexicon
