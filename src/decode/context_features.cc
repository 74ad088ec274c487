// SPDX-License-Identifier: Apache-2.0
// Features of modality: what stands over a claim rather than in it.
#include <algorithm>
#include <cstdlib>

#include "decode/features.h"
#include "decode/features_common.h"

namespace tawatur::decode {
namespace {

bool is_negator_before(const Scene& s, const coder::Trigger& t, std::uint32_t gap) {
  const TokenRange sentence = s.analysis->text.sentences[t.sentence].tokens;
  if (t.tokens.first < sentence.first + gap) return false;
  return s.analysis->lattice.best(t.tokens.first - gap).pos == Pos::neg;
}

void operators_over(const Scene& s, const coder::Trigger& t, std::string_view f,
                    learn::FeatureSink& out) {
  const std::uint32_t e = s.element_of(t);
  const std::string_view k = form_of(t);
  const auto& ops = s.discourse.operators;
  auto it =
      std::lower_bound(ops.begin(), ops.end(), t.tokens.first,
                       [](const discourse::Operator& o, std::uint32_t at) { return o.token < at; });
  int seen = 0;
  for (auto o = it; o != ops.begin() && seen < 4;) {
    --o;
    if (o->sentence != t.sentence) break;
    const std::uint32_t oe = s.elements.at_token(o->token);
    const std::string path = s.elements.path(oe + 1, e, 4);
    const std::string skeleton = s.elements.skeleton(oe + 1, e, 4);
    out.add("op", o->cue, path);
    out.add("os", o->cue, skeleton);
    out.add("ok", o->cue, k, bucket(e - oe));
    out.add("of", o->cue, group_of(*frame_from(f)), bucket(e - oe));
    out.add("ol", lemma_of(s, o->token), skeleton);
    if (seen == 0) out.add("o1", o->cue, bucket(e - oe), s.elements.count(oe + 1, e, "VYR"));
    ++seen;
  }
  if (seen == 0) out.add("op", "none");
  if (it != ops.end() && it->token == t.tokens.first) out.add("oself", it->cue, f);
  if (it != ops.end() && it->sentence == t.sentence && it->token > t.tokens.first) {
    const std::uint32_t oe = s.elements.at_token(it->token);
    if (oe - e < 6) out.add("oa", it->cue, k, s.elements.path(e + 1, oe, 3));
  }
}

}  // namespace

void modality_features(const Scene& s, const Candidate& c, learn::FeatureSink& out) {
  const coder::Trigger& t = s.triggers[c.trigger];
  const std::string_view f = to_string(c.frame), k = form_of(t), g = group_of(c.frame);
  out.add("b");
  out.add("f", f);
  out.add("k", k);
  out.add("gk", g, k);
  out.add("fk", f, k);
  out.add("lk", t.lemma, k);
  operators_over(s, t, f, out);
  const std::int64_t e = s.element_of(t);
  const char l1 = letter_at(s, t.sentence, e - 1), l2 = letter_at(s, t.sentence, e - 2),
             l3 = letter_at(s, t.sentence, e - 3);
  out.add("l1", l1, k);
  out.add("l2", l2, l1, k);
  out.add("l3", l3, l2, l1);
  if (t.tokens.first > 0) out.add("wl", lemma_of(s, t.tokens.first - 1), k);
  if (t.tokens.first > 1) out.add("wl2", lemma_of(s, t.tokens.first - 2), k);
  for (std::uint32_t gap = 1; gap <= 3; ++gap) {
    if (is_negator_before(s, t, gap)) {
      out.add("ng", gap, k);
      out.add("ngl", lemma_of(s, t.tokens.first - gap), gap);
    }
  }
  if (t.proclitics & proclitic::kSa) out.add("sa", k);
  if (t.proclitics & proclitic::kLi) out.add("li", k, g);
  if (t.proclitics & proclitic::kBi) out.add("bi", k, g);
  std::string_view scope = "none";
  for (auto r = s.report_before[t.sentence]; r < s.discourse.reports.size(); ++r) {
    const auto& report = s.discourse.reports[r];
    if (report.sentence != t.sentence) break;
    if (report.soft || !report.scope.contains(t.tokens.first)) continue;
    scope = report.cue;
    out.add("rc", report.cue, static_cast<int>(report.mark), k);
    out.add("rcf", report.cue, g);
    out.add("rl", lemma_of(s, report.token));
  }
  out.add("rs", scope, k);
  // The trigger that governs this one: called for, planned, failed.
  for (std::uint32_t i = c.trigger; i-- > s.triggers_of_sentence[t.sentence].first;) {
    const coder::Trigger& u = s.triggers[i];
    if (u.tokens.last > t.tokens.first) continue;
    const std::uint32_t ue = s.element_of(u);
    if (e - ue > 8) break;
    out.add("gv", u.event->name, s.elements.skeleton(ue + 1, static_cast<std::uint32_t>(e), 3));
    out.add("gl", u.lemma, k);
    break;
  }
}

}  // namespace tawatur::decode
