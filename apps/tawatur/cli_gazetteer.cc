// SPDX-License-Identifier: Apache-2.0
#include "cli_gazetteer.h"

#include <CLI/CLI.hpp>

#include "cli_options.h"

namespace tawatur::cli {
namespace {

const std::vector<std::string> kKinds = {"auto", "geonames", "alternate-names", "geojson",
                                         "columns"};

void import(CLI::App& gazetteer, Invocation& out) {
  GazetteerArgs& g = out.places;
  CLI::App* sub = gazetteer.add_subcommand(
      "import", "Tables of places that others publish, made one table for --gazetteer");
  sub->fallthrough();
  sub->allow_extras();
  sub->add_option("FILE", out.inputs,
                  "GeoNames dumps and alternateNamesV2.txt, Who's On First GeoJSON (files, or a "
                  "folder of them), OCHA COD-AB and P-code tables, CSV or TSV with a header")
      ->required();
  add_output_file(sub, out);
  sub->add_option("--as", g.kind, "What kind the files are (default: told by their content)")
      ->check(CLI::IsMember(kKinds))
      ->type_name("KIND");
  sub->add_option("--map", g.map,
                  "A column that isn't known by its name: id, name_ar, name_en, other, category, "
                  "country, admin1, admin2, admin3, lat, lon or population, = and the column")
      ->type_name("FIELD=COLUMN");
  sub->add_option("--country", g.country, "Country of rows that say none")->type_name("XX");
  sub->add_option("--category", g.category, "Category of rows that say none: village, hill, ...")
      ->type_name("WORD");
  sub->add_option("--source", g.source, "Where the tables come from, with their version")
      ->type_name("TEXT");
  sub->add_option("--licence", g.licence, "Their licence, and whom to credit")->type_name("TEXT");
  sub->footer(
      "Names are sorted by script; coordinates come from the tables or stay empty. Rows that are\n"
      "wrong are told with file and line, and left out (exit code 3).");
  sub->callback([&out] { out.command = Command::gazetteer_import; });
}

void check(CLI::App& gazetteer, Invocation& out) {
  CLI::App* sub =
      gazetteer.add_subcommand("check", "Check a table for --gazetteer, with file and line");
  sub->fallthrough();
  sub->allow_extras();
  sub->add_option("FILE", out.inputs, "The table")->required();
  sub->callback([&out] { out.command = Command::gazetteer_check; });
}

/// places, actors: a name looked up.
CLI::App* look_up(CLI::App& app, Invocation& out, const char* name, const char* help,
                  Command command) {
  CLI::App* sub = app.add_subcommand(name, help);
  sub->fallthrough();
  sub->allow_extras();
  sub->add_option("NAME", out.project.words, "Name in any spelling, or id")->required();
  sub->add_option("-f,--format", out.format,
                  "Output format (default: table on a terminal, else jsonl)")
      ->check(CLI::IsMember(kFormats))
      ->type_name("FORMAT");
  add_output_file(sub, out);
  sub->add_flag("--excel", out.excel, "CSV with the byte order mark that Excel needs");
  sub->callback([&out, command] { out.command = command; });
  return sub;
}

}  // namespace

void add_gazetteer_commands(CLI::App& app, Invocation& out) {
  CLI::App* gazetteer = app.add_subcommand("gazetteer", "Tables of places of your own");
  gazetteer->require_subcommand(0, 1);
  gazetteer->fallthrough();
  gazetteer->allow_extras();
  import(*gazetteer, out);
  check(*gazetteer, out);
  add_gazetteer(look_up(app, out, "places",
                        "Places of a name: ids, units, coordinates, other names", Command::places),
                out);
  look_up(app, out, "actors",
          "Actors of a name: ids, names over time with the stance they carry, parents, members",
          Command::actors)
      ->footer(
          "Names carry marks as in actors.tsv: {stance=pro|anti|loaded}, {from=DAY} and {to=DAY}\n"
          "(when it means this actor), {weak} (an ordinary word too). Without a name that is the\n"
          "same, those that contain the words.");
}

}  // namespace tawatur::cli
