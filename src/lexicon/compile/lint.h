// SPDX-License-Identifier: Apache-2.0
// The linter of data/: everything that a table promises, checked with file and line.
//
//   auto inputs = read_inputs("data");
//   for (const Issue& issue : lint(*inputs)) print(issue.to_string());
//   // "verbs.tsv:12: unknown class \"sieze-place\""
//
// Checks: UTF-8, header, columns, first line "# table NAME v1", stray blanks, tatweel, presentation
// forms, invisible characters, Latin letters inside Arabic words, doubled keys, origins (knowledge,
// eval, corpus, user or an id of SOURCES.tsv), parts of speech, classes and their frames, cues,
// roles (listed in README.md), kinds, verbs that their root and form don't give, patterns, names
// and their attributes, days, parents and members, coordinates, phrases that
// another one covers (covered.h). Rows of a
// user's own need no note and origin. Checks that need a file which isn't there are left out.
// Thread rule: pure function. Cost: about that of compiling.
#pragma once

#include <vector>

#include "lexicon/compile/tables.h"

namespace tawatur::lexicon {

/// All findings, sorted by file, line and message; empty = clean.
std::vector<Issue> lint(const std::vector<InputFile>& inputs);

}  // namespace tawatur::lexicon
