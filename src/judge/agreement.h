// SPDX-License-Identifier: Apache-2.0
// Agreement between two coders of the same documents.
//
//   Agreement a = agreement(ruba, omar);
//   a.claims.f1()                    // claims of one frame at overlapping words
//   a.fields[0].kappa()              // frame; then modality, agent, target, place, source, time,
//                                    // quantity
//
// Only documents that both coded count. Claims whose evidence overlaps are paired one to one, those
// of one frame first, then by overlap. Frame: over all pairs, and each claim without a partner
// against "none". Other fields: over pairs of one frame; a field's value is all its fillers (ids,
// words where there is none) in any order. Kappa is Cohen's: 1 full agreement, 0 that of chance.
// Either order of the coders gives the same figures. Never fails. Cost: n log n in claims of
// documents of news size. Thread rule: pure functions.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "tawatur/claim.h"

namespace tawatur::judge {

/// Claims of each, and how many both have.
struct Overlap {
  std::uint64_t a = 0, b = 0, both = 0;
  double f1() const;
};

/// How often two coders give a field the same value, and how often chance would.
class FieldAgreement {
 public:
  explicit FieldAgreement(std::string name) : name_(std::move(name)) {}
  void add(const std::string& a, const std::string& b);
  const std::string& name() const { return name_; }
  std::uint64_t units() const { return units_; }
  double share() const;  ///< 0 without units
  /// Nothing without units, and where chance alone agrees always.
  std::optional<double> kappa() const;

 private:
  std::string name_;
  std::uint64_t units_ = 0, same_ = 0;
  std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> values_;
};

struct Agreement {
  std::uint64_t documents = 0;  ///< coded by both
  Overlap claims;
  std::vector<std::pair<Frame, Overlap>> frames;  ///< those that either uses, in their order
  std::vector<FieldAgreement> fields;
};

Agreement agreement(std::span<const Claim> a, std::span<const Claim> b);

}  // namespace tawatur::judge
