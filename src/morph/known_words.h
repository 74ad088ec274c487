// SPDX-License-Identifier: Apache-2.0
// Readings of words that were met before, over texts: nine words of ten are among the commonest
// twenty thousand, and a word by itself always reads the same.
//
//   const KnownWords::Loan known = known_words.lend(limits.max_arcs);
//   for (const Reading& r : known->readings(finder, token)) use(r);
//
// What comes out is what the finder says, whether or not the word is known. Memory: a table has at
// most the words of one text more than kMost, and there are as many tables as texts are read at the
// same time. Thread rule: lend() from any thread; a loan belongs to one.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/text.h"
#include "morph/readings.h"

namespace tawatur::morph {

/// Readings of different words under one limit of arcs.
class WordTable {
 public:
  explicit WordTable(std::uint32_t max_arcs) : max_arcs_(max_arcs) {}
  /// Holds until the next call.
  std::span<const Reading> readings(const ReadingFinder& finder, const Token& token);
  std::size_t size() const { return words_.size(); }
  std::uint32_t max_arcs() const { return max_arcs_; }

 private:
  struct Range {
    std::size_t first = 0, count = 0;
  };
  std::uint32_t max_arcs_;
  std::unordered_map<std::string, Range, ViewHash, std::equal_to<>> words_;
  std::vector<Reading> readings_, scratch_;
};

class KnownWords {
 public:
  /// Words that a table may keep for the next text.
  static constexpr std::size_t kMost = 20000;

  /// A table on loan; it goes back by itself.
  class Loan {
   public:
    Loan(KnownWords& owner, std::unique_ptr<WordTable> table)
        : owner_(owner), table_(std::move(table)) {}
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;
    ~Loan() { owner_.take_back(std::move(table_)); }
    WordTable* operator->() const { return table_.get(); }

   private:
    KnownWords& owner_;
    std::unique_ptr<WordTable> table_;
  };
  Loan lend(std::uint32_t max_arcs);

 private:
  void take_back(std::unique_ptr<WordTable> table);

  std::mutex mutex_;
  std::vector<std::unique_ptr<WordTable>> idle_;
};

}  // namespace tawatur::morph
