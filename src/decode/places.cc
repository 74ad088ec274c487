// SPDX-License-Identifier: Apache-2.0
#include "decode/places.h"

#include <algorithm>

#include "decode/decoder.h"
#include "decode/features_common.h"

namespace tawatur::decode {
namespace {

constexpr float kUnfit = -20;

/// Log odds in whole steps, cut at +-3.
int coarse(float score) {
  score = std::clamp(score, -3.0f, 3.0f);
  return static_cast<int>(score + (score < 0 ? -0.5f : 0.5f));
}

bool holds(const Scene& s, std::uint32_t outer, std::uint32_t inner) {
  const auto& within = s.mention(inner).within;
  return std::find(within.begin(), within.end(), outer) != within.end();
}

}  // namespace

bool may_hold(const Scene& s, const coder::Trigger& t, std::uint32_t mention) {
  const Mention& m = s.mention(mention);
  const bool around = m.tokens.first <= t.tokens.first && t.tokens.last <= m.tokens.last;
  return m.kind == MentionKind::place && !(around && m.head == t.tokens.first);
}

Owners owners_of(const Scene& s, const std::vector<Candidate>& all, std::size_t self) {
  Owners o;
  const std::uint32_t sentence = s.triggers[all[self].trigger].sentence;
  std::size_t i = self;
  while (i > 0 && s.triggers[all[i - 1].trigger].sentence == sentence) --i;
  for (; i < all.size() && s.triggers[all[i].trigger].sentence == sentence; ++i) {
    if (all[i].first <= kBelieved && i != self) continue;
    const TokenRange t = s.triggers[all[i].trigger].tokens;
    if (!o.acts.empty() && s.triggers[all[o.acts.back()].trigger].tokens.last > t.first) continue;
    o.acts.push_back(i);
  }
  o.owned.assign(o.acts.size(), 0);
  const TokenRange range = s.mentions_of_sentence[sentence];
  std::size_t next = 0;
  std::vector<std::uint32_t> seen;
  for (auto m = range.first; m < range.last; ++m) {
    const Mention& x = s.mention(m);
    if (x.kind != MentionKind::place) continue;
    while (next < o.acts.size() &&
           s.triggers[all[o.acts[next]].trigger].tokens.last <= x.tokens.first) {
      ++next;
    }
    Owners::Place p{m, static_cast<std::int32_t>(next) - 1, true};
    if (next > 0) {
      const auto& t = s.triggers[all[o.acts[next - 1]].trigger];
      const Between b = between(s, t, s.mentions[m], x);
      p.clean = s.elements.count(b.first, b.last, "VUYSR") == 0;
    }
    const bool named =
        !x.inside_name && !x.country && !x.unnamed && (!x.definite_only || x.antecedent);
    if (named && p.act >= 0 && p.clean) ++o.owned[static_cast<std::size_t>(p.act)];
    const auto identity = s.mentions[m].identity;
    if (named && !s.mentions[m].container &&
        std::find(seen.begin(), seen.end(), identity) == seen.end()) {
      seen.push_back(identity);
    }
    o.places.push_back(p);
  }
  o.distinct = static_cast<int>(seen.size());
  return o;
}

std::vector<float> PlaceBoard::score(std::size_t candidate) {
  std::vector<float> out;
  const Owners owners = owners_of(scene_, all_, candidate);
  for (auto m : places_) {
    if (!may_hold(scene_, scene_.triggers[all_[candidate].trigger], m)) {
      out.push_back(kUnfit);
      continue;
    }
    sink_.clear();
    place_features(scene_, all_, candidate, m, owners, sink_);
    out.push_back(weights_.score(kPlaceFirst, sink_)[0]);
  }
  return out;
}

void PlaceBoard::enter(std::size_t self) {
  const std::uint32_t sentence = scene_.triggers[all_[self].trigger].sentence;
  if (sentence != sentence_) {
    sentence_ = sentence;
    places_.clear();
    rows_.clear();
    const TokenRange range = scene_.mentions_of_sentence[sentence];
    for (auto i = range.first; i < range.last; ++i) {
      if (scene_.mention(i).kind == MentionKind::place) places_.push_back(i);
    }
    if (places_.empty()) return;
    std::size_t i = self;
    while (i > 0 && scene_.triggers[all_[i - 1].trigger].sentence == sentence) --i;
    for (; i < all_.size() && scene_.triggers[all_[i].trigger].sentence == sentence; ++i) {
      if (all_[i].first <= kBelieved) continue;
      Row row{i, score(i), 0};
      row.top = static_cast<std::size_t>(std::max_element(row.score.begin(), row.score.end()) -
                                         row.score.begin());
      rows_.push_back(std::move(row));
    }
  }
  const auto known =
      std::find_if(rows_.begin(), rows_.end(), [&](const Row& r) { return r.candidate == self; });
  own_ = known != rows_.end() ? known->score : score(self);
}

float PlaceBoard::of_identity(const Row& row, std::size_t place) const {
  float best = row.score[place];
  for (std::size_t i = 0; i < places_.size(); ++i) {
    if (scene_.mentions[places_[i]].identity == scene_.mentions[places_[place]].identity) {
      best = std::max(best, row.score[i]);
    }
  }
  return best;
}

void PlaceBoard::next_act(const Row* row, std::size_t self, std::size_t place, bool placed,
                          learn::FeatureSink& out) const {
  if (!row) {
    out.add("af", "none", placed);
    return;
  }
  const auto g = group_of(all_[self].frame), other = group_of(all_[row->candidate].frame);
  const int value = coarse(of_identity(*row, place));
  const bool top =
      scene_.mentions[places_[row->top]].identity == scene_.mentions[places_[place]].identity;
  out.add("af", value, top, placed);
  out.add("af", value > 0, top, g, other);
}

void PlaceBoard::joint_features(std::size_t self, std::size_t place,
                                learn::FeatureSink& out) const {
  const Candidate& c = all_[self];
  const coder::Trigger& t = scene_.triggers[c.trigger];
  const std::uint32_t mention = places_[place];
  const Mention& m = scene_.mention(mention);
  const MentionView& v = scene_.mentions[mention];
  const std::string_view f = to_string(c.frame), k = form_of(t), g = group_of(c.frame);
  const char d = between(scene_, t, v, m).direction;
  const float own = own_[place];
  float best = kUnfit, held = kUnfit;
  int rank = 0;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    if (i == place || scene_.mentions[places_[i]].identity == v.identity) continue;
    if (holds(scene_, mention, places_[i])) held = std::max(held, own_[i]);
    if (m.list != Mention::kNoList && scene_.mention(places_[i]).list == m.list) continue;
    best = std::max(best, own_[i]);
    rank += own_[i] > own;
  }
  const bool placed = best > 0 || own > 0;
  out.add("b");
  out.add("f", f, k);
  out.add("s", odds_bucket(own));
  out.add("sg", coarse(own), g, d);
  out.add("sk", coarse(own), k);
  out.add("sm", coarse(own), v.kind, v.container);
  out.add("rk", std::min(rank, 3), coarse(own));
  out.add("mg", coarse(own - best), std::min(rank, 2));
  out.add("be", coarse(best), own > 0);
  out.add("hl", coarse(held), held > own);
  const Row* after = nullptr;
  float most = kUnfit;
  int tops = 0, acts = 0;
  for (const Row& r : rows_) {
    const coder::Trigger& u = scene_.triggers[all_[r.candidate].trigger];
    if (u.tokens.first < t.tokens.last && t.tokens.first < u.tokens.last) continue;
    if (u.tokens.first >= t.tokens.last && !after) after = &r;
    const float value = of_identity(r, place);
    most = std::max(most, value);
    tops += r.score[r.top] > 0 && scene_.mentions[places_[r.top]].identity == v.identity;
    ++acts;
  }
  out.add("mo", coarse(most), coarse(own));
  out.add("mg2", coarse(most), placed, g);
  out.add("tp", std::min(tops, 3), std::min(acts, 3), own > 0);
  next_act(after, self, place, placed, out);
}

