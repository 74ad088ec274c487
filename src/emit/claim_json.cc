// SPDX-License-Identifier: Apache-2.0
#include "emit/claim_json.h"

#include <algorithm>

#include "emit/json.h"

namespace tawatur::emit {
namespace {

constexpr int kConfidenceDecimals = 3;
constexpr int kDegreeDecimals = 6;

void span(JsonText& json, CpSpan s) {
  json.open('[')
      .number(static_cast<std::int64_t>(s.begin))
      .number(static_cast<std::int64_t>(s.end))
      .close(']');
}

void via(JsonText& json, const std::optional<CpSpan>& s) {
  json.key("via");
  if (s) {
    span(json, *s);
  } else {
    json.null();
  }
}

/// The fields that actors, sources and places have in common.
template <class T>
void reference(JsonText& json, const T& f) {
  json.key("id").text_or_null(f.id).key("text").text(f.text).key("span");
  span(json, f.span);
  json.key("name").text_or_null(f.name);
  via(json, f.via);
  json.key("name_ar").text_or_null(f.name_ar).key("name_en").text_or_null(f.name_en);
}

void actor(JsonText& json, const Filler& f, bool is_source) {
  json.open('{');
  reference(json, f);
  json.key("kind").text_or_null(f.kind);
  if (is_source) {
    json.key("verb").text_or_null(f.verb);
    json.key("stance").text(f.stance.empty() ? "unknown" : f.stance);
  }
  json.close('}');
}

void actors(JsonText& json, std::string_view key, const std::vector<Filler>& list,
            bool is_source = false) {
  json.key(key).open('[');
  for (const Filler& f : list) actor(json, f, is_source);
  json.close(']');
}

void place(JsonText& json, const PlaceFiller& p) {
  json.open('{');
  reference(json, p);
  json.key("lat").number_or_null(p.lat, kDegreeDecimals);
  json.key("lon").number_or_null(p.lon, kDegreeDecimals);
  json.key("precision").text(p.precision.empty() ? "unknown" : p.precision);
  json.key("admin1").text_or_null(p.admin1).key("admin2").text_or_null(p.admin2);
  json.key("admin3").text_or_null(p.admin3).key("candidates").open('[');
  for (const PlaceCandidate& c : p.candidates) {
    json.open('{').key("id").text(c.id).key("name_ar").text(c.name_ar);
    if (c.lat) json.key("lat").number(*c.lat, kDegreeDecimals);
    if (c.lon) json.key("lon").number(*c.lon, kDegreeDecimals);
    json.key("score").number(c.score, kConfidenceDecimals).close('}');
  }
  json.close(']').close('}');
}

void quantity(JsonText& json, const Quantity& q) {
  json.open('{').key("kind").text(to_string(q.kind));
  json.key("low").number_or_null(q.low).key("high").number_or_null(q.high);
  json.key("text").text(q.text).key("span");
  span(json, q.span);
  json.key("part_of");
  if (q.part_of) {
    json.number(static_cast<std::int64_t>(*q.part_of));
  } else {
    json.null();
  }
  json.close('}');
}

void worded(JsonText& json, const Worded& w) {
  json.open('{').key("text").text(w.text).key("span");
  span(json, w.span);
  json.close('}');
}

void words(JsonText& json, std::string_view key, const std::vector<Worded>& list) {
  json.key(key).open('[');
  for (const Worded& w : list) worded(json, w);
  json.close(']');
}

void time(JsonText& json, const std::optional<TimeRef>& t) {
  json.key("time");
  if (!t) {
    json.null();
    return;
  }
  json.open('{').key("text").text(t->text).key("span");
  span(json, t->span);
  json.key("from").text_or_null(t->from).key("to").text_or_null(t->to);
  json.key("precision").text(t->precision.empty() ? "unknown" : t->precision);
  json.key("clash").text_or_null(t->clash).close('}');
}

}  // namespace

void append_claim_json(std::string& out, const Claim& c) {
  JsonText json(out);
  json.open('{').key("schema").text("tawatur/claim/1").key("doc").text(c.doc);
  if (!c.doc_sha256.empty()) json.key("doc_sha256").text(c.doc_sha256);
  json.key("claim_id").text(c.claim_id).key("frame").text(to_string(c.frame));
  actors(json, "agent", c.agent);
  actors(json, "target", c.target);
  json.key("place").open('[');
  for (const PlaceFiller& p : c.place) place(json, p);
  json.close(']').key("quantity").open('[');
  for (const Quantity& q : c.quantity) quantity(json, q);
  json.close(']');
  actors(json, "source", c.source, true);
  json.key("modality").text(to_string(c.modality));
  time(json, c.time);
  json.key("name");
  if (c.name) {
    worded(json, *c.name);
  } else {
    json.null();
  }
  words(json, "means", c.means);
  words(json, "framing", c.framing);
  json.key("background").boolean(c.background);
  json.key("cause").text_or_null(c.cause).key("answers").text_or_null(c.answers);
  json.key("evidence");
  span(json, c.evidence);
  json.key("trigger");
  span(json, c.trigger);
  json.key("rule").text(c.rule);
  if (!c.coder.empty()) json.key("coder").text(c.coder);
  json.key("confidence").number(std::clamp(c.confidence, 0.0, 1.0), kConfidenceDecimals);
  json.close('}');
}

}  // namespace tawatur::emit
