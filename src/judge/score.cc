// SPDX-License-Identifier: Apache-2.0
#include "judge/score.h"

#include <algorithm>
#include <array>
#include <functional>
#include <tuple>

#include "base/utf8.h"
#include "judge/matching.h"

namespace tawatur::judge {
namespace {

constexpr std::int64_t kLongestTrigger = 60, kNear = 12;
constexpr std::size_t kRoles = 3, kFields = 6;
constexpr std::string_view kFieldNames[kFields] = {"agent",  "target",   "place",
                                                   "source", "quantity", "time"};

std::string_view group_of(std::string_view frame) {
  static constexpr std::string_view kFight[] = {"clash",        "attack",    "repel",
                                                "advance",      "withdraw",  "siege",
                                                "take_control", "reinforce", "launch_operation"};
  static constexpr std::string_view kFire[] = {"air_strike", "shelling", "bombing",
                                               "hit_equipment"};
  static constexpr std::string_view kHarm[] = {
      "kill", "wound", "capture", "detain", "release", "displace", "hand_over", "seize_property"};
  const auto in = [&](const auto& list) {
    return std::find(std::begin(list), std::end(list), frame) != std::end(list);
  };
  return in(kFight) ? "fight" : in(kFire) ? "fire" : in(kHarm) ? "harm" : "politics";
}

/// All who take part in these are one set.
bool is_meeting(std::string_view frame) {
  return frame == "meet" || frame == "agree" || frame == "form_coalition";
}

template <class T, class Same>
std::size_t pairs_in(const std::vector<T>& gold, const std::vector<T>& claim, Same same) {
  std::vector<std::vector<std::size_t>> edges(gold.size());
  for (std::size_t i = 0; i < gold.size(); ++i) {
    for (std::size_t j = 0; j < claim.size(); ++j) {
      if (same(gold[i], claim[j])) edges[i].push_back(j);
    }
  }
  return largest_matching(edges, claim.size());
}

/// How many fillers gold and claim have of one field, and how many agree.
struct Field {
  std::size_t agree = 0, gold = 0, claim = 0;
};
using FieldCounts = std::array<Field, kFields>;

class Compare {
 public:
  explicit Compare(const Names& names) : names_(names) {}

  /// In the orientation of sides that suits best.
  FieldCounts fields(std::string_view frame, const Statement& g, const Statement& p) const {
    std::vector<Ref> ga = g.agent, gt = g.target, pa = p.agent, pt = p.target;
    if (is_meeting(frame)) {
      ga.insert(ga.end(), gt.begin(), gt.end());
      pa.insert(pa.end(), pt.begin(), pt.end());
      gt.clear();
      pt.clear();
    }
    if (frame == "clash" &&
        refs(ga, pt).agree + refs(gt, pa).agree > refs(ga, pa).agree + refs(gt, pt).agree) {
      std::swap(pa, pt);
    }
    return {
        refs(ga, pa),
        refs(gt, pt),
        refs(g.place, p.place),
        refs(g.source, p.source),
        {pairs_in(g.quantity, p.quantity, std::equal_to<>()), g.quantity.size(), p.quantity.size()},
        {pairs_in(g.days, p.days, std::equal_to<>()), g.days.size(), p.days.size()}};
  }

