// SPDX-License-Identifier: Apache-2.0
// tawatur code: articles in, claims out.
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "commands.h"
#include "emit/writer.h"
#include "ingest/reader.h"
#include "output.h"
#include "pipeline/runner.h"
#include "progress.h"

namespace tawatur::cli {
namespace {

void tell_summary(const Invocation& args, const pipeline::RunSummary& done, std::uint64_t written) {
  if (args.quiet || (done.failed == 0 && isatty(2) != 1 && !done.stopped)) return;
  std::fprintf(stderr, "%llu documents, %llu claims, %llu failed%s\n",
               static_cast<unsigned long long>(done.documents),
               static_cast<unsigned long long>(written),
               static_cast<unsigned long long>(done.failed), done.stopped ? ", interrupted" : "");
}

}  // namespace

int run_code(const Invocation& args) {
  Result<pipeline::Coder> coder = open_coder(args);
  if (!coder) return fail(coder.error());
  Result<Output> output = Output::open(args.output);
  if (!output) {
    tell_error(output.error());
    return kFailed;
  }
  emit::ClaimWriter writer(writer_options(args, *output));
  writer.begin(output->buffer());

  ingest::DocumentReader reader(args.inputs);
  Progress progress(args, args.inputs);
  const double least = least_confidence(args, *coder);
  std::uint64_t done = 0, failed = 0, written = 0;
  bool all_missing = true;
  pipeline::RunSink sink;
  sink.coded = [&](const Document& document, std::vector<Claim> claims) {
    ++done;
    written += claims.size();
    writer.add(claims, document.text, output->buffer());
    if (output->terminal()) progress.clear();
    return output->flush_if_due();
  };
  sink.failed = [&](const Error& error) {
    ++failed;
    all_missing = all_missing && error.code == ErrorCode::kNotFound;
    progress.clear();
    tell_error(error);
  };
  sink.warned = [&](const Error& error) {
    progress.clear();
    tell_warning(args, error);
  };
  sink.tick = [&] { progress.show(done, failed, reader.bytes_read()); };
  const pipeline::RunSummary summary = pipeline::run(
      reader,
      [&](const Document& document) {
        if (!args.published.empty() || !args.outlet.empty()) {
          Document filled = document;
          fill_document(args, filled);
          return coder->code(filled, least);
        }
        return coder->code(document, least);
      },
      {jobs_of(args), &g_interrupted}, sink);
  progress.finish(done, failed, reader.bytes_read());
  writer.end(output->buffer());
  if (Result<void> closed = output->close(); !closed) {
    tell_error(closed.error());
    return kFailed;
  }
  tell_summary(args, summary, written);
  return exit_of_reading(summary.stopped, summary.failed, summary.documents, all_missing);
}

}  // namespace tawatur::cli
