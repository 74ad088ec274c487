// SPDX-License-Identifier: Apache-2.0
// The commands on a project that write and check: init, add, run, verify, doctor.
#include "project.h"

#include <unistd.h>

#include <cinttypes>
#include <cstdio>
#include <filesystem>

#include "commands.h"
#include "progress.h"
#include "user_rows.h"

namespace tawatur::cli {
namespace fs = std::filesystem;
namespace {

ProjectNews news_of(const Invocation& args, Progress& progress) {
  ProjectNews news;
  news.stop = &g_interrupted;
  news.failed = [&progress](const Error& e) {
    progress.clear();
    tell_error(e);
  };
  news.warned = [&](const Error& e) {
    progress.clear();
    tell_warning(args, e);
  };
  news.phase = [&progress](const char* name) { progress.phase(name); };
  news.tick = [&progress](std::uint64_t done, std::uint64_t failed, std::uint64_t bytes,
                          std::uint64_t total) {
    if (total > 0) progress.set_documents(total);
    progress.show(done, failed, bytes);
  };
  return news;
}

/// What isn't there is no error to those who ask whether it is.
template <class T>
Result<std::optional<T>> nothing_if_missing(const Error& error) {
  if (error.code == ErrorCode::kNotFound) return std::optional<T>();
  return error;
}

int run_init(const Invocation& args) {
  const std::string folder = !args.folder.empty()           ? args.folder
                             : !args.project.folder.empty() ? args.project.folder
                                                            : ".";
  Result<Project> made = Project::create(folder);
  if (!made) return fail(made.error());
  if (!args.quiet) std::fprintf(stderr, "project in %s\n", folder.c_str());
  return kDone;
}

/// How work on many records ends.
int ended(bool stopped, std::uint64_t failed, std::uint64_t taken) {
  if (stopped) return kInterrupted;
  if (failed == 0) return kDone;
  return taken > 0 ? kPartly : kFailed;
}

int run_add(const Invocation& args) {
  Result<Project> project = open_project(args, true);
  if (!project) return fail(project.error());
  Progress progress(args, args.inputs);
  AddOptions options;
  options.published = args.published;
  options.outlet = args.outlet;
  options.keep_bytes = args.project.keep_bytes;
  options.limit = args.project.limit;
  options.batch = args.project.batch;
  Result<AddSummary> done = project->add(args.inputs, options, news_of(args, progress));
  progress.clear();
  if (!done) return fail(done.error());
  if (!args.quiet) {
    std::fprintf(stderr,
                 "%" PRIu64 " documents added (%" PRIu64 " exact copies), %" PRIu64
                 " were there, %" PRIu64 " failed%s\n",
                 done->documents, done->copies, done->known, done->failed,
                 done->stopped ? ", interrupted" : "");
  }
  return ended(done->stopped, done->failed, done->documents + done->known);
}

/// Documents that are coded stay as they are when the lexicon changes, until --again.
Result<void> tell_other_lexicon(const Invocation& args, Project& project, const Engine& engine) {
  Result<std::vector<StoredRun>> runs = project.runs();
  if (!runs) return runs.error();
  if (args.quiet || args.project.again || runs->empty() || runs->back().coder == engine.name()) {
    return {};
  }
  std::fprintf(stderr,
               "the lexicon or program isn't that of run %" PRId64
               ": tawatur run --again codes all documents anew\n",
               runs->back().id);
  return {};
}

int run_run(const Invocation& args) {
  Result<Project> project = open_project(args, true);
  if (!project) return fail(project.error());
  Result<ProjectLexicon> lexicon = project_lexicon(args, project_folder(args));
  if (!lexicon) return fail(lexicon.error());
  if (!lexicon->issues.empty()) {
    tell_issues(project_folder(args), lexicon->issues);
    return kFailed;
  }
  EngineOptions how;
  how.gazetteer = args.gazetteer;
  Result<Engine> engine = lexicon->bytes.empty()
                              ? Engine::open(lexicon->path, how)
                              : Engine::from_bytes(std::move(lexicon->bytes), how);
  if (!engine) return fail(engine.error());
  if (Result<void> told = tell_other_lexicon(args, *project, *engine); !told) {
    return fail(told.error());
  }
  Progress progress(args, {});
  CodeOptions options;
  options.user_rows = std::move(lexicon->record);
  options.threads = jobs_of(args);
  options.again = args.project.again;
  options.limit = args.project.limit;
  options.batch = args.project.batch;
  Result<CodeSummary> done = project->run(*engine, options, news_of(args, progress));
  progress.clear();
  if (!done) return fail(done.error());
  if (!args.quiet && done->run == 0) {
    std::fprintf(stderr, done->events_changed == 0 ? "nothing new\n" : "no document is new\n");
  }
  if (!args.quiet && done->run > 0) {
    std::fprintf(stderr,
                 "run %" PRId64 "%s: %" PRIu64 " documents, %" PRIu64 " claims, %" PRIu64
                 " failed%s\n",
                 done->run, done->resumed ? " went on" : "", done->documents, done->claims,
                 done->failed, done->stopped ? ", interrupted" : "");
    if (done->failed > 0) std::fprintf(stderr, "what failed: tawatur doctor --last\n");
  }
  if (!args.quiet && (done->run > 0 || done->events_changed > 0)) {
    std::fprintf(stderr, "%" PRIu64 " events, %" PRIu64 " of them new or changed\n", done->events,
                 done->events_changed);
  }
  if (!args.quiet && done->copies > 0) {
    std::fprintf(stderr, "%" PRIu64 " pairs of copies found: tawatur documents --copies\n",
                 done->copies);
  }
  return ended(done->stopped, done->failed, done->documents);
}

int run_import(const Invocation& args) {
  Result<Project> project = open_project(args, true);
  if (!project) return fail(project.error());
  ProjectNews news;
  news.stop = &g_interrupted;
  news.failed = tell_error;
  Result<ImportSummary> done = project->import_claims(args.inputs, args.project.coder, news);
  if (!done) return fail(done.error());
  if (!args.quiet) {
    std::fprintf(stderr, "%" PRIu64 " claims of %" PRIu64 " documents, %" PRIu64 " refused%s\n",
                 done->claims, done->documents, done->refused,
                 done->stopped ? ", interrupted: nothing was kept" : "");
  }
  if (done->stopped) return kInterrupted;
  if (done->refused == 0) return kDone;
  return done->claims > 0 ? kPartly : kFailed;
}

int run_verify(const Invocation& args) {
  Result<Project> project = open_project(args, false);
  if (!project) {
    // What can't even be opened isn't as it was written.
    const int code = fail(project.error());
    return project.error().code == ErrorCode::kFormat ? kIntegrity : code;
  }
  Result<ProjectReport> report = project->verify(args.project.head);
  if (!report) return fail(report.error());
  for (const ProjectReport::Finding& f : report->findings) {
    std::printf("%s: %s\n", f.where.c_str(), f.what.c_str());
  }
  if (!args.quiet) {
    std::fprintf(stderr,
                 "%" PRIu64 " batches, %" PRIu64 " rows, %" PRIu64 " spans: %" PRIu64
                 " findings\nhead %s\n",
                 report->batches, report->rows, report->spans, report->count, report->head.c_str());
  }
  return report->count == 0 ? kDone : kIntegrity;
}

int run_doctor(const Invocation& args) {
  Result<Project> project = open_project(args, false);
  if (!project) return fail(project.error());
  if (args.project.last) {
    Result<std::vector<ProjectTrouble>> list = project->last_troubles();
    if (!list) return fail(list.error());
    for (const ProjectTrouble& t : *list) {
      const std::string line = t.line > 0 ? ":" + std::to_string(t.line) : std::string();
      std::printf("%s%s: %s\n", t.origin.c_str(), line.c_str(), t.message.c_str());
    }
    return kDone;
  }
  Result<ProjectHealth> h = project->health();
  if (!h) return fail(h.error());
  std::printf(
      "schema %d, %" PRIu64 " bytes\n%" PRIu64 " documents: %" PRIu64 " coded, %" PRIu64
      " new, %" PRIu64 " failed; %" PRIu64 " in the search index\n%" PRIu64 " claims stored\n",
      h->schema, h->bytes, h->documents, h->coded, h->fresh, h->failed, h->indexed, h->claims);
  for (const StoredRun& r : h->runs) {
    std::printf("run %" PRId64 "  %s  %s%s%s\n", r.id, r.started_at.c_str(), r.coder.c_str(),
                r.again ? "  again" : "", r.finished ? "" : "  not finished");
  }
  return kDone;
}

}  // namespace

std::string project_folder(const Invocation& args) {
  if (!args.project.folder.empty()) return args.project.folder;
  std::error_code code;
  for (fs::path at = fs::current_path(code); !at.empty(); at = at.parent_path()) {
    if (fs::exists(at / "tawatur.db", code)) return at.string();
    if (at == at.parent_path()) break;
  }
  return ".";
}

Result<Project> open_project(const Invocation& args, bool write) {
  return Project::open(project_folder(args), write);
}

Result<std::optional<Document>> project_document(const Invocation& args, const std::string& id) {
  std::optional<Document> out;
  Result<Project> project = open_project(args, false);
  if (!project) return nothing_if_missing<Document>(project.error());
  const auto find = [&](const std::string& name) {
    DocumentQuery query;
    query.name = name;
    query.with_text = true;
    return project->documents(query, [&](const StoredDocument& d) {
      out = d.document;
      return false;
    });
  };
  Result<void> read = find(id);
  // "DOCUMENT#22-29.agree"
  const std::size_t mark = id.rfind('#');
  if (read && !out && mark != std::string::npos) read = find(id.substr(0, mark));
  if (!read) return read.error();
  return out;
}

Result<std::optional<std::string>> project_event(const Invocation& args, const std::string& id) {
  Result<Project> project = open_project(args, false);
  if (!project) return nothing_if_missing<std::string>(project.error());
  Result<StoredEvent> event = project->event(id);
  if (!event) return nothing_if_missing<std::string>(event.error());
  const Result<std::string> pack = find_pack(args);
  if (!pack) return pack.error();
  const Result<Engine> engine = Engine::open(*pack);
  if (!engine) return engine.error();
  Result<std::string> text = project->explain(*event, *engine, language_of(args));
  if (!text) return text.error();
  return std::optional(std::move(*text));
}

Result<double> last_threshold(Project& project) {
  Result<std::vector<StoredRun>> runs = project.runs();
  if (!runs) return runs.error();
  return runs->empty() ? 0 : runs->back().threshold;
}

int run_project(const Invocation& args) {
  switch (args.command) {
    case Command::init:
      return run_init(args);
    case Command::add:
      return run_add(args);
    case Command::run:
      return run_run(args);
    case Command::claims_import:
      return run_import(args);
    case Command::verify:
      return run_verify(args);
    case Command::doctor:
      return run_doctor(args);
    default:
      return run_listing(args);
  }
}

}  // namespace tawatur::cli
