// SPDX-License-Identifier: Apache-2.0
// tawatur events: articles or claims in, events out.
#include <vector>

#include "collection.h"
#include "emit/event_json.h"
#include "output.h"

namespace tawatur::cli {
namespace {

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
  const int code = collect(args, *coder, *maker);
  const bool table = args.format.empty() ? output->terminal() : args.format == "table";
  const double least = args.all ? 0 : args.min_confidence.value_or(table ? coder->threshold() : 0);
  write_events(args, least, maker->events(), table, *output);
  if (Result<void> closed = output->close(); !closed) {
    tell_error(closed.error());
    return kFailed;
  }
  return code;
}

}  // namespace tawatur::cli
