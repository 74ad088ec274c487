// SPDX-License-Identifier: Apache-2.0
#include "ingest/event_record.h"

#include <utility>

#include "ingest/json_fields.h"

namespace tawatur::ingest {
namespace {

namespace dom = simdjson::dom;

constexpr std::string_view kWhat = "event";

class Reader : JsonFields {
 public:
  explicit Reader(dom::element root) : root_(root) {}

  Result<Event> read() {
    Event e;
    e.event_id = text(root_, "event_id");
    e.revision = static_cast<std::uint32_t>(integer(root_, "revision").value_or(1));
    e.frame = known(frame_from(text(root_, "frame")), "frame", Frame::clash);
    e.status = known(event_status_from(text(root_, "status")), "status", EventStatus::reported);
    e.from = text(root_, "from");
    e.to = text(root_, "to");
    e.time_precision = text(root_, "time_precision");
    each(root_, "agent", [&](dom::element a) { e.agent.push_back(named<EventActor>(a)); });
    each(root_, "target", [&](dom::element a) { e.target.push_back(named<EventActor>(a)); });
    each(root_, "place", [&](dom::element p) { e.place.push_back(place(p)); });
    e.killed = toll("killed");
    e.wounded = toll("wounded");
    e.captured = toll("captured");
    e.displaced = toll("displaced");
    e.docs = texts(root_, "docs");
    e.independent_sources =
        static_cast<std::uint32_t>(integer(root_, "independent_sources").value_or(0));
    each(root_, "claims", [&](dom::element c) { e.claims.push_back(claim(c)); });
    each(root_, "contradictions", [&](dom::element c) {
      e.contradictions.push_back({text(c, "field"), texts(c, "claims"), text(c, "text")});
    });
    e.effects = texts(root_, "effects");
    e.grade = text(root_, "grade");
    e.redirect = text(root_, "redirect");
    if (e.event_id.empty()) problem = "no event_id";
    if (!problem.empty()) return no_record(kWhat, problem);
    return e;
  }

 private:
  std::vector<std::string> texts(dom::element at, const char* key) {
    std::vector<std::string> out;
    each(at, key, [&](dom::element e) {
      std::string_view word;
      if (e.get(word)) problem = std::string("wrong kind of value in \"") + key + "\"";
      out.emplace_back(word);
    });
    return out;
  }

  template <class T>
  T named(dom::element e) {
    T out;
    out.id = text(e, "id");
    out.text = text(e, "text");
    out.name_ar = text(e, "name_ar");
    out.name_en = text(e, "name_en");
    out.docs = static_cast<std::uint32_t>(integer(e, "docs").value_or(0));
    return out;
  }

  EventPlace place(dom::element e) {
    EventPlace out = named<EventPlace>(e);
    out.lat = real(e, "lat");
    out.lon = real(e, "lon");
    out.precision = text(e, "precision");
    out.admin1 = text(e, "admin1");
    return out;
  }

  Bounds bounds(dom::element e) {
    return {integer(e, "low"),    integer(e, "best"),    integer(e, "high"),
            text(e, "low_claim"), text(e, "best_claim"), text(e, "high_claim")};
  }

  std::optional<Toll> toll(const char* key) {
    dom::element there;
    if (!value<dom::object>(root_, key) || root_[key].get(there)) return std::nullopt;
    Toll out;
    out.all = bounds(there);
    if (const auto sides = value<dom::object>(there, "by_side")) {
      for (const dom::key_value_pair side : *sides) {
        out.by_side.emplace_back(std::string(side.key), bounds(side.value));
      }
    }
    return out;
  }

  EventClaim claim(dom::element e) {
    return {text(e, "doc"), text(e, "claim_id"), span(e, "trigger"), text(e, "reason"),
            real(e, "score").value_or(0)};
  }

  dom::element root_;
};

}  // namespace

struct EventRecords::State {
  dom::parser parser;
};

EventRecords::EventRecords() : state_(std::make_unique<State>()) {}
EventRecords::~EventRecords() = default;
EventRecords::EventRecords(EventRecords&&) noexcept = default;
EventRecords& EventRecords::operator=(EventRecords&&) noexcept = default;

Result<Event> EventRecords::read(std::string& json) {
  const Result<dom::element> root = object_of(state_->parser, json, kWhat);
  if (!root) return root.error();
  return Reader(*root).read();
}

}  // namespace tawatur::ingest
