// SPDX-License-Identifier: Apache-2.0
#include "decode/decoder.h"

#include <algorithm>
#include <cmath>

#include "decode/places.h"

namespace tawatur::decode {
namespace {

/// Keeps the best mention of each identity, then those above the bound; the best first, others in
/// the order of the text. More than the best are kept only from its list or above `second`.
void select(const Scene& s, std::vector<Chosen>& list, double bound, double second) {
  std::stable_sort(list.begin(), list.end(),
                   [](const Chosen& a, const Chosen& b) { return a.score > b.score; });
  std::vector<Chosen> kept;
  for (const Chosen& c : list) {
    if (c.score < bound) break;
    const auto identity = s.mentions[c.mention].identity;
    const bool known = std::any_of(kept.begin(), kept.end(), [&](const Chosen& k) {
      const Mention& a = s.mention(k.mention);
      const Mention& b = s.mention(c.mention);
      const bool overlap = a.tokens.first < b.tokens.last && b.tokens.first < a.tokens.last;
      return s.mentions[k.mention].identity == identity ||
             (overlap && (a.list == Mention::kNoList || a.list != b.list));
    });
    if (known) continue;
    if (!kept.empty()) {
      const auto best = s.mention(kept.front().mention).list;
      const bool listed = best != Mention::kNoList && best == s.mention(c.mention).list;
      if (!listed && c.score < second) continue;
    }
    kept.push_back(c);
  }
  list = std::move(kept);
}

/// The members of a list stand or fall together: each gets the mean of its list where that is
/// higher than its own score.
void share_lists(const Scene& s, std::vector<Chosen>& list) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto id = s.mention(list[i].mention).list;
    if (id == Mention::kNoList || s.mention(list[i].mention).list_index != 0) continue;
    double sum = 0;
    int n = 0;
    for (const Chosen& c : list) {
      if (s.mention(c.mention).list != id) continue;
      sum += c.score;
      ++n;
    }
    const float mean = static_cast<float>(sum / n);
    for (Chosen& c : list) {
      if (s.mention(c.mention).list == id) c.score = std::max(c.score, mean);
    }
  }
}

}  // namespace

Decoder::Decoder(const lexicon::Pack& pack, const coder::Classes& classes,
                 const learn::Weights& weights)
    : pack_(pack),
      weights_(weights),
      finder_(pack, classes),
      operators_(discourse::Operators::parse(pack.file("operators.toml"))),
      threshold_(weights.setting("threshold", 0.5)) {}

Scene Decoder::scene(const Analysis& analysis, const std::vector<lexicon::PhraseHit>& hits,
                     const Limits& limits) const {
  return read_scene(analysis, pack_, hits, finder_, operators_, limits);
}

std::vector<Candidate> Decoder::candidates(const Scene& scene) const {
  std::vector<Candidate> all;
  learn::FeatureSink sink;
  std::size_t strong = 0;
  for (std::uint32_t i = 0; i < scene.triggers.size(); ++i) {
    const std::size_t start = all.size();
    for (Frame frame : scene.triggers[i].event->frames) {
      sink.clear();
      trigger_features(scene, i, frame, sink);
      Candidate c{i, frame, weights_.score(kTrigger, sink)[0], 0};
      all.push_back(c);
      strong += c.first > 0;
    }
    // The same words in two classes of one frame: the better reading stands for both.
    for (std::size_t j = 0; j < start; ++j) {
      // Only the triggers at the same words can clash; they are neighbours in `all`.
      Candidate& old = all[start - 1 - j];
      if (scene.triggers[old.trigger].tokens.first != scene.triggers[i].tokens.first) break;
      for (std::size_t n = start; n < all.size(); ++n) {
        if (all[n].frame != old.frame) continue;
        (all[n].first > old.first ? old : all[n]).first -= 4;
      }
    }
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    sink.clear();
    rival_features(scene, all, i, strong, sink);
    all[i].score = weights_.score(kRival, sink)[0];
  }
  return all;
}

std::vector<Coded> Decoder::decode(const Scene& scene, double floor) const {
  return decode(scene, candidates(scene), floor);
}

std::vector<Coded> Decoder::decode(const Scene& scene, const std::vector<Candidate>& all,
                                   double floor) const {
  std::vector<Coded> out;
  Memory memory;
  PlaceBoard board(scene, all, weights_);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const double p = learn::logistic(all[i].score);
    if (p < floor) continue;
    Coded coded;
    coded.candidate = all[i];
    coded.confidence = p;
    fill(scene, all, i, memory, coded);
    fill_places(scene, board, i, coded);
    fill_source(scene, coded);
    fill_modality(scene, coded);
    if (p >= threshold_) memory = remember(scene, coded, memory);
    out.push_back(std::move(coded));
  }
  return out;
}

