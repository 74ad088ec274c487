// SPDX-License-Identifier: Apache-2.0
// Told: what joining looks at of one claim, with words and names already folded and hashed (by
// pipeline, which knows the text), and Report: the document that it stands in. Plain values.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <optional>
#include <span>
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

/// Words of a claim, sorted by hash, each once, with the length of their vector.
class Words {
 public:
  Words() = default;
  Words(std::vector<Word> words);  // NOLINT: conversion is the point
  Words(std::initializer_list<Word> words);
  auto begin() const { return words_.begin(); }
  auto end() const { return words_.end(); }
  bool empty() const { return words_.empty(); }
  std::size_t size() const { return words_.size(); }
  const Word& operator[](std::size_t i) const { return words_[i]; }
  /// How much a word counts: long ones are rare ones.
  static int weight_of(const Word& word);
  double norm() const { return norm_; }

 private:
  std::vector<Word> words_;
  double norm_ = 0;
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
  Words words;                               ///< of the evidence
  CpSpan evidence, trigger;
  /// A number of its is the sum of what its document tells of several places ("four killed in two
  /// attacks"): no toll of one occurrence. Set when its document is joined.
  bool sums_up = false;
  /// Where its sentence says that the acts beside it happened; empty where it names a place itself.
  /// Set with sums_up.
  std::vector<ToldPlace> around;
};

struct Report {
  std::string doc;
  Day published = kNoDay;
  std::string outlet;
  std::uint32_t copy_of = 0;  ///< index of the report that stands for its copies; itself if alone
};

/// Sets sums_up of the claims of one document. Bounded work in the number of its claims squared.
void mark_sums(std::span<Told> document);
/// Sets `around` of the claims of one document that tell of force and its effects: the nearest
/// claim of the sentence that names a place lends it. Bounded as mark_sums().
void look_around(std::span<Told> document);

}  // namespace tawatur::reconcile
