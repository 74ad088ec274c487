// SPDX-License-Identifier: Apache-2.0
#include "reconcile/reconcile.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "base/hash.h"
#include "learn/weights.h"
#include "reconcile/describe.h"

namespace tawatur::reconcile {
namespace {

constexpr double kCant = -10;
constexpr Day kWeek = 7;
constexpr std::size_t kMostReasons = 3;

/// Ranks in an order of the claims' own.
std::vector<std::uint32_t> own_order(const Material& m) {
  std::vector<std::uint32_t> sorted(m.told.size()), rank(m.told.size());
  std::iota(sorted.begin(), sorted.end(), 0u);
  std::sort(sorted.begin(), sorted.end(),
            [&](std::uint32_t a, std::uint32_t b) { return comes_before(m, a, b); });
  for (std::uint32_t i = 0; i < sorted.size(); ++i) rank[sorted[i]] = i;
  return rank;
}

/// The best link of each claim to another of its group.
struct Link {
  std::uint32_t to = 0;
  float score = 0;
  bool known = false;
};

void keep_best(const Material& m, Link& link, std::uint32_t to, float score) {
  if (link.known && link.score > score) return;
  if (link.known && link.score == score && !comes_before(m, to, link.to)) return;
  link = {to, score, true};
}

std::string reason_of(const Material& m, const PairModel& model, std::uint32_t i,
                      const Link& link) {
  if (!link.known) return "no single claim, but the group as a whole";
  const PairFeatures f = features_of(m.told[i], m.told[link.to], m.reports);
  std::vector<std::pair<double, std::string_view>> reasons;
  for (const std::uint16_t id : f.view()) {
    if (const std::string_view words = feature_reason(id); !words.empty()) {
      reasons.emplace_back(-model.weight(id), words);
    }
  }
  std::sort(reasons.begin(), reasons.end());
  std::string out;
  for (std::size_t r = 0; r < std::min(kMostReasons, reasons.size()); ++r) {
    out += (r == 0 ? "" : ", ") + std::string(reasons[r].second);
  }
  return (out.empty() ? "taken together" : out) + ": " + m.claims[link.to].claim_id;
}

class Builder {
 public:
  Builder(const Material& m, const PairModel& model, const Options& options)
      : m_(m), model_(model), options_(options), joined_(join(m, model, options)) {
    const auto count = static_cast<std::uint32_t>(m.told.size());
    for (std::uint32_t i = 0; i < count; ++i) groups_[joined_.group[i]].push_back(i);
    links_.resize(count);
    for (const ScoredPair& p : joined_.pairs) {
      if (joined_.group[p.a] != joined_.group[p.b]) continue;
      keep_best(m, links_[p.a], p.b, p.score);
      keep_best(m, links_[p.b], p.a, p.score);
    }
  }

  std::vector<Event> events() {
    std::vector<Event> out;
    std::map<std::uint32_t, std::size_t> at;
    for (auto& [group, members] : groups_) {
      std::sort(members.begin(), members.end(),
                [&](std::uint32_t a, std::uint32_t b) { return comes_before(m_, a, b); });
      at[group] = out.size();
      out.push_back(event_of(members));
    }
    attach(at, out);
    std::sort(out.begin(), out.end(), [](const Event& a, const Event& b) {
      return std::tie(a.from, a.event_id) < std::tie(b.from, b.event_id);
    });
    return out;
  }

 private:
  Event event_of(const Members& members) const {
    Event event;
    describe(m_, members, event);
    const Claim& first = m_.claims[members.front()];
    event.event_id = "e-" + hex64(hash64(first.doc + "\n" + first.claim_id));
    const std::uint32_t anchor =
        *std::max_element(members.begin(), members.end(), [&](std::uint32_t a, std::uint32_t b) {
          const double x = m_.claims[a].confidence, y = m_.claims[b].confidence;
          return x != y ? x < y : comes_before(m_, b, a);
        });
    for (const std::uint32_t i : members) {
      const Claim& c = m_.claims[i];
      const bool is_first = i == anchor;
      event.claims.push_back({c.doc, c.claim_id, c.trigger,
                              is_first ? "first" : reason_of(m_, model_, i, links_[i]),
                              is_first ? 1 : learn::logistic(links_[i].score)});
    }
    return event;
  }

  /// Effects that are events of their own go to the act that their document links them with.
  void attach(const std::map<std::uint32_t, std::size_t>& at, std::vector<Event>& events) const {
    struct Best {
      double score;
      std::string id;
      std::size_t act;
    };
    std::map<std::size_t, Best> best;
    for (const ScoredPair& p : joined_.pairs) {
      if (m_.told[p.a].report != m_.told[p.b].report || p.score < options_.attach) continue;
      std::size_t effect = at.at(joined_.group[p.a]), act = at.at(joined_.group[p.b]);
      if (effect == act) continue;
      if (!is_consequence(events[effect].frame)) std::swap(effect, act);
      if (!is_consequence(events[effect].frame) || is_consequence(events[act].frame)) continue;
      const Best candidate{p.score, events[act].event_id, act};
      const auto [it, added] = best.emplace(effect, candidate);
      const auto better =
          std::tie(it->second.score, candidate.id) < std::tie(candidate.score, it->second.id);
      if (!added && better) it->second = candidate;
    }
    for (const auto& [effect, to] : best) {
      events[to.act].effects.push_back(events[effect].event_id);
    }
    for (Event& e : events) std::sort(e.effects.begin(), e.effects.end());
  }

  const Material& m_;
  const PairModel& model_;
  const Options& options_;
  Joined joined_;
  std::map<std::uint32_t, Members> groups_;
  std::vector<Link> links_;
};

}  // namespace

double score_pair(const Told& a, const Told& b, std::span<const Report> reports,
                  const PairModel& model) {
  const bool dated = a.from != kNoDay && b.from != kNoDay;
  if (dated && std::max(a.from, b.from) - std::min(a.to, b.to) > kWeek) return kCant;
  return model.score(features_of(a, b, reports));
}

Joined join(const Material& m, const PairModel& model, const Options& options) {
  Joined out;
  for (const Pair& p : candidate_pairs(m.told, m.reports, options.pairs)) {
    const double score = score_pair(m.told[p.a], m.told[p.b], m.reports, model);
    out.pairs.push_back({p.a, p.b, static_cast<float>(score)});
  }
  out.group = cluster(m.told.size(), out.pairs, own_order(m), options.cluster);
  return out;
}

std::vector<Event> reconcile(const Material& m, const PairModel& model, const Options& options) {
  if (m.told.empty()) return {};
  return Builder(m, model, options).events();
}

}  // namespace tawatur::reconcile
