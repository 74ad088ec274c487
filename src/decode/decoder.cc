// SPDX-License-Identifier: Apache-2.0
#include "decode/decoder.h"

#include <algorithm>
#include <cmath>

#include "decode/background.h"
#include "decode/count_lists.h"
#include "decode/places.h"
#include "decode/role_reader.h"
#include "decode/trigger_view.h"

namespace tawatur::decode {
namespace {

/// Off the score of all candidates of a text that names nobody known.
constexpr float kNobodyKnown = 8;

/// A second agent or target that stands in no list with the first needs at least this share; where
/// all who take part are agents (talks, agreements) less, since they divide it among themselves.
constexpr float kSecondShare = 0.3f, kPartyShare = 0.15f;

/// Keeps the best mention of each identity, then those above the bound; the best first, others in
/// the order of the text. More than the best are kept only from its list or above `second`.
void select(const Scene& s, std::vector<Chosen>& list, double bound, double second,
            float second_share = kSecondShare) {
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
      if (!listed && (c.score < second || c.share < second_share)) continue;
    }
    kept.push_back(c);
  }
  list = std::move(kept);
}

/// Scores of a choice to log odds against nobody, and shares of the whole. Mentions of one identity
/// get what they have together, so that it doesn't matter how often an actor is named.
void to_odds(const Scene& s, std::vector<Chosen>& list, float nobody) {
  double top = static_cast<double>(nobody);
  for (const Chosen& c : list) top = std::max(top, static_cast<double>(c.score));
  const double none = std::exp(static_cast<double>(nobody) - top);
  double sum = none;
  for (const Chosen& c : list) sum += std::exp(static_cast<double>(c.score) - top);
  std::vector<double> share(list.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    for (const Chosen& c : list) {
      if (s.mentions[c.mention].identity == s.mentions[list[i].mention].identity) {
        share[i] += std::exp(static_cast<double>(c.score) - top);
      }
    }
    // The better of two mentions of one identity stays ahead by a hair.
    share[i] += 1e-6 * std::exp(static_cast<double>(list[i].score) - top);
  }
  for (std::size_t i = 0; i < list.size(); ++i) {
    list[i].score = static_cast<float>(std::log(std::max(share[i], 1e-9) / std::max(none, 1e-9)));
    list[i].share = static_cast<float>(share[i] / sum);
  }
}

/// Memory with the target of the claim, where one identity, or that there is none, is sure.
Memory with_target(const Scene& s, Frame frame, const std::vector<Chosen>& targets, Memory memory,
                   float sure) {
  if (is_mutual(frame)) return memory;
  float best = 0, nobody = 1;
  std::uint32_t identity = kNone;
  std::vector<std::uint32_t> seen;
  for (const Chosen& c : targets) {
    const std::uint32_t id = s.mentions[c.mention].identity;
    if (std::find(seen.begin(), seen.end(), id) == seen.end()) {
      seen.push_back(id);
      nobody -= c.share;
    }
    if (c.share > best) {
      best = c.share;
      identity = id;
    }
  }
  memory.target_known = std::max(best, nobody) >= sure;
  memory.known_target = best >= sure ? identity : kNone;
  return memory;
}

/// Who fights whom: of the sides that were found the first is the agent, the others are the target,
/// unless the text has put somebody on each side.
void split_sides(const Scene& s, std::vector<Chosen>& agent, std::vector<Chosen>& target) {
  if (!target.empty() || agent.size() < 2) return;
  std::stable_sort(agent.begin(), agent.end(), [&](const Chosen& a, const Chosen& b) {
    return s.mention(a.mention).span.begin < s.mention(b.mention).span.begin;
  });
  // "A and B on one side, C and D": the list that stands first is a side; "between A and B" is not.
  const auto list = s.mention(agent.front().mention).list;
  std::size_t side = 1;
  if (list != Mention::kNoList) {
    while (side < agent.size() && s.mention(agent[side].mention).list == list) ++side;
    if (side == agent.size()) side = 1;
  }
  target.assign(agent.begin() + static_cast<std::ptrdiff_t>(side), agent.end());
  agent.resize(side);
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

/// The same words as the same frame by another class, and a better one at that.
bool is_second_reading(const Scene& s, const std::vector<Candidate>& all, std::size_t self) {
  const TokenRange tokens = s.triggers[all[self].trigger].tokens;
  auto better = [&](std::size_t i) {
    return s.triggers[all[i].trigger].tokens == tokens && all[i].frame == all[self].frame &&
           (all[i].score > all[self].score || (all[i].score == all[self].score && i < self));
  };
  auto near = [&](std::size_t i) {
    return s.triggers[all[i].trigger].tokens.first == tokens.first;
  };
  for (std::size_t i = self; i-- > 0 && near(i);) {
    if (better(i)) return true;
  }
  for (std::size_t i = self + 1; i < all.size() && near(i); ++i) {
    if (better(i)) return true;
  }
  return false;
}

}  // namespace

