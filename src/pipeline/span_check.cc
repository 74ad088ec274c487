// SPDX-License-Identifier: Apache-2.0
#include "pipeline/span_check.h"

namespace tawatur::pipeline {

SpanCheck::SpanCheck(std::string_view text, const Claim& claim) : text_(text), points_(text) {
  for (const Filler& f : claim.agent) slice("agent", f.span, f.text);
  for (const Filler& f : claim.target) slice("target", f.span, f.text);
  for (const Filler& f : claim.source) slice("source", f.span, f.text);
  for (const PlaceFiller& f : claim.place) slice("place", f.span, f.text);
  for (const Quantity& q : claim.quantity) slice("quantity", q.span, q.text);
  for (const Worded& w : claim.means) slice("means", w.span, w.text);
  for (const Worded& w : claim.framing) slice("framing", w.span, w.text);
  if (claim.time) slice("time", claim.time->span, claim.time->text);
  if (claim.name) slice("name", claim.name->span, claim.name->text);
  inside("evidence", claim.evidence);
  inside("trigger", claim.trigger);
}

bool SpanCheck::inside(const char* field, CpSpan span) {
  ++spans_;
  const bool good = span.begin <= span.end && span.end <= points_.count();
  if (!good) wrong_ = field;
  return good;
}

void SpanCheck::slice(const char* field, CpSpan span, const std::string& words) {
  if (inside(field, span) && points_.bytes(span).of(text_) != words) wrong_ = field;
}

}  // namespace tawatur::pipeline
