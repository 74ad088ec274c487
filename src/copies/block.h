// SPDX-License-Identifier: Apache-2.0
// Block: some new texts held in memory, which any number of others pass by, so that a collection
// of any size is searched in the memory of one block.
//
//   Block block;
//   while (!block.full()) block.add(number, signatures.emplace_back(sign(text)));  // a deque
//   block.build();
//   for (each older text) block.meet(number, signature, compared);
//   block.meet_each_other(compared);
//
// Signatures of the block's texts must outlive it. `first` is asked before two texts are compared
// in full, with their numbers; where it says no they are left alone. What is found and what isn't:
// find.h. Texts that are the same to the word are told as `same`. Never fails. Cost: some 10 ns a
// word group that passes. Thread rule: one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "copies/find.h"
#include "copies/signature.h"

namespace tawatur::copies {

/// Word groups of texts, and which texts have them.
class GroupTable {
 public:
  void add(std::uint32_t group, std::uint32_t text) {
    entries_.push_back(std::uint64_t{group} << 32 | text);
  }
  void build();
  /// Entries [first, last) of a group. Where there are more than `most`: the first ones, or none.
  std::pair<std::size_t, std::size_t> find(std::uint32_t group, std::size_t most,
                                           bool first_of_many) const;
  std::uint32_t text(std::size_t entry) const {
    return static_cast<std::uint32_t>(entries_[entry]);
  }

 private:
  std::vector<std::uint64_t> entries_;  ///< group, text; sorted
  std::vector<std::uint32_t> begin_;    ///< where the groups with the same first bits begin
  int shift_ = 32;
};

class Block {
 public:
  static constexpr std::size_t kMostTexts = 8192, kMostGroups = std::size_t{2} << 20;
  using First = std::function<bool(std::uint32_t, std::uint32_t)>;
  using Take = std::function<void(const CopyPair&)>;

  explicit Block(const CopyOptions& options = {}) : options_(options) {}

  void add(std::uint32_t number, const Signature& signature);
  bool full() const { return texts_.size() >= kMostTexts || groups_ >= kMostGroups; }
  bool empty() const { return texts_.empty(); }
  /// Once, after the last add().
  void build();

  /// Pairs of a text of the block with another, which comes with a number of its own.
  void meet(std::uint32_t number, const Signature& other, const First& first, const Take& take);
  /// Pairs within the block.
  void meet_each_other(const First& first, const Take& take);

 private:
  struct Text {
    std::uint32_t number;
    const Signature* signature;
  };
  void count(const GroupTable& table, std::uint32_t group);
  void compare_with(std::uint32_t found, std::uint32_t number, const Signature& other,
                    const First& first, const Take& take);

  CopyOptions options_;
  std::vector<Text> texts_;
  std::size_t groups_ = 0;
  GroupTable samples_, all_;         ///< groups of the samples; all groups
  bool has_all_ = false;             ///< built when the first text passes by
  std::vector<std::uint32_t> hits_;  ///< for each text
  std::vector<std::uint32_t> touched_;
};

}  // namespace tawatur::copies
