// SPDX-License-Identifier: Apache-2.0
// Who may fill the roles of a claim, in which order claims are filled, and what each leaves to the
// next.
#include <algorithm>

#include "decode/decoder.h"

namespace tawatur::decode {

std::vector<std::uint32_t> possible_fillers(const Scene& s, const coder::Trigger& t) {
  constexpr std::size_t kMostEarlier = 8;
  std::vector<std::uint32_t> out;
  const TokenRange here = s.mentions_of_sentence[t.sentence];
  for (auto i = here.first; i < here.last; ++i) {
    const Mention& m = s.mention(i);
    if (s.mentions[i].part_of_place) continue;
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
      if (s.mention(i).kind != MentionKind::actor || s.mentions[i].part_of_place) continue;
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

std::vector<std::size_t> filling_order(const Scene& s, const std::vector<Candidate>& all,
                                       std::vector<std::size_t> chosen) {
  std::stable_sort(chosen.begin(), chosen.end(), [&](std::size_t x, std::size_t y) {
    const auto sx = s.triggers[all[x].trigger].sentence, sy = s.triggers[all[y].trigger].sentence;
    if (sx != sy) return sx < sy;
    return !is_effect(all[x].frame) && is_effect(all[y].frame);
  });
  return chosen;
}

Memory with_cause(const Scene& s, const Candidate& candidate, const std::vector<FilledAct>& acts,
                  Memory memory) {
  memory.cause = false;
  memory.cause_agent = memory.cause_target = kNone;
  if (!is_effect(candidate.frame)) return memory;
  const std::uint32_t at = s.triggers[candidate.trigger].tokens.first;
  std::uint32_t nearest = kNone;
  for (const FilledAct& act : acts) {
    const std::uint32_t there = s.triggers[act.trigger].tokens.first;
    // What stands before is the cause more often than what stands as far behind.
    const std::uint32_t gap = there <= at ? at - there : 2 * (there - at);
    if (gap >= nearest) continue;
    nearest = gap;
    memory.cause = true;
    memory.cause_before = there <= at;
    memory.cause_frame = act.frame;
    memory.cause_agent = act.agent;
    memory.cause_target = act.target;
    memory.cause_definite = s.triggers[act.trigger].definite;
  }
  return memory;
}

Memory remember(const Scene& s, const Coded& c, const Memory& before) {
  Memory m = before;
  if (!c.agent.empty()) m.agent = s.mentions[c.agent.front().mention].identity;
  if (!c.target.empty()) m.target = s.mentions[c.target.front().mention].identity;
  if (!c.place.empty()) m.place = s.mentions[c.place.front().mention].identity;
  m.sentence = s.triggers[c.candidate.trigger].sentence;
  m.frame = c.candidate.frame;
  m.keep(c.agent.empty() ? kNone : m.agent, c.target.empty() ? kNone : m.target);
  return m;
}

}  // namespace tawatur::decode
