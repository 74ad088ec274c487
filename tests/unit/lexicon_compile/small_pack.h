// SPDX-License-Identifier: Apache-2.0
// The small lexicon of tests/data/lexicon/small, read and compiled.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lexicon/compile/compiler.h"
#include "lexicon/pack.h"

namespace tawatur::lexicon {

inline std::vector<InputFile> small_inputs() {
  auto inputs = read_inputs(TAWATUR_SOURCE_DIR "/tests/data/lexicon/small");
  EXPECT_TRUE(inputs) << inputs.error().to_string();
  return *inputs;
}

inline Pack small_pack() {
  auto pack = Pack::from_bytes(compile_pack(small_inputs()).bytes, "small");
  EXPECT_TRUE(pack) << pack.error().to_string();
  return std::move(*pack);
}

}  // namespace tawatur::lexicon
