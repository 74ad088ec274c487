// SPDX-License-Identifier: Apache-2.0
#include "context.h"

#include "decode/background.h"

namespace tawatur::train {
namespace {

void add_sources(const Lesson& lesson, std::size_t i, Table& table) {
  const Item& item = lesson.material.items[i];
  const State& s = lesson.states[i];
  learn::FeatureSink sink(true);
  for (std::size_t c = 0; c < s.candidates.size(); ++c) {
    const judge::Statement* gold = gold_claim(item, s, c);
    if (!gold) continue;
    const judge::Statement& g = *gold;
    const float base = weight_of(g, lesson.options);
    const coder::Trigger& t = item.scene->triggers[s.candidates[c].trigger];
    const auto speakers = decode::possible_speakers(*item.scene, t);
    std::vector<bool> right(speakers.size());
    bool any_inside = false;
    auto inside = [&](std::size_t n) {
      return speakers[n].link.inside() || speakers[n].link.relation == discourse::Relation::voice;
    };
    for (std::size_t n = 0; n < speakers.size(); ++n) {
      const auto& r = item.scene->discourse.reports[speakers[n].report];
      right[n] = answers(lesson, item, g.source, r.speakers[speakers[n].speaker].mention);
      any_inside = any_inside || (right[n] && inside(n));
    }
    // The nearest comes first.
    std::size_t nearest = kNoGold;
    for (std::size_t n = speakers.size(); n-- > 0;) {
      if (right[n]) nearest = n;
    }
    for (std::size_t n = 0; n < speakers.size(); ++n) {
      const bool label = right[n] && (any_inside ? inside(n) : n == nearest);
      const float weight = right[n] && !label ? 0.0f : base;
      sink.clear();
      decode::source_features(*item.scene, s.candidates[c], speakers[n], sink);
      table.add(sink, i, {label ? 1.0f : 0.0f}, {weight});
    }
  }
}

/// Optional facts are what careful readers take for mere mention; what a quiet text lets believe is
/// history, sport or fiction.
void add_backgrounds(const Lesson& lesson, std::size_t i, Table& table) {
  const Item& item = lesson.material.items[i];
  const State& s = lesson.states[i];
  learn::FeatureSink sink(true);
  for (std::size_t c = 0; c < s.candidates.size(); ++c) {
    const judge::Statement* gold = gold_claim(item, s, c);
    if (item.quiet ? s.candidates[c].first < 0 : !gold || gold->modality != "asserted") continue;
    sink.clear();
    decode::background_features(*item.scene, s.candidates, c, sink);
    table.add(sink, i, {item.quiet || gold->optional ? 1.0f : 0.0f}, {1.0f});
  }
}

}  // namespace

void train_context(const Lesson& lesson, std::vector<NamedWeight>& out) {
  Table source(1), modality(kModalityCount), background(1);
  learn::FeatureSink sink(true);
  for (auto i : lesson.use) {
    add_sources(lesson, i, source);
    add_backgrounds(lesson, i, background);
    const Item& item = lesson.material.items[i];
    const State& s = lesson.states[i];
    for (std::size_t c = 0; c < s.candidates.size(); ++c) {
      const judge::Statement* gold = gold_claim(item, s, c);
      if (!gold) continue;
      const judge::Statement& g = *gold;
      const float base = weight_of(g, lesson.options);
      std::vector<float> label(kModalityCount, 0), weight(kModalityCount, base);
      if (auto m = modality_from(g.modality)) label[static_cast<std::size_t>(*m)] = 1;
      sink.clear();
      decode::modality_features(*item.scene, s.candidates[c], sink);
      modality.add(sink, i, label, weight);
    }
  }
  fit(source, decode::kSource, lesson.options.l2_context, lesson.options, out);
  fit(modality, decode::kModality, lesson.options.l2_context, lesson.options, out);
  fit(background, decode::kBackground, lesson.options.l2_context, lesson.options, out);
}

}  // namespace tawatur::train
