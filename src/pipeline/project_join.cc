// SPDX-License-Identifier: Apache-2.0
// Project: claims that stand to events, their ids and revisions.
#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "base/hash.h"
#include "base/utf8.h"
#include "emit/event_json.h"
#include "ingest/claim_record.h"
#include "ingest/event_record.h"
#include "pipeline/coder.h"
#include "pipeline/events.h"
#include "pipeline/project_state.h"
#include "pipeline/told.h"
#include "reconcile/carry.h"
#include "reconcile/sweep.h"
#include "store/drafts.h"

namespace tawatur::pipeline {
namespace {

using store::Drafts;
using store::Row;
using store::Table;

constexpr std::string_view kPrefix = "TWT-";
constexpr std::size_t kShortest = 7, kLongest = 13;

/// Crockford's base 32 of a hash, so many of its digits.
std::string digits_of(std::uint64_t hash, std::size_t count) {
  constexpr std::string_view kDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  std::string out;
  for (std::size_t i = 0; i < count; ++i, hash >>= 5) out += kDigits[hash & 31];
  return out;
}

std::vector<Drafts::Key> keys_of(const Event& event) {
  std::vector<Drafts::Key> out;
  for (const EventClaim& c : event.claims) {
    out.push_back({c.claim_id, reconcile::claim_words(c.claim_id)});
  }
  return out;
}

std::string json_of(const Event& e) {
  std::string out;
  emit::append_event_json(out, e);
  return out;
}

/// Joins day by day, then writes what differs from the events as stored. In between the events lie
/// in a temporary file: which ids they go on under is known only when all are there.
class Update {
 public:
  Update(ProjectState& state, const Engine& engine)
      : state_(state), store_(state.store), engine_(engine) {}

  Result<EventChanges> go() {
    Result<std::int64_t> done = store::last_batch(store_.db(), {"events"});
    Result<std::int64_t> coded = store::last_batch(store_.db(), {"run", "run-end", "import"});
    if (!done) return done.error();
    if (!coded) return coded.error();
    if (*done > *coded || *coded == 0) return count_standing();
    // One batch from the first draft on: in a transaction temporary rows cost no writing of their
    // own.
    if (Result<void> begun = store_.begin(); !begun) return begun.error();
    Result<void> written = in_batch();
    if (!written) {
      if (store_.in_batch()) store_.rollback();
      return written.error();
    }
    return out_;
  }

 private:
  bool keep(const Result<void>& done) {
    if (!done && !problem_) problem_ = done.error();
    return done.ok();
  }
  Result<void> outcome(const Result<void>& done) {
    return problem_ ? Result<void>(*problem_) : done;
  }

  Result<void> in_batch() {
    Result<Drafts> drafts = Drafts::open(store_.db());
    if (!drafts) return drafts.error();
    drafts_ = std::move(*drafts);
    Result<void> done = read_standing();
    if (done) done = join();
    if (done) done = name_all();
    if (done) done = write();
    if (!done) return done;
    return store_.commit("events", "{\"changed\":" + std::to_string(out_.changed) + "}");
  }

  Result<EventChanges> count_standing() {
    Result<void> read = store::each_event(store_.db(), {}, [&](const store::EventRow& row) {
      out_.standing += row.state == "current";
      return true;
    });
    if (!read) return read.error();
    return out_;
  }

  Result<void> read_standing() {
    return outcome(store::each_event(store_.db(), {}, [&](const store::EventRow& row) {
      if (row.state != "current") return true;
      std::string json = row.json;
      Result<Event> event = records_.read(json);
      if (!event) return keep(event.error());
      return keep(drafts_->put_standing(row.event_id, keys_of(*event)));
    }));
  }

