// SPDX-License-Identifier: Apache-2.0
// Phrases that say nothing of their own: wherever such a row is found, a row of the same part of
// speech, class, cue and role is found in the same words, so that it only makes a second candidate.
//
//   for (const Issue& issue : covered_phrases(tables)) print(issue.to_string());
//   // "phrases.tsv:65: \"...\" is covered by phrases.tsv:66"
//
// Words behind the shorter row keep the longer one alive where one of them is a function word or
// carries a cue: the longer row is there to take it along ("in case of no ..."), and so does a verb
// in front of a noun phrase, whose rows differ in part of speech. Rows that can't be expanded are
// passed over; the compiler tells them.
// A user's own rows are never told: doubling a built-in one does no harm. Thread rule: pure
// function. Cost: linear in rows.
#pragma once

#include <vector>

#include "lexicon/compile/tables.h"

namespace tawatur::lexicon {

std::vector<Issue> covered_phrases(const std::vector<RawTable>& tables);

}  // namespace tawatur::lexicon
