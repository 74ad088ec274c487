// SPDX-License-Identifier: Apache-2.0
// What a training can't reach, whatever its weights: a table for whoever widens lexicon or grammar.
#pragma once

#include <string>

#include "state.h"

namespace tawatur::train {

/// Required gold claims that no candidate could answer, and fillers that no mention could.
std::string missing_report(const Lesson& lesson);

}  // namespace tawatur::train
