// SPDX-License-Identifier: Apache-2.0
// Project: a collection that lasts. A folder with one database: what came in, the documents, every
// claim with its history, and manifests that let `verify` prove that nothing was altered.
//
//   Result<Project> project = Project::create("syria-2014");
//   project->add({"articles.jsonl"}, {}, {});
//   project->run(*engine, {}, {});
//   ClaimQuery query;
//   query.frame = "air_strike";
//   project->claims(query, [](const StoredClaim& c) { return print(c.json); });
//
// Work is saved batch by batch: after a crash or a stop everything that was finished is there, and
// the same call goes on where it ended. Adding the same bytes again, and running when nothing is
// new, cost nothing. The same documents give the same claims at any thread count.
//
// Errors: kNotFound (no project, run or event of that name), kFormat (another program's file, made
// by a newer Tawatur, a stored claim that can't be read), kIo (busy, disk full, read-only),
// kIntegrity (damaged), kUsage (create where a project is, decide without a text's hash), kLimit (a
// text or its bytes are larger than the database takes). Thread rule: one thread at a time.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tawatur/claim.h"
#include "tawatur/document.h"
#include "tawatur/engine.h"
#include "tawatur/event.h"
#include "tawatur/result.h"

namespace tawatur {

namespace pipeline {
struct ProjectState;
}

/// Who hears of long work while it goes on; called from the thread that called. May all be empty.
struct ProjectNews {
  std::function<void(const Error&)> failed, warned;
  /// Documents done and failed, bytes read, documents in all (0 = not known).
  std::function<void(std::uint64_t done, std::uint64_t failed, std::uint64_t bytes,
                     std::uint64_t total)>
      tick;
  /// What it does now: "add", "code", "index", "copies", "events".
  std::function<void(const char*)> phase;
  const std::atomic<bool>* stop = nullptr;  ///< true: keep what is finished and come back
};

struct AddOptions {
  std::string published, outlet;  ///< for documents that carry none
  bool keep_bytes = false;        ///< keep the bytes as they came in, compressed
  std::uint64_t limit = 0;        ///< at most so many new documents; 0 = all
  std::size_t batch = 1000;       ///< documents a transaction, at most
};
struct AddSummary {
  std::uint64_t documents = 0, known = 0, copies = 0, failed = 0;
  bool stopped = false;
};

struct CodeOptions {
  unsigned threads = 1;
  bool again = false;        ///< code all documents anew, not only those that never were
  std::uint64_t limit = 0;   ///< at most so many documents; 0 = all
  std::size_t batch = 1000;  ///< documents a transaction, at most
  /// Any text that identifies the lexicon; kept with the run. One that was cut off goes on only
  /// with the same text.
  std::string user_rows;
};
struct CodeSummary {
  std::int64_t run = 0;  ///< 0 = nothing was to be done
  std::uint64_t documents = 0, claims = 0, failed = 0;
  std::uint64_t copies = 0;  ///< pairs that were found: near, contained, of the same words
  std::uint64_t events = 0, events_changed = 0;  ///< that hold; new, changed, merged or gone
  bool stopped = false, resumed = false;
};

struct ImportSummary {
  std::uint64_t documents = 0, claims = 0, refused = 0;
  bool stopped = false;
};

/// A document with its state. `text` of the document is empty unless asked for.
struct StoredDocument {
  Document document;
  std::string heading;                 ///< the title, or the first line of the text
  std::string sha256, capture_sha256;  ///< hex, of the text and of the bytes that came in
  std::string origin, added_at, metadata;
  std::int64_t record = 0, letters = 0, claims = 0;
  std::string state, reason;  ///< new, coded, failed; skipped isn't used yet
  /// What it is a copy of, and how: exact, near (at least half of the groups of four words are
  /// common; share: of all that either has), contained (holds most of copy_of's words; share: of
  /// these). Why that one is the original: credit, date, same credit: ID, unknown; "the same words"
  /// of exact copies, where the first to come is. Empty = no copy.
  std::string copy_of, copy_kind, copy_why;
  double copy_share = 0;
  /// The document that stands for all copies of one text. Empty = there is no copy of it.
  std::string family;
};
struct DocumentQuery {
  std::string name, outlet, since, until, state;
  std::string text;     ///< words that the text holds, in any spelling
  bool exact = false;   ///< ... letter by letter
  bool copies = false;  ///< only copies and their originals, family by family
  bool with_text = false;
  std::uint64_t limit = 0, offset = 0;
};

struct StoredClaim {
  std::string json;  ///< as claims.schema.json says
  std::string document, frame, modality;
  double confidence = 0;
};
struct ClaimQuery {
  std::string claim_id, document, frame, actor, place, source, since, until, outlet, modality, text;
  std::string coder;  ///< "tawatur" for our own, else a coder's name; empty = all
  bool exact = false;
  double least = 0;  ///< confidence
  std::uint64_t limit = 0, offset = 0;
  std::int64_t as_of = 0;  ///< claims as they stood after this run; 0 = now
};

/// Events with their state: "current"; "merged" (`redirect` is the one that goes on); "gone".
struct StoredEvent {
  std::string json;  ///< as events.schema.json says
  Event event;
  std::string state, redirect, why;
};
struct EventQuery {
  std::string frame, actor, place, since, until, status;
  std::uint32_t sources = 0;  ///< at least so many independent ones
  double least = 0;           ///< confidence of the surest claim
  std::uint64_t limit = 0, offset = 0;
};

struct StoredRun {
  std::int64_t id = 0;
  std::string started_at, coder, pack, user_rows;
  bool again = false, finished = false;
  double threshold = 0;
};

/// What differs between two states: kind is "added", "removed" or "changed".
struct ClaimChange {
  std::string kind, claim_id, document, why;
  std::vector<std::string> fields;  ///< of a changed claim
  std::string before, after;        ///< JSON or empty
};

struct ProjectTrouble {
  std::string origin, message;
  std::int64_t record = 0, line = 0;
};

struct ProjectReport {
  struct Finding {
    std::string where, what;
  };
  std::vector<Finding> findings;  ///< the first 10,000; `count` is of all
  std::uint64_t count = 0, rows = 0, batches = 0, spans = 0;
  std::string head;  ///< hash of the last manifest: what a time stamp should be put on
};

struct ProjectHealth {
  int schema = 0;
  std::uint64_t documents = 0, fresh = 0, coded = 0, failed = 0, claims = 0, bytes = 0, indexed = 0;
  std::vector<StoredRun> runs;
};

/// A decision of a person about a field of a claim. It hangs on the text's hash, the span and the
/// field, so it stays through every run.
struct Decision {
  std::string person, field, verdict, value, why;  ///< verdict: accept, reject, set
  std::string text_sha256;                         ///< hex
  CpSpan span;
  std::string frame, claim_id;
};
struct PlacedDecision {
  std::int64_t id = 0;
  std::string at;
  Decision decision;
  std::string claim_id;  ///< claim that it belongs to now; empty = orphan
};

class Project {
 public:
  static Result<Project> create(const std::string& folder);
  /// To read, or to add, run and decide; one process writes at a time.
  static Result<Project> open(const std::string& folder, bool write);
  Project(Project&&) noexcept;
  Project& operator=(Project&&) noexcept;
  ~Project();

