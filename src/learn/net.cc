// SPDX-License-Identifier: Apache-2.0
#include "learn/net.h"

#include <algorithm>
#include <bit>
#include <charconv>

#include "learn/image.h"

namespace tawatur::learn {
namespace {

constexpr std::string_view kMagic = "tawatur net 1\n";

bool read_numbers(std::string_view cell, std::vector<float>& out) {
  out.clear();
  while (!cell.empty()) {
    float value = 0;
    const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (read.ec != std::errc() || !(value > -1e6f && value < 1e6f)) return false;
    out.push_back(value);
    cell.remove_prefix(static_cast<std::size_t>(read.ptr - cell.data()));
    if (!cell.empty() && cell.front() != ' ') return false;
    if (!cell.empty()) cell.remove_prefix(1);
  }
  return !out.empty();
}

void put(std::string& out, const Matrix& m) {
  bytes::put(out, std::vector<std::uint64_t>{m.columns});
  bytes::put(out, m.values);
}
bool take(std::string_view& rest, Matrix& m) {
  std::vector<std::uint64_t> columns;
  if (!bytes::take(rest, columns) || columns.size() != 1 || !bytes::take(rest, m.values)) {
    return false;
  }
  m.columns = columns[0];
  if (m.values.empty()) return m.columns == 0;
  if (m.columns == 0 || m.values.size() % m.columns != 0) return false;
  m.rows = m.values.size() / m.columns;
  return true;
}

}  // namespace

Net::Net(std::vector<std::string> tables, std::vector<std::string> matrices)
    : table_names_(std::move(tables)),
      matrix_names_(std::move(matrices)),
      tables_(table_names_.size()),
      matrices_(matrix_names_.size()) {}

Result<void> Net::parse(std::string_view tsv, std::string_view file) {
  std::uint64_t line_no = 0;
  std::vector<float> numbers;
  const auto add_row = [&](Matrix& m) {
    if (m.rows == 0) m.columns = numbers.size();
    if (m.columns != numbers.size()) return false;
    m.values.insert(m.values.end(), numbers.begin(), numbers.end());
    ++m.rows;
    return true;
  };
  while (!tsv.empty()) {
    const auto end = tsv.find('\n');
    const std::string_view line = tsv.substr(0, end);
    tsv.remove_prefix(end == std::string_view::npos ? tsv.size() : end + 1);
    ++line_no;
    if (line.empty() || line.front() == '#') continue;
    const auto first = line.find('\t'), second = line.find('\t', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) {
      return bad(file, line_no, "three columns expected");
    }
    const std::string_view name = line.substr(0, first),
                           row = line.substr(first + 1, second - first - 1);
    if (!read_numbers(line.substr(second + 1), numbers)) {
      return bad(file, line_no, "the third column is no list of numbers");
    }
    const auto table = std::find(table_names_.begin(), table_names_.end(), name);
    const auto matrix = std::find(matrix_names_.begin(), matrix_names_.end(), name);
    bool fits = false;
    if (table != table_names_.end()) {
      FeatureRows& t = tables_[static_cast<std::size_t>(table - table_names_.begin())];
      t.know(hash_name(row), static_cast<std::uint32_t>(t.matrix_.rows));
      fits = add_row(t.matrix_);
    } else if (matrix != matrix_names_.end()) {
      fits = add_row(matrices_[static_cast<std::size_t>(matrix - matrix_names_.begin())]);
    } else {
      return bad(file, line_no, "nothing is called " + std::string(name));
    }
    if (!fits) return bad(file, line_no, "not as many numbers as in the row before");
    empty_ = false;
  }
  return {};
}

std::string Net::image() const {
  std::string out(kMagic);
  if (empty_) return out;
  for (const FeatureRows& t : tables_) {
    put(out, t.matrix_);
    std::vector<std::pair<std::uint32_t, FeatureHash>> sorted;
    for (const auto& slot : t.slots_) {
      if (slot.row != FeatureRows::kNoRow) sorted.emplace_back(slot.row, slot.feature);
    }
    std::sort(sorted.begin(), sorted.end());
    std::vector<FeatureHash> features;
    std::vector<std::uint32_t> rows;
    for (const auto& [row, feature] : sorted) {
      features.push_back(feature);
      rows.push_back(row);
    }
    bytes::put(out, features);
    bytes::put(out, rows);
  }
  for (const Matrix& m : matrices_) put(out, m);
  return out;
}

Result<void> Net::load(std::string_view image) {
  const Error broken = bad("roles.bin", 0, "no net of this program");
  if (!image.starts_with(kMagic)) return broken;
  image.remove_prefix(kMagic.size());
  if (image.empty()) return {};
  for (FeatureRows& t : tables_) {
    std::vector<FeatureHash> features;
    std::vector<std::uint32_t> rows;
    if (!take(image, t.matrix_) || !bytes::take(image, features) || !bytes::take(image, rows)) {
      return broken;
    }
    if (features.size() != rows.size()) return broken;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i] >= t.matrix_.rows) return broken;
      t.know(features[i], rows[i]);
    }
  }
  for (Matrix& m : matrices_) {
    if (!take(image, m)) return broken;
  }
  empty_ = false;
  return {};
}

