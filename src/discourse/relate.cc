// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "discourse/speech.h"

namespace tawatur::discourse {
namespace {

std::uint32_t breaks_between(const Discourse& d, std::uint32_t first, std::uint32_t last) {
  if (last <= first) return 0;
  const auto a = std::lower_bound(d.breaks.begin(), d.breaks.end(), first);
  const auto b = std::lower_bound(a, d.breaks.end(), last);
  return static_cast<std::uint32_t>(b - a);
}

Relation within(const Report& r, std::uint32_t token) {
  if (token >= r.token && token < r.last) return Relation::own;
  if (r.mark == Mark::around) {
    if (token < r.token) return r.lead ? Relation::before : Relation::trailing;
    if (r.lead) return Relation::lead;
    return token >= r.resumes ? Relation::around : Relation::past;
  }
  if (token < r.token) return Relation::before;
  if (token >= r.scope.last) return Relation::past;
  if (token < r.scope.first) return Relation::head;
  switch (r.mark) {
    case Mark::complement:
    case Mark::colon:
      return Relation::complement;
    case Mark::quote:
      return Relation::quote;
    case Mark::event_noun:
      return Relation::event;
    case Mark::rest:
    case Mark::around:
      break;
  }
  return Relation::rest;
}

}  // namespace

Link relate(const Discourse& d, std::uint32_t report, std::uint32_t token, std::uint32_t sentence) {
  const Report& r = d.reports[report];
  if (r.sentence != sentence) {
    const bool goes_on = sentence < d.voice.size() && d.voice[sentence] == report;
    return {goes_on ? Relation::voice : Relation::earlier, 0};
  }
  const std::uint32_t begin = r.mark == Mark::around ? r.last : r.scope.first;
  const std::uint32_t from = token < r.token ? token : begin;
  return {within(r, token), breaks_between(d, from, std::max(token, r.token))};
}

}  // namespace tawatur::discourse
