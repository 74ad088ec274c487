// SPDX-License-Identifier: Apache-2.0
// Where it happened: a first model for one act alone, a joint one for all acts of a document.
#pragma once

#include "state.h"

namespace tawatur::train {

/// The joint model learns from scores of first models that haven't seen the document.
void train_places(const Lesson& lesson, std::vector<NamedWeight>& out);

}  // namespace tawatur::train