namespace {

// The same source for machines with wider registers. Every sum is added up in the same order in
// both, and neither multiplies and adds in one step, so that they agree to the last bit.
#if defined(__x86_64__)
#define TAWATUR_WIDE __attribute__((target("avx2")))
const bool kWide = __builtin_cpu_supports("avx2") != 0;
#else
#define TAWATUR_WIDE
const bool kWide = false;
#endif
#define TAWATUR_INLINE inline __attribute__((always_inline))

/// 1 / (1 + e^-x) of each number, exact to some 1e-6 of it: e^x by powers of two and a polynomial.
TAWATUR_INLINE void sigmoids(float* __restrict v, std::size_t n) {
  // A float of this size has no room for fractions, and its lowest bits are a whole number.
  constexpr float kRound = 12582912.0f;
  for (std::size_t i = 0; i < n; ++i) {
    const float low = -v[i] < -80.0f ? -80.0f : -v[i];
    const float x = low > 80.0f ? 80.0f : low;
    const float rounded = x * 1.44269504f + kRound;
    const float f = x - (rounded - kRound) * 0.69314718f;
    const float power =
        1 + f * (1 + f * (0.5f +
                          f * (1.0f / 6 + f * (1.0f / 24 + f * (1.0f / 120 + f * (1.0f / 720))))));
    const auto two_to =
        (std::bit_cast<std::uint32_t>(rounded) - std::bit_cast<std::uint32_t>(kRound) + 127u) << 23;
    v[i] = 1 / (1 + power * std::bit_cast<float>(two_to));
  }
}

/// Columns that are summed up at a time, in registers.
constexpr std::size_t kBlock = 48;

TAWATUR_INLINE void product(const Matrix& w, const float* __restrict x, float* __restrict y) {
  const std::size_t n = w.columns;
  std::size_t o = 0;
  for (; o + kBlock <= n; o += kBlock) {
    float sum[kBlock];
    for (std::size_t j = 0; j < kBlock; ++j) sum[j] = y[o + j];
    const float* row = w.values.data() + o;
    for (std::size_t i = 0; i < w.rows; ++i, row += n) {
      for (std::size_t j = 0; j < kBlock; ++j) sum[j] += row[j] * x[i];
    }
    for (std::size_t j = 0; j < kBlock; ++j) y[o + j] = sum[j];
  }
  for (; o < n; ++o) {
    for (std::size_t i = 0; i < w.rows; ++i) y[o] += w.row(i)[o] * x[i];
  }
}

TAWATUR_INLINE void unit(const Matrix& recurrent, const Matrix& bias, std::size_t n, bool backwards,
                         const float* gates, std::size_t stride, float* out, std::size_t out_stride,
                         float* state, float* pull) {
  const std::size_t h = recurrent.rows;
  for (std::size_t step = 0; step < n; ++step) {
    const std::size_t at = backwards ? n - 1 - step : step;
    const float* in = gates + at * stride;
    for (std::size_t j = 0; j < 2 * h; ++j) pull[j] = 0;
    for (std::size_t j = 0; j < h; ++j) pull[2 * h + j] = bias.values[j];
    product(recurrent, state, pull);
    for (std::size_t j = 0; j < 2 * h; ++j) pull[j] += in[j];
    sigmoids(pull, 2 * h);
    float* const fresh = pull + 2 * h;
    for (std::size_t j = 0; j < h; ++j) fresh[j] = 2 * (in[2 * h + j] + pull[j] * fresh[j]);
    sigmoids(fresh, h);  // tanh x is 2 sigmoid 2x - 1
    for (std::size_t j = 0; j < h; ++j) {
      const float update = pull[h + j];
      state[j] = (1 - update) * (2 * fresh[j] - 1) + update * state[j];
    }
    for (std::size_t j = 0; j < h; ++j) out[at * out_stride + j] = state[j];
  }
}

TAWATUR_INLINE void sum_rows(const Matrix& m, const std::uint32_t* rows, std::size_t n,
                             float* sum) {
  for (std::size_t r = 0; r < n; ++r) {
    const float* row = m.row(rows[r]);
    for (std::size_t i = 0; i < m.columns; ++i) sum[i] += row[i];
  }
}

TAWATUR_WIDE void product_wide(const Matrix& w, const float* x, float* y) { product(w, x, y); }
TAWATUR_WIDE void unit_wide(const Matrix& recurrent, const Matrix& bias, std::size_t n,
                            bool backwards, const float* gates, std::size_t stride, float* out,
                            std::size_t out_stride, float* state, float* pull) {
  unit(recurrent, bias, n, backwards, gates, stride, out, out_stride, state, pull);
}
TAWATUR_WIDE void sum_rows_wide(const Matrix& m, const std::uint32_t* rows, std::size_t n,
                                float* sum) {
  sum_rows(m, rows, n, sum);
}

}  // namespace

