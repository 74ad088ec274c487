// SPDX-License-Identifier: Apache-2.0
// Sweep: documents go by in the order of their days, events come out as soon as nothing that comes
// can change them. What reconcile() makes of all claims at once, in the memory of a few days of
// news: claims are kept while documents of near days may still join them, and a little longer where
// a group waits for another one.
//
//   Sweep sweep(model, options, [](Event event) { ... });
//   for (each document, by day, then by id; those without a day first)
//     sweep.add(report, claims, told);
//   sweep.finish();
//
// Claims of documents without a day are compared with all others, so they stay to the end. In the
// reports `copy_of` is any number that copies of one text have in common; told[i].report,
// sums_up and around needn't be set. Events come in no useful order.
//
// Never fails. Cost: that of reconcile(). Thread rule: one thread at a time.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <span>
#include <vector>

#include "reconcile/blocking.h"
#include "reconcile/build.h"
#include "reconcile/effects.h"
#include "reconcile/growth.h"
#include "reconcile/reconcile.h"

namespace tawatur::reconcile {

class Sweep {
 public:
  using Take = std::function<void(Event event)>;
  Sweep(const PairModel& model, const Options& options, Take take);

  void add(const Report& report, std::vector<Claim> claims, std::vector<Told> told);
  void finish();
  /// Claims that stand in no event yet.
  std::size_t held() const { return slots_.size() - free_slots_.size(); }

 private:
  struct Scored {
    std::uint32_t slot;
    float score;
    std::uint64_t rank;  ///< of the claim that was there: slots are used again
  };
  struct Slot {
    Claim claim;
    std::uint64_t rank = 0;
    std::uint32_t place = 0;  ///< among the claims of its document
    std::vector<Scored> earlier;
  };

  void go_on_to(Day day);
  std::uint32_t take_report(const Report& report);
  std::uint32_t take_slot();
  void pair(std::uint32_t slot, std::uint32_t other);
  void meet_earlier(std::uint32_t slot, Day day);
  void build_event(std::span<const std::uint32_t> slots);

  const PairModel& model_;
  Options options_;
  Blocking blocking_;
  Growth growth_;
  Effects effects_;
  std::vector<Slot> slots_;
  std::vector<Told> told_;  ///< by slot
  std::vector<Report> reports_;
  std::vector<std::uint32_t> free_slots_, free_reports_;
  /// Slots of the last days, and of documents without a day: more claims may come near to them.
  std::deque<std::uint32_t> open_, undated_;
  Day day_ = kNoDay;
  std::uint64_t next_rank_ = 0;
};

}  // namespace tawatur::reconcile
