// SPDX-License-Identifier: Apache-2.0
#include "tables.h"

#include <cmath>
#include <unordered_set>

#include "train/choice.h"
#include "train/logistic.h"

namespace tawatur::train {
namespace {

/// Templates whose parts are single words.
bool names_word(const std::string& feature) {
  static const std::unordered_set<std::string> kTemplates = {"fl",  "flk", "dl",  "pl", "wl", "wlf",
                                                             "wr",  "wrf", "fnl", "cl", "lk", "wl2",
                                                             "ngl", "ol",  "rl",  "gl", "pbl"};
  return kTemplates.count(feature.substr(0, feature.find('='))) != 0;
}

/// The features that are frequent enough: their new numbers, and back.
struct Kept {
  std::vector<std::uint32_t> number, back;
  Kept(const Dictionary& dictionary, const TrainOptions& options)
      : number(dictionary.size(), decode::kNone) {
    for (std::uint32_t i = 0; i < number.size(); ++i) {
      if (dictionary.documents(i) < least(dictionary.name(i), options)) continue;
      number[i] = static_cast<std::uint32_t>(back.size());
      back.push_back(i);
    }
  }
};

/// Rows with the kept features only, as the trainers want them.
template <typename Rows, typename AnyTable>
Rows rows_of(const AnyTable& table, const Kept& kept) {
  Rows x;
  for (std::size_t r = 0; r < table.rows(); ++r) {
    for (auto i = table.first[r]; i < table.first[r + 1]; ++i) {
      const std::uint32_t number = kept.number[table.features[i]];
      if (number != decode::kNone) x.features.push_back(number);
    }
    x.first.push_back(x.features.size());
  }
  return x;
}

void append(const Dictionary& dictionary, const Kept& kept, const std::vector<double>& weights,
            std::size_t group, std::size_t output, std::vector<NamedWeight>& out) {
  for (std::uint32_t i = 0; i < kept.back.size(); ++i) {
    if (std::abs(weights[i]) < kLeastWeight) continue;
    out.push_back({group, output, dictionary.name(kept.back[i]), weights[i]});
  }
}

}  // namespace

int least(const std::string& feature, const TrainOptions& options) {
  return names_word(feature) ? options.least_documents_word : options.least_documents;
}

void fit(const Table& table, std::size_t group, double l2, const TrainOptions& options,
         std::vector<NamedWeight>& out) {
  const Kept kept(table.dictionary, options);
  auto x = rows_of<learn::Examples>(table, kept);
  learn::LogisticOptions lo;
  lo.l2 = l2;
  for (std::size_t o = 0; o < table.label.size(); ++o) {
    x.label = table.label[o];
    x.weight = table.weight[o];
    append(table.dictionary, kept, learn::train_logistic(x, kept.back.size(), lo), group, o, out);
  }
}

void fit(const ChoiceTable& table, std::size_t group, double l2, const TrainOptions& options,
         std::vector<NamedWeight>& out) {
  const Kept kept(table.dictionary, options);
  auto x = rows_of<learn::Choices>(table, kept);
  x.group_first = table.group_first;
  x.weight = table.weight;
  learn::LogisticOptions lo;
  lo.l2 = l2;
  for (std::size_t o = 0; o < table.right.size(); ++o) {
    x.right = table.right[o];
    append(table.dictionary, kept, learn::train_choice(x, kept.back.size(), lo), group, o, out);
  }
}

}  // namespace tawatur::train
