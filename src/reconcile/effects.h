// SPDX-License-Identifier: Apache-2.0
// Effects: which effect goes to which act, while events come one after the other. A document links
// two of its events where a pair of their claims scores well enough; of the acts that an effect is
// linked with the best one gets it. An event is handed on once nothing more can be attached to it:
// all claims of its documents, and of those of the effects it is linked with, stand in events.
//
//   Effects effects(-1.5, [](Event event) { ... });
//   effects.open(document, count);                  // so many claims
//   effects.link(document, i, j, score);            // two of them, by their place in the document
//   effects.put(std::move(event), {{document, i}, ...});
//
// Thread rule: one thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "tawatur/event.h"

namespace tawatur::reconcile {

class Effects {
 public:
  using Take = std::function<void(Event event)>;
  Effects(double least, Take take) : least_(least), take_(std::move(take)) {}

  struct Claim {
    std::uint32_t document, place;
  };
  /// A document's number may be used again once all its claims stand in events.
  void open(std::uint32_t document, std::size_t claims);
  void link(std::uint32_t document, std::uint32_t a, std::uint32_t b, float score);
  void put(Event event, std::span<const Claim> claims);
  bool is_open(std::uint32_t document) const { return documents_.contains(document); }

 private:
  using Number = std::uint64_t;  ///< of an event, in the order of arrival
  struct Linked {
    std::uint32_t a, b;
    float score;
  };
  struct Document {
    std::vector<Number> events;  ///< of each claim; 0 = none yet
    std::size_t left = 0;
    std::vector<Linked> links;
  };
  struct Held {
    Event event;
    std::size_t documents = 0;  ///< that still have claims without an event
    std::set<Number> acts;      ///< as an effect: linked with
    std::set<Number> effects;   ///< as an act: not known yet whose they are
    Number best = 0;
    float score = 0;
  };

  void close(const Document& document);
  void offer(Number effect, Number act, float score);
  void known(Number effect);
  void hand_on(Number event);

  double least_;
  Take take_;
  std::map<std::uint32_t, Document> documents_;
  std::map<Number, Held> held_;
  Number last_ = 0;
};

}  // namespace tawatur::reconcile
