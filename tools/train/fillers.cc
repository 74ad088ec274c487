// SPDX-License-Identifier: Apache-2.0
#include "fillers.h"

#include <algorithm>

namespace tawatur::train {
namespace {

struct FillerTables {
  ChoiceTable actor{2};
  Table number{1}, date{1};
};

/// Rows of the possible actors and of nobody, with the right answers of agent and target.
void add_actors(const Lesson& lesson, std::size_t i, std::size_t c, const judge::Statement& g,
                float base, const std::vector<std::uint32_t>& fillers, const decode::Memory& memory,
                ChoiceTable& table) {
  const Item& item = lesson.material.items[i];
  const State& s = lesson.states[i];
  learn::FeatureSink sink(true);
  decode::nobody_features(*item.scene, s.candidates[c], memory, sink);
  const std::size_t nobody = table.rows();
  table.add_row(sink, i);
  std::vector<std::uint32_t> actors;
  for (auto m : fillers) {
    if (item.scene->mention(m).kind != MentionKind::actor) continue;
    actors.push_back(m);
    sink.clear();
    decode::filler_features(*item.scene, s.candidates, c, m, memory, sink);
    table.add_row(sink, i);
  }
  table.group_first.push_back(table.rows());
  table.weight.push_back(base);
  for (std::size_t o = 0; o < 2; ++o) {
    std::vector<std::vector<std::size_t>> right;
    for (const judge::Ref& r : o == 0 ? g.agent : g.target) {
      std::vector<std::size_t> rows;
      for (std::size_t n = 0; n < actors.size(); ++n) {
        if (lesson.names.same_ref(r, ref_of(item, actors[n]))) rows.push_back(nobody + 1 + n);
      }
      if (!rows.empty()) right.push_back(std::move(rows));
    }
    if (right.empty()) right.push_back({nobody});
    table.right[o].push_back(std::move(right));
  }
  // Who did it is asked with the target known; such rows teach nothing of targets.
  if (memory.target_known) table.right[1].back().clear();
}

/// Memory after a gold claim, as far as mentions answer it.
decode::Memory gold_memory(const Lesson& lesson, const Item& item, const judge::Statement& g,
                           const coder::Trigger& t, Frame frame,
                           const std::vector<std::uint32_t>& fillers, decode::Memory memory) {
  auto find = [&](const std::vector<judge::Ref>& refs, MentionKind kind, std::uint32_t& identity) {
    if (refs.empty()) return;
    double best = 1e18;
    for (auto m : fillers) {
      if (item.scene->mention(m).kind != kind) continue;
      if (!lesson.names.same_ref(refs.front(), ref_of(item, m))) continue;
      const double d = distance(*item.scene, t, m);
      if (d < best) {
        best = d;
        identity = item.scene->mentions[m].identity;
      }
    }
  };
  find(g.agent, MentionKind::actor, memory.agent);
  find(g.target, MentionKind::actor, memory.target);
  find(g.place, MentionKind::place, memory.place);
  memory.sentence = t.sentence;
  memory.frame = frame;
  memory.keep(g.agent.empty() ? decode::kNone : memory.agent,
              g.target.empty() ? decode::kNone : memory.target);
  return memory;
}

void add_fillers(const Lesson& lesson, std::size_t i, FillerTables& tables) {
  const Item& item = lesson.material.items[i];
  const State& s = lesson.states[i];
  decode::Memory memory;
  learn::FeatureSink sink(true);
  std::vector<std::size_t> answered;
  for (std::size_t c = 0; c < s.candidates.size(); ++c) {
    if (s.gold_of[c] != kNoGold) answered.push_back(c);
  }
  std::vector<decode::FilledAct> acts;
  std::uint32_t sentence = decode::kNone;
  for (std::size_t c : decode::filling_order(*item.scene, s.candidates, std::move(answered))) {
    const std::uint32_t here = item.scene->triggers[s.candidates[c].trigger].sentence;
    if (here != sentence) acts.clear();
    sentence = here;
    const judge::Statement& g = item.gold[s.gold_of[c]];
    const float base = weight_of(g, lesson.options);
    const coder::Trigger& t = item.scene->triggers[s.candidates[c].trigger];
    const auto fillers = decode::possible_fillers(*item.scene, t);
    // The engine's memory is sometimes wrong, the gold's never is: half of the time it is
    // withheld, so that nobody learns to lean on it.
    const bool recalled = (c * 2654435761u >> 7) % 2 == 0;
    decode::Memory known = decode::with_cause(*item.scene, s.candidates[c], acts,
                                              recalled ? memory : decode::Memory{});
    add_actors(lesson, i, c, g, base, fillers, known, tables.actor);
    const std::uint32_t target =
        gold_memory(lesson, item, g, t, s.candidates[c].frame, fillers, {}).target;
    if (!decode::is_mutual(s.candidates[c].frame) &&
        g.target.empty() == (target == decode::kNone)) {
      known.target_known = true;
      known.known_target = target;
      add_actors(lesson, i, c, g, base / 2, fillers, known, tables.actor);
    }
    QuantityKind kind{};
    const bool counted = decode::counts(s.candidates[c].frame, kind);
    for (std::size_t n = 0; n < fillers.size(); ++n) {
      const Mention& m = item.scene->mention(fillers[n]);
      if (m.kind == MentionKind::actor || m.kind == MentionKind::place) continue;
      if ((m.kind == MentionKind::number && !counted)) continue;
      sink.clear();
      decode::filler_features(*item.scene, s.candidates, c, fillers[n], memory, sink);
      if (m.kind == MentionKind::number) {
        const bool right = std::any_of(g.quantity.begin(), g.quantity.end(), [&](const auto& q) {
          return q.low == m.low && q.high == m.high;
        });
        tables.number.add(sink, i, {right ? 1.0f : 0.0f}, {base});
      } else {
        const bool right = !g.days.empty() && !m.from.empty() && g.days.front().from == m.from &&
                           g.days.front().to == (m.to.empty() ? m.from : m.to);
        tables.date.add(sink, i, {right ? 1.0f : 0.0f}, {base});
      }
    }
    if (!g.optional) {
      memory = gold_memory(lesson, item, g, t, s.candidates[c].frame, fillers, memory);
      if (decode::is_act(s.candidates[c].frame)) {
        acts.push_back({s.candidates[c].trigger, s.candidates[c].frame,
                        g.agent.empty() ? decode::kNone : memory.agent,
                        g.target.empty() ? decode::kNone : memory.target});
      }
    }
  }
}

}  // namespace

void train_fillers(const Lesson& lesson, std::vector<NamedWeight>& out) {
  FillerTables tables;
  for (auto i : lesson.use) add_fillers(lesson, i, tables);
  fit(tables.actor, decode::kActor, lesson.options.l2_choice, lesson.options, out);
  fit(tables.number, decode::kNumber, lesson.options.l2_filler, lesson.options, out);
  fit(tables.date, decode::kDate, lesson.options.l2_filler, lesson.options, out);
}

}  // namespace tawatur::train
