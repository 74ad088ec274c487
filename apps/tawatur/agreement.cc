// SPDX-License-Identifier: Apache-2.0
// tawatur agreement: how far two coders agree.
#include "judge/agreement.h"

#include <cstdio>
#include <filesystem>

#include "commands.h"
#include "emit/json.h"
#include "emit/records.h"
#include "follow.h"
#include "ingest/reader.h"
#include "output.h"
#include "project.h"

namespace tawatur::cli {
namespace {

using emit::Cell;

constexpr int kDecimals = 3;

Cell decimal(const std::optional<double>& value) {
  if (!value) return {};
  std::string out;
  emit::append_number(out, *value, kDecimals);
  return {out, Cell::Kind::json};
}

Cell count(std::uint64_t n) { return number(static_cast<std::int64_t>(n)); }

Result<std::vector<Claim>> of_file(const std::string& path) {
  std::vector<Claim> out;
  ingest::DocumentReader reader({path});
  reader.set_claims([&](Claim claim) -> Result<void> {
    out.push_back(std::move(claim));
    return {};
  });
  for (;;) {
    Result<std::optional<Document>> next = reader.next();
    if (!next) return next.error();
    if (!*next) return out;
    Error e{ErrorCode::kFormat, "an article among the claims"};
    e.file = path;
    return e;
  }
}

Result<std::vector<Claim>> of_project(const Invocation& args, const std::string& coder) {
  Result<Project> project = open_project(args, false);
  if (!project) return project.error();
  Result<double> threshold = last_threshold(*project);
  if (!threshold) return threshold.error();
  ClaimQuery query;
  query.coder = coder;
  // What other coders gave is meant; of our own the doubtful ones aren't.
  query.least = coder == "tawatur" ? *threshold : 0;
  std::vector<Claim> out;
  Result<void> done = project->read_claims(query, [&](const StoredClaim&, Claim claim) {
    out.push_back(std::move(claim));
    return true;
  });
  if (!done) return done.error();
  if (out.empty()) return Error{ErrorCode::kNotFound, "no claims of \"" + coder + "\""};
  return out;
}

Result<std::vector<Claim>> claims_of(const Invocation& args, const std::string& who) {
  std::error_code code;
  const bool file = who == "-" || std::filesystem::exists(who, code);
  Result<std::vector<Claim>> claims = file ? of_file(who) : of_project(args, who);
  if (!claims) return claims;
  const double least = args.min_confidence.value_or(0);
  std::erase_if(*claims, [&](const Claim& c) { return c.confidence < least; });
  return claims;
}

void add(emit::RecordWriter& writer, const char* what, std::string_view of, const judge::Overlap& o,
         std::string& out) {
  writer.add(
      {{what}, {std::string(of)}, count(o.a), count(o.b), count(o.both), decimal(o.f1()), {}, {}},
      out);
}

}  // namespace

int run_agreement(const Invocation& args) {
  Result<std::vector<Claim>> a = claims_of(args, args.inputs[0]);
  if (!a) return fail(a.error());
  Result<std::vector<Claim>> b = claims_of(args, args.inputs[1]);
  if (!b) return fail(b.error());
  Result<Output> output = Output::open(args.output);
  if (!output) return fail(output.error());
  const judge::Agreement all = judge::agreement(*a, *b);
  if (!args.quiet) {
    std::fprintf(stderr, "%llu documents that both coded\n",
                 static_cast<unsigned long long>(all.documents));
  }
  emit::RecordWriter writer({{"what", 5},
                             {"of", 16},
                             {"a", 6},
                             {"b", 6},
                             {"both", 6},
                             {"f1", 5},
                             {"agreement", 9},
                             {"kappa", 6}},
                            writer_options(args, *output));
  std::string& out = output->buffer();
  writer.begin(out);
  add(writer, "claim", "all", all.claims, out);
  for (const auto& [frame, overlap] : all.frames) {
    add(writer, "claim", to_string(frame), overlap, out);
  }
  for (const judge::FieldAgreement& f : all.fields) {
    writer.add({{"field"},
                {f.name()},
                {},
                {},
                count(f.units()),
                {},
                decimal(f.share()),
                decimal(f.kappa())},
               out);
  }
  writer.end(out);
  if (Result<void> closed = output->close(); !closed) return fail(closed.error());
  return all.documents == 0 ? kNotFound : kDone;
}

}  // namespace tawatur::cli
