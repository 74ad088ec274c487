// SPDX-License-Identifier: Apache-2.0
// Examples for the roles net (decode/role_reader.h), which tools/roles/train.py learns from: for
// each gold claim that a candidate answers, what the net is shown, the log-linear scores of weights
// that saw nothing of the article's conflict, and which mentions are right.
//
// JSON Lines. The first line lists the folds of cross-validation (name, outlet and conflict that
// each leaves out); the others are articles:
//   tokens    names of the inputs of each word, as numbers of the last line's "token" list
//   sentences [first, last) word of each
//   claims    where, inputs, log-linear scores of nobody; rows: where, inputs, scores, right or not
// The last line holds the names of the inputs. One definition of the inputs serves engine and
// training: the engine's.
#pragma once

#include <string>

#include "crossval.h"

namespace tawatur::train {

/// Writes the examples of all gold. Errors: kIo.
Result<void> write_role_examples(const Context& context, const judge::NameWords& words,
                                 const judge::Aliases& aliases, const TrainOptions& options,
                                 const Settings& settings, int threads, Leave leave,
                                 const std::string& path);

/// Reads the nets of the folds, NAME.tsv in a folder. Errors: kIo, kFormat.
Result<void> read_fold_roles(const std::string& folder, std::vector<Fold>& folds);

}  // namespace tawatur::train
