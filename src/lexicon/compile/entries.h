// SPDX-License-Identifier: Apache-2.0
// Entries: rows of verbs.tsv and nouns.tsv as inflection takes them. Pure functions; nothing fails,
// empty cells give empty fields.
#pragma once

#include <optional>
#include <string_view>

#include "lexicon/compile/inflect.h"
#include "lexicon/compile/inflect_noun.h"
#include "lexicon/compile/tables.h"

namespace tawatur::lexicon {

/// "verb" -> Pos::verb; empty when no part of speech is called so.
std::optional<Pos> pos_from(std::string_view name);

VerbEntry verb_entry(const RawTable& verbs, std::size_t row);
NounEntry noun_entry(const RawTable& nouns, std::size_t row);

/// Does one of the space-separated roles mean that the noun names people by what they are?
bool is_person_role(std::string_view roles);

}  // namespace tawatur::lexicon
