// SPDX-License-Identifier: Apache-2.0
// Copies among the articles of JSON Lines files: time, and the pairs for bench/copies.py.
//
//   bench_copies FILE...          seconds and counts on stderr, a pair a line on stdout:
//                                 id <tab> id <tab> kind <tab> Jaccard
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "copies/find.h"
#include "ingest/reader.h"

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

void print(const std::string& a, const std::string& b, const char* kind, double jaccard) {
  std::printf("%s\t%s\t%s\t%.4f\n", a.c_str(), b.c_str(), kind, jaccard);
}

}  // namespace

int main(int argc, char** argv) {
  namespace copies = tawatur::copies;
  tawatur::ingest::DocumentReader reader(std::vector<std::string>(argv + 1, argv + argc));
  std::vector<std::string> ids;
  std::vector<copies::Signature> texts;
  const Clock::time_point start = Clock::now();
  for (;;) {
    auto next = reader.next();
    if (!next) continue;
    if (!*next) break;
    ids.push_back((*next)->id);
    texts.push_back(copies::sign((*next)->text));
  }
  const double signing = seconds_since(start);
  const Clock::time_point found_from = Clock::now();
  const copies::Copies found = copies::find_copies(texts);
  const double finding = seconds_since(found_from);
  std::size_t same = 0;
  for (std::size_t i = 0; i < found.same.size(); ++i) {
    if (found.same[i] == i) continue;
    ++same;
    print(ids[found.same[i]], ids[i], "same", 1);
  }
  for (const copies::CopyPair& p : found.pairs) {
    print(ids[p.a], ids[p.b], std::string(to_string(p.kind)).c_str(), p.jaccard);
  }
  std::fprintf(stderr,
               "%zu texts, %zu the same as another, %zu pairs; reading and signing %.2f s, "
               "finding %.2f s\n",
               ids.size(), same, found.pairs.size(), signing, finding);
  return 0;
}
