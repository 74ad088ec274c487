// SPDX-License-Identifier: Apache-2.0
// From a path on the command line to the files behind it. A folder stands for every *.txt, *.json
// and *.jsonl below it, sorted by path, so that runs repeat; links to folders aren't followed, so
// that loops can't happen.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tawatur/result.h"

namespace tawatur::ingest {

/// One file to read and the name that its documents go by (path below the folder, or file name).
struct Input {
  std::string path, name;
  bool operator==(const Input&) const = default;
};

struct Listing {
  std::vector<Input> inputs;
  std::size_t skipped = 0;    ///< files of other kinds
  std::string first_skipped;  ///< path of the first of them
};

/// Files behind `path`. Errors: kNotFound, kIo. Cost: one directory walk.
Result<Listing> list_inputs(const std::string& path);

}  // namespace tawatur::ingest
