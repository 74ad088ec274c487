// SPDX-License-Identifier: Apache-2.0
// Blocking by the day: the candidates that candidate_pairs() finds all at once, for one claim after
// the other, while only the claims of the last few days are kept.
//
//   Blocking blocking({});
//   blocking.forget_before(day - days_apart);
//   blocking.add(claim, day, keys_of(told), earlier);      // earlier: who shares a key with it
//
// Claims come in the order of their days, those without one first; within a day by document, and
// within a document by claim id: the limit of a key then cuts off the same ones as there. Claims of
// one document share keys too; the caller leaves them out. Thread rule: one thread at a time.
#pragma once

#include <cstdint>
#include <deque>
#include <unordered_map>
#include <vector>

#include "reconcile/pairs.h"

namespace tawatur::reconcile {

class Blocking {
 public:
  explicit Blocking(const PairOptions& options) : options_(options) {}

  /// Appends the claims before this one that share a key with it, each as often as it does.
  void add(std::uint32_t claim, Day day, const std::vector<std::uint64_t>& keys,
           std::vector<std::uint32_t>& earlier);
  /// Claims of days before this one are candidates of nothing that comes.
  void forget_before(Day day);

 private:
  struct Filed {
    Day day;
    std::uint32_t claim;
  };
  struct KeysOfDay {
    Day day;
    std::vector<std::uint64_t> keys;
  };

  PairOptions options_;
  /// Those without a day, which everything is compared with, are never forgotten.
  std::unordered_map<std::uint64_t, std::vector<Filed>> lists_;
  std::deque<KeysOfDay> days_;
};

}  // namespace tawatur::reconcile
