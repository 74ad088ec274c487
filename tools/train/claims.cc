// SPDX-License-Identifier: Apache-2.0
#include "claims.h"

#include <cmath>
#include <map>

#include "train/logistic.h"

namespace tawatur::train {

using decode::Candidate;

void start(Lesson& lesson) {
  std::map<std::pair<Frame, std::string_view>, std::pair<double, double>> counts;
  for (auto i : lesson.use) {
    const Item& item = lesson.material.items[i];
    State& s = lesson.states[i];
    s.candidates = bare_candidates(*item.scene);
    s.gold_of.assign(s.candidates.size(), kNoGold);
    for (const Candidate& c : s.candidates) {
      auto& n = counts[{c.frame, item.scene->triggers[c.trigger].lemma}];
      n.second += 1;
      for (const auto& g : item.gold) {
        if (touches(item, c, g) == 2) {
          n.first += 1;
          break;
        }
      }
    }
  }
  for (auto i : lesson.use) {
    const Item& item = lesson.material.items[i];
    for (Candidate& c : lesson.states[i].candidates) {
      const auto& n = counts[{c.frame, item.scene->triggers[c.trigger].lemma}];
      c.first = static_cast<float>(std::log((n.first + 0.3) / (n.second - n.first + 0.7)));
    }
    if (!item.quiet) assign(item, lesson.states[i]);
  }
}

void score_first(Lesson& lesson, std::size_t i, const std::vector<double>& w) {
  for (std::size_t c = 0; c < lesson.states[i].candidates.size(); ++c) {
    double sum = 0;
    for (auto f : lesson.material.items[i].trigger_features[c]) sum += w[f];
    lesson.states[i].candidates[c].first = static_cast<float>(sum);
  }
}

namespace {

/// Label and weight of a candidate as a claim. Optional ones count neither way, but for a little
/// where something keeps them from being plain facts: of purposes, calls and fears few are
/// required, and those look like the others.
std::pair<float, float> claim_label(const Lesson& lesson, std::size_t i, std::size_t c,
                                    bool first) {
  const Item& item = lesson.material.items[i];
  if (item.quiet) {
    // Whether a text speaks of conflict at all is for the second look to say.
    return {0.0f, first ? 0.0f : static_cast<float>(lesson.options.quiet_weight)};
  }
  const auto g = lesson.states[i].gold_of[c];
  if (g == kNoGold) {
    // Another word of a claim: no example of a word that names none, nor of the one that does.
    if (first && lesson.states[i].inside[c]) return {0.0f, 0.0f};
    return {0.0f, 1.0f};
  }
  if (!item.gold[g].optional) return {1.0f, 1.0f};
  const bool hedged = item.gold[g].modality != "asserted";
  return {1.0f, hedged ? static_cast<float>(lesson.options.hedged_weight) : 0.0f};
}

}  // namespace

std::vector<double> fit_triggers(const Lesson& lesson, const std::vector<std::size_t>& use) {
  const std::size_t n = lesson.material.trigger_names.size();
  std::vector<int> documents(n, 0);
  std::vector<std::size_t> last(n, kNoGold);
  for (auto i : use) {
    for (const auto& row : lesson.material.items[i].trigger_features) {
      for (auto f : row) {
        if (last[f] != i) ++documents[f];
        last[f] = i;
      }
    }
  }
  std::vector<std::uint32_t> kept(n, decode::kNone), back;
  for (std::uint32_t f = 0; f < n; ++f) {
    if (documents[f] < least(lesson.material.trigger_names[f], lesson.options)) continue;
    kept[f] = static_cast<std::uint32_t>(back.size());
    back.push_back(f);
  }
  learn::Examples x;
  for (auto i : use) {
    for (std::size_t c = 0; c < lesson.states[i].candidates.size(); ++c) {
      const auto [label, weight] = claim_label(lesson, i, c, true);
      if (weight == 0) continue;
      for (auto f : lesson.material.items[i].trigger_features[c]) {
        if (kept[f] != decode::kNone) x.features.push_back(kept[f]);
      }
      x.first.push_back(x.features.size());
      x.label.push_back(label);
      x.weight.push_back(weight);
    }
  }
  learn::LogisticOptions lo;
  lo.l2 = lesson.options.l2_trigger;
  const std::vector<double> w = learn::train_logistic(x, back.size(), lo);
  std::vector<double> out(n, 0.0);
  for (std::size_t i = 0; i < back.size(); ++i) out[back[i]] = w[i];
  return out;
}

void jackknife(Lesson& lesson) {
  const std::size_t k = static_cast<std::size_t>(lesson.options.jackknife);
  for (std::size_t fold = 0; fold < k; ++fold) {
    std::vector<std::size_t> rest;
    for (std::size_t n = 0; n < lesson.use.size(); ++n) {
      if (n % k != fold) rest.push_back(lesson.use[n]);
    }
    const std::vector<double> w = fit_triggers(lesson, rest);
    for (std::size_t n = fold; n < lesson.use.size(); n += k) score_first(lesson, lesson.use[n], w);
  }
}

void train_rivals(const Lesson& lesson, std::vector<NamedWeight>& out) {
  Table table(1);
  learn::FeatureSink sink(true);
  for (auto i : lesson.use) {
    const State& s = lesson.states[i];
    const std::size_t strong = s.strong();
    for (std::size_t c = 0; c < s.candidates.size(); ++c) {
      const auto [label, weight] = claim_label(lesson, i, c, false);
      if (weight == 0) continue;
      sink.clear();
      decode::rival_features(*lesson.material.items[i].scene, s.candidates, c, strong, sink);
      table.add(sink, i, {label}, {weight});
    }
  }
  fit(table, decode::kRival, lesson.options.l2_trigger, lesson.options, out);
}

}  // namespace tawatur::train
