// SPDX-License-Identifier: Apache-2.0
#include "reconcile/growth.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tawatur::reconcile {
namespace {

/// Scores are added up as integers, so that the sum doesn't depend on the order of addition.
constexpr double kUnit = 1 << 20;

std::int64_t units(double score) { return static_cast<std::int64_t>(std::llround(score * kUnit)); }

template <class List>
auto place_of(List& list, std::uint32_t to) {
  return std::lower_bound(list.begin(), list.end(), to,
                          [](const auto& n, std::uint32_t t) { return n.to < t; });
}

}  // namespace

Growth::Growth(const ClusterOptions& options, Take take)
    : options_(options), apart_(units(options.apart)), take_(std::move(take)) {}

void Growth::add(std::uint32_t claim, std::uint64_t rank) {
  if (claim >= groups_.size()) groups_.resize(claim + 1);
  Group& g = groups_[claim];
  g = Group();
  g.claims = {claim};
  g.first = rank;
}

void Growth::pair(std::uint32_t a, std::uint32_t b, float score) {
  const std::int64_t sum = units(score) - apart_;
  for (const auto& [from, to] : {std::pair(a, b), std::pair(b, a)}) {
    std::vector<Near>& list = groups_[from].near;
    list.insert(place_of(list, to), {to, sum});
  }
}

void Growth::close(std::uint32_t claim) {
  groups_[claim].closed = true;
  to_do_.push_back(claim);
}

void Growth::settle() {
  while (!to_do_.empty()) {
    const std::uint32_t next = to_do_.back();
    to_do_.pop_back();
    // One that was joined or handed out since is empty.
    if (!groups_[next].claims.empty()) look_at(next);
  }
}

Growth::Rank Growth::rank(std::uint32_t a, const Near& near) const {
  const Group &x = groups_[a], &y = groups_[near.to];
  const double pairs = static_cast<double>(x.claims.size()) * static_cast<double>(y.claims.size());
  const auto [first, second] = std::minmax(x.first, y.first);
  return {options_.apart + static_cast<double>(near.sum) / kUnit / pairs, first, second};
}

std::uint32_t Growth::best_of(std::uint32_t a) const {
  std::uint32_t best = kNone;
  Rank known{options_.join, 0, 0};
  for (const Near& n : groups_[a].near) {
    const Rank r = rank(a, n);
    if (r.mean < options_.join || (best != kNone && !r.before(known))) continue;
    best = n.to;
    known = r;
  }
  return best;
}

void Growth::look_at(std::uint32_t a) {
  const std::uint32_t best = best_of(a);
  groups_[a].best = best;
  if (best == kNone) return finish(a);
  const Group& other = groups_[best];
  // Where the other isn't closed, or not looked at yet, it will come to this one.
  if (other.closed && other.best == a) join(a, best);
}

void Growth::again(std::uint32_t a) {
  groups_[a].best = kNone;
  to_do_.push_back(a);
}

void Growth::join(std::uint32_t a, std::uint32_t b) {
  if (groups_[a].near.size() < groups_[b].near.size()) std::swap(a, b);
  Group &x = groups_[a], &y = groups_[b];
  x.near = both(a, b);
  x.claims.insert(x.claims.end(), y.claims.begin(), y.claims.end());
  x.first = std::min(x.first, y.first);
  y = Group();
  for (const Near& n : x.near) {
    Group& other = groups_[n.to];
    rename(other.near, b, {a, n.sum});
    if (other.closed && (other.best == a || other.best == b)) again(n.to);
  }
  again(a);
}

void Growth::finish(std::uint32_t a) {
  for (const Near& n : groups_[a].near) {
    std::vector<Near>& list = groups_[n.to].near;
    list.erase(place_of(list, a));
  }
  const Group done = std::exchange(groups_[a], Group());
  take_(done.claims);
}

/// Neighbours of the two together, without the two.
std::vector<Growth::Near> Growth::both(std::uint32_t a, std::uint32_t b) const {
  const std::vector<Near>&x = groups_[a].near, &y = groups_[b].near;
  std::vector<Near> out;
  out.reserve(x.size() + y.size());
  for (std::size_t i = 0, j = 0; i < x.size() || j < y.size();) {
    const bool left = j == y.size() || (i < x.size() && x[i].to <= y[j].to);
    const bool right = i == x.size() || (j < y.size() && y[j].to <= x[i].to);
    Near next{left ? x[i].to : y[j].to, 0};
    if (left) next.sum += x[i++].sum;
    if (right) next.sum += y[j++].sum;
    if (next.to != a && next.to != b) out.push_back(next);
  }
  return out;
}

/// In a neighbour's list: `old` goes, `now` stays or comes in.
void Growth::rename(std::vector<Near>& list, std::uint32_t old, const Near& now) {
  auto to = place_of(list, now.to);
  if (to != list.end() && to->to == now.to) {
    to->sum = now.sum;
    const auto gone = place_of(list, old);
    if (gone != list.end() && gone->to == old) list.erase(gone);
    return;
  }
  // Only the one that went stood there: the other takes its place, and those between move up.
  const auto from = place_of(list, old);
  if (from < to) {
    std::move(from + 1, to, from);
    --to;
  } else {
    std::move_backward(to, from, from + 1);
  }
  *to = now;
}

}  // namespace tawatur::reconcile