void choose_places(const Scene& s, std::vector<Chosen>& list, double bound, double second) {
  std::stable_sort(list.begin(), list.end(),
                   [](const Chosen& a, const Chosen& b) { return a.score > b.score; });
  std::vector<Chosen> kept;
  for (const Chosen& c : list) {
    if (c.score < bound) break;
    const Mention& m = s.mention(c.mention);
    const bool spare = std::any_of(kept.begin(), kept.end(), [&](const Chosen& k) {
      const Mention& o = s.mention(k.mention);
      const bool overlap = o.tokens.first < m.tokens.last && m.tokens.first < o.tokens.last;
      const bool listed = m.list != Mention::kNoList && o.list == m.list;
      return s.mentions[k.mention].identity == s.mentions[c.mention].identity ||
             (overlap && !listed) || holds(s, c.mention, k.mention);
    });
    if (spare) continue;
    if (!kept.empty()) {
      const auto best = s.mention(kept.front().mention).list;
      const bool listed = best != Mention::kNoList && best == m.list;
      if (!listed && c.score < second) continue;
    }
    kept.push_back(c);
  }
  std::erase_if(kept, [&](const Chosen& c) {
    return std::any_of(kept.begin(), kept.end(),
                       [&](const Chosen& k) { return holds(s, c.mention, k.mention); });
  });
  list = std::move(kept);
}

}  // namespace tawatur::decode
