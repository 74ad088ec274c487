// SPDX-License-Identifier: Apache-2.0
#include <deque>
#include <iterator>
#include <map>

#include "emit/json.h"
#include "pipeline/coder.h"
#include "pipeline/project_copies.h"
#include "pipeline/project_state.h"
#include "pipeline/runner.h"
#include "store/coding.h"
#include "store/query.h"
#include "store/raw.h"
#include "text/search_words.h"

namespace tawatur {
namespace {

using pipeline::ProjectState;
using store::Role;
using store::Row;
using store::Table;

/// Documents that a run has to code, over a connection of its own.
class Queue {
 public:
  Queue(store::TextPages pages, std::uint64_t limit)
      : pages_(std::move(pages)), left_(limit == 0 ? ~std::uint64_t{0} : limit) {}

  Result<std::optional<Document>> next() {
    if (stop_ != nullptr && stop_->load()) return std::optional<Document>();
    if (page_.empty() && left_ > 0) {
      Result<std::vector<store::TextRow>> page = pages_.next();
      if (!page) {
        left_ = 0;  // nothing more comes from a database that can't be read
        return page.error();
      }
      page_.assign(std::make_move_iterator(page->begin()), std::make_move_iterator(page->end()));
    }
    if (page_.empty() || left_ == 0) return std::optional<Document>();
    --left_;
    store::TextRow row = std::move(page_.front());
    page_.pop_front();
    Document d;
    d.record = static_cast<std::size_t>(row.id);
    d.id = d.file = std::move(row.name);
    d.title = std::move(row.title);
    d.text = std::move(row.text);
    d.published = std::move(row.published);
    d.outlet = std::move(row.outlet);
    d.url = std::move(row.url);
    return std::optional<Document>(std::move(d));
  }
  void set_stop(const std::atomic<bool>* stop) { stop_ = stop; }

 private:
  store::TextPages pages_;
  std::deque<store::TextRow> page_;
  std::uint64_t left_;
  const std::atomic<bool>* stop_ = nullptr;
};

class Coding {
 public:
  Coding(ProjectState& state, const Engine& engine, const CodeOptions& options,
         const ProjectNews& news)
      : store_(state.store), engine_(engine), options_(options), news_(news) {}

  Result<CodeSummary> go() {
    Result<void> done = prepare();
    pipeline::tell_phase(news_, "code");
    if (done && total_ > 0) done = code_all();
    done = pipeline::wind_up(store_, done, news_);
    if (!done) return done.error();
    return out_;
  }

 private:
  Result<void> prepare() {
    Result<std::vector<store::RunRow>> runs = store::runs(store_.db());
    if (!runs) return runs.error();
    // A run that was cut off goes on when the coder is still the same.
    if (!runs->empty() && !runs->back().finished && runs->back().coder == engine_.name() &&
        runs->back().user_rows == options_.user_rows && (!options_.again || runs->back().again)) {
      out_.run = runs->back().id;
      out_.resumed = true;
      again_ = runs->back().again;
    } else {
      again_ = options_.again;
    }
    if (again_) which_.again = out_.run > 0 ? out_.run : store_.extent().of(Table::runs) + 1;
    Result<std::int64_t> total = store::count_to_code(store_.db(), which_);
    if (!total) return total.error();
    total_ = static_cast<std::uint64_t>(*total);
    if (options_.limit > 0) total_ = std::min(total_, options_.limit);
    return read_identities();
  }

  Result<void> read_identities() {
    return store::each_identity(store_.db(), [&](const store::IdentityRow& row) {
      identities_[{row.kind, row.identity}] = row.id;
    });
  }