Decoder::Decoder(const lexicon::Pack& pack, const coder::Classes& classes,
                 const learn::Weights& weights, const learn::Net& roles)
    : pack_(pack),
      weights_(weights),
      roles_(roles),
      finder_(pack, classes),
      operators_(discourse::Operators::parse(pack.file("operators.toml"))),
      threshold_(weights.setting("threshold", 0.5)) {}

float Decoder::role_scale(std::size_t role) const {
  return roles_.empty() ? 1 : roles_.matrix(kScale).row(0)[role];
}

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
    const TriggerView view(scene, i);
    sink.clear();
    view.of_any_frame(sink);
    const float any = weights_.score(kTrigger, sink)[0];
    for (Frame frame : scene.triggers[i].event->frames) {
      sink.clear();
      view.of_frame(frame, sink);
      Candidate c{i, frame, any + weights_.score(kTrigger, sink)[0], 0};
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
    if (scene.nobody_known) all[i].score -= kNobodyKnown;
    // Gold that is a plan, a call or a fear is rare and often optional, so that such words are
    // taught to be nothing more often than they are.
    if (scene.modality_of(all[i].trigger, all[i].frame) != Modality::asserted) {
      all[i].score += static_cast<float>(weights_.setting("hedged", 0));
    }
  }
  return all;
}

std::vector<Coded> Decoder::decode(const Scene& scene, double floor) const {
  return decode(scene, candidates(scene), floor);
}

std::vector<Coded> Decoder::decode(const Scene& scene, const std::vector<Candidate>& all,
                                   double floor, const RoleObserver& observer) const {
  RoleReader reader(scene, roles_);
  Opinions opinions{reader, observer};
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (learn::logistic(static_cast<double>(all[i].score)) < floor) continue;
    if (!is_second_reading(scene, all, i)) chosen.push_back(i);
  }
  std::vector<std::pair<std::size_t, Coded>> filled;
  std::vector<FilledAct> acts;
  Memory memory;
  PlaceBoard board(scene, all, weights_);
  std::uint32_t sentence = kNone;
  for (std::size_t i : filling_order(scene, all, std::move(chosen))) {
    const std::uint32_t here = scene.triggers[all[i].trigger].sentence;
    if (here != sentence) acts.clear();
    sentence = here;
    Coded coded;
    coded.candidate = all[i];
    coded.confidence = learn::logistic(static_cast<double>(all[i].score));
    fill(scene, all, i, with_cause(scene, all[i], acts, memory), opinions, coded);
    fill_places(scene, board, i, coded);
    fill_source(scene, coded);
    fill_modality(scene, coded);
    coded.background = only_mentioned(scene, all, i);
    if (coded.confidence >= least_remembered()) {
      memory = remember(scene, coded, memory);
      if (is_act(all[i].frame)) {
        auto identity = [&](const std::vector<Chosen>& list) {
          return list.empty() ? kNone : scene.mentions[list.front().mention].identity;
        };
        acts.push_back(
            {all[i].trigger, all[i].frame, identity(coded.agent), identity(coded.target)});
      }
    }
    filled.emplace_back(i, std::move(coded));
  }
  std::sort(filled.begin(), filled.end(),
            [](const auto& x, const auto& y) { return x.first < y.first; });
  std::vector<Coded> out;
  for (auto& [i, coded] : filled) out.push_back(std::move(coded));
  return out;
}

void Decoder::Opinions::weigh(const Candidate& candidate, std::size_t self, const Memory& memory,
                              std::vector<RoleRow>& rows, float* nobody) {
  if (observer) observer(self, memory, rows, nobody);
  reader.weigh(candidate, memory, rows, nobody);
}