void Decoder::fill(const Scene& scene, const std::vector<Candidate>& all, std::size_t self,
                   const Memory& memory, Coded& out) const {
  const coder::Trigger& t = scene.triggers[all[self].trigger];
  QuantityKind kind{};
  const bool counted = counts(all[self].frame, kind);
  learn::FeatureSink sink;
  for (std::uint32_t m : possible_fillers(scene, t)) {
    const MentionKind what = scene.mention(m).kind;
    if (what == MentionKind::number && !counted) continue;
    if (what == MentionKind::place) continue;
    sink.clear();
    filler_features(scene, all, self, m, memory, sink);
    switch (what) {
      case MentionKind::actor: {
        const learn::Scores s = weights_.score(kActor, sink);
        out.agent.push_back({m, s[0]});
        out.target.push_back({m, s[1]});
        break;
      }
      case MentionKind::place:
        break;
      case MentionKind::number:
        out.number.push_back({m, weights_.score(kNumber, sink)[0]});
        break;
      case MentionKind::date:
        out.date.push_back({m, weights_.score(kDate, sink)[0]});
        break;
    }
  }
  share_lists(scene, out.agent);
  share_lists(scene, out.target);
  // One mention, one role: the likelier one.
  for (std::size_t i = 0; i < out.agent.size(); ++i) {
    (out.agent[i].score >= out.target[i].score ? out.target[i] : out.agent[i]).score -= 100;
  }
  select(scene, out.agent, weights_.setting("agent", 0), weights_.setting("agent2", 0));
  select(scene, out.target, weights_.setting("target", 0), weights_.setting("target2", 0));
  // Nor one identity in two roles, except where parties fight or meet among themselves.
  std::erase_if(out.target, [&](const Chosen& c) {
    return std::any_of(out.agent.begin(), out.agent.end(), [&](const Chosen& a) {
      return scene.mentions[a.mention].identity == scene.mentions[c.mention].identity &&
             scene.mentions[a.mention].kind != std::string_view("civ");
    });
  });
  select(scene, out.number, weights_.setting("quantity", 0), weights_.setting("quantity2", 0));
  select(scene, out.date, weights_.setting("time", 0), 1e9);
}

void Decoder::fill_places(const Scene& scene, PlaceBoard& board, std::size_t self,
                          Coded& out) const {
  board.enter(self);
  learn::FeatureSink sink;
  const coder::Trigger& t = scene.triggers[out.candidate.trigger];
  for (std::size_t i = 0; i < board.mentions().size(); ++i) {
    if (!may_hold(scene, t, board.mentions()[i])) continue;
    sink.clear();
    board.joint_features(self, i, sink);
    out.place.push_back({board.mentions()[i], weights_.score(kPlace, sink)[0]});
  }
  share_lists(scene, out.place);
  choose_places(scene, out.place, weights_.setting("place", 0), weights_.setting("place2", 0));
}

void Decoder::fill_modality(const Scene& scene, Coded& out) const {
  learn::FeatureSink sink;
  modality_features(scene, out.candidate, sink);
  learn::Scores s = weights_.score(kModality, sink);
  s[0] += static_cast<float>(weights_.setting("asserted", 0));
  // Few examples teach each way; what the rules say counts beyond what was learned.
  const auto rule = scene.modality_of(out.candidate.trigger, out.candidate.frame);
  if (rule != Modality::asserted) {
    s[static_cast<std::size_t>(rule)] += static_cast<float>(weights_.setting("rule", 0.5));
  }
  const auto best = std::max_element(s.begin(), s.begin() + kModalityCount) - s.begin();
  out.modality = static_cast<Modality>(best);
}

std::vector<std::uint32_t> possible_fillers(const Scene& s, const coder::Trigger& t) {
  constexpr std::size_t kMostEarlier = 8;
  std::vector<std::uint32_t> out;
  const TokenRange here = s.mentions_of_sentence[t.sentence];
  for (auto i = here.first; i < here.last; ++i) {
    const Mention& m = s.mention(i);
    // A mention that holds the trigger inside it doesn't fill its roles, except a short one that
    // the trigger is only a word of.
    if (m.tokens.first <= t.tokens.first && t.tokens.last <= m.tokens.last &&
        m.kind != MentionKind::number) {
      if (m.head == t.tokens.first) continue;
    }
    out.push_back(i);
  }
  std::vector<std::uint32_t> seen;
  for (std::uint32_t back = 1; back <= 2 && back <= t.sentence; ++back) {
    const TokenRange range = s.mentions_of_sentence[t.sentence - back];
    for (auto i = range.last; i-- > range.first && seen.size() < kMostEarlier;) {
      if (s.mention(i).kind != MentionKind::actor) continue;
      const auto identity = s.mentions[i].identity;
      if (std::find(seen.begin(), seen.end(), identity) != seen.end()) continue;
      seen.push_back(identity);
      out.push_back(i);
    }
  }
  return out;
}

bool counts(Frame frame, QuantityKind& kind) {
  switch (frame) {
    case Frame::kill:
      kind = QuantityKind::killed;
      return true;
    case Frame::wound:
      kind = QuantityKind::wounded;
      return true;
    case Frame::capture:
      kind = QuantityKind::captured;
      return true;
    case Frame::detain:
      kind = QuantityKind::detained;
      return true;
    case Frame::release:
      kind = QuantityKind::released;
      return true;
    case Frame::displace:
      kind = QuantityKind::displaced;
      return true;
    default:
      return false;
  }
}

Memory remember(const Scene& s, const Coded& c, const Memory& before) {
  Memory m = before;
  if (!c.agent.empty()) m.agent = s.mentions[c.agent.front().mention].identity;
  if (!c.target.empty()) m.target = s.mentions[c.target.front().mention].identity;
  if (!c.place.empty()) m.place = s.mentions[c.place.front().mention].identity;
  m.sentence = s.triggers[c.candidate.trigger].sentence;
  m.frame = c.candidate.frame;
  return m;
}

}  // namespace tawatur::decode
