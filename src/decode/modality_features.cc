// SPDX-License-Identifier: Apache-2.0
// Features of modality. The rules of discourse/scope.h say what the operators over a word make of
// it; the model learns how far to trust them for which way, operator and frame.
#include <algorithm>

#include "decode/features.h"
#include "decode/features_common.h"

namespace tawatur::decode {
namespace {

void rule(const Scene& s, const Candidate& c, std::string_view f, learn::FeatureSink& out) {
  const coder::Trigger& t = s.triggers[c.trigger];
  const learn::Part k = form_of(t), g = group_of(c.frame);
  const discourse::Scope& scope = s.scopes[c.trigger];
  const learn::Part m = to_string(s.modality_of(c.trigger, c.frame));
  out.add("rm", m);
  out.add("rmk", m, k);
  out.add("rmg", m, g);
  out.add("rmf", m, f);
  if (scope.over.empty()) return;
  out.add("rmo", m, scope.coordinated, scope.through, scope.loose);
  const discourse::Governing& inner = scope.over.front();
  const int way = static_cast<int>(inner.way);
  out.add("io", inner.op->name);
  out.add("iow", inner.op->name, way, scope.loose);
  out.add("iom", m, way, scope.loose);
  out.add("iog", inner.op->name, g, way);
  out.add("iof", inner.op->name, f);
  out.add("iol", lemma_of(s, inner.token), way);
  if (inner.way == discourse::Way::purpose) {
    // A word may also take its "for": what stands before tells, and whether an act is meant or a
    // thing ("exposed to raids").
    out.add("pd", static_cast<int>(t.morph.derived()), t.definite, k);
    for (std::uint32_t i = c.trigger; i-- > s.triggers_of_sentence[t.sentence].first;) {
      if (s.triggers[i].tokens.last > t.tokens.first) continue;
      const std::uint32_t gap = s.element_of(t) - s.element_of(s.triggers[i]);
      out.add("pg", s.triggers[i].event->name, std::min(bucket(gap), 3));
      break;
    }
  }
  if (scope.over.size() > 1) {
    out.add("oo", scope.over[1].op->name, inner.op->name);
    out.add("oom", m, scope.over[1].op->name);
  }
}

/// Operators of the sentence before and after the word, whatever they govern.
void operators_near(const Scene& s, const coder::Trigger& t, learn::FeatureSink& out) {
  const std::uint32_t e = s.element_of(t);
  const learn::Part k = form_of(t);
  const auto& ops = s.discourse.operators;
  auto it =
      std::lower_bound(ops.begin(), ops.end(), t.tokens.first,
                       [](const discourse::Operator& o, std::uint32_t at) { return o.token < at; });
  if (it != ops.begin() && (it - 1)->sentence == t.sentence) {
    const auto& o = *(it - 1);
    const std::uint32_t oe = s.elements.at_token(o.token);
    out.add("o1", o.cue, bucket(e - oe), s.elements.count(oe + 1, e, "VUYR"));
    out.add("ok", o.cue, k, bucket(e - oe));
    out.add("os", o.cue, s.elements.skeleton(oe + 1, e, 3));
  }
  if (it != ops.end() && it->token == t.tokens.first) {
    out.add("oself", it->cue);
    ++it;
  }
  if (it != ops.end() && it->sentence == t.sentence && it->token > t.tokens.first) {
    const std::uint32_t oe = s.elements.at_token(it->token);
    if (oe - e < 6) out.add("oa", it->cue, k, s.elements.path(e + 1, oe, 3));
  }
}

/// Is a day that the sentence names still to come on the day of publication?
void days(const Scene& s, const coder::Trigger& t, learn::FeatureSink& out) {
  const std::string& published = s.analysis->document->published;
  const learn::Part k = form_of(t);
  const TokenRange range = s.mentions_of_sentence[t.sentence];
  for (auto i = range.first; i < range.last; ++i) {
    const Mention& m = s.mention(i);
    if (m.kind != MentionKind::date || m.from.empty() || published.size() < 10) continue;
    const auto gap = m.tokens.first >= t.tokens.last ? m.tokens.first - t.tokens.last
                                                     : t.tokens.first - m.tokens.last;
    const int order = m.from.compare(0, 10, published, 0, 10);
    out.add("day", order < 0 ? '-' : order > 0 ? '+' : '=', k, gap < 12);
  }
}

void reports_over(const Scene& s, const coder::Trigger& t, std::string_view g,
                  learn::FeatureSink& out) {
  const learn::Part k = form_of(t);
  std::string_view scope = "none";
  for (auto r = s.report_before[t.sentence]; r < s.discourse.reports.size(); ++r) {
    const auto& report = s.discourse.reports[r];
    if (report.sentence != t.sentence) break;
    if (report.soft || !report.scope.contains(t.tokens.first)) continue;
    scope = report.cue;
    out.add("rc", report.cue, static_cast<int>(report.mark), k);
    out.add("rcf", report.cue, g);
  }
  out.add("rs", scope, k);
}

}  // namespace

void modality_features(const Scene& s, const Candidate& c, learn::FeatureSink& out) {
  const coder::Trigger& t = s.triggers[c.trigger];
  const learn::Part f = to_string(c.frame), k = form_of(t), g = group_of(c.frame);
  out.add("b");
  out.add("f", f);
  out.add("k", k);
  out.add("gk", g, k);
  rule(s, c, f, out);
  operators_near(s, t, out);
  days(s, t, out);
  reports_over(s, t, g, out);
  const std::int64_t e = s.element_of(t);
  const char l1 = letter_at(s, t.sentence, e - 1), l2 = letter_at(s, t.sentence, e - 2);
  out.add("l1", l1, k);
  out.add("l2", l2, l1, k);
  if (t.tokens.first > 0) out.add("wl", lemma_of(s, t.tokens.first - 1));
  if (t.proclitics & proclitic::kLi) out.add("li", k, g);
}

}  // namespace tawatur::decode
