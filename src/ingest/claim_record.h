// SPDX-License-Identifier: Apache-2.0
// A claim as JSON (claims.schema.json) back to a plain value: the inverse of emit/claim_json.h.
//
//   ClaimRecords records;
//   Result<Claim> claim = records.read(line);
//
// Fields that the schema doesn't name are left out; absent ones keep their defaults, and a claim
// without a confidence is sure (people give none). Errors (kFormat): broken JSON, an unknown frame,
// modality or quantity, a value of the wrong kind, a span that isn't two numbers, a confidence out
// of 0 to 1, a part of no other quantity.
// Cost: linear. Thread rule: one thread at a time (the parser keeps its buffers).
#pragma once

#include <memory>
#include <string>

#include "tawatur/claim.h"
#include "tawatur/result.h"

namespace tawatur::ingest {

class ClaimRecords {
 public:
  ClaimRecords();
  ~ClaimRecords();
  ClaimRecords(ClaimRecords&&) noexcept;
  ClaimRecords& operator=(ClaimRecords&&) noexcept;

  /// `json` may be given more capacity (the parser reads over the end).
  Result<Claim> read(std::string& json);
  /// Does the line say that it is a claim ("schema":"tawatur/claim/1")? `json` may be given more
  /// capacity.
  bool is_claim(std::string& json);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tawatur::ingest