  Result<void> code_all() {
    if (Result<void> started = open_batch(); !started) return started;
    Result<store::Connection> reading = store_.reader();
    if (!reading) return reading.error();
    Result<store::TextPages> pages = store::TextPages::open(std::move(*reading), which_);
    if (!pages) return pages.error();
    Result<store::StandingClaims> standing = store::StandingClaims::open(store_.db());
    if (!standing) return standing.error();
    standing_ = std::move(*standing);
    Queue queue(std::move(*pages), options_.limit);
    const pipeline::Source source = {[&] { return queue.next(); },
                                     [] { return std::vector<Error>(); },
                                     [&](const std::atomic<bool>* s) { queue.set_stop(s); }};
    pipeline::RunSink sink;
    sink.coded = [&](const Document& d, std::vector<Claim> c) { return keep(take(d, c)); };
    sink.refused = [&](const Document& d, const Error& e) { return keep(refuse(d, e)); };
    sink.failed = [&](const Error& e) { (void)keep(e); };
    sink.tick = [&] {
      if (news_.tick) news_.tick(out_.documents, out_.failed, 0, total_);
    };
    const pipeline::RunSummary summary = pipeline::run(
        source, [&](const Document& d) { return engine_.code(d); },
        {std::max(1U, options_.threads), news_.stop}, sink);
    if (problem_) return *problem_;
    out_.stopped = summary.stopped;
    return finish();
  }

  /// Commits what is there, and says that the run is done when nothing is left.
  Result<void> finish() {
    if (store_.in_batch()) {
      if (Result<void> done = commit(); !done) return done;
    }
    if (out_.stopped || (options_.limit > 0 && out_.documents + out_.failed == options_.limit)) {
      Result<std::int64_t> left = store::count_to_code(store_.db(), which_);
      if (!left) return left.error();
      if (*left > 0) return {};
    }
    if (Result<void> begun = store_.begin(); !begun) return begun;
    return store_.commit("run-end", "{\"run\":" + std::to_string(out_.run) + "}");
  }

  bool keep(const Result<void>& done) {
    if (!done && !problem_) problem_ = done.error();
    return done.ok();
  }

  Result<void> open_batch() {
    if (store_.in_batch()) return {};
    size_ = {};
    if (Result<void> begun = store_.begin(); !begun) return begun;
    if (out_.run > 0) return {};
    Row row;
    row.text(store::now_utc()).text(engine_.name()).text(engine_.pack_version());
    row.real(engine_.threshold()).integer(again_ ? 1 : 0).text(options_.user_rows);
    Result<std::int64_t> run = store_.put(Table::runs, row);
    if (!run) return run.error();
    out_.run = *run;
    return {};
  }

  Result<void> commit() {
    return store_.commit("run", "{\"run\":" + std::to_string(out_.run) +
                                    ",\"documents\":" + std::to_string(size_.rows) + "}");
  }

  Result<void> commit_if_due() { return size_.due(options_.batch) ? commit() : Result<void>(); }

  Result<void> outcome(std::int64_t document, std::string_view state, std::string_view reason,
                       std::int64_t first, std::int64_t count) {
    Row& row = row_;
    row.clear();
    row.integer(out_.run).integer(document).text(state).text_or_null(reason);
    row.integer(first).integer(count);
    Result<std::int64_t> put = store_.put(Table::outcomes, row);
    if (!put) return put.error();
    ++size_.rows;
    return commit_if_due();
  }

  Result<void> refuse(const Document& d, const Error& e) {
    ++out_.failed;
    if (news_.failed) news_.failed(e);
    if (Result<void> open = open_batch(); !open) return open;
    return outcome(static_cast<std::int64_t>(d.record), "failed", e.message, 0, 0);
  }

  Result<void> take(const Document& d, const std::vector<Claim>& claims) {
    if (Result<void> open = open_batch(); !open) return open;
    const auto document = static_cast<std::int64_t>(d.record);
    std::vector<std::string> jsons;
    for (const Claim& claim : claims) {
      jsons.push_back(pipeline::stored_json(claim));
      size_.bytes += jsons.back().size();
    }
    ++out_.documents;
    out_.claims += claims.size();
    if (again_) {
      Result<std::optional<std::int64_t>> same = standing_->same(document, jsons);
      if (!same) return same.error();
      if (*same) {
        return outcome(document, "coded", {}, **same, static_cast<std::int64_t>(claims.size()));
      }
    }
    const std::int64_t first = store_.extent().of(Table::claims) + 1;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (Result<void> put = put_claim(document, claims[i], jsons[i]); !put) return put;
    }
    return outcome(document, "coded", {}, first, static_cast<std::int64_t>(claims.size()));
  }

