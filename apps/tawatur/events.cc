// SPDX-License-Identifier: Apache-2.0
// tawatur events: articles in, events out.
#include "pipeline/events.h"

#include <cstdio>
#include <string>
#include <vector>

#include "commands.h"
#include "emit/event_json.h"
#include "ingest/reader.h"
#include "output.h"
#include "pipeline/runner.h"
#include "progress.h"

namespace tawatur::cli {
namespace {

struct Counts {
  std::uint64_t done = 0, failed = 0;
  bool stopped = false, all_missing = true;
};

/// Codes all documents and hands them to the maker.
Counts read_all(const Invocation& args, const pipeline::Coder& coder, pipeline::EventMaker& maker) {
  ingest::DocumentReader reader(args.inputs);
  Progress progress(args, args.inputs);
  Counts counts;
  pipeline::RunSink sink;
  sink.coded = [&](const Document& document, std::vector<Claim> claims) {
    ++counts.done;
    Document filled = document;
    fill_document(args, filled);
    maker.add(filled, std::move(claims));
    return true;
  };
  sink.failed = [&](const Error& error) {
    ++counts.failed;
    counts.all_missing = counts.all_missing && error.code == ErrorCode::kNotFound;
    progress.clear();
    tell_error(error);
  };
  sink.warned = [&](const Error& error) {
    progress.clear();
    tell_warning(args, error);
  };
  sink.tick = [&] { progress.show(counts.done, counts.failed, reader.bytes_read()); };
  const pipeline::RunSummary summary = pipeline::run(
      reader,
      [&](const Document& document) {
        Document filled = document;
        fill_document(args, filled);
        return coder.code(filled, maker.least_confidence());
      },
      {jobs_of(args), &g_interrupted}, sink);
  progress.finish(counts.done, counts.failed, reader.bytes_read());
  counts.stopped = summary.stopped;
  return counts;
}

bool write_events(const Invocation& args, double least, const std::vector<Event>& events,
                  bool table, Output& output) {
  const emit::TableStyle style{output.terminal(), use_color(args, output.terminal())};
  if (table) emit::append_event_table_header(output.buffer(), style);
  for (const Event& event : events) {
    if (event.confidence < least) continue;
    if (table) {
      emit::append_event_table_row(output.buffer(), event, style);
    } else {
      emit::append_event_json(output.buffer(), event);
      output.buffer() += '\n';
    }
    if (!output.flush_if_due()) return false;
  }
  return true;
}

int exit_of_counts(const Counts& counts) {
  if (counts.stopped && g_interrupted) return kInterrupted;
  if (counts.failed == 0) return kDone;
  if (counts.done > 0) return kPartly;
  return counts.all_missing ? kNotFound : kFailed;
}

}  // namespace

int run_events(const Invocation& args) {
  Result<pipeline::Coder> coder = open_coder(args);
  if (!coder) {
    tell_error(coder.error());
    return exit_of(coder.error());
  }
  Result<pipeline::EventMaker> maker = pipeline::EventMaker::open(coder->pack());
  if (!maker) {
    tell_error(maker.error());
    return exit_of(maker.error());
  }
  Result<Output> output = Output::open(args.output);
  if (!output) {
    tell_error(output.error());
    return kFailed;
  }
  const Counts counts = read_all(args, *coder, *maker);
  const bool table = args.format.empty() ? output->terminal() : args.format == "table";
  const double least = args.all ? 0 : args.min_confidence.value_or(table ? coder->threshold() : 0);
  write_events(args, least, maker->events(), table, *output);
  if (Result<void> closed = output->close(); !closed) {
    tell_error(closed.error());
    return kFailed;
  }
  return exit_of_counts(counts);
}

}  // namespace tawatur::cli
