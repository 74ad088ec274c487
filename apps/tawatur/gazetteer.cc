// SPDX-License-Identifier: Apache-2.0
// tawatur gazetteer import, gazetteer check: tables of places.
#include "pipeline/gazetteer.h"

#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "commands.h"
#include "emit/place_table.h"
#include "output.h"

namespace tawatur::cli {
namespace {

using ingest::PlaceTableKind;

constexpr std::uint64_t kMostTold = 20;  ///< rows that are wrong; the rest is counted

PlaceTableKind kind_from(const std::string& word) {
  if (word == "geonames") return PlaceTableKind::geonames;
  if (word == "alternate-names") return PlaceTableKind::alternate_names;
  if (word == "geojson") return PlaceTableKind::geojson;
  return word == "columns" ? PlaceTableKind::columns : PlaceTableKind::automatic;
}

/// What must be said when rows of a kind are passed on.
const char* credit_of(PlaceTableKind kind) {
  switch (kind) {
    case PlaceTableKind::geonames:
    case PlaceTableKind::alternate_names:
      return "GeoNames (geonames.org), CC BY 4.0: credit GeoNames";
    case PlaceTableKind::geojson:
      return "Who's On First (whosonfirst.org): credit Who's On First and, by its licences page, "
             "its sources";
    default:
      return nullptr;
  }
}

/// The lines in front of the table that say where it comes from.
Result<std::vector<std::string>> notes_of(const Invocation& args, PlaceTableKind kind) {
  std::vector<std::string> notes;
  for (const std::string& path : args.inputs) {
    PlaceTableKind own = kind;
    if (own == PlaceTableKind::automatic) {
      Result<PlaceTableKind> found = ingest::kind_of_place_table(path);
      if (!found) return found.error();
      own = *found;
    }
    const auto slash = path.find_last_of('/');
    std::string note = "from " + (slash == std::string::npos ? path : path.substr(slash + 1));
    if (const char* credit = credit_of(own)) note += std::string(": ") + credit;
    notes.push_back(std::move(note));
  }
  if (!args.places.source.empty()) notes.push_back("source: " + args.places.source);
  if (!args.places.licence.empty()) notes.push_back("licence: " + args.places.licence);
  return notes;
}

Result<ingest::PlaceTableOptions> options_of(const Invocation& args) {
  const GazetteerArgs& g = args.places;
  ingest::PlaceTableOptions out;
  out.kind = kind_from(g.kind);
  out.country = g.country;
  out.category = g.category;
  out.source = g.source;
  for (const std::string& pair : g.map) {
    const auto equals = pair.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == pair.size()) {
      return Error{ErrorCode::kUsage, "--map wants FIELD=COLUMN, not '" + pair + "'"};
    }
    out.columns[pair.substr(0, equals)] = pair.substr(equals + 1);
  }
  const bool known = g.category.empty() || category_of_kind(g.category) != PlaceCategory::none;
  if (!known) return Error{ErrorCode::kUsage, "no such category of places: " + g.category};
  return out;
}

unsigned long long number(std::uint64_t n) { return n; }

}  // namespace

int run_gazetteer_import(const Invocation& args) {
  Result<ingest::PlaceTableOptions> options = options_of(args);
  if (!options) return fail(options.error());
  Result<std::vector<std::string>> notes = notes_of(args, options->kind);
  if (!notes) return fail(notes.error());
  Result<Output> output = Output::open(args.output);
  if (!output) return fail(output.error());
  emit::append_place_table_header(output->buffer(), *notes);
  std::uint64_t told = 0;
  bool written = true;
  ingest::PlaceTableSink sink;
  sink.take = [&](const PlaceRecord& record) {
    emit::append_place_table_row(output->buffer(), record);
    written = written && output->flush_if_due();
  };
  sink.bad = [&](const Error& error) {
    if (told++ < kMostTold) tell_error(error);
  };
  Result<pipeline::GazetteerCounts> done = pipeline::import_gazetteer(args.inputs, *options, sink);
  if (!done) return fail(done.error());
  if (Result<void> closed = output->close(); !closed) return fail(closed.error());
  if (told > kMostTold) {
    std::fprintf(stderr, "tawatur: error: %llu more rows are wrong\n", number(told - kMostTold));
  }
  if (!args.quiet) {
    std::fprintf(
        stderr,
        "%llu places, %llu with an Arabic name, %llu with coordinates; %llu left out, %llu "
        "repeated, %llu wrong\n",
        number(done->places), number(done->arabic), number(done->located), number(done->left_out),
        number(done->repeated), number(done->bad));
  }
  if (done->bad == 0) return kDone;
  return done->places > 0 ? kPartly : kFailed;
}

int run_gazetteer_check(const Invocation& args) {
  std::uint64_t errors = 0;
  for (const std::string& path : args.inputs) {
    Result<pipeline::GazetteerCheck> found =
        pipeline::check_gazetteer(path, [&](const pipeline::GazetteerFinding& f) {
          std::printf("%s:%llu: %s%s\n", path.c_str(), number(f.line),
                      f.error ? "" : "note: ", f.message.c_str());
        });
    if (!found) return fail(found.error());
    errors += found->errors;
    if (args.quiet) continue;
    std::fprintf(stderr,
                 "%llu places, %llu with an Arabic name, %llu with coordinates, %llu first-level "
                 "units; %llu share a name; %llu errors, %llu notes\n",
                 number(found->places), number(found->arabic), number(found->located),
                 number(found->units), number(found->namesakes), number(found->errors),
                 number(found->notes));
  }
  return errors == 0 ? kDone : kFailed;
}

}  // namespace tawatur::cli
