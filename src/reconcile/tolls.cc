// SPDX-License-Identifier: Apache-2.0
#include "reconcile/tolls.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>

namespace tawatur::reconcile {
namespace {

/// One number that counts.
struct Count {
  std::int64_t low = 0;
  std::optional<std::int64_t> high;
  std::uint32_t member = 0;  ///< index into the members
  std::uint32_t report = 0;
  Day published = kNoDay;
  std::string outlet, source, side;
  bool sums_up = false;
};

bool matches(QuantityKind q, TollKind kind) {
  switch (kind) {
    case TollKind::killed:
      return q == QuantityKind::killed;
    case TollKind::wounded:
      return q == QuantityKind::wounded;
    case TollKind::captured:
      return q == QuantityKind::captured || q == QuantityKind::detained;
    case TollKind::displaced:
      return q == QuantityKind::displaced;
  }
  return false;
}

std::string side_of(const Claim& c) {
  if (c.target.empty()) return "unknown";
  const Filler& f = c.target.front();
  if (!f.id.empty()) return f.id;
  return f.kind == "civilians" ? "civilians" : "unknown";
}

std::string source_of(const Claim& c) {
  if (c.source.empty()) return {};
  const Filler& f = c.source.back();
  return !f.id.empty() ? f.id : f.text;
}

/// The numbers of a claim added up; nothing where it gives none.
std::optional<ToldNumber> number_of(TollKind kind, const Claim& c) {
  std::optional<ToldNumber> out;
  for (const Quantity& q : c.quantity) {
    if (!matches(q.kind, kind) || q.part_of || !q.low) continue;
    if (!out) {
      out = ToldNumber{q.kind, *q.low, q.high};
      continue;
    }
    out->low += *q.low;
    if (out->high) out->high = q.high ? std::optional(*out->high + *q.high) : std::nullopt;
  }
  return out;
}

std::vector<Count> all_counts(TollKind kind, const Material& m, const Members& members) {
  std::vector<Count> out;
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    const Claim& c = m.claims[members[i]];
    if (c.modality != Modality::asserted) continue;
    const std::optional<ToldNumber> n = number_of(kind, c);
    if (!n) continue;
    const Told& t = m.told[members[i]];
    const Report& r = m.reports[t.report];
    out.push_back(
        {n->low, n->high, i, t.report, r.published, r.outlet, source_of(c), side_of(c), t.sums_up});
  }
  return out;
}

/// Takes out what `test` holds for, unless that is everything.
template <class Test>
void leave_out(std::vector<Count>& counts, Test test) {
  if (!std::all_of(counts.begin(), counts.end(), test)) std::erase_if(counts, test);
}

/// "A number of": two or more.
bool says_little(const Count& c) { return c.low <= 2 && !c.high; }

/// Leaves of each document and source the largest, and of what another document tells beside a
/// larger number nothing.
std::vector<Count> largest_of(const std::vector<Count>& all) {
  std::map<std::pair<std::uint32_t, std::string>, Count> largest;
  for (const Count& c : all) {
    const auto [it, added] = largest.emplace(std::make_pair(c.report, c.source), c);
    if (!added && c.low > it->second.low) it->second = c;
  }
  std::map<std::int64_t, std::set<std::uint32_t>> parts;  // number -> documents
  for (const Count& c : all) {
    if (c.low < largest.at(std::make_pair(c.report, c.source)).low) parts[c.low].insert(c.report);
  }
  std::vector<Count> out;
  for (const auto& [key, c] : largest) out.push_back(c);
  leave_out(out, [&](const Count& c) {
    const auto it = parts.find(c.low);
    return it != parts.end() && (it->second.size() > 1 || *it->second.begin() != c.report);
  });
  return out;
}

/// Leaves of each document and source the largest, of each outlet the latest.
std::vector<Count> that_count(std::vector<Count> all) {
  leave_out(all, says_little);
  leave_out(all, [](const Count& c) { return c.sums_up; });
  std::vector<Count> out = largest_of(all);
  std::map<std::pair<std::string, std::string>, Day> latest;
  for (const Count& c : out) {
    Day& day = latest.emplace(std::make_pair(c.outlet, c.source), c.published).first->second;
    day = std::max(day, c.published);
  }
  std::erase_if(out, [&](const Count& c) {
    return !c.outlet.empty() && c.published != kNoDay &&
           c.published < latest.at(std::make_pair(c.outlet, c.source));
  });
  std::sort(out.begin(), out.end(),
            [](const Count& a, const Count& b) { return a.member < b.member; });
  return out;
}

std::int64_t upper(const Count& c) { return std::max(c.low, c.high.value_or(c.low)); }

Bounds bounds_of(const std::vector<Count>& counts, const Material& m, const Members& members,
                 const std::vector<std::uint32_t>& sources) {
  const Count *low = &counts.front(), *high = &counts.front();
  std::map<std::int64_t, std::set<std::uint32_t>> told;
  std::map<std::int64_t, Day> day;
  for (const Count& c : counts) {
    if (c.low < low->low) low = &c;
    if (upper(c) > upper(*high)) high = &c;
    told[c.low].insert(sources[c.member]);
    Day& d = day.emplace(c.low, c.published).first->second;
    d = std::max(d, c.published);
  }
  const auto rank = [&](std::int64_t n) { return std::make_tuple(told[n].size(), day[n], -n); };
  const Count* best = &counts.front();
  for (const Count& c : counts) {
    if (rank(c.low) > rank(best->low)) best = &c;
  }
  const auto id = [&](const Count* c) { return m.claims[members[c->member]].claim_id; };
  return {low->low, best->low, upper(*high), id(low), id(best), id(high)};
}

}  // namespace

std::string_view to_string(TollKind kind) {
  constexpr std::string_view kNames[] = {"killed", "wounded", "captured", "displaced"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::optional<Toll> toll_of(TollKind kind, const Material& m, const Members& members,
                            const std::vector<std::uint32_t>& sources) {
  const std::vector<Count> all = all_counts(kind, m, members);
  if (all.empty()) return std::nullopt;
  Toll out;
  out.all = bounds_of(that_count(all), m, members, sources);
  std::map<std::string, std::vector<Count>> sides;
  for (const Count& c : all) sides[c.side].push_back(c);
  for (auto& [side, counts] : sides) {
    out.by_side.emplace_back(side, bounds_of(that_count(std::move(counts)), m, members, sources));
  }
  return out;
}

std::vector<std::string> disagreeing(TollKind kind, const Material& m, const Members& members) {
  const std::vector<Count> counts = that_count(all_counts(kind, m, members));
  std::set<std::uint32_t> at_odds;
  constexpr std::int64_t kOpen = std::numeric_limits<std::int64_t>::max();
  for (const Count& a : counts) {
    for (const Count& b : counts) {
      if (a.low < b.low && a.high.value_or(kOpen) < b.low) {
        at_odds.insert(a.member);
        at_odds.insert(b.member);
      }
    }
  }
  std::vector<std::string> out;
  for (const std::uint32_t i : at_odds) out.push_back(m.claims[members[i]].claim_id);
  return out;
}

}  // namespace tawatur::reconcile
