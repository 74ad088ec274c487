// SPDX-License-Identifier: Apache-2.0
// Does the write-ahead log beside a database belong to it? SQLite takes any log with good
// checksums, and a log of another file would ruin both. Every transaction of ours writes page 2
// (`head`, with the project's id), so the log's page 2 tells.
//
// kIntegrity: the log is another file's; nothing was touched. No log, an empty one, or one without
// a finished transaction is fine. Cost: the headers of the first transaction's pages.
// Thread rule: free function.
#pragma once

#include <string>

#include "tawatur/result.h"

namespace tawatur::store {

Result<void> check_wal(const std::string& database);

}  // namespace tawatur::store
