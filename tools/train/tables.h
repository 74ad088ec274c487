// SPDX-License-Identifier: Apache-2.0
// Examples in tables: rows of named features that become the weights of one group.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "learn/features.h"
#include "trainer.h"

namespace tawatur::train {

constexpr double kLeastWeight = 0.02;  ///< smaller ones aren't worth their line

/// In how many documents a feature must occur, by whether it names a word.
int least(const std::string& feature, const TrainOptions& options);

/// Features of one group: name and in how many documents each occurs. Holds pointers to its own
/// keys: neither copied nor moved.
class Dictionary {
 public:
  Dictionary() = default;
  Dictionary(const Dictionary&) = delete;
  Dictionary& operator=(const Dictionary&) = delete;
  std::uint32_t id(const std::string& name, std::size_t document) {
    auto [it, fresh] = ids_.try_emplace(name, ids_.size());
    if (fresh) {
      names_.push_back(&it->first);
      documents_.push_back(0);
      last_.push_back(static_cast<std::size_t>(-1));
    }
    if (last_[it->second] != document) {
      last_[it->second] = document;
      ++documents_[it->second];
    }
    return it->second;
  }
  std::size_t size() const { return names_.size(); }
  const std::string& name(std::uint32_t id) const { return *names_[id]; }
  int documents(std::uint32_t id) const { return documents_[id]; }

 private:
  std::unordered_map<std::string, std::uint32_t> ids_;
  std::vector<const std::string*> names_;
  std::vector<int> documents_;
  std::vector<std::size_t> last_;
};

/// Rows of one group with several outputs.
struct Table {
  Dictionary dictionary;
  std::vector<std::uint32_t> features;
  std::vector<std::size_t> first{0};
  std::vector<std::vector<float>> label, weight;  ///< [output][row]
  explicit Table(std::size_t outputs) : label(outputs), weight(outputs) {}
  std::size_t rows() const { return first.size() - 1; }
  void add(const learn::FeatureSink& sink, std::size_t document, const std::vector<float>& labels,
           const std::vector<float>& weights) {
    for (const std::string& n : sink.names()) features.push_back(dictionary.id(n, document));
    first.push_back(features.size());
    for (std::size_t o = 0; o < label.size(); ++o) {
      label[o].push_back(labels[o]);
      weight[o].push_back(weights[o]);
    }
  }
};

/// Rows of a choice with several outputs, each of which has right answers of its own.
struct ChoiceTable {
  Dictionary dictionary;
  std::vector<std::uint32_t> features;
  std::vector<std::size_t> first{0}, group_first{0};
  std::vector<std::vector<std::vector<std::vector<std::size_t>>>> right;  ///< [output][group]
  std::vector<float> weight;
  explicit ChoiceTable(std::size_t outputs) : right(outputs) {}
  std::size_t rows() const { return first.size() - 1; }
  void add_row(const learn::FeatureSink& sink, std::size_t document) {
    for (const std::string& n : sink.names()) features.push_back(dictionary.id(n, document));
    first.push_back(features.size());
  }
};

/// Trains every output of a table and appends the weights. Rare features are left out first.
void fit(const Table& table, std::size_t group, double l2, const TrainOptions& options,
         std::vector<NamedWeight>& out);
void fit(const ChoiceTable& table, std::size_t group, double l2, const TrainOptions& options,
         std::vector<NamedWeight>& out);

}  // namespace tawatur::train
