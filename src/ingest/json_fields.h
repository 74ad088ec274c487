// SPDX-License-Identifier: Apache-2.0
// Fields of JSON objects for the readers of claims and events: what isn't there or is null stays
// away; what is of another kind is wrong, and the last thing that is wrong stays in `problem`.
// Internal to ingest.
#pragma once

#include <simdjson.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "tawatur/claim.h"
#include "tawatur/result.h"

namespace tawatur::ingest {

struct JsonFields {
  template <class T>
  T known(const std::optional<T>& value, const char* what, T instead) {
    if (!value) problem = std::string("unknown ") + what;
    return value.value_or(instead);
  }

  template <class T>
  std::optional<T> value(simdjson::dom::element at, const char* key) {
    simdjson::dom::element there;
    if (at[key].get(there) || there.is_null()) return std::nullopt;
    T out{};
    if (!there.get(out)) return out;
    problem = std::string("wrong kind of value in \"") + key + "\"";
    return std::nullopt;
  }

  std::string text(simdjson::dom::element at, const char* key) {
    return std::string(value<std::string_view>(at, key).value_or(std::string_view()));
  }
  std::optional<double> real(simdjson::dom::element at, const char* key) {
    return value<double>(at, key);
  }
  std::optional<std::int64_t> integer(simdjson::dom::element at, const char* key) {
    return value<std::int64_t>(at, key);
  }

  CpSpan span(simdjson::dom::element at, const char* key) {
    simdjson::dom::array pair;
    CpSpan out;
    std::uint64_t ends[2] = {0, 0};
    bool good = !at[key].get(pair) && pair.size() == 2;
    for (std::size_t i = 0; good && i < 2; ++i) {
      good = !pair.at(i).get(ends[i]) && ends[i] <= std::numeric_limits<std::uint32_t>::max();
    }
    if (!good) problem = std::string("no span \"") + key + "\"";
    out.begin = static_cast<std::uint32_t>(ends[0]);
    out.end = static_cast<std::uint32_t>(ends[1]);
    return out;
  }

  std::optional<CpSpan> span_or_none(simdjson::dom::element at, const char* key) {
    simdjson::dom::element value;
    if (at[key].get(value) || value.is_null()) return std::nullopt;
    return span(at, key);
  }

  /// The object at a key; nothing where there is none.
  std::optional<simdjson::dom::element> object(simdjson::dom::element at, const char* key) {
    simdjson::dom::element there;
    if (at[key].get(there) || there.is_null()) return std::nullopt;
    if (there.is_object()) return there;
    problem = std::string("wrong kind of value in \"") + key + "\"";
    return std::nullopt;
  }

  template <class Take>
  void each(simdjson::dom::element at, const char* key, Take take) {
    const std::optional<simdjson::dom::array> list = value<simdjson::dom::array>(at, key);
    if (!list) return;
    for (simdjson::dom::element e : *list) take(e);
  }

  std::string problem;
};

/// "no claim: ...", "no event: ...".
inline Error no_record(std::string_view what, const std::string& message) {
  return {ErrorCode::kFormat, "no " + std::string(what) + ": " + message};
}

/// The object that a record is; lives as long as the parser's next record. `json` may grow by what
/// the parser wants behind it.
inline Result<simdjson::dom::element> object_of(simdjson::dom::parser& parser, std::string& json,
                                                std::string_view what) {
  json.reserve(json.size() + simdjson::SIMDJSON_PADDING);
  simdjson::dom::element root;
  if (auto code = parser.parse(json.data(), json.size(), false).get(root)) {
    return no_record(what, simdjson::error_message(code));
  }
  if (!root.is_object()) return no_record(what, "not an object");
  return root;
}

}  // namespace tawatur::ingest
