// SPDX-License-Identifier: Apache-2.0
// Verify: is every row what its batch said, and is none missing, added or moved?
//
//   Result<Verified> done = verify(db);
//   for (const Finding& f : done->findings) say(f.where, f.what);
//
// Looks at everything: the file's structure, the schema, every row's digest, gaps and strangers,
// the chain of manifests, texts against their hashes, kept bytes against theirs, roles against
// claims, families against copies, the search index against the texts. Works on a read-only file.
// At most kMaxFindings are kept; the count goes on. Errors: kIo only; damage is a finding. Cost:
// reads everything once or twice. Memory: 32 bytes a row, the manifests, the families, one text or
// the bytes kept of it. Thread rule: the connection's.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/store.h"

namespace tawatur::store {

inline constexpr std::size_t kMaxFindings = 10000;

struct Finding {
  std::string where;  ///< "claims 17", "batches 3", "file"
  std::string what;
};

struct Verified {
  std::vector<Finding> findings;
  std::uint64_t count = 0;  ///< of all findings
  std::uint64_t rows = 0, batches = 0;
  std::string head;  ///< hash of the last manifest, hex
  void add(std::string where, std::string what);
};

Result<Verified> verify(Connection& db);

}  // namespace tawatur::store
