// SPDX-License-Identifier: Apache-2.0
// EventMaker: coded documents in, events out; copies are found on the way and count once.
//
//   Result<EventMaker> maker = EventMaker::open(coder.pack());
//   maker->add(document, claims);              // each document with its claims, in any order
//   std::vector<Event> events = maker->events();
//
// The events are the same in any order of the documents. Keeps claims, signatures and hashed words,
// no texts: some kilobytes a document. Errors: open() kFormat (a row of joining.tsv that is no
// feature). Thread rule: add() from one thread at a time; events() is const.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "lexicon/pack.h"
#include "reconcile/reconcile.h"
#include "tawatur/document.h"
#include "tawatur/event.h"
#include "tawatur/result.h"

namespace tawatur::pipeline {

/// How claims are joined, out of joining.tsv.
struct Joining {
  reconcile::PairModel model;
  reconcile::Options options;
};
Result<Joining> joining(const lexicon::Pack& pack);
/// Takes away claims of too little confidence; rounds that of the others as it is written out.
void keep_joinable(std::vector<Claim>& claims);

class EventMaker {
 public:
  static Result<EventMaker> open(const lexicon::Pack& pack);
  EventMaker(EventMaker&&) noexcept;
  EventMaker& operator=(EventMaker&&) noexcept;
  ~EventMaker();

  /// Claims below least_confidence() are left out.
  void add(const Document& document, std::vector<Claim> claims);
  std::vector<Event> events() const;

  /// The parts, for tools: reports with copies marked, and claims as joining sees them.
  std::vector<reconcile::Report> reports() const;
  /// For each claim the smallest index of those that tell of the same occurrence.
  std::vector<std::uint32_t> groups(const std::vector<reconcile::Report>& reports) const;
  const std::vector<Claim>& claims() const;
  const std::vector<reconcile::Told>& told() const;
  /// Other weights than the pack's (the trainer).
  void set_model(reconcile::PairModel model);
  /// Claims of less confidence aren't worth joining: below it three of four are none.
  double least_confidence() const;

 private:
  struct State;
  explicit EventMaker(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tawatur::pipeline