std::uint32_t FeatureRows::row_of(FeatureHash feature) const {
  if (slots_.empty()) return kNoRow;
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = (feature ^ (feature >> 32)) & mask;
  while (slots_[at].row != kNoRow && slots_[at].feature != feature) at = (at + 1) & mask;
  return slots_[at].row;
}

void FeatureRows::know(FeatureHash feature, std::uint32_t row) {
  if (2 * (known_ + 1) > slots_.size()) {
    std::vector<Slot> old(std::max<std::size_t>(64, 2 * slots_.size()));
    old.swap(slots_);
    known_ = 0;
    for (const Slot& s : old) {
      if (s.row != kNoRow) know(s.feature, s.row);
    }
  }
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = (feature ^ (feature >> 32)) & mask;
  while (slots_[at].row != kNoRow && slots_[at].feature != feature) at = (at + 1) & mask;
  if (slots_[at].row == kNoRow) ++known_;
  slots_[at] = {feature, row};
}

void FeatureRows::add(const FeatureSink& features, float* sum) const {
  constexpr std::size_t kMost = 64;
  std::uint32_t rows[kMost];
  std::size_t n = 0;
  const auto flush = [&] {
    kWide ? sum_rows_wide(matrix_, rows, n, sum) : sum_rows(matrix_, rows, n, sum);
    n = 0;
  };
  for (FeatureHash feature : features.hashes()) {
    const std::uint32_t row = row_of(feature);
    if (row == kNoRow) continue;
    rows[n++] = row;
    if (n == kMost) flush();
  }
  flush();
}

void add_product(const Matrix& w, const float* x, float* y) {
  kWide ? product_wide(w, x, y) : product(w, x, y);
}

void run_unit(const Matrix& recurrent, const Matrix& bias, std::size_t n, bool backwards,
              const float* gates, std::size_t stride, float* out, std::size_t out_stride) {
  std::vector<float> state(recurrent.rows), pull(3 * recurrent.rows);
  if (kWide) {
    unit_wide(recurrent, bias, n, backwards, gates, stride, out, out_stride, state.data(),
              pull.data());
  } else {
    unit(recurrent, bias, n, backwards, gates, stride, out, out_stride, state.data(), pull.data());
  }
}

}  // namespace tawatur::learn
