// SPDX-License-Identifier: Apache-2.0
// What is there already when documents are added. Errors: those of Store. Thread rule: the
// connection's.
#pragma once

#include <cstdint>
#include <string_view>

#include "store/sqlite.h"

namespace tawatur::store {

class Known {
 public:
  static Result<Known> open(Connection& db);

  /// A capture with this key.
  Result<bool> capture(std::string_view key);
  /// A document of this name out of the same bytes of the same record of the same file.
  Result<bool> record(std::string_view name, std::string_view sha256, std::string_view file,
                      std::int64_t record);
  Result<bool> name(std::string_view name);
  /// The first document with the same folded words; 0 = none.
  Result<std::int64_t> first_of_words(std::string_view folded_sha256);

 private:
  Known(Statement capture, Statement record, Statement name, Statement words);
  Statement capture_, record_, name_, words_;
};

}  // namespace tawatur::store
