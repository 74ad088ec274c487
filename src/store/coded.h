// SPDX-License-Identifier: Apache-2.0
// Documents with the claims that stand in them, ours as they are stored.
//
//   each_coded(db, Order::day, [](const CodedRow& d) { ... return true; });
//
// Memory is one document, and in the order of days the list of all ids, which SQLite keeps in a
// temporary file where it is long. Errors: those of Store. Thread rule: the connection's.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "store/sqlite.h"

namespace tawatur::store {

enum class Order { id, day };  ///< day: those without one first, within a day by name

struct CodedRow {
  std::int64_t id = 0;
  std::string name, title, text, text_sha256, published, outlet, url;
  /// The document that stands for all copies of its text; itself where there is none.
  std::int64_t family = 0;
  std::vector<std::string> claims;  ///< as JSON, in the order of the text
};
Result<void> each_coded(Connection& db, Order order,
                        const std::function<bool(const CodedRow&)>& take);

}  // namespace tawatur::store