void Decoder::fill(const Scene& scene, const std::vector<Candidate>& all, std::size_t self,
                   const Memory& memory, Opinions& opinions, Coded& out) const {
  const coder::Trigger& t = scene.triggers[all[self].trigger];
  QuantityKind kind{};
  const bool counted = counts(all[self].frame, kind);
  learn::FeatureSink sink;
  std::vector<RoleRow> actors;
  for (std::uint32_t m : possible_fillers(scene, t)) {
    const MentionKind what = scene.mention(m).kind;
    if (what == MentionKind::number && (!counted || scene.mention(m).ordinal)) continue;
    if (what == MentionKind::place) continue;
    sink.clear();
    filler_features(scene, all, self, m, memory, sink);
    switch (what) {
      case MentionKind::actor: {
        const learn::Scores s = weights_.score(kActor, sink);
        actors.push_back({m, {s[0], s[1]}});
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
  float nobody[2];
  weigh_actors(scene, all, self, memory, actors, nobody, out);
  opinions.weigh(all[self], self, out.memory, actors, nobody);
  for (const RoleRow& r : actors) {
    out.agent.push_back({r.mention, r.score[0], 1, r.opinion[0]});
    out.target.push_back({r.mention, r.score[1], 1, r.opinion[1]});
  }
  to_odds(scene, out.agent, nobody[0]);
  to_odds(scene, out.target, nobody[1]);
  out.weighed_agent = out.agent;
  out.weighed_target = out.target;
  share_lists(scene, out.agent);
  share_lists(scene, out.target);
  // One mention, one role: the likelier one.
  for (std::size_t i = 0; i < out.agent.size(); ++i) {
    (out.agent[i].share >= out.target[i].share ? out.target[i] : out.agent[i]).score -= 100;
  }
  const Frame frame = all[self].frame;
  const bool parties = is_mutual(frame);
  const double agent = weights_.setting(is_effect(frame) ? "agent_effect"
                                        : parties        ? "agent_party"
                                                         : "agent",
                                        0);
  select(scene, out.agent, agent, parties ? agent : weights_.setting("agent2", 0),
         parties ? kPartyShare : kSecondShare);
  select(scene, out.target, weights_.setting("target", 0), weights_.setting("target2", 0));
  // Nor one identity in two roles, except where parties fight or meet among themselves.
  std::erase_if(out.target, [&](const Chosen& c) {
    return std::any_of(out.agent.begin(), out.agent.end(), [&](const Chosen& a) {
      return scene.mentions[a.mention].identity == scene.mentions[c.mention].identity &&
             scene.mentions[a.mention].kind != std::string_view("civ");
    });
  });
  if (all[self].frame == Frame::clash) split_sides(scene, out.agent, out.target);
  select(scene, out.number, weights_.setting("quantity", 0), weights_.setting("quantity2", 0));
  settle_counts(scene, t, out.target, out.number);
  select(scene, out.date, weights_.setting("time", 0), 1e9);
}

void Decoder::weigh_actors(const Scene& scene, const std::vector<Candidate>& all, std::size_t self,
                           const Memory& memory, std::vector<RoleRow>& rows, float* nobody,
                           Coded& out) const {
  learn::FeatureSink sink;
  nobody_features(scene, all[self], memory, sink);
  const learn::Scores none = weights_.score(kActor, sink);
  nobody[0] = none[0];
  nobody[1] = none[1];
  // Who did it is asked with the target known.
  std::vector<Chosen> targets;
  for (const RoleRow& r : rows) targets.push_back({r.mention, r.score[1]});
  to_odds(scene, targets, nobody[1]);
  out.memory = with_target(scene, all[self].frame, targets, memory,
                           static_cast<float>(weights_.setting("sure", 0.7)));
  for (RoleRow& r : rows) {
    sink.clear();
    target_features(scene, all[self], r.mention, out.memory, sink);
    r.score[0] += weights_.score(kActor, sink)[0];
  }
  sink.clear();
  nobody_of_target(scene, all[self], out.memory, sink);
  nobody[0] += weights_.score(kActor, sink)[0];
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
  // Few examples teach each way; what the rules say counts beyond what was learned, most of all for
  // denials, which are the rarest and the plainest.
  const auto rule = scene.modality_of(out.candidate.trigger, out.candidate.frame);
  if (rule != Modality::asserted) {
    const bool denied = rule == Modality::denied;
    s[static_cast<std::size_t>(rule)] +=
        static_cast<float>(denied ? weights_.setting("denied", 3) : weights_.setting("rule", 0.5));
  }
  const auto best = std::max_element(s.begin(), s.begin() + kModalityCount) - s.begin();
  out.modality = static_cast<Modality>(best);
}

bool Decoder::only_mentioned(const Scene& scene, const std::vector<Candidate>& all,
                             std::size_t self) const {
  learn::FeatureSink sink;
  background_features(scene, all, self, sink);
  const double odds = static_cast<double>(weights_.score(kBackground, sink)[0]);
  return odds > weights_.setting("background", 1);
}

}  // namespace tawatur::decode