 private:
  Field refs(const std::vector<Ref>& gold, const std::vector<Ref>& claim) const {
    const auto same = [&](const Ref& a, const Ref& b) { return names_.same_ref(a, b); };
    return {pairs_in(gold, claim, same), gold.size(), claim.size()};
  }
  const Names& names_;
};

bool overlap(const Statement& a, const Statement& b) {
  return std::min(a.end, b.end) > std::max(a.begin, b.begin);
}

bool may_answer(const Statement& g, const Statement& p) {
  return p.frame == g.frame && p.begin < g.end + kNear && p.end > g.begin - kNear &&
         p.end - p.begin <= kLongestTrigger;
}

/// At least half of the gold's and half of the claim's fillers agree; more than half where the gold
/// has one; none where it has none.
bool half_right(const FieldCounts& fields) {
  for (std::size_t i = 0; i < kRoles; ++i) {
    const Field& f = fields[i];
    if (2 * f.agree < std::max(f.gold, f.claim)) return false;
    if (f.gold == 1 && 2 * f.agree <= f.claim) return false;
  }
  return true;
}

bool all_right(const FieldCounts& fields) {
  return std::all_of(fields.begin(), fields.end(),
                     [](const Field& f) { return f.agree == f.gold && f.gold == f.claim; });
}

void count(Counts& counts, std::string_view key, std::size_t right, std::size_t spare,
           std::size_t missed) {
  auto it = counts.find(key);
  if (it == counts.end()) it = counts.emplace(std::string(key), Count{}).first;
  it->second.right += static_cast<std::int64_t>(right);
  it->second.spare += static_cast<std::int64_t>(spare);
  it->second.missed += static_cast<std::int64_t>(missed);
}

std::string frame_key(std::string_view frame) { return "frame:" + std::string(frame); }
std::string group_key(std::string_view frame) { return "group:" + std::string(group_of(frame)); }

double weight_of(const Statement& g, const Statement& p, const FieldCounts& fields) {
  double sum = 0;
  for (const Field& f : fields) {
    sum += static_cast<double>(f.agree) - 0.1 * static_cast<double>(f.claim - f.agree);
  }
  return (g.optional ? 50 : 100) + 2 * (overlap(g, p) ? 1 : 0) + sum +
         (g.modality == p.modality ? 1 : 0);
}

/// Counts a required gold claim with its answer, or none.
void count_gold(Counts& out, const Compare& compare, const Statement& g, const Statement* p) {
  static const Statement kNone;
  const FieldCounts fields = compare.fields(g.frame, g, p ? *p : kNone);
  const bool right = p != nullptr && p->modality == g.modality;
  const auto yes = [&](std::string_view key, bool ok) { count(out, key, ok, 0, !ok); };
  yes("claim", p != nullptr);
  yes("tuple", right && half_right(fields));
  yes("exact", right && all_right(fields));
  yes(frame_key(g.frame), p != nullptr);
  yes(group_key(g.frame), p != nullptr);
  for (std::size_t i = 0; i < kFields; ++i) {
    const Field& f = fields[i];
    count(out, kFieldNames[i], f.agree, f.claim - f.agree, f.gold - f.agree);
  }
  if (p != nullptr) yes("modality", right);
  const bool gold_hedged = g.modality != "asserted";
  const bool claim_hedged = p != nullptr && p->modality != "asserted";
  count(out, "hedged", gold_hedged && right, claim_hedged && !right, gold_hedged && !right);
}

void count_spare(Counts& out, const Compare& compare, const Statement& p) {
  static const Statement kNone;
  for (const char* key : {"claim", "tuple", "exact"}) count(out, key, 0, 1, 0);
  count(out, frame_key(p.frame), 0, 1, 0);
  count(out, group_key(p.frame), 0, 1, 0);
  const FieldCounts fields = compare.fields(p.frame, kNone, p);
  for (std::size_t i = 0; i < kFields; ++i) count(out, kFieldNames[i], 0, fields[i].claim, 0);
  if (p.modality != "asserted") count(out, "hedged", 0, 1, 0);
}

void count_faults(Counts& out, const GoldDocument& gold, const std::vector<Statement>& claims) {
  for (const Statement& p : claims) {
    const bool leak =
        std::any_of(gold.boilerplate.begin(), gold.boilerplate.end(),
                    [&](const auto& b) { return b.first <= p.begin && p.begin < b.second; });
    count(out, "leak", leak, 0, 0);
    count(out, "invalid", !broken_evidence(gold.text, p).empty(), 0, 0);
  }
}

}  // namespace

std::string broken_evidence(std::string_view text, const Statement& c) {
  const CodePoints points(text);
  const auto size = static_cast<std::int64_t>(points.count());
  if (c.evidence_begin < 0 || c.evidence_begin > c.begin || c.begin >= c.end ||
      c.end > c.evidence_end || c.evidence_end > size) {
    return "trigger outside evidence";
  }
  for (const Slice& s : c.slices) {
    const bool inside = s.known && s.begin >= 0 && s.begin <= s.end && s.end <= size;
    if (inside) {
      const CpSpan span{static_cast<std::uint32_t>(s.begin), static_cast<std::uint32_t>(s.end)};
      if (points.bytes(span).of(text) == s.text) continue;
    }
    return s.field + " isn't the text at its span";
  }
  return {};
}

std::vector<Answer> Judge::add(const GoldDocument& gold, std::vector<Statement> claims) {
  const Compare compare(names_);
  Counts counts;
  count_faults(counts, gold, claims);
  std::vector<std::size_t> order(claims.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const Statement &x = claims[a], &y = claims[b];
    return std::tie(x.begin, x.end, x.order, a) < std::tie(y.begin, y.end, y.order, b);
  });
  Weights weight;
  for (std::size_t g = 0; g < gold.claims.size(); ++g) {
    for (std::size_t n = 0; n < order.size(); ++n) {
      const Statement &want = gold.claims[g], &got = claims[order[n]];
      if (!may_answer(want, got)) continue;
      weight[g][n] = weight_of(want, got, compare.fields(want.frame, want, got));
    }
  }
  const std::map<std::size_t, std::size_t> answer = heaviest_matching(weight);
  std::vector<bool> used(order.size(), false);
  std::vector<Answer> out;
  for (const auto& [g, n] : answer) {
    used[n] = true;
    out.push_back({g, order[n]});
  }
  for (std::size_t g = 0; g < gold.claims.size(); ++g) {
    if (gold.claims[g].optional) continue;
    const auto it = answer.find(g);
    count_gold(counts, compare, gold.claims[g],
               it == answer.end() ? nullptr : &claims[order[it->second]]);
  }
  for (std::size_t n = 0; n < order.size(); ++n) {
    if (!used[n]) count_spare(counts, compare, claims[order[n]]);
  }
  documents_.push_back(std::move(counts));
  return out;
}

}  // namespace tawatur::judge
