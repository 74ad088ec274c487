// SPDX-License-Identifier: Apache-2.0
// Project: events, their ids and revisions.
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

using store::Row;
using store::Statement;
using store::Table;

constexpr std::string_view kPrefix = "TWT-";
constexpr std::size_t kShortest = 7, kLongest = 13;
constexpr int kMostRedirects = 1000;

/// Crockford's base 32 of a hash, so many of its digits.
std::string digits_of(std::uint64_t hash, std::size_t count) {
  constexpr std::string_view kDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  std::string out;
  for (std::size_t i = 0; i < count; ++i, hash >>= 5) out += kDigits[hash & 31];
  return out;
}

/// Writes what differs between the events as stored and as joined now.
class Update {
 public:
  Update(pipeline::ProjectState& state, Project& project, const Engine& engine)
      : store_(state.store), project_(project), engine_(engine) {}

  Result<pipeline::EventChanges> go() {
    Result<std::int64_t> done = last_batch("'events'");
    Result<std::int64_t> coded = last_batch("'run', 'run-end', 'import'");
    if (!done) return done.error();
    if (!coded) return coded.error();
    if (*done > *coded || *coded == 0) return count_standing();
    if (Result<void> read = read_old(); !read) return read.error();
    Result<pipeline::EventMaker> maker =
        pipeline::EventMaker::open(pipeline::coder_of(engine_).pack());
    if (!maker) return maker.error();
    Result<void> read = project_.coded([&](const Document& d, std::vector<Claim> claims) {
      maker->add(d, std::move(claims));
      return true;
    });
    if (!read) return read.error();
    std::vector<Event> events = maker->events();
    name(*maker, events);
    if (Result<void> begun = store_.begin(); !begun) return begun.error();
    Result<void> written = write(events);
    if (written) {
      written = store_.commit("events", "{\"changed\":" + std::to_string(out_.changed) + "}");
    }
    if (!written) {
      if (store_.in_batch()) store_.rollback();
      return written.error();
    }
    out_.standing = events.size();
    return out_;
  }

 private:
  struct Old {
    Event event;
    std::string json;
    std::int64_t revision = 0;
  };

  Result<std::int64_t> last_batch(const char* kinds) {
    return store_.db().number("SELECT ifnull(max(id), 0) FROM batches WHERE kind IN (" +
                              std::string(kinds) + ")");
  }

  Result<pipeline::EventChanges> count_standing() {
    Result<void> read = store::each_event(store_.db(), {}, [&](const store::EventRow& row) {
      out_.standing += row.state == "current";
      return true;
    });
    if (!read) return read.error();
    return out_;
  }

  Result<void> read_old() {
    ingest::EventRecords records;
    std::optional<Error> problem;
    Result<void> read = store::each_event(store_.db(), {}, [&](const store::EventRow& row) {
      taken_.insert(row.event_id);
      if (row.state != "current") return true;
      std::string json = row.json;
      Result<Event> event = records.read(json);
      if (!event) {
        problem = event.error();
        return false;
      }
      old_[row.event_id] = {std::move(*event), row.json, row.revision};
      return true;
    });
    if (problem) return *problem;
    return read;
  }

  /// Gives each event the id that it goes on under, or a new one.
  void name(const pipeline::EventMaker& maker, std::vector<Event>& events) {
    std::vector<reconcile::Standing> standing;
    for (const auto& [id, old] : old_) standing.push_back({id, ids_of(old.event)});
    std::vector<std::vector<std::string>> now;
    for (const Event& e : events) now.push_back(ids_of(e));
    const reconcile::Carried carried = reconcile::carry(standing, now);
    std::unordered_map<std::string_view, const Claim*> claims;
    for (const Claim& c : maker.claims()) claims[c.claim_id] = &c;
    std::unordered_map<std::string, std::string> named;  // by the id that joining gave
    for (std::size_t i = 0; i < events.size(); ++i) {
      std::string id = carried.kept[i];
      if (id.empty()) id = mint(*claims.at(events[i].claims.front().claim_id));
      named[events[i].event_id] = id;
      events[i].event_id = std::move(id);
    }
    for (Event& e : events) {
      for (std::string& effect : e.effects) effect = named.at(effect);
      std::sort(e.effects.begin(), e.effects.end());
    }
    for (const auto& end : carried.ended) {
      ended_.emplace_back(end.id, end.into ? events[*end.into].event_id : std::string());
    }
  }

  static std::vector<std::string> ids_of(const Event& event) {
    std::vector<std::string> out;
    for (const EventClaim& c : event.claims) out.push_back(c.claim_id);
    return out;
  }

