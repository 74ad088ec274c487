// SPDX-License-Identifier: Apache-2.0
// Weights of the engine's decisions: a text file that a person can read, and a table that the
// engine can look up. One log-linear model a decision; models of one group share their features, so
// one look-up serves all of them. The table knows a feature by some 50 bits of its hash: that two
// of a hundred thousand features are taken for one another is left to chance (about 1 in 10^5).
//
// File: TSV, sorted, lines "group <tab> output <tab> feature <tab> weight", comments with '#', and
// "setting" lines: "@ <tab> name <tab> - <tab> value" (thresholds, version).
//
// Thread rule: const after parse.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "learn/features.h"
#include "tawatur/result.h"

namespace tawatur::learn {

/// Most outputs that a group may have.
inline constexpr std::size_t kMaxOutputs = 6;
using Scores = std::array<float, kMaxOutputs>;

/// A group of models over the same features; index into Weights.
struct Group {
  std::string name;
  std::vector<std::string> outputs;
};

class Weights {
 public:
  /// Groups that the engine asks for, in its order. Rows of other groups are an error.
  explicit Weights(std::vector<Group> groups);

  /// Adds the rows of a weights file. Errors: kFormat with line.
  Result<void> parse(std::string_view tsv, std::string_view file);
  /// The tables as bytes of this kind of machine, for packs: reading them back with `load` costs a
  /// copy, where `parse` hashes every name anew.
  std::string image() const;
  /// Takes what `image` wrote. Errors: kFormat when it isn't one, or of other groups.
  Result<void> load(std::string_view image);
  /// The same, row by row (the trainer); not after `load`.
  void set(std::size_t group, std::size_t output, std::string_view feature, float weight);
  void set_setting(std::string_view name, double value) { settings_[std::string(name)] = value; }

  /// Sum of the weights of the features present, for each output of the group.
  Scores score(std::size_t group, const FeatureSink& features) const;
  /// Weight of one feature (explain).
  float weight(std::size_t group, std::size_t output, FeatureHash feature) const;
  double setting(std::string_view name, double otherwise) const;

  const std::vector<Group>& groups() const { return groups_; }
  /// Features that have a weight.
  std::size_t size() const;

 private:
  /// The features of a group, open addressing. A slot is a tag (0: empty) and a weight for each
  /// output, side by side, so that a look-up touches one line of memory. Where a feature's slots
  /// begin comes from other bits than its tag.
  struct Table {
    std::size_t width = 0, slots = 0, count = 0;
    std::vector<std::uint32_t> cells;  ///< slots x width: a tag, then the bits of the weights
    std::vector<FeatureHash> keys;     ///< of the slots; only while rows are being added
    const std::uint32_t* find(FeatureHash feature) const;  ///< its slot, or the empty one
    const std::uint32_t* begin_of(FeatureHash feature) const;
    void resize(std::size_t to);
  };

  std::vector<Group> groups_;
  std::vector<Table> tables_;  ///< parallel to groups_
  std::map<std::string, double, std::less<>> settings_;
};

/// 1 / (1 + e^-x).
double logistic(double x);

}  // namespace tawatur::learn