  Result<void> join() {
    Result<Joining> how = joining(coder_of(engine_).pack());
    if (!how) return how.error();
    const Teller teller(coder_of(engine_).pack());
    reconcile::Sweep sweep(how->model, how->options, [&](Event e) { keep(draft(e)); });
    Result<void> read = each_coded(
        state_, store::Order::day,
        [&](const store::CodedRow& row, const Document& document, std::vector<Claim> claims) {
          keep_joinable(claims);
          const CodePoints points(document.text);
          std::vector<reconcile::Told> told;
          for (const Claim& c : claims) {
            told.push_back(teller.told_of(c, document.text, points, 0));
          }
          sweep.add({document.id, reconcile::day_of(document.published), document.outlet,
                     static_cast<std::uint32_t>(row.family)},
                    std::move(claims), std::move(told));
          return !problem_;
        });
    if (read) sweep.finish();
    return outcome(read);
  }

  Result<void> draft(const Event& e) {
    const EventClaim& first = e.claims.front();
    const std::string_view place = std::string_view(first.claim_id).substr(first.doc.size());
    Result<std::string> sha256 = drafts_->text_sha256(first.doc);
    if (!sha256) return sha256.error();
    const std::uint64_t seed = hash64(hex_of(*sha256) + "\n" + std::string(place));
    ++out_.standing;
    return drafts_->put(
        {e.event_id, seed, json_of(e), e.reported_from, e.reported_to, e.confidence}, keys_of(e));
  }

  /// Gives each event the id that it goes on under, or a new one.
  Result<void> name_all() {
    for (;;) {
      Result<std::optional<Drafts::Piece>> piece = drafts_->next_piece();
      if (!piece) return piece.error();
      if (!*piece) break;
      if (Result<void> done = carry(**piece); !done) return done;
    }
    return outcome(drafts_->each_unnamed([&](std::int64_t number, std::uint64_t seed) {
      Result<std::string> id = mint(seed);
      return keep(id ? drafts_->name(number, *id) : Result<void>(id.error()));
    }));
  }

  Result<void> carry(const Drafts::Piece& piece) {
    std::vector<reconcile::Standing> standing;
    std::vector<std::vector<std::string>> now;
    std::map<std::string_view, std::int64_t> numbers;
    for (const Drafts::Member& m : piece.standing) {
      standing.push_back({m.id, m.claims});
      numbers[m.id] = m.number;
    }
    for (const Drafts::Member& m : piece.drafts) now.push_back(m.claims);
    const reconcile::Carried carried = reconcile::carry(standing, now);
    for (std::size_t i = 0; i < now.size(); ++i) {
      if (carried.kept[i].empty()) continue;
      if (Result<void> done = drafts_->name(piece.drafts[i].number, carried.kept[i]); !done) {
        return done;
      }
    }
    for (const auto& ended : carried.ended) {
      std::optional<std::int64_t> into;
      if (ended.into) into = piece.drafts[*ended.into].number;
      if (Result<void> done = drafts_->end(numbers.at(ended.id), into); !done) return done;
    }
    return {};
  }

  Result<std::string> mint(std::uint64_t seed) {
    std::string id;
    for (std::size_t size = kShortest; size <= kLongest; ++size) {
      id = std::string(kPrefix) + digits_of(seed, size);
      Result<bool> taken = drafts_->is_taken(id);
      if (!taken) return taken.error();
      if (!*taken) return id;
    }
    // The same text twice, and its claim founded an event in both.
    for (int n = 2;; ++n) {
      std::string more = id + "-" + std::to_string(n);
      Result<bool> taken = drafts_->is_taken(more);
      if (!taken) return taken.error();
      if (!*taken) return more;
    }
  }

  Result<void> write() {
    Result<void> done =
        outcome(drafts_->each([&](const Drafts::Draft& d) { return keep(put(d)); }));
    if (!done) return done;
    return outcome(drafts_->each_ended(
        [&](const std::string& id, const std::string& into) { return keep(put_end(id, into)); }));
  }

