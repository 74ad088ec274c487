// SPDX-License-Identifier: Apache-2.0
// Who did it to whom, how many, when: weights of actors, numbers and dates.
#pragma once

#include "state.h"

namespace tawatur::train {

void train_fillers(const Lesson& lesson, std::vector<NamedWeight>& out);

}  // namespace tawatur::train