  Result<void> put_claim(std::int64_t document, const Claim& c, const std::string& json) {
    store::Roles roles;
    Result<void> done = actors(c.agent, Role::agent, roles);
    if (done) done = actors(c.target, Role::target, roles);
    if (done) done = actors(c.source, Role::source, roles);
    if (done) done = places(c.place, roles);
    if (!done) return done;
    Row& row = row_;
    row.clear();
    row.integer(out_.run).integer(document).text(c.claim_id).text(to_string(c.frame));
    row.text(to_string(c.modality)).real(c.confidence);
    row.text_or_null(c.time ? c.time->from : std::string());
    row.text_or_null(c.time ? c.time->to : std::string());
    row.integer(c.background ? 1 : 0).text(store::roles_text(roles)).text(json);
    Result<std::int64_t> id = store_.put(Table::claims, row);
    if (!id) return id.error();
    for (const auto& [identity, role] : roles) {
      if (Result<void> put = store_.put_role(identity, *id, role); !put) return put;
    }
    return {};
  }

  Result<void> add_role(store::Roles& roles, Result<std::int64_t> identity, Role role) {
    if (!identity) return identity.error();
    const std::pair<std::int64_t, std::int64_t> entry = {*identity,
                                                         static_cast<std::int64_t>(role)};
    for (const auto& known : roles) {
      if (known == entry) return {};
    }
    roles.push_back(entry);
    return {};
  }

  Result<void> actors(const std::vector<Filler>& list, Role role, store::Roles& roles) {
    for (const Filler& f : list) {
      if (f.id.empty()) continue;
      Result<std::int64_t> id = identity("actor", f.id, f.name_ar, f.name_en, f.kind);
      if (Result<void> done = add_role(roles, std::move(id), role); !done) return done;
    }
    return {};
  }

  Result<void> places(const std::vector<PlaceFiller>& list, store::Roles& roles) {
    for (const PlaceFiller& p : list) {
      if (p.id.empty()) continue;
      Result<std::int64_t> id = identity("place", p.id, p.name_ar, p.name_en, p.admin1);
      if (Result<void> done = add_role(roles, std::move(id), Role::place); !done) return done;
    }
    return {};
  }

  Result<std::int64_t> identity(const std::string& kind, const std::string& id,
                                const std::string& name_ar, const std::string& name_en,
                                const std::string& detail) {
    const auto known = identities_.find({kind, id});
    if (known != identities_.end()) return known->second;
    std::string names = name_ar + "\n" + name_en;
    if (kind == "place") names += "\n" + detail;
    Row row;
    row.text(kind).text(id).text(name_ar).text(name_en).text(detail);
    row.text(text::folded_words(names));
    Result<std::int64_t> put = store_.put(Table::identities, row);
    if (put) identities_[{kind, id}] = *put;
    return put;
  }

  store::Store& store_;
  const Engine& engine_;
  const CodeOptions& options_;
  const ProjectNews& news_;
  CodeSummary out_;
  bool again_ = false;
  store::ToCode which_;
  std::uint64_t total_ = 0;
  std::map<std::pair<std::string, std::string>, std::int64_t> identities_;
  std::optional<store::StandingClaims> standing_;
  std::optional<Error> problem_;
  Row row_;
  pipeline::BatchSize size_;
};

}  // namespace

Result<CodeSummary> Project::run(const Engine& engine, const CodeOptions& options,
                                 const ProjectNews& news) {
  Result<CodeSummary> done = Coding(*state_, engine, options, news).go();
  if (!done || done->stopped) return done;
  pipeline::tell_phase(news, "copies");
  const pipeline::Outlets outlets(pipeline::coder_of(engine).pack());
  Result<std::uint64_t> copies = pipeline::find_copies(state_->store, outlets, news.stop);
  if (!copies) return copies.error();
  done->copies = *copies;
  done->stopped = news.stop != nullptr && news.stop->load();
  if (done->stopped) return done;
  pipeline::tell_phase(news, "events");
  Result<pipeline::EventChanges> events = pipeline::update_events(*state_, engine);
  if (!events) return events.error();
  done->events = events->standing;
  done->events_changed = events->changed;
  return done;
}

}  // namespace tawatur
