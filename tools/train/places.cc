// SPDX-License-Identifier: Apache-2.0
#include "places.h"

#include "decode/places.h"

namespace tawatur::train {
namespace {

/// Labels of the possible fillers of a role: of those that match one gold filler the nearest is
/// the right one, the others count neither way.
void role_labels(const Lesson& lesson, const Item& item, const coder::Trigger& t,
                 const std::vector<judge::Ref>& gold, MentionKind kind,
                 const std::vector<std::uint32_t>& fillers, const std::vector<float>& score,
                 std::vector<float>& label, std::vector<float>& weight) {
  label.assign(fillers.size(), 0);
  weight.assign(fillers.size(), 1);
  for (const judge::Ref& g : gold) {
    std::size_t best = kNoGold;
    double best_value = -1e18;
    for (std::size_t i = 0; i < fillers.size(); ++i) {
      if (item.scene->mention(fillers[i]).kind != kind) continue;
      if (!lesson.names.same_ref(g, ref_of(item, fillers[i]))) continue;
      if (label[i] == 0) weight[i] = 0;
      const double value =
          score.empty() ? -distance(*item.scene, t, fillers[i]) : static_cast<double>(score[i]);
      if (label[i] == 0 && value > best_value) {
        best_value = value;
        best = i;
      }
    }
    if (best != kNoGold) {
      label[best] = 1;
      weight[best] = 1;
    }
  }
}

/// Rows of a document for the first place model, or with its weights for the joint one.
void add_places(const Lesson& lesson, std::size_t i, const learn::Weights* first, Table& table) {
  const Item& item = lesson.material.items[i];
  const State& s = lesson.states[i];
  const learn::Weights none(decode::weight_groups());
  decode::PlaceBoard board(*item.scene, s.candidates, first ? *first : none);
  learn::FeatureSink sink(true);
  for (std::size_t c = 0; c < s.candidates.size(); ++c) {
    const judge::Statement* gold = gold_claim(item, s, c);
    if (!gold) continue;
    const judge::Statement& g = *gold;
    const float base = weight_of(g, lesson.options);
    const coder::Trigger& t = item.scene->triggers[s.candidates[c].trigger];
    board.enter(c);
    const decode::Owners owners = decode::owners_of(*item.scene, s.candidates, c);
    std::vector<float> label, weight, score;
    if (first) {
      for (std::size_t n = 0; n < board.mentions().size(); ++n) score.push_back(board.first(n));
    }
    role_labels(lesson, item, t, g.place, MentionKind::place, board.mentions(), score, label,
                weight);
    for (std::size_t n = 0; n < board.mentions().size(); ++n) {
      if (!decode::may_hold(*item.scene, t, board.mentions()[n])) continue;
      sink.clear();
      if (first) {
        board.joint_features(c, n, sink);
      } else {
        decode::place_features(*item.scene, s.candidates, c, board.mentions()[n], owners, sink);
      }
      table.add(sink, i, {label[n]}, {weight[n] * base});
    }
  }
}

}  // namespace

void train_places(const Lesson& lesson, std::vector<NamedWeight>& out) {
  Table first(1), joint(1);
  std::vector<std::size_t> end;
  for (auto i : lesson.use) {
    add_places(lesson, i, nullptr, first);
    end.push_back(first.rows());
  }
  const std::size_t k = static_cast<std::size_t>(lesson.options.jackknife);
  const std::vector<float> weight = first.weight[0];
  for (std::size_t fold = 0; fold < k; ++fold) {
    for (std::size_t n = fold; n < lesson.use.size(); n += k) {
      for (std::size_t r = n ? end[n - 1] : 0; r < end[n]; ++r) first.weight[0][r] = 0;
    }
    std::vector<NamedWeight> rows;
    fit(first, decode::kPlaceFirst, lesson.options.l2_place, lesson.options, rows);
    first.weight[0] = weight;
    const learn::Weights w = as_weights(rows);
    for (std::size_t n = fold; n < lesson.use.size(); n += k)
      add_places(lesson, lesson.use[n], &w, joint);
  }
  fit(first, decode::kPlaceFirst, lesson.options.l2_place, lesson.options, out);
  fit(joint, decode::kPlace, lesson.options.l2_place, lesson.options, out);
}

}  // namespace tawatur::train