  Result<AddSummary> add(const std::vector<std::string>& paths, const AddOptions& options,
                         const ProjectNews& news);
  Result<CodeSummary> run(const Engine& engine, const CodeOptions& options,
                          const ProjectNews& news);

  /// Claims coded by people or other programs, as JSON Lines (claims.schema.json), beside our own
  /// under `coder`, or what each line says. Of a claim every span is checked against the text;
  /// what doesn't hold is refused (news.failed says why). What the coder said of the document
  /// before stands no longer. Confidence 0 or none counts as 1. The next run joins them.
  Result<ImportSummary> import_claims(const std::vector<std::string>& paths,
                                      const std::string& coder, const ProjectNews& news);

  /// Rows come one by one; `take` gives false to end.
  Result<void> documents(const DocumentQuery& query,
                         const std::function<bool(const StoredDocument&)>& take);
  Result<void> claims(const ClaimQuery& query, const std::function<bool(const StoredClaim&)>& take);
  /// The same with each claim as a value; one that can't be read ends it. Errors: also kFormat.
  Result<void> read_claims(const ClaimQuery& query,
                           const std::function<bool(const StoredClaim&, Claim)>& take);
  /// Events that hold, by day; those without a day come first.
  Result<void> events(const EventQuery& query, const std::function<bool(const StoredEvent&)>& take);
  /// The event that the id leads to: a merged one leads to where it went. kNotFound: no such id.
  Result<StoredEvent> event(const std::string& id);
  /// What it says and why: claims with day, source and the reason of their join, numbers,
  /// contradictions. Text for people, in the words of the engine's pack.
  Result<std::string> explain(const StoredEvent& event, const Engine& engine,
                              Language language = Language::en);
  /// Does the event fit the query (limit and offset apart)? For events that aren't stored.
  static bool fits(const Event& event, const EventQuery& query);
  /// Coded documents with the claims that stand, in the order of arrival.
  Result<void> coded(const std::function<bool(const Document&, std::vector<Claim>)>& take);
  /// Spans of code points where the words stand in a text, in the text's own spelling.
  static std::vector<CpSpan> hits(const std::string& text, const std::string& words, bool exact);
  /// A stored claim as a value. Errors: kFormat.
  static Result<Claim> claim_of(const std::string& json);

  Result<std::vector<StoredRun>> runs();
  /// Claims that came, went and changed between the states after two runs.
  Result<void> difference(std::int64_t before, std::int64_t after,
                          const std::function<bool(const ClaimChange&)>& take);
  /// What the last run couldn't code, and the last add that took or refused anything couldn't read.
  Result<std::vector<ProjectTrouble>> last_troubles();
  Result<ProjectHealth> health();
  /// `head`: hash that an earlier verify gave and that must be in the chain; empty = none.
  Result<ProjectReport> verify(const std::string& head = {});

  Result<std::int64_t> decide(const Decision& decision);
  Result<std::vector<PlacedDecision>> decisions();

 private:
  explicit Project(std::unique_ptr<pipeline::ProjectState> state);
  std::unique_ptr<pipeline::ProjectState> state_;
};

}  // namespace tawatur
