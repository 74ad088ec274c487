// SPDX-License-Identifier: Apache-2.0
#include "state.h"

#include <algorithm>

#include "judge/matching.h"

namespace tawatur::train {

using decode::Candidate;

const judge::Statement* gold_claim(const Item& item, const State& state, std::size_t candidate) {
  const std::size_t gold = state.gold_of[candidate];
  return gold == kNoGold ? nullptr : &item.gold[gold];
}

float weight_of(const judge::Statement& gold, const TrainOptions& options) {
  return static_cast<float>(gold.optional ? options.optional_weight : 1.0);
}

int touches(const Item& item, const Candidate& c, const judge::Statement& g) {
  if (to_string(c.frame) != g.frame) return 0;
  const CpSpan t = item.points->span(item.scene->triggers[c.trigger].span);
  if (t.begin < g.end && t.end > g.begin) return 2;
  return t.begin < g.end + 12 && t.end + 12 > g.begin ? 1 : 0;
}

void assign(const Item& item, State& state) {
  state.inside.assign(state.candidates.size(), false);
  judge::Weights weight;
  for (std::size_t g = 0; g < item.gold.size(); ++g) {
    for (std::size_t c = 0; c < state.candidates.size(); ++c) {
      const int near = touches(item, state.candidates[c], item.gold[g]);
      if (near == 0) continue;
      if (near == 2) state.inside[c] = true;
      const double score = std::clamp(static_cast<double>(state.candidates[c].first), -6.0, 6.0);
      weight[g][c] = (item.gold[g].optional ? 60 : 100) + (near == 2 ? 20 : 0) + 3 * score;
    }
  }
  state.gold_of.assign(state.candidates.size(), kNoGold);
  for (auto [g, c] : judge::heaviest_matching(weight)) state.gold_of[c] = g;
}

judge::Ref ref_of(const Item& item, std::uint32_t mention) {
  while (const auto& antecedent = item.scene->mention(mention).antecedent) mention = *antecedent;
  const Mention& m = item.scene->mention(mention);
  judge::Ref r;
  r.text = std::string(m.span.of(item.document->text));
  r.name = m.name;
  if (!m.ids.empty() && m.kind == MentionKind::actor) {
    const lexicon::Table t = item.scene->pack->table("actors");
    r.id = std::string(t.cell(m.ids.front().row, t.column("id")));
    r.name_ar = std::string(t.cell(m.ids.front().row, t.column("name_ar")));
  }
  if (!m.ids.empty() && m.kind == MentionKind::place) {
    const lexicon::Table t = item.scene->pack->table("places");
    r.name_ar = std::string(t.cell(m.ids.front().row, t.column("name_ar")));
  }
  return r;
}

bool answers(const Lesson& lesson, const Item& item, const std::vector<judge::Ref>& gold,
             std::uint32_t mention) {
  const judge::Ref r = ref_of(item, mention);
  return std::any_of(gold.begin(), gold.end(),
                     [&](const judge::Ref& g) { return lesson.names.same_ref(g, r); });
}

double distance(const decode::Scene& s, const coder::Trigger& t, std::uint32_t mention) {
  const Mention& m = s.mention(mention);
  if (m.sentence != t.sentence) return 1000.0 * (t.sentence - m.sentence);
  if (m.tokens.first >= t.tokens.last) return m.tokens.first - t.tokens.last;
  return 1.2 * (t.tokens.first - std::min(m.tokens.last, t.tokens.first)) + 0.5;
}

}  // namespace tawatur::train
