// SPDX-License-Identifier: Apache-2.0
#include "reconcile/sweep.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

namespace tawatur::reconcile {
namespace {

/// For a link whose cause the document itself names (Claim::cause): above any score.
constexpr float kSaid = 20;

/// Indices of the claims by what `key` says of them.
template <class Key>
std::vector<std::uint32_t> sorted_by(const std::vector<Told>& told, Key key) {
  std::vector<std::uint32_t> out(told.size());
  std::iota(out.begin(), out.end(), 0U);
  std::sort(out.begin(), out.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::make_pair(key(told[a]), a) < std::make_pair(key(told[b]), b);
  });
  return out;
}

/// The claims of one event by themselves.
struct Part {
  std::vector<Claim> claims;
  std::vector<Told> told;
  std::vector<Report> reports;
  Material material() const { return {claims, told, reports}; }

  /// Its number here; copies among the reports are told by the first of them.
  std::uint32_t report(const Report& r, std::uint32_t number) {
    const auto [at, fresh] = by_number_.emplace(number, reports.size());
    if (fresh) {
      const auto here = static_cast<std::uint32_t>(reports.size());
      reports.push_back(r);
      reports.back().copy_of = copies_.emplace(r.copy_of, here).first->second;
    }
    return at->second;
  }

 private:
  std::map<std::uint32_t, std::uint32_t> by_number_, copies_;
};

}  // namespace

Sweep::Sweep(const PairModel& model, const Options& options, Take take)
    : model_(model),
      options_(options),
      blocking_(options.pairs),
      growth_(options.cluster, [this](std::span<const std::uint32_t> s) { build_event(s); }),
      effects_(options.attach, std::move(take)) {}

void Sweep::add(const Report& report, std::vector<Claim> claims, std::vector<Told> told) {
  if (claims.empty()) return;
  go_on_to(report.published);
  const std::uint32_t number = take_report(report);
  effects_.open(number, claims.size());
  std::vector<std::uint32_t> slots;
  const std::uint64_t first_rank = next_rank_;
  next_rank_ += claims.size();
  for (std::uint32_t i = 0; i < claims.size(); ++i) {
    slots.push_back(take_slot());
    Slot& s = slots_[slots[i]];
    s.claim = std::move(claims[i]);
    s.place = i;
    told[i].report = number;
  }
  mark_sums(told);
  look_around(told);
  const std::vector<std::uint32_t> own =
      sorted_by(told, [](const Told& t) { return std::tie(t.trigger.begin, t.claim_id); });
  for (std::uint32_t i = 0; i < own.size(); ++i) slots_[slots[own[i]]].rank = first_rank + i;
  const std::vector<std::uint32_t> filed =
      sorted_by(told, [](const Told& t) { return std::tie(t.claim_id); });
  for (std::uint32_t i = 0; i < told.size(); ++i) told_[slots[i]] = std::move(told[i]);
  for (const std::uint32_t i : own) growth_.add(slots[i], slots_[slots[i]].rank);
  for (std::uint32_t i = 0; i < slots.size(); ++i) {
    for (std::uint32_t j = 0; j < i; ++j) pair(slots[i], slots[j]);
  }
  for (const std::uint32_t i : filed) meet_earlier(slots[i], report.published);
  for (const std::uint32_t slot : slots) {
    (report.published == kNoDay ? undated_ : open_).push_back(slot);
  }
}

void Sweep::finish() {
  for (; !open_.empty(); open_.pop_front()) growth_.close(open_.front());
  for (const std::uint32_t slot : undated_) growth_.close(slot);
  undated_.clear();
  growth_.settle();
}

/// Claims that no document from this day on can be compared with are closed.
void Sweep::go_on_to(Day day) {
  if (day == day_) return;
  day_ = day;
  const Day first = day - options_.pairs.days_apart;
  blocking_.forget_before(first);
  for (; !open_.empty(); open_.pop_front()) {
    if (reports_[told_[open_.front()].report].published >= first) break;
    growth_.close(open_.front());
  }
  growth_.settle();
}

std::uint32_t Sweep::take_report(const Report& report) {
  if (free_reports_.empty()) {
    reports_.push_back(report);
    return static_cast<std::uint32_t>(reports_.size() - 1);
  }
  const std::uint32_t number = free_reports_.back();
  free_reports_.pop_back();
  reports_[number] = report;
  return number;
}

std::uint32_t Sweep::take_slot() {
  if (free_slots_.empty()) {
    slots_.emplace_back();
    told_.emplace_back();
    return static_cast<std::uint32_t>(slots_.size() - 1);
  }
  const std::uint32_t slot = free_slots_.back();
  free_slots_.pop_back();
  return slot;
}

void Sweep::meet_earlier(std::uint32_t slot, Day day) {
  std::vector<std::uint32_t> earlier;
  blocking_.add(slot, day, keys_of(told_[slot]), earlier);
  std::sort(earlier.begin(), earlier.end());
  earlier.erase(std::unique(earlier.begin(), earlier.end()), earlier.end());
  for (const std::uint32_t other : earlier) {
    if (told_[other].report != told_[slot].report) pair(slot, other);
  }
}

void Sweep::pair(std::uint32_t slot, std::uint32_t other) {
  const Told &a = told_[slot], &b = told_[other];
  const auto score = static_cast<float>(score_pair(a, b, reports_, model_));
  growth_.pair(slot, other, score);
  slots_[slot].earlier.push_back({other, score, slots_[other].rank});
  if (a.report != b.report) return;
  const bool said =
      slots_[slot].claim.cause == b.claim_id || slots_[other].claim.cause == a.claim_id;
  effects_.link(a.report, slots_[slot].place, slots_[other].place, score + (said ? kSaid : 0));
}

void Sweep::build_event(std::span<const std::uint32_t> slots) {
  Members order(slots.begin(), slots.end());
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return slots_[a].rank < slots_[b].rank; });
  Part part;
  std::vector<Effects::Claim> claims;
  std::map<std::uint32_t, std::uint32_t> here;
  std::vector<std::vector<Scored>> earlier;
  for (const std::uint32_t slot : order) {
    Slot& s = slots_[slot];
    const std::uint32_t number = told_[slot].report;
    claims.push_back({number, s.place});
    here[slot] = static_cast<std::uint32_t>(part.claims.size());
    part.claims.push_back(std::move(s.claim));
    part.told.push_back(std::move(told_[slot]));
    part.told.back().report = part.report(reports_[number], number);
    earlier.push_back(std::move(s.earlier));
  }
  Members members(order.size());
  std::iota(members.begin(), members.end(), 0U);
  std::vector<Link> links(order.size());
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    for (const Scored& p : earlier[i]) {
      const auto at = here.find(p.slot);
      if (at == here.end() || slots_[p.slot].rank != p.rank) continue;
      keep_best(part.material(), links[i], at->second, p.score);
      keep_best(part.material(), links[at->second], i, p.score);
    }
  }
  Event event = build(part.material(), model_, members, links);
  for (const std::uint32_t slot : order) {
    slots_[slot] = Slot();
    free_slots_.push_back(slot);
  }
  effects_.put(std::move(event), claims);
  std::vector<std::uint32_t> numbers;
  for (const Effects::Claim& c : claims) numbers.push_back(c.document);
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  for (const std::uint32_t n : numbers) {
    if (!effects_.is_open(n)) free_reports_.push_back(n);
  }
}

}  // namespace tawatur::reconcile
