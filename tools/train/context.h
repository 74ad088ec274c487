// SPDX-License-Identifier: Apache-2.0
// Who says so and how sure it is: weights of sources and of modality.
#pragma once

#include "state.h"

namespace tawatur::train {

void train_context(const Lesson& lesson, std::vector<NamedWeight>& out);

}  // namespace tawatur::train
