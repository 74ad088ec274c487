// SPDX-License-Identifier: Apache-2.0
// What the roles net is shown: grammar and kinds, never a word.
#include <algorithm>

#include "decode/features_common.h"
#include "decode/role_reader.h"

namespace tawatur::decode {
namespace {

constexpr std::uint32_t kMostWords = 120;  ///< that are read of a sentence

/// Position of a token in what is read of its sentence; the nearest there is.
std::uint32_t place_in(TokenRange read, std::uint32_t token) {
  return std::min(std::max(token, read.first), read.last - 1) - read.first;
}

void of_memory(const Scene& s, const Candidate& c, std::uint32_t mention, const Memory& memory,
               learn::FeatureSink& out) {
  const std::uint32_t id = s.mentions[mention].identity;
  const Memory::Past& same = memory.same[static_cast<std::size_t>(c.frame)];
  if (id == memory.agent) out.add("ma");
  if (id == memory.target) out.add("mt");
  if (memory.cause && id == memory.cause_agent) out.add("ca");
  if (memory.cause && id == memory.cause_target) out.add("ct");
  if (id == memory.act.agent) out.add("xa");
  if (id == memory.act.target) out.add("xt");
  if (id == same.agent) out.add("ya");
  if (id == same.target) out.add("yt");
  if (memory.target_known) out.add("T", memory.known_target == id);
}

void of_kind(const Scene& s, std::uint32_t mention, learn::FeatureSink& out) {
  const Mention& m = s.mention(mention);
  const MentionView& v = s.mentions[mention];
  out.add("kind", static_cast<int>(m.kind), v.kind);
  out.add("head", static_cast<int>(m.head_class));
  out.add("gender", static_cast<int>(m.gender));
  out.add("number", static_cast<int>(m.number));
  out.add("times", std::min<int>(v.times, 5));
  out.add("rank", std::min<int>(v.rank, 5));
  out.add("list", m.list == Mention::kNoList ? -1 : std::min<int>(m.list_index, 3));
  if (m.definite_only) out.add("bare");
  if (m.known_name) out.add("known");
  if (m.quoted) out.add("quoted");
  if (m.title) out.add("title");
  if (!m.ids.empty()) out.add("listed");
  if (m.unnamed) out.add("unnamed");
  if (m.inside_name) out.add("inside");
  if (v.also_place) out.add("place");
  if (v.container) out.add("container");
}

}  // namespace

TokenRange read_part(const Scene& s, std::uint32_t sentence) {
  const TokenRange all = s.analysis->text.sentences[sentence].tokens;
  return {all.first, std::min(all.last, all.first + kMostWords)};
}

std::vector<std::uint32_t> mentions_at(const Scene& s, TokenRange tokens) {
  std::vector<std::uint32_t> out(tokens.size(), kNone);
  if (tokens.size() == 0) return out;
  const TokenRange range = s.mentions_of_sentence[s.analysis->text.tokens[tokens.first].sentence];
  for (auto i = range.first; i < range.last; ++i) {
    const Mention& m = s.mention(i);
    for (auto t = m.tokens.first; t < std::min(m.tokens.last, tokens.last); ++t) {
      std::uint32_t& at = out[t - tokens.first];
      const bool actor = m.kind == MentionKind::actor;
      if (at == kNone || (actor && s.mention(at).kind != MentionKind::actor)) at = i;
    }
  }
  return out;
}

void token_inputs(const Scene& s, std::uint32_t token, std::uint32_t mention,
                  learn::FeatureSink& out) {
  const Arc& arc = s.analysis->lattice.best(token);
  const Morph& morph = arc.morph;
  out.add("bias");
  out.add("pos", static_cast<int>(arc.pos));
  out.add("letter", s.elements.all()[s.elements.at_token(token)].letter);
  out.add("gender", static_cast<int>(morph.gender()));
  out.add("number", static_cast<int>(morph.number()));
  out.add("tense", static_cast<int>(morph.tense()), static_cast<int>(morph.voice()));
  out.add("derived", static_cast<int>(morph.derived()));
  out.add("case", static_cast<int>(morph.kase()), morph.definite());
  if (morph.person() != 0) out.add("person", static_cast<int>(morph.person()));
  if (arc.enclitic != Enclitic::none) out.add("enclitic", static_cast<int>(arc.enclitic));
  for (int bit = 0; bit < 8; ++bit) {
    if (arc.proclitics >> bit & 1) out.add("proclitic", bit);
  }
  if (mention != kNone) {
    out.add("mention", static_cast<int>(s.mention(mention).kind), s.mentions[mention].kind);
    out.add("begins", s.mention(mention).tokens.first == token);
  }
}

void claim_inputs(const Scene& s, const Candidate& c, learn::FeatureSink& out) {
  const coder::Trigger& t = s.triggers[c.trigger];
  const learn::Part f = to_string(c.frame), k = form_of(t);
  out.add("bias");
  out.add("frame", f);
  out.add("form", k);
  out.add("both", f, k);
  out.add("class", t.event->name);
  if (t.definite) out.add("definite");
}

void mention_inputs(const Scene& s, const Candidate& c, std::uint32_t mention, const Memory& memory,
                    learn::FeatureSink& out) {
  const coder::Trigger& t = s.triggers[c.trigger];
  const Mention& m = s.mention(mention);
  const MentionView& v = s.mentions[mention];
  const learn::Part f = to_string(c.frame);
  out.add("bias");
  of_kind(s, mention, out);
  out.add("kf", v.kind, f);
  out.add("governor", v.governor ? v.governor : '-');
  of_memory(s, c, mention, memory, out);
  out.add("relation", to_string(s.relation(c.trigger, mention)));
  if (m.sentence != t.sentence) {
    out.add("back", t.sentence > m.sentence ? std::min(t.sentence - m.sentence, 3u) : 0u);
    return;
  }
  const Between b = between(s, t, v, m);
  const std::uint32_t gap = m.tokens.first >= t.tokens.last   ? m.tokens.first - t.tokens.last
                            : m.tokens.last <= t.tokens.first ? t.tokens.first - m.tokens.last
                                                              : 0;
  out.add("gap", b.direction, bucket(gap));
  out.add("path", b.direction, s.elements.path(b.first, b.last, 4));
  out.add("function", function_of(s, t, mention));
}

RoleSpan span_of(const Scene& s, const coder::Trigger& t) {
  const TokenRange read = read_part(s, t.sentence);
  return {t.sentence, place_in(read, t.tokens.first), place_in(read, t.tokens.last - 1), 0, 0};
}

RoleSpan span_of(const Scene& s, const Mention& m) {
  const TokenRange read = read_part(s, m.sentence);
  return {m.sentence, place_in(read, m.tokens.first), place_in(read, m.tokens.last - 1), 0, 0};
}

RoleSpan span_of(const Scene& s, const coder::Trigger& t, const Mention& m) {
  const TokenRange read = read_part(s, m.sentence);
  const auto place = [&](std::uint32_t token) { return place_in(read, token); };
  RoleSpan out = span_of(s, m);
  if (m.sentence != t.sentence) return out;
  if (m.tokens.first >= t.tokens.last) {
    out.from = place(t.tokens.last - 1) + 1;
    out.to = out.first;
  } else if (m.tokens.last <= t.tokens.first) {
    out.from = out.last + 1;
    out.to = place(t.tokens.first);
  }
  out.to = std::max(out.from, out.to);
  return out;
}

}  // namespace tawatur::decode
