// SPDX-License-Identifier: Apache-2.0
// Vocabulary: the class, cue and role names that the TOML files and README.md of data/ define, for
// the linter. Read once, then looked up. Errors of the files are told as issues.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/compile/tables.h"

namespace tawatur::lexicon {

struct Vocabulary {
  bool has_classes = false, has_cues = false, has_roles = false;
  std::set<std::string, std::less<>> classes, cues, roles;
  std::set<std::string, std::less<>> role_families;  ///< "prep": any prep:ID
  /// Prepositions that links of classes.toml name, with the line.
  std::vector<std::pair<std::string, std::uint64_t>> linked_preps;

  bool knows_role(std::string_view role) const;
};

Vocabulary read_vocabulary(const std::vector<InputFile>& inputs, std::vector<Issue>& issues);

}  // namespace tawatur::lexicon
