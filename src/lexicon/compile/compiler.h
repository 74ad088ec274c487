// SPDX-License-Identifier: Apache-2.0
// The pack compiler: the files of data/ in, one pack out.
//
//   auto inputs = read_inputs("data");
//   Compiled compiled = compile_pack(*inputs);
//   for (const Issue& issue : compiled.issues) warn(issue.to_string());
//   write_file_atomic("tawatur.pack", compiled.bytes);
//
// A row that makes no sense is left out and told; compiling itself doesn't fail. Same inputs, same
// bytes. lint.h checks more. Cost: seconds for the built-in data. Thread rule: pure function.
#pragma once

#include <string>
#include <vector>

#include "lexicon/compile/tables.h"

namespace tawatur::lexicon {

struct Compiled {
  std::string bytes;
  std::vector<Issue> issues;
  std::size_t lexemes = 0, forms = 0, sequences = 0;
};

Compiled compile_pack(const std::vector<InputFile>& inputs);

}  // namespace tawatur::lexicon
