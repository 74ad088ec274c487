// SPDX-License-Identifier: Apache-2.0
// Which candidates are claims: the trigger model, and the second look that sees its rivals.
#pragma once

#include "state.h"

namespace tawatur::train {

/// First scores: how often the lemma stands in gold spans of the frame.
void start(Lesson& lesson);
/// Weights of the trigger model from the items in `use`, by id of Material::trigger_names.
std::vector<double> fit_triggers(const Lesson& lesson, const std::vector<std::size_t>& use);
/// Scores the candidates of an item by such weights.
void score_first(Lesson& lesson, std::size_t item, const std::vector<double>& weights);
/// Scores of models that haven't seen the document, for the models that build on them.
void jackknife(Lesson& lesson);
void train_rivals(const Lesson& lesson, std::vector<NamedWeight>& out);

}  // namespace tawatur::train
