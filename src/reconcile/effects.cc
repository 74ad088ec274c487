// SPDX-License-Identifier: Apache-2.0
#include "reconcile/effects.h"

#include <algorithm>
#include <utility>

#include "reconcile/features.h"

namespace tawatur::reconcile {

void Effects::open(std::uint32_t document, std::size_t claims) {
  if (claims == 0) return;
  documents_[document] = {std::vector<Number>(claims, 0), claims, {}};
}

void Effects::link(std::uint32_t document, std::uint32_t a, std::uint32_t b, float score) {
  if (score >= least_) documents_.at(document).links.push_back({a, b, score});
}

void Effects::put(Event event, std::span<const Claim> claims) {
  const Number number = ++last_;
  std::set<std::uint32_t> documents;
  for (const Claim& c : claims) {
    Document& d = documents_.at(c.document);
    d.events[c.place] = number;
    --d.left;
    documents.insert(c.document);
  }
  Held& held = held_[number];
  held.event = std::move(event);
  held.documents = documents.size();
  for (const std::uint32_t id : documents) {
    const auto at = documents_.find(id);
    if (at->second.left > 0) continue;
    const Document whole = std::move(at->second);
    documents_.erase(at);
    close(whole);
  }
}

void Effects::close(const Document& document) {
  for (const Linked& l : document.links) {
    Number effect = document.events[l.a], act = document.events[l.b];
    if (effect == act) continue;
    if (!is_consequence(held_.at(effect).event.frame)) std::swap(effect, act);
    if (!is_consequence(held_.at(effect).event.frame)) continue;
    if (is_consequence(held_.at(act).event.frame)) continue;
    offer(effect, act, l.score);
  }
  const std::set<Number> events(document.events.begin(), document.events.end());
  std::vector<Number> whole;
  for (const Number event : events) {
    if (--held_.at(event).documents == 0) whole.push_back(event);
  }
  for (const Number event : whole) known(event);
  for (const Number event : whole) hand_on(event);
}

void Effects::offer(Number effect, Number act, float score) {
  Held &e = held_.at(effect), &a = held_.at(act);
  e.acts.insert(act);
  a.effects.insert(effect);
  const bool better = e.best == 0 || score > e.score ||
                      (score == e.score && a.event.event_id < held_.at(e.best).event.event_id);
  if (!better) return;
  e.best = act;
  e.score = score;
}

/// All claims of its documents stand in events: nothing else can be linked with it.
void Effects::known(Number effect) {
  const auto at = held_.find(effect);
  if (at == held_.end()) return;  // an act whose last effect was known just now
  const Held& e = at->second;
  const std::set<Number> acts = e.acts;
  for (const Number act : acts) {
    Held& a = held_.at(act);
    a.effects.erase(effect);
    if (act == e.best) a.event.effects.push_back(e.event.event_id);
  }
  for (const Number act : acts) hand_on(act);
}

void Effects::hand_on(Number number) {
  const auto at = held_.find(number);
  if (at == held_.end() || at->second.documents > 0 || !at->second.effects.empty()) return;
  Event event = std::move(at->second.event);
  held_.erase(at);
  std::sort(event.effects.begin(), event.effects.end());
  take_(std::move(event));
}

}  // namespace tawatur::reconcile