  std::string mint(const Claim& first) {
    const std::uint64_t hash =
        hash64(first.doc_sha256 + "\n" + first.claim_id.substr(first.doc.size()));
    std::string id;
    for (std::size_t size = kShortest; size <= kLongest; ++size) {
      id = std::string(kPrefix) + digits_of(hash, size);
      if (taken_.insert(id).second) return id;
    }
    // The same text twice, and its claim founded an event in both.
    for (int n = 2;; ++n) {
      if (std::string more = id + "-" + std::to_string(n); taken_.insert(more).second) return more;
    }
  }

  Result<void> write(std::vector<Event>& events) {
    for (Event& e : events) {
      const auto known = old_.find(e.event_id);
      e.revision = known == old_.end() ? 1U : static_cast<std::uint32_t>(known->second.revision);
      std::string json = json_of(e);
      if (known != old_.end()) {
        if (known->second.json == json) continue;
        ++e.revision;
        json = json_of(e);
      }
      if (Result<void> put = row(e, json, "current", {}, {}); !put) return put;
    }
    for (const auto& [id, into] : ended_) {
      Event e = std::move(old_.at(id).event);
      ++e.revision;
      e.redirect = into;
      if (into.empty()) e.status = EventStatus::retracted;
      const char* const why = into.empty() ? "none of its claims stands any more"
                                           : "most of its claims are told of another event";
      if (Result<void> put = row(e, json_of(e), into.empty() ? "gone" : "merged", into, why);
          !put) {
        return put;
      }
    }
    return {};
  }

  static std::string json_of(const Event& e) {
    std::string out;
    emit::append_event_json(out, e);
    return out;
  }

  Result<void> row(const Event& e, const std::string& json, std::string_view state,
                   std::string_view redirect, std::string_view why) {
    Row row;
    row.integer(store_.extent().of(Table::runs)).text(e.event_id).integer(e.revision);
    row.text(state).text_or_null(redirect).text_or_null(why);
    row.text(to_string(e.frame)).text(to_string(e.status));
    row.text_or_null(e.from).text_or_null(e.to);
    row.text_or_null(e.reported_from).text_or_null(e.reported_to).real(e.confidence).text(json);
    ++out_.changed;
    Result<std::int64_t> put = store_.put(Table::events, row);
    if (!put) return put.error();
    return {};
  }

  store::Store& store_;
  Project& project_;
  const Engine& engine_;
  std::unordered_map<std::string, Old> old_;
  std::unordered_set<std::string> taken_;
  std::vector<std::pair<std::string, std::string>> ended_;
  pipeline::EventChanges out_;
};

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

namespace pipeline {

Result<EventChanges> update_events(ProjectState& state, Project& project, const Engine& engine) {
  return Update(state, project, engine).go();
}

}  // namespace pipeline

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

Result<std::string> Project::explain(const StoredEvent& event) {
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
         pipeline::event_explanation(event.event, evidence);
}

Result<void> Project::coded(const std::function<bool(const Document&, std::vector<Claim>)>& take) {
  store::Connection& db = state_->store.db();
  Result<Statement> ask =
      db.prepare("SELECT json FROM claims WHERE id BETWEEN ? AND ? ORDER BY id");
  if (!ask) return ask.error();
  ingest::ClaimRecords records;
  std::optional<Error> problem;
  store::DocumentFilter filter;
  filter.with_text = true;
  std::map<std::string, std::vector<Claim>> imported;
  Result<void> done =
      pipeline::imported_claims(*state_, {}, [&](const Claim& claim, const StoredClaim&) {
        imported[claim.doc].push_back(claim);
        return true;
      });
  if (!done) return done;
  done = store::each_document(db, filter, [&](const store::DocumentRow& row) {
    ask->bind(1, row.first_claim);
    ask->bind(2, row.first_claim + row.claims - 1);
    std::vector<Claim> claims;
    for (;;) {
      Result<bool> step = ask->step();
      if (!step || !*step) {
        if (!step) problem = step.error();
        break;
      }
      std::string json(ask->text(0));
      Result<Claim> claim = records.read(json);
      if (!claim) {
        problem = claim.error();
        break;
      }
      claim->doc = row.name;
      claim->doc_sha256 = hex_of(row.text_sha256);
      claims.push_back(std::move(*claim));
    }
    ask->reset();
    if (auto others = imported.extract(row.name)) {
      for (Claim& claim : others.mapped()) claims.push_back(std::move(claim));
    }
    return !problem && take(pipeline::stored_document(row).document, std::move(claims));
  });
  if (problem) return *problem;
  return done;
}

}  // namespace tawatur
