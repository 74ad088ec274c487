// SPDX-License-Identifier: Apache-2.0
// tawatur events: articles, claims or a project in, events out.
#include <cstdio>
#include <functional>
#include <vector>

#include "collection.h"
#include "emit/event_json.h"
#include "output.h"
#include "project.h"

namespace tawatur::cli {
namespace {

/// Events one after the other to the output; counts them.
class Writer {
 public:
  Writer(const Invocation& args, Output& output)
      : table_(args.format.empty() ? output.terminal() : args.format == "table"),
        style_{output.terminal(), use_color(args, output.terminal())},
        output_(output) {
    if (table_) emit::append_event_table_header(output_.buffer(), style_);
  }
  bool is_table() const { return table_; }
  std::uint64_t count() const { return count_; }
  bool add(const Event& event, const std::string& json) {
    ++count_;
    std::string& out = output_.buffer();
    if (table_) {
      emit::append_event_table_row(out, event, style_);
    } else if (json.empty()) {
      emit::append_event_json(out, event);
      out += '\n';
    } else {
      out += json + "\n";
    }
    return output_.flush_if_due() && !g_interrupted;
  }

 private:
  bool table_;
  emit::TableStyle style_;
  Output& output_;
  std::uint64_t count_ = 0;
};

EventQuery query_of(const Invocation& args) {
  const ProjectArgs& p = args.project;
  EventQuery out;
  out.frame = p.frame;
  out.actor = p.actor;
  out.place = p.place;
  out.since = p.since;
  out.until = p.until;
  out.status = p.status;
  out.sources = p.sources;
  out.limit = p.limit;
  out.offset = p.offset;
  return out;
}

/// Confidence from which on events are written: tables are for reading, lines for programs.
double least_of(const Invocation& args, bool table, double threshold) {
  return args.all ? 0 : args.min_confidence.value_or(table ? threshold : 0);
}

int events_of_files(const Invocation& args, EventQuery query, Writer& writer) {
  Result<pipeline::Coder> coder = open_coder(args);
  if (!coder) return fail(coder.error());
  Result<pipeline::EventMaker> maker = pipeline::EventMaker::open(coder->pack());
  if (!maker) return fail(maker.error());
  const int code = collect(args, *coder, *maker);
  query.least = least_of(args, writer.is_table(), coder->threshold());
  std::uint64_t seen = 0;
  for (const Event& event : maker->events()) {
    if (!Project::fits(event, query) || seen++ < query.offset) continue;
    if (!writer.add(event, {}) || writer.count() == query.limit) break;
  }
  return code;
}

int events_of_project(const Invocation& args, EventQuery query, Writer& writer) {
  Result<Project> project = open_project(args, false);
  if (!project) return fail(project.error());
  Result<double> threshold = last_threshold(*project);
  if (!threshold) return fail(threshold.error());
  query.least = least_of(args, writer.is_table(), *threshold);
  Result<void> done = project->events(
      query, [&](const StoredEvent& event) { return writer.add(event.event, event.json); });
  if (!done) return fail(done.error());
  return g_interrupted ? kInterrupted : kDone;
}

}  // namespace

int run_events(const Invocation& args) {
  if (!args.project.frame.empty() && !frame_from(args.project.frame)) {
    return fail({ErrorCode::kUsage, "no such frame: " + args.project.frame});
  }
  Result<Output> output = Output::open(args.output);
  if (!output) return fail(output.error());
  Writer writer(args, *output);
  const int code = args.inputs.empty() ? events_of_project(args, query_of(args), writer)
                                       : events_of_files(args, query_of(args), writer);
  if (Result<void> closed = output->close(); !closed) return fail(closed.error());
  const bool empty = writer.count() == 0 && args.project.fail_if_empty;
  return code == kDone && empty ? kNotFound : code;
}

}  // namespace tawatur::cli
