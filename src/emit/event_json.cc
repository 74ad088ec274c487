// SPDX-License-Identifier: Apache-2.0
#include "emit/event_json.h"

#include "emit/json.h"

namespace tawatur::emit {
namespace {

constexpr int kScoreDecimals = 3, kDegreeDecimals = 6;

void bounds(JsonText& json, const Bounds& b) {
  json.key("low").number_or_null(b.low);
  json.key("best").number_or_null(b.best);
  json.key("high").number_or_null(b.high);
  json.key("low_claim").text_or_null(b.low_claim);
  json.key("best_claim").text_or_null(b.best_claim);
  json.key("high_claim").text_or_null(b.high_claim);
}

void toll(JsonText& json, std::string_view key, const std::optional<Toll>& t) {
  if (!t) return;
  json.key(key).open('{');
  bounds(json, t->all);
  json.key("by_side").open('{');
  for (const auto& [side, b] : t->by_side) {
    json.key(side).open('{');
    bounds(json, b);
    json.close('}');
  }
  json.close('}').close('}');
}

template <class T>
void names(JsonText& json, const T& who) {
  json.open('{').key("id").text_or_null(who.id).key("text").text(who.text);
  json.key("name_ar").text_or_null(who.name_ar).key("name_en").text_or_null(who.name_en);
}

void actors(JsonText& json, std::string_view key, const std::vector<EventActor>& list) {
  json.key(key).open('[');
  for (const EventActor& a : list) {
    names(json, a);
    json.key("docs").number(static_cast<std::int64_t>(a.docs)).close('}');
  }
  json.close(']');
}

void places(JsonText& json, const std::vector<EventPlace>& list) {
  json.key("place").open('[');
  for (const EventPlace& p : list) {
    names(json, p);
    json.key("lat").number_or_null(p.lat, kDegreeDecimals);
    json.key("lon").number_or_null(p.lon, kDegreeDecimals);
    json.key("precision").text(p.precision.empty() ? "unknown" : p.precision);
    json.key("admin1").text_or_null(p.admin1);
    json.key("docs").number(static_cast<std::int64_t>(p.docs)).close('}');
  }
  json.close(']');
}

void texts(JsonText& json, std::string_view key, const std::vector<std::string>& list) {
  json.key(key).open('[');
  for (const std::string& s : list) json.text(s);
  json.close(']');
}

void claims(JsonText& json, const std::vector<EventClaim>& list) {
  json.key("claims").open('[');
  for (const EventClaim& c : list) {
    json.open('{').key("doc").text(c.doc).key("claim_id").text(c.claim_id).key("trigger").open('[');
    json.number(static_cast<std::int64_t>(c.trigger.begin));
    json.number(static_cast<std::int64_t>(c.trigger.end)).close(']');
    json.key("reason").text(c.reason).key("score").number(c.score, kScoreDecimals).close('}');
  }
  json.close(']');
}

void contradictions(JsonText& json, const std::vector<Contradiction>& list) {
  json.key("contradictions").open('[');
  for (const Contradiction& c : list) {
    json.open('{').key("field").text(c.field);
    texts(json, "claims", c.claims);
    if (!c.text.empty()) json.key("text").text(c.text);
    json.close('}');
  }
  json.close(']');
}

}  // namespace

void append_event_json(std::string& out, const Event& e) {
  JsonText json(out);
  json.open('{').key("schema").text("tawatur/event/1").key("event_id").text(e.event_id);
  json.key("revision").number(static_cast<std::int64_t>(e.revision));
  json.key("frame").text(to_string(e.frame)).key("status").text(to_string(e.status));
  json.key("from").text_or_null(e.from).key("to").text_or_null(e.to);
  json.key("time_precision").text(e.time_precision.empty() ? "unknown" : e.time_precision);
  actors(json, "agent", e.agent);
  actors(json, "target", e.target);
  places(json, e.place);
  toll(json, "killed", e.killed);
  toll(json, "wounded", e.wounded);
  toll(json, "captured", e.captured);
  toll(json, "displaced", e.displaced);
  texts(json, "docs", e.docs);
  json.key("reports").number(static_cast<std::int64_t>(e.docs.size()));
  json.key("independent_sources").number(static_cast<std::int64_t>(e.independent_sources));
  claims(json, e.claims);
  contradictions(json, e.contradictions);
  texts(json, "effects", e.effects);
  json.key("grade").text_or_null(e.grade).key("redirect").text_or_null(e.redirect).close('}');
}

}  // namespace tawatur::emit
