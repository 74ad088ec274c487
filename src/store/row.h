// SPDX-License-Identifier: Apache-2.0
// Row: the values of one row between its id and its digest, and the digest over them.
//
//   Row row;
//   row.text("a1").integer(7).null();
//   row.digest(Table::documents, 12)   // SHA-256 over table, id, types and values
//
// Texts and blobs are copied into the row, which is cleared and filled again without allocating.
// Never fails. Cost: one pass over the values. Thread rule: plain value.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/schema.h"

namespace tawatur::store {

class Row {
 public:
  Row& integer(std::int64_t value);
  Row& real(double value);
  Row& text(std::string_view value);
  Row& text_or_null(std::string_view value);  ///< null when empty
  Row& blob(std::string_view value);
  Row& null();
  void clear();

  std::size_t size() const { return values_.size(); }
  /// Binds the values to the parameters from `first` on. The row must outlive the step.
  void bind_to(Statement& statement, int first) const;
  /// Takes columns [from, to) of a statement's row.
  void take(const Statement& statement, int from, int to);
  /// 32 raw bytes.
  std::string digest(Table table, std::int64_t id) const;
  std::string digest(std::string_view table, std::int64_t id) const;

 private:
  struct Value {
    char type;
    std::int64_t integer;
    double real;
    std::size_t begin, size;
  };
  Row& words(char type, std::string_view value);
  std::vector<Value> values_;
  std::string bytes_;
};

/// Lowest first.
void append_eight_bytes(std::string& out, std::uint64_t value);

}  // namespace tawatur::store
