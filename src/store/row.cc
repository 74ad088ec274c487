// SPDX-License-Identifier: Apache-2.0
#include "store/row.h"

#include <bit>

#include "base/hash.h"

namespace tawatur::store {

void append_eight_bytes(std::string& out, std::uint64_t value) {
  for (int i = 0; i < 8; ++i) out += static_cast<char>(value >> (8 * i) & 0xff);
}

Row& Row::integer(std::int64_t value) {
  values_.push_back({'i', value, 0, 0, 0});
  return *this;
}

Row& Row::real(double value) {
  values_.push_back({'d', 0, value, 0, 0});
  return *this;
}

Row& Row::words(char type, std::string_view value) {
  values_.push_back({type, 0, 0, bytes_.size(), value.size()});
  bytes_ += value;
  return *this;
}

Row& Row::text(std::string_view value) { return words('t', value); }
Row& Row::text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }
Row& Row::blob(std::string_view value) { return words('b', value); }

Row& Row::null() {
  values_.push_back({'n', 0, 0, 0, 0});
  return *this;
}

void Row::clear() {
  values_.clear();
  bytes_.clear();
}

void Row::bind_to(Statement& statement, int first) const {
  const std::string_view all = bytes_;
  for (const Value& v : values_) {
    const std::string_view words = all.substr(v.begin, v.size);
    if (v.type == 'i') statement.bind(first, v.integer);
    if (v.type == 'd') statement.bind(first, v.real);
    if (v.type == 't') statement.bind(first, words);
    if (v.type == 'b') statement.bind_blob(first, words);
    if (v.type == 'n') statement.bind_null(first);
    ++first;
  }
}

void Row::take(const Statement& statement, int from, int to) {
  clear();
  for (int at = from; at < to; ++at) {
    switch (statement.type(at)) {
      case 'i':
        integer(statement.integer(at));
        break;
      case 'd':
        real(statement.real(at));
        break;
      case 't':
        text(statement.text(at));
        break;
      case 'b':
        blob(statement.blob(at));
        break;
      default:
        null();
    }
  }
}

std::string Row::digest(Table table, std::int64_t id) const {
  return digest(shape(table).name, id);
}

std::string Row::digest(std::string_view table, std::int64_t id) const {
  std::string all(table);
  all += '\0';
  append_eight_bytes(all, static_cast<std::uint64_t>(id));
  const std::string_view bytes = bytes_;
  for (const Value& v : values_) {
    all += v.type;
    if (v.type == 'i') append_eight_bytes(all, static_cast<std::uint64_t>(v.integer));
    if (v.type == 'd') append_eight_bytes(all, std::bit_cast<std::uint64_t>(v.real));
    if (v.type == 't' || v.type == 'b') {
      append_eight_bytes(all, v.size);
      all += bytes.substr(v.begin, v.size);
    }
  }
  return sha256_bytes(all);
}

}  // namespace tawatur::store