  Result<void> put(const Drafts::Draft& d) {
    std::string draft = d.json;
    Result<Event> read = records_.read(draft);
    if (!read) return read.error();
    Event& e = *read;
    e.event_id = d.joined;
    e.reported_from = d.reported_from;
    e.reported_to = d.reported_to;
    e.confidence = d.confidence;
    for (std::string& effect : e.effects) {
      Result<std::string> name = drafts_->name_of(effect);
      if (!name) return name.error();
      effect = std::move(*name);
    }
    std::sort(e.effects.begin(), e.effects.end());
    Result<bool> stands = drafts_->is_standing(e.event_id);
    if (!stands) return stands.error();
    Result<std::optional<store::EventRow>> known = std::optional<store::EventRow>();
    if (*stands) known = last_revision(e.event_id);
    if (!known) return known.error();
    e.revision = *known ? static_cast<std::uint32_t>((*known)->revision) : 1U;
    std::string json = json_of(e);
    if (*known) {
      if ((*known)->json == json) return {};
      ++e.revision;
      json = json_of(e);
    }
    return row(e, json, "current", {}, {});
  }

  Result<void> put_end(const std::string& id, const std::string& into) {
    Result<std::optional<store::EventRow>> known = last_revision(id);
    if (!known) return known.error();
    std::string json = (*known)->json;
    Result<Event> read = records_.read(json);
    if (!read) return read.error();
    Event& e = *read;
    e.reported_from = (*known)->reported_from;
    e.reported_to = (*known)->reported_to;
    e.confidence = (*known)->confidence;
    ++e.revision;
    e.redirect = into;
    if (into.empty()) e.status = EventStatus::retracted;
    const char* const why = into.empty() ? "none of its claims stands any more"
                                         : "most of its claims are told of another event";
    return row(e, json_of(e), into.empty() ? "gone" : "merged", into, why);
  }

  Result<std::optional<store::EventRow>> last_revision(const std::string& id) {
    std::optional<store::EventRow> out;
    Result<void> read = store::each_event(store_.db(), id, [&](const store::EventRow& row) {
      out = row;
      return true;
    });
    if (!read) return read.error();
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

  ProjectState& state_;
  store::Store& store_;
  const Engine& engine_;
  std::optional<Drafts> drafts_;
  ingest::EventRecords records_;
  std::optional<Error> problem_;
  EventChanges out_;
};

}  // namespace

Result<EventChanges> update_events(ProjectState& state, const Engine& engine) {
  return Update(state, engine).go();
}

Result<void> each_coded(ProjectState& state, store::Order order, const TakeCoded& take) {
  ingest::ClaimRecords records;
  std::optional<Error> problem;
  const auto read = [&](std::string json, std::vector<Claim>& claims) {
    Result<Claim> claim = records.read(json);
    if (!claim) {
      problem = claim.error();
      return false;
    }
    claims.push_back(std::move(*claim));
    return true;
  };
  store::Connection& db = state.store.db();
  Result<void> done = store::each_coded(db, order, [&](const store::CodedRow& row) {
    const std::string sha256 = hex_of(row.text_sha256);
    std::vector<Claim> claims;
    for (const std::string& json : row.claims) {
      if (!read(json, claims)) return false;
      claims.back().doc = row.name;
      claims.back().doc_sha256 = sha256;
    }
    store::ImportFilter of_document;
    of_document.document = row.id;
    Result<void> others = store::each_import(db, of_document, [&](const store::ImportRow& i) {
      return read(whole_json(i.json, row.name, sha256, i.coder), claims);
    });
    if (!others) problem = others.error();
    if (problem) return false;
    Document document;
    document.id = document.file = row.name;
    document.title = row.title;
    document.text = row.text;
    document.published = row.published;
    document.outlet = row.outlet;
    document.url = row.url;
    return take(row, document, std::move(claims));
  });
  if (problem) return *problem;
  return done;
}

}  // namespace tawatur::pipeline
