// SPDX-License-Identifier: Apache-2.0
// Told: what joining looks at of one claim, with words and names already folded and hashed (by
// pipeline, which knows the text), and Report: the document that it stands in. Plain values.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "tawatur/claim.h"

namespace tawatur::reconcile {

/// Days since 1970-01-01; kNoDay = not known.
using Day = std::int32_t;
inline constexpr Day kNoDay = std::numeric_limits<Day>::min();
/// "2018-01-11" to days; kNoDay for anything else.
Day day_of(std::string_view iso);
/// The other way round; empty for kNoDay.
std::string iso_of(Day day);

/// A folded word without its article.
struct Word {
  std::uint32_t hash = 0;
  std::uint8_t length = 0;  ///< letters; long words are rare words
  bool operator==(const Word&) const = default;
};

struct ToldPlace {
  std::uint32_t key = 0;             ///< hash of the id, else of the folded name
  std::vector<std::uint32_t> words;  ///< of the name, sorted
  std::optional<double> lat, lon;
  std::uint32_t index = 0;  ///< among the places of the claim
};

struct ToldNumber {
  QuantityKind kind = QuantityKind::killed;
  std::int64_t low = 0;
  std::optional<std::int64_t> high;
  bool operator==(const ToldNumber&) const = default;
};

struct Told {
  std::uint32_t report = 0;  ///< index of its document
  std::string claim_id;
  Frame frame = Frame::clash;
  Modality modality = Modality::asserted;
  double confidence = 0;
  bool background = false;
  Day from = kNoDay, to = kNoDay;
  std::vector<std::uint32_t> agent, target;  ///< hashes of id or folded name, sorted
  std::vector<ToldPlace> place;              ///< no countries
  std::vector<ToldNumber> numbers;           ///< no parts of others, none without number
  std::vector<Word> words;                   ///< of the evidence, sorted by hash, each once
  CpSpan evidence, trigger;
};

struct Report {
  std::string doc;
  Day published = kNoDay;
  std::string outlet;
  std::uint32_t copy_of = 0;  ///< index of the report that stands for its copies; itself if alone
};

}  // namespace tawatur::reconcile
