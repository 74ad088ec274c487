// SPDX-License-Identifier: Apache-2.0
// Project: questions about events.
#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "base/hash.h"
#include "base/utf8.h"
#include "emit/event_json.h"
#include "ingest/claim_record.h"
#include "ingest/event_record.h"
#include "pipeline/coder.h"
#include "pipeline/events.h"
#include "pipeline/explain_event.h"
#include "pipeline/name_match.h"
#include "pipeline/project_state.h"
#include "reconcile/carry.h"

namespace tawatur {
namespace {

constexpr int kMostRedirects = 1000;

Result<StoredEvent> stored_event(const store::EventRow& row, ingest::EventRecords& records) {
  StoredEvent out;
  out.json = row.json;
  std::string json = row.json;
  Result<Event> event = records.read(json);
  if (!event) return event.error();
  out.event = std::move(*event);
  out.event.confidence = row.confidence;
  out.event.reported_from = row.reported_from;
  out.event.reported_to = row.reported_to;
  out.state = row.state;
  out.redirect = row.redirect;
  out.why = row.why;
  return out;
}

bool names_actor(const Event& e, const std::string& words) {
  const pipeline::NameMatch match(words);
  for (const auto* list : {&e.agent, &e.target}) {
    for (const EventActor& a : *list) {
      if (match(a.id, {a.name_ar, a.name_en, a.text})) return true;
    }
  }
  return false;
}

bool names_place(const Event& e, const std::string& words) {
  const pipeline::NameMatch match(words);
  return std::any_of(e.place.begin(), e.place.end(), [&](const EventPlace& p) {
    return match(p.id, {p.name_ar, p.name_en, p.text, p.admin1});
  });
}

/// Days of the deed, of publication where the event has none; unknown days fit no question.
bool in_days(const Event& e, const EventQuery& q) {
  const std::string& from = e.from.empty() ? e.reported_from : e.from;
  const std::string& to = !e.from.empty() ? (e.to.empty() ? e.from : e.to) : e.reported_to;
  if (from.empty()) return q.since.empty() && q.until.empty();
  return (q.since.empty() || to >= q.since) && (q.until.empty() || from <= q.until);
}

}  // namespace

bool Project::fits(const Event& e, const EventQuery& q) {
  return (q.frame.empty() || to_string(e.frame) == q.frame) &&
         (q.status.empty() || to_string(e.status) == q.status) && in_days(e, q) &&
         e.independent_sources >= q.sources && e.confidence >= q.least &&
         (q.actor.empty() || names_actor(e, q.actor)) &&
         (q.place.empty() || names_place(e, q.place));
}

Result<void> Project::events(const EventQuery& query,
                             const std::function<bool(const StoredEvent&)>& take) {
  ingest::EventRecords records;
  std::optional<Error> problem;
  std::uint64_t seen = 0, given = 0;
  Result<void> done = store::each_event(state_->store.db(), {}, [&](const store::EventRow& row) {
    if (row.state != "current") return true;
    Result<StoredEvent> event = stored_event(row, records);
    if (!event) {
      problem = event.error();
      return false;
    }
    if (!fits(event->event, query) || seen++ < query.offset) return true;
    return take(*event) && (query.limit == 0 || ++given < query.limit);
  });
  if (problem) return *problem;
  return done;
}

Result<StoredEvent> Project::event(const std::string& id) {
  ingest::EventRecords records;
  std::string at = id;
  for (int turn = 0; turn < kMostRedirects; ++turn) {
    std::optional<Result<StoredEvent>> found;
    Result<void> done = store::each_event(state_->store.db(), at, [&](const store::EventRow& row) {
      found = stored_event(row, records);
      return false;
    });
    if (!done) return done.error();
    if (!found) break;
    if (!*found || (*found)->state != "merged") return *found;
    at = (*found)->redirect;
  }
  return Error{ErrorCode::kNotFound, "no event \"" + id + "\" in the project"};
}

Result<std::string> Project::explain(const StoredEvent& event, const Engine& engine,
                                     Language language) {
  std::vector<pipeline::EventEvidence> evidence;
  for (const EventClaim& in : event.event.claims) {
    pipeline::EventEvidence from;
    std::string text;
    DocumentQuery document;
    document.name = in.doc;
    document.with_text = true;
    Result<void> read = documents(document, [&](const StoredDocument& d) {
      from.published = d.document.published;
      from.outlet = d.document.outlet;
      text = d.document.text;
      return false;
    });
    if (!read) return read.error();
    ClaimQuery query;
    query.document = in.doc;
    query.claim_id = in.claim_id;
    std::optional<Result<Claim>> claim;
    read = claims(query, [&](const StoredClaim& c) {
      claim = claim_of(c.json);
      return false;
    });
    if (!read) return read.error();
    if (!claim) continue;  // an event that ended; its claims don't stand any more
    if (!*claim) return claim->error();
    from.claim = std::move(**claim);
    const CodePoints points(text);
    from.words = points.bytes(from.claim.evidence).of(text);
    evidence.push_back(std::move(from));
  }
  return (event.state == "gone" ? "gone: " + event.why + "\n" : std::string()) +
         pipeline::event_explanation(
             event.event, evidence,
             pipeline::Messages(pipeline::coder_of(engine).pack(), language));
}

Result<void> Project::coded(const std::function<bool(const Document&, std::vector<Claim>)>& take) {
  return pipeline::each_coded(
      *state_, store::Order::id,
      [&](const store::CodedRow&, const Document& document, std::vector<Claim> claims) {
        return take(document, std::move(claims));
      });
}

}  // namespace tawatur
