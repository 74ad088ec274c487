// SPDX-License-Identifier: Apache-2.0
// What earlier claims of the document say of who fills a role now.
#include <algorithm>

#include "decode/features.h"
#include "decode/features_common.h"
#include "decode/memory.h"

namespace tawatur::decode {
namespace {

/// 'a' or 't': the agent or target of a claim before; '-' neither.
char part_in(const Memory::Past& past, std::uint32_t identity) {
  return identity == past.agent ? 'a' : identity == past.target ? 't' : '-';
}

std::uint32_t sentences_since(const coder::Trigger& t, const Memory::Past& past) {
  return past.sentence == kNone ? 4 : std::min(t.sentence - past.sentence, 3u);
}

/// 'a' or 't': a party of the act that caused this; '-' neither.
char part_in_cause(const Memory& memory, std::uint32_t identity) {
  if (!memory.cause || identity == kNone) return '-';
  return identity == memory.cause_agent ? 'a' : identity == memory.cause_target ? 't' : '-';
}

/// What a mention did in the last act, in the last claim of this frame, and in the act that caused
/// this: a definite noun ("the strike") takes its parties up again, an indefinite one doesn't.
void past_features(const Scene& s, const Candidate& c, std::uint32_t mention, const Memory& memory,
                   learn::FeatureSink& out) {
  const coder::Trigger& t = s.triggers[c.trigger];
  const std::uint32_t identity = s.mentions[mention].identity;
  const bool here = s.mention(mention).sentence == t.sentence;
  const learn::Part f = to_string(c.frame), k = form_of(t), g = group_of(c.frame);
  if (const char part = part_in(memory.act, identity); part != '-') {
    out.add("xa", part, f, t.definite, sentences_since(t, memory.act));
    out.add("xg", part, g, group_of(memory.act.frame), t.definite, here);
    out.add("xk", part, k, t.definite, here);
  }
  const Memory::Past& same = memory.same[static_cast<std::size_t>(c.frame)];
  if (const char part = part_in(same, identity); part != '-') {
    out.add("ya", part, f, t.definite, sentences_since(t, same));
    out.add("yk", part, k, t.definite, here);
  }
  if (memory.cause) {
    const char part = part_in_cause(memory, identity);
    out.add("cd", part, f, memory.cause_definite, memory.cause_before);
    out.add("cdb", part, f, to_string(memory.cause_frame), memory.cause_definite, here);
  }
}

std::uint32_t gap_of(const coder::Trigger& t, std::uint32_t token) {
  return token > t.tokens.first ? token - t.tokens.first : t.tokens.first - token;
}

/// The mention of an identity that stands nearest to the trigger, the first of two as near. Only
/// sentences that could hold a nearer one are looked at: a long text has many mentions.
std::uint32_t nearest_of(const Scene& s, const coder::Trigger& t, std::uint32_t identity) {
  std::uint32_t best = kNone, gap = 0;
  const auto look = [&](std::uint32_t sentence) {
    const TokenRange range = s.mentions_of_sentence[sentence];
    for (auto i = range.first; i < range.last; ++i) {
      const Mention& m = s.mention(i);
      if (s.mentions[i].identity != identity || m.kind != MentionKind::actor) continue;
      const std::uint32_t d = gap_of(t, m.tokens.first);
      if (best == kNone || d < gap || (d == gap && i < best)) {
        best = i;
        gap = d;
      }
    }
  };
  const auto& sentences = s.analysis->text.sentences;
  look(t.sentence);
  for (std::uint32_t n = t.sentence; n-- > 0;) {
    const TokenRange tokens = sentences[n].tokens;
    if (best != kNone && gap_of(t, tokens.last) > gap) break;
    look(n);
  }
  for (std::uint32_t n = t.sentence + 1; n < sentences.size(); ++n) {
    if (best != kNone && gap_of(t, sentences[n].tokens.first) > gap) break;
    look(n);
  }
  return best;
}

}  // namespace

void Memory::keep(std::uint32_t by, std::uint32_t to) {
  const Past past{by, to, sentence, frame};
  if (is_act(frame)) act = past;
  same[static_cast<std::size_t>(frame)] = past;
}

/// How a possible agent stands to the known target: other side, other kind, other place in the
/// sentence.
void target_features(const Scene& s, const Candidate& c, std::uint32_t mention,
                     const Memory& memory, learn::FeatureSink& out) {
  if (!memory.target_known) return;
  const coder::Trigger& t = s.triggers[c.trigger];
  const Mention& m = s.mention(mention);
  const MentionView& v = s.mentions[mention];
  const learn::Part f = to_string(c.frame), k = form_of(t);
  const std::uint32_t target = memory.known_target;
  const bool here = m.sentence == t.sentence;
  out.add("T", v.identity == target, k);
  out.add("Tn", target == kNone, f, v.kind, here);
  if (target == kNone || v.identity == target) return;
  const std::uint32_t near = nearest_of(s, t, target);
  if (near == kNone) return;
  const Mention& n = s.mention(near);
  const learn::Part by = to_string(s.relation(c.trigger, mention)),
                    to = to_string(s.relation(c.trigger, near));
  out.add("Tk", s.mentions[near].kind, v.kind, f);
  out.add("Tr", to, by, k);
  out.add("Trf", to, by, f, k);
  out.add("To", n.tokens.first < m.tokens.first, n.tokens.first < t.tokens.first,
          m.tokens.first < t.tokens.first, f, here);
  out.add("Tc", part_in_cause(memory, target), part_in_cause(memory, v.identity), f);
  out.add("Ta", part_in(memory.act, target), part_in(memory.act, v.identity), f, here);
}

void nobody_of_target(const Scene& s, const Candidate& c, const Memory& memory,
                      learn::FeatureSink& out) {
  if (!memory.target_known) return;
  const learn::Part f = to_string(c.frame), k = form_of(s.triggers[c.trigger]);
  const std::uint32_t target = memory.known_target;
  out.add("0T", f, target == kNone, k);
  out.add("0Tc", f, target == kNone ? 'n' : part_in_cause(memory, target), memory.cause);
  out.add("0Ta", f, target == kNone ? 'n' : part_in(memory.act, target));
}

void memory_features(const Scene& s, const Candidate& c, std::uint32_t mention,
                     const Memory& memory, learn::FeatureSink& out) {
  const coder::Trigger& t = s.triggers[c.trigger];
  const Mention& m = s.mention(mention);
  const MentionView& v = s.mentions[mention];
  const learn::Part f = to_string(c.frame), k = form_of(t), g = group_of(c.frame);
  const bool here = m.sentence == t.sentence;
  const std::uint32_t far =
      memory.sentence == kNone ? 3 : std::min(t.sentence - memory.sentence, 3u);
  if (v.identity == memory.agent) {
    out.add("ma", f, here, far);
    out.add("mag", g, group_of(memory.frame), here, far);
    out.add("mak", k, here, far);
    out.add("maf", f, to_string(memory.frame));
  }
  if (v.identity == memory.target) {
    out.add("mt", f, here, far);
    out.add("mtg", g, group_of(memory.frame), here, far);
    out.add("mtf", f, to_string(memory.frame));
  }
  if (memory.cause && m.kind == MentionKind::actor) {
    const learn::Part by = to_string(memory.cause_frame);
    if (v.identity == memory.cause_agent) {
      out.add("ca", f, memory.cause_before, here);
      out.add("cab", f, by);
      out.add("cak", k, memory.cause_before);
    } else if (v.identity == memory.cause_target) {
      out.add("ct", f, memory.cause_before);
      out.add("ctb", f, by);
    } else {
      out.add("co", f, memory.cause_agent != kNone);
    }
  }
  if (m.kind != MentionKind::actor) return;
  past_features(s, c, mention, memory, out);
  target_features(s, c, mention, memory, out);
}

void nobody_of_memory(const Scene& s, const Candidate& c, const Memory& memory,
                      learn::FeatureSink& out) {
  const coder::Trigger& t = s.triggers[c.trigger];
  const learn::Part f = to_string(c.frame), k = form_of(t), g = group_of(c.frame);
  const std::uint32_t far =
      memory.sentence == kNone ? 3 : std::min(t.sentence - memory.sentence, 3u);
  if (is_effect(c.frame)) {
    out.add("0c", f, memory.cause, memory.cause_agent != kNone);
    out.add("0cb", f, memory.cause ? to_string(memory.cause_frame) : std::string_view("none"),
            memory.cause_agent != kNone);
  }
  out.add("0x", f, t.definite, memory.act.agent != kNone, sentences_since(t, memory.act));
  const Memory::Past& same = memory.same[static_cast<std::size_t>(c.frame)];
  out.add("0y", f, t.definite, same.agent != kNone, sentences_since(t, same));
  out.add("0yk", k, t.definite, same.agent != kNone);
  if (memory.cause) {
    out.add("0z", f, memory.cause_definite, memory.cause_agent != kNone, memory.cause_before);
    out.add("0zf", f, to_string(memory.cause_frame), memory.cause_definite);
  }
  out.add("0m", far, memory.agent != kNone, k);
  out.add("0mg", far, g, group_of(memory.frame));
  nobody_of_target(s, c, memory, out);
}

}  // namespace tawatur::decode
