// SPDX-License-Identifier: Apache-2.0
// The lexicon of a project: the pack, with the rows of the project's data/ folder over it.
#pragma once

#include <string>
#include <vector>

#include "cli.h"
#include "lexicon/compile/tables.h"
#include "lexicon/pack.h"
#include "tawatur/result.h"

namespace tawatur::cli {

struct ProjectLexicon {
  std::string path;    ///< of the pack, where there are no rows
  std::string bytes;   ///< of a pack with the rows, where there are
  std::string record;  ///< for CodeOptions::user_rows
  std::vector<lexicon::Issue> issues;
};

/// Errors: those of find_pack and Pack::open, and of reading the user's files. Rows that the linter
/// objects to are issues; there is no pack then.
Result<ProjectLexicon> project_lexicon(const Invocation& args, const std::string& folder);
/// Of a lexicon without issues.
Result<lexicon::Pack> open_pack(ProjectLexicon lexicon);
/// "sudan/data/verbs.tsv:3: ..." for each.
void tell_issues(const std::string& folder, const std::vector<lexicon::Issue>& issues);

}  // namespace tawatur::cli
