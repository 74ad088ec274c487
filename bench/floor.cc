// SPDX-License-Identifier: Apache-2.0
// The floor of scripts/bench.sh: reads JSON Lines and splits them into words, and nothing else.
// What `tawatur code` costs is told as a multiple of this, since machines differ.
//
//   bench_floor FILE...      prints documents, tokens
#include <cstdio>
#include <string>
#include <vector>

#include "ingest/reader.h"
#include "text/split.h"

int main(int argc, char** argv) {
  std::vector<std::string> paths(argv + 1, argv + argc);
  tawatur::ingest::DocumentReader reader(std::move(paths));
  const tawatur::Limits limits;
  unsigned long long documents = 0, tokens = 0;
  for (;;) {
    auto next = reader.next();
    if (!next) continue;  // a bad record costs itself alone, as in the program
    if (!*next) break;
    ++documents;
    tokens += tawatur::text::split(**next, limits).tokens.size();
  }
  std::printf("%llu %llu\n", documents, tokens);
  return 0;
}
