// SPDX-License-Identifier: Apache-2.0
// Statement: a claim or a gold claim as the judge compares them, and how they are read.
//
//   Result<std::vector<GoldDocument>> gold = read_gold("eval/train");
//   Result<Statement> claim = read_claim(line);          // one line of claims.jsonl
//
// Spans are code points. Errors: kNotFound, kIo, kFormat with the file. Thread rule: plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tawatur/claim.h"
#include "tawatur/result.h"

namespace tawatur::judge {

/// An actor, place or source.
struct Ref {
  std::string id, text, name, name_ar;
};

/// A quantity that binds: parts and mere "dead" aren't kept.
struct Amount {
  std::string kind;
  std::optional<std::int64_t> low, high;
  bool operator==(const Amount&) const = default;
};

/// First and last day.
struct Days {
  std::string from, to;
  bool operator==(const Days&) const = default;
};

/// Words that a claim says stand at a span. `known` is false where the span is missing.
struct Slice {
  std::string field, text;
  std::int64_t begin = 0, end = 0;
  bool known = false;
};

struct Statement {
  std::string doc, id, frame;
  std::string modality = "asserted";
  std::vector<Ref> agent, target, place, source;
  std::vector<Amount> quantity;
  std::vector<Days> days;  ///< none or one
  // Gold.
  std::int64_t begin = 0, end = 0;  ///< gold: span; claim: trigger
  bool optional = false;
  // Claims.
  std::int64_t evidence_begin = 0, evidence_end = 0;
  std::vector<Slice> slices;  ///< every filler's words, for the check of evidence
  std::string order;          ///< breaks ties: the whole object with sorted keys
};

struct GoldDocument {
  std::string doc, text, published, outlet;
  std::vector<std::pair<std::int64_t, std::int64_t>> boilerplate;
  std::vector<Statement> claims;
};

/// One line of claims.jsonl. Errors: kFormat (no JSON, or no doc, frame, evidence or trigger).
Result<Statement> read_claim(std::string_view line);
/// A claim of the engine, without going through JSON. `order` stays empty.
Statement statement_of(const Claim& claim);
/// One NAME.gold.json. Its text isn't read.
Result<GoldDocument> parse_gold(std::string_view json);
/// All NAME.gold.json of a folder with their texts, sorted by name. Line ends of texts are read as
/// "\n", as the offsets of gold count them.
Result<std::vector<GoldDocument>> read_gold(const std::string& folder);

}  // namespace tawatur::judge
