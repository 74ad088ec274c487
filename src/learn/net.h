// SPDX-License-Identifier: Apache-2.0
// A small net over named features: where a log-linear model has a number for a feature, it has a
// row of numbers. Rows of the features that are present are added up; matrices and a gated
// recurrent unit (Cho et al. 2014, as PyTorch writes it) take it from there.
//
//   const learn::Net net = ...;
//   std::vector<float> sum(net.rows(kInput).width());
//   net.rows(kInput).add(sink, sum.data());
//   learn::add_product(net.matrix(kHidden), sum.data(), out.data());
//
// File: TSV, lines "name <tab> feature or number of the row <tab> numbers with spaces between";
// comments with '#'. A row that isn't there is all zeros.
//
// Results are the same on every machine: each sum is added up in one order whatever the width of
// its registers, and the sigmoid is our own. Thread rule: const after parse.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "learn/features.h"
#include "tawatur/result.h"

namespace tawatur::learn {

struct Matrix {
  std::size_t rows = 0, columns = 0;
  std::vector<float> values;  ///< row by row
  const float* row(std::size_t i) const { return values.data() + i * columns; }
};

/// Rows by feature.
class FeatureRows {
 public:
  std::size_t width() const { return matrix_.columns; }
  /// Adds the rows of the features present to `sum`, which has `width()` numbers.
  void add(const FeatureSink& features, float* sum) const;

 private:
  friend class Net;
  Matrix matrix_;
  /// Open addressing, at most half full; a power of two of slots. Row kNoRow: an empty slot.
  struct Slot {
    FeatureHash feature = 0;
    std::uint32_t row = kNoRow;
  };
  static constexpr std::uint32_t kNoRow = 0xFFFFFFFFu;
  std::vector<Slot> slots_;
  std::size_t known_ = 0;

  std::uint32_t row_of(FeatureHash feature) const;
  void know(FeatureHash feature, std::uint32_t row);
};

class Net {
 public:
  /// Names of the tables by feature and of the matrices, in the order in which they are asked for.
  Net(std::vector<std::string> tables, std::vector<std::string> matrices);

  /// Errors: kFormat with line (no such name, rows of different width, no numbers).
  Result<void> parse(std::string_view tsv, std::string_view file);
  /// The same as bytes of this kind of machine, for packs.
  std::string image() const;
  /// Errors: kFormat.
  Result<void> load(std::string_view image);

  /// Nothing was read: it has nothing to say.
  bool empty() const { return empty_; }
  const FeatureRows& rows(std::size_t table) const { return tables_[table]; }
  const Matrix& matrix(std::size_t i) const { return matrices_[i]; }

 private:
  std::vector<std::string> table_names_, matrix_names_;
  std::vector<FeatureRows> tables_;
  std::vector<Matrix> matrices_;
  bool empty_ = true;
};

/// y += x W; x has W.rows numbers, y W.columns.
void add_product(const Matrix& w, const float* x, float* y);

/// Runs a gated recurrent unit over `n` steps. `gates` are what the inputs add to its reset, update
/// and new gates, 3 h numbers a step, `stride` apart; the states go to `out`, h numbers a step,
/// `out_stride` apart. `recurrent` is h x 3 h, `bias` of the new gate (1 x h) lies inside its
/// reset.
void run_unit(const Matrix& recurrent, const Matrix& bias, std::size_t n, bool backwards,
              const float* gates, std::size_t stride, float* out, std::size_t out_stride);

}  // namespace tawatur::learn
