// SPDX-License-Identifier: Apache-2.0
#include "reconcile/build.h"

#include <algorithm>
#include <utility>

#include "base/hash.h"
#include "learn/weights.h"

namespace tawatur::reconcile {
namespace {

constexpr std::size_t kMostReasons = 3;

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

}  // namespace

void keep_best(const Material& m, Link& link, std::uint32_t to, float score) {
  if (link.known && link.score > score) return;
  if (link.known && link.score == score && !comes_before(m, to, link.to)) return;
  link = {to, score, true};
}

Event build(const Material& m, const PairModel& model, const Members& members,
            const std::vector<Link>& links) {
  Event event;
  describe(m, members, event);
  const Claim& first = m.claims[members.front()];
  event.event_id = "e-" + hex64(hash64(first.doc + "\n" + first.claim_id));
  const std::uint32_t anchor =
      *std::max_element(members.begin(), members.end(), [&](std::uint32_t a, std::uint32_t b) {
        const double x = m.claims[a].confidence, y = m.claims[b].confidence;
        return x != y ? x < y : comes_before(m, b, a);
      });
  for (const std::uint32_t i : members) {
    const Claim& c = m.claims[i];
    const bool is_first = i == anchor;
    event.claims.push_back({c.doc, c.claim_id, c.trigger,
                            is_first ? "first" : reason_of(m, model, i, links[i]),
                            is_first ? 1 : learn::logistic(links[i].score)});
  }
  return event;
}

}  // namespace tawatur::reconcile
