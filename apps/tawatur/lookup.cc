// SPDX-License-Identifier: Apache-2.0
// tawatur places, tawatur actors: what the tables know of a name.
#include "pipeline/lookup.h"

#include <cstdio>
#include <string>
#include <vector>

#include "commands.h"
#include "emit/json.h"
#include "emit/records.h"
#include "output.h"

namespace tawatur::cli {
namespace {

using emit::Cell;

std::string asked_for(const Invocation& args) {
  std::string name;
  for (const std::string& word : args.project.words) name += (name.empty() ? "" : " ") + word;
  return name;
}

Cell decimal(const std::optional<double>& value) {
  std::string text;
  if (value) emit::append_number(text, *value, 6);
  return {text, Cell::Kind::json};
}

emit::RecordWriter writer_of(const Invocation& args, const Output& output,
                             std::vector<emit::RecordColumn> columns) {
  emit::WriterOptions options;
  options.format = !args.format.empty() ? *emit::format_from(args.format)
                   : output.terminal()  ? emit::Format::table
                                        : emit::Format::jsonl;
  options.style = {output.terminal(), use_color(args, output.terminal())};
  options.excel = args.excel;
  return {std::move(columns), options};
}

/// Rows to the output; 4 where there are none.
int write(const Invocation& args, std::vector<emit::RecordColumn> columns,
          const std::vector<std::vector<Cell>>& rows) {
  if (rows.empty()) {
    std::fprintf(stderr, "tawatur: nothing is called '%s'\n", asked_for(args).c_str());
    return kNotFound;
  }
  Result<Output> output = Output::open(args.output);
  if (!output) return fail(output.error());
  emit::RecordWriter writer = writer_of(args, *output, std::move(columns));
  writer.begin(output->buffer());
  for (const std::vector<Cell>& row : rows) writer.add(row, output->buffer());
  writer.end(output->buffer());
  if (Result<void> closed = output->close(); !closed) return fail(closed.error());
  return kDone;
}

/// The coder of the built-in pack without a place table, which find_places reads itself.
Result<pipeline::Coder> open_bare_coder(const Invocation& args) {
  Invocation bare = args;
  bare.gazetteer.clear();
  return open_coder(bare);
}

}  // namespace

int run_places(const Invocation& args) {
  Result<pipeline::Coder> coder = open_bare_coder(args);
  if (!coder) return fail(coder.error());
  const auto found = pipeline::find_places(coder->pack(), args.gazetteer, asked_for(args));
  if (!found) return fail(found.error());
  std::vector<std::vector<Cell>> rows;
  for (const pipeline::PlaceFound& f : *found) {
    const PlaceRecord& r = f.record;
    std::vector<std::string> other;
    for (const std::string_view name : names_of(r)) {
      if (name != r.name_ar && name != r.name_en) other.emplace_back(name);
    }
    rows.push_back(
        {{r.id},
         {f.fit},
         {std::string(to_string(r.category))},
         {r.country},
         {f.region},
         decimal(r.lat),
         decimal(r.lon),
         {r.precision},
         {f.imported ? "gazetteer" : "pack"},
         {r.name_en},
         {r.admin1},
         {r.admin2},
         {r.admin3},
         {r.population == 0 ? std::string() : std::to_string(r.population), Cell::Kind::json},
         {r.source},
         Cell::list(std::move(other)),
         {r.name_ar}});
  }
  return write(args,
               {{"id", 22},
                {"fit", 8},
                {"category", 12},
                {"country", 7},
                {"region", 14},
                {"lat", 9},
                {"lon", 9},
                {"precision", 11},
                {"table", 9},
                {"name_en", 22},
                {"admin1", 0},
                {"admin2", 0},
                {"admin3", 0},
                {"population", 0},
                {"source", 0},
                {"other", 0},
                {"name_ar", 0}},
               rows);
}

int run_actors(const Invocation& args) {
  Result<pipeline::Coder> coder = open_bare_coder(args);
  if (!coder) return fail(coder.error());
  std::vector<std::vector<Cell>> rows;
  for (pipeline::ActorFound& f : pipeline::find_actors(coder->pack(), asked_for(args))) {
    rows.push_back({{f.id},
                    {f.fit},
                    {f.kind},
                    Cell::list(std::move(f.countries)),
                    {f.from},
                    {f.to},
                    {f.parent},
                    {f.name_en},
                    {f.acts_as},
                    Cell::list(std::move(f.members)),
                    Cell::list(std::move(f.member_of)),
                    Cell::list(std::move(f.children)),
                    {f.matched},
                    {f.name_ar},
                    Cell::list(std::move(f.names))});
  }
  return write(args,
               {{"id", 20},
                {"fit", 6},
                {"kind", 14},
                {"country", 8},
                {"from", 10},
                {"to", 10},
                {"parent", 14},
                {"name_en", 30},
                {"acts_as", 0},
                {"members", 0},
                {"member_of", 0},
                {"children", 0},
                {"matched", 0},
                {"name_ar", 0},
                {"names", 0}},
               rows);
}

}  // namespace tawatur::cli
