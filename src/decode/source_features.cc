// SPDX-License-Identifier: Apache-2.0
// Features of sources: who says that a claim is so.
#include <algorithm>

#include "decode/features.h"
#include "decode/features_common.h"

namespace tawatur::decode {
namespace {

using discourse::Relation;

/// What the rules alone would say: the speaker stands over the claim, and nothing lies between.
int verdict(const SpeakerRef& ref, const discourse::Report& report,
            const discourse::Speaker& speaker) {
  if (ref.utters == 1 || ref.link.relation == Relation::own) return 0;
  if (ref.link.relation == Relation::voice) return ref.own == 0 ? 2 : 1;
  if (!ref.link.inside()) return 0;
  if (ref.inner > 0 && speaker.part == discourse::Part::carried) return 1;
  if (ref.link.breaks > 0 || report.mark == discourse::Mark::rest) return 1;
  return 3;
}

}  // namespace

void source_features(const Scene& s, const Candidate& c, const SpeakerRef& ref,
                     learn::FeatureSink& out) {
  const coder::Trigger& t = s.triggers[c.trigger];
  const discourse::Report& r = s.discourse.reports[ref.report];
  const discourse::Speaker& sp = r.speakers[ref.speaker];
  const MentionView& v = s.mentions[sp.mention];
  const learn::Part f = to_string(c.frame), g = group_of(c.frame);
  const int part = static_cast<int>(sp.part), rel = static_cast<int>(ref.link.relation);
  const auto back = std::min(t.sentence - std::min(r.sentence, t.sentence), 3u);
  const auto breaks = std::min(ref.link.breaks, 2u);
  const auto inner = std::min(ref.inner, 2u), own = std::min(ref.own, 3u);
  const bool inside = ref.link.inside();
  const int rule = verdict(ref, r, sp);
  out.add("b");
  out.add("ru", rule);
  out.add("rup", rule, part, r.soft);
  out.add("r", rel, part);
  out.add("rc", rel, r.cue);
  out.add("rpc", rel, part, r.cue);
  out.add("rb", rel, breaks, r.soft);
  out.add("k", v.kind, part);
  out.add("kr", v.kind, rel, r.soft);
  out.add("kc", v.kind, r.cue);
  out.add("f", f, rel);
  out.add("fs", f, r.soft, rel == 0);
  out.add("g", g, part, rel);
  out.add("sa", ref.utters, rel, f);
  out.add("sg", ref.utters, inside, g);
  out.add("in", inner, rel, part);
  out.add("own", own, back, rel);
  out.add("car", r.carried, back, rel);
  out.add("sn", ref.speaker, part);
  if (back == 0) {
    const std::uint32_t e = s.element_of(t), re = s.elements.at_token(r.token);
    const std::uint32_t lo = std::min(e, re), hi = std::max(e, re);
    out.add("d", bucket(hi - lo), rel);
    out.add("sk", s.elements.skeleton(lo + 1, hi, 3), rel);
    out.add("sb", std::min<std::size_t>(s.elements.count(lo, hi, ",w"), 4), rel);
    out.add("vb", std::min<std::size_t>(s.elements.count(lo, hi, "V"), 3), rel);
  } else {
    out.add("fp", s.discourse.first_person[t.sentence], rel, own);
    const Block& here = s.analysis->text.blocks[s.analysis->text.sentences[t.sentence].block];
    out.add("bl", here.span.contains(s.analysis->text.tokens[r.token].span.begin), back, rel);
    out.add("mk", static_cast<int>(r.mark), back, own == 0);
  }
}

}  // namespace tawatur::decode
