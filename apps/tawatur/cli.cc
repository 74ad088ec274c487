// SPDX-License-Identifier: Apache-2.0
#include "cli.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>

#include "cli_gazetteer.h"
#include "cli_options.h"
#include "cli_project.h"

namespace tawatur::cli {
namespace {

constexpr const char* kFooter =
    "Data goes to stdout, everything else to stderr.\n"
    "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 partly done (some documents failed, the rest "
    "is\n"
    "written), 4 not found, 5 integrity, 6 below a threshold, 130 interrupted (what was finished "
    "is\n"
    "written).";

const std::vector<std::string> kEventFormats = {"table", "jsonl"};
const std::vector<std::string> kNetworkFormats = {"table", "jsonl", "json", "csv", "graphml"};
const std::vector<std::string> kColors = {"auto", "always", "never"};
const std::vector<std::string> kProgress = {"auto", "plain", "json", "none"};
const std::vector<std::string> kFigures = {"claim", "tuple", "exact", "macro"};
const std::vector<std::string> kShells = {"bash", "zsh", "fish"};

/// All that CLI11 holds; the App keeps pointers into the Invocation.
struct Parser {
  explicit Parser(Invocation& out);
  void add_engine_options(CLI::App* app);
  void add_filter_options(CLI::App* app);
  void code();
  void events();
  CLI::App* follow(const char* name, const char* help, const char* what, Command command,
                   const std::vector<std::string>& formats);
  void network();
  void agreement();
  void explain();
  void eval();
  void lexicon();
  void completion();

  Invocation& out;
  CLI::App app{
      "Tawatur codes Arabic news about armed conflict into sourced claims: who did what to\n"
      "whom, where, when, and according to whom. Everything runs offline.",
      "tawatur"};
  bool version = false;
};

Parser::Parser(Invocation& invocation) : out(invocation) {
  app.require_subcommand(0, 1);
  app.fallthrough();
  app.allow_extras();
  app.footer(kFooter);
  app.get_formatter()->column_width(34);
  app.set_help_flag("-h,--help", "Print this help and exit");
  app.add_flag("--version", version, "Print the versions of program and pack and exit");
  app.add_option("--pack", out.pack,
                 "Compiled lexicon (else $TAWATUR_PACK, then tawatur.pack beside the program or in "
                 "../share/tawatur)")
      ->type_name("PATH");
  app.add_option("--color", out.color, "Colours on stdout")
      ->check(CLI::IsMember(kColors))
      ->type_name("WHEN")
      ->default_str("auto");
  app.add_option("--progress", out.progress,
                 "Progress on stderr; auto: a bar on a terminal after 2 s")
      ->check(CLI::IsMember(kProgress))
      ->type_name("HOW")
      ->default_str("auto");
  app.add_option("-C", out.project.folder,
                 "Folder of the project (default: here, or the nearest folder above)")
      ->type_name("DIR");
  app.add_flag("-q,--quiet", out.quiet, "No warnings and no summary; errors still show");
  code();
  events();
  follow("control", "Who is said to hold a place from when to when, and who says so",
         "A place or region (id, or part of a name)", Command::control, kFormats);
  network();
  follow("deals", "Agreements, their terms, and what is reported of each",
         "A party or the name of an agreement", Command::deals, kFormats);
  agreement();
  explain();
  eval();
  lexicon();
  add_gazetteer_commands(app, out);
  completion();
  add_project_commands(app, out);
}

void Parser::add_engine_options(CLI::App* sub) {
  sub->fallthrough();
  sub->allow_extras();
  add_published(sub, out,
                "Day of publication of documents that carry none: anchors words like yesterday");
  sub->add_option("--outlet", out.outlet, "Outlet of documents that carry none")->type_name("NAME");
  add_gazetteer(sub, out);
}

void Parser::add_filter_options(CLI::App* sub) {
  add_jobs(sub, out);
  CLI::Option* least =
      sub->add_option("--min-confidence", out.min_confidence,
                      "Leave out claims below this (default: the pack's best threshold)")
          ->check(CLI::Range(0.0, 1.0))
          ->type_name("P");
  sub->add_flag("--all", out.all, "Print every claim, however doubtful")->excludes(least);
}

void Parser::code() {
  CLI::App* sub = app.add_subcommand("code", "Articles in, claims out");
  sub->add_option("FILE", out.inputs,
                  "Text files, JSON Lines (text, or title and body; id, published, outlet, url), "
                  "folders of these, or - for stdin")
      ->required();
  add_engine_options(sub);
  add_output_options(sub, out, kFormats);
  add_filter_options(sub);
  sub->callback([this] { out.command = Command::code; });
}

void Parser::events() {
  CLI::App* sub = app.add_subcommand(
      "events",
      "Articles or claims in, events out: claims of one occurrence joined across articles");
  sub->add_option("FILE", out.inputs,
                  "Text files, JSON Lines of articles or of claims, folders of these, or - for "
                  "stdin; none: the events of the project");
  add_engine_options(sub);
  sub->add_option("-f,--format", out.format,
                  "Output format (default: table on a terminal, else jsonl)")
      ->check(CLI::IsMember(kEventFormats))
      ->type_name("FORMAT");
  add_output_file(sub, out);
  add_filter_options(sub);
  add_event_filters(sub, out);
  sub->footer(
      "Claims as `tawatur code --all` writes them join without being coded again; with their\n"
      "articles beside them, day, outlet and words of these help.\n"
      "Doubtful claims are joined too, since several of them may bear each other out. Printed are\n"
      "events with a claim of at least --min-confidence (default: as --all for jsonl, the pack's\n"
      "threshold for tables).");
  sub->callback([this] { out.command = Command::events; });
}

/// control, network, deals: words that narrow, or inputs.
CLI::App* Parser::follow(const char* name, const char* help, const char* what, Command command,
                         const std::vector<std::string>& formats) {
  CLI::App* sub = app.add_subcommand(name, help);
  sub->add_option("WHAT", out.inputs,
                  std::string(what) +
                      "; or text files, JSON Lines of articles or claims, folders, - for stdin "
                      "(without any: the project)");
  add_engine_options(sub);
  add_output_options(sub, out, formats);
  add_days(sub, out, "Claims from this day on", "Claims up to this day");
  sub->add_flag("--fail-if-empty", out.project.fail_if_empty, "Exit with 4 when nothing is found");
  add_filter_options(sub);
  sub->callback([this, command] { out.command = command; });
  return sub;
}

void Parser::network() {
  CLI::App* sub = follow("network", "How parties stand to each other over time, and who says so",
                         "A party (id, or part of a name)", Command::network, kNetworkFormats);
  sub->add_option("--by", out.period, "One row for each period")
      ->check(CLI::IsMember({"day", "month", "year"}))
      ->type_name("PERIOD");
  sub->add_option("--relation", out.relation, "Only this one: fights, joins, supports, ...")
      ->type_name("NAME");
}

void Parser::agreement() {
  CLI::App* sub = app.add_subcommand("agreement", "How far two coders agree: claims and fields");
  sub->fallthrough();
  sub->allow_extras();
  sub->add_option(
         "CODER", out.inputs,
         "Two of: a file of claims (JSON Lines, - for stdin), tawatur, the name of a coder "
         "whose claims the project has")
      ->required()
      ->expected(2);
  add_output_options(sub, out, kFormats);
  sub->add_option("--min-confidence", out.min_confidence,
                  "Leave out claims below this (of tawatur those below the last run's threshold "
                  "always are)")
      ->check(CLI::Range(0.0, 1.0))
      ->type_name("P");
  sub->footer(
      "Only documents that both coded count. claim: claims of one frame at overlapping words. "
      "field:\n"
      "frame over all pairs and claims without a partner, the others over pairs of one frame; "
      "kappa\n"
      "is Cohen's.");
  sub->callback([this] { out.command = Command::agreement; });
}

void Parser::explain() {
  CLI::App* sub = app.add_subcommand("explain", "Why each claim is made, and what was refused");
  sub->add_option("TEXT", out.inputs,
                  "Arabic text, a file as for code, - for stdin, or the id of a claim, document "
                  "or event of the project")
      ->required();
  sub->add_option("--lang", out.lang,
                  "Language of headings and reasons (default: the locale's, "
                  "else en)")
      ->check(CLI::IsMember({"en", "ar"}))
      ->type_name("LANG");
  add_engine_options(sub);
  sub->callback([this] { out.command = Command::explain; });
}

void Parser::eval() {
  CLI::App* sub = app.add_subcommand(
      "eval", "Figures against gold: precision, recall and F1 by claim, field and frame");
  sub->add_option("GOLD", out.gold, "Folder with NAME.txt and NAME.gold.json pairs")->required();
  add_engine_options(sub);
  sub->add_option("--claims", out.claims,
                  "Score this file of claims (JSON Lines, - for stdin) instead of coding the texts")
      ->type_name("FILE");
  sub->add_option("--actors", out.actors,
                  "Names of the gold's actors (default: actors.tsv beside GOLD, else the pack's)")
      ->type_name("FILE");
  sub->add_option("--min-f1", out.min_f1, "Exit with 6 when the figure's F1 is below this")
      ->check(CLI::Range(0.0, 1.0))
      ->type_name("F1");
  sub->add_option("--figure", out.figure, "Figure that --min-f1 looks at")
      ->check(CLI::IsMember(kFigures))
      ->type_name("NAME")
      ->default_str("claim");
  sub->add_flag("--frames", out.frames, "A line for each frame as well");
  sub->add_flag("--json", out.json, "One JSON object instead of lines");
  add_filter_options(sub);
  sub->footer(
      "claim: a claim of the frame stands at the gold's words. tuple: and its modality, and at\n"
      "least half of its agents, targets and places are right. exact: everything is. macro: mean\n"
      "claim F1 of four groups of frames. leak: claims in boilerplate. invalid: fillers that "
      "aren't\n"
      "the text at their span. Half widths are of 95 % intervals when documents are drawn anew.");
  sub->callback([this] { out.command = Command::eval; });
}

void Parser::lexicon() {
  CLI::App* sub = app.add_subcommand("lexicon", "Lexicons that people may edit");
  sub->require_subcommand(0, 1);
  sub->fallthrough();
  sub->allow_extras();
  CLI::App* check = sub->add_subcommand("check", "Check lexicon files, with file and line");
  check->fallthrough();
  check->allow_extras();
  check->add_option(
      "DIR", out.folder,
      "Folder of TSV and TOML files (default: data; with -C the rows of that project)");
  check->callback([this] { out.command = Command::lexicon_check; });
  CLI::App* suggest =
      sub->add_subcommand("suggest", "Names and verbs of texts that no row has, as rows to edit");
  suggest->fallthrough();
  suggest->allow_extras();
  suggest
      ->add_option("FILE", out.inputs,
                   "Text files, JSON Lines, folders of these, or - for stdin; with -C what the "
                   "project's rows have isn't suggested")
      ->required();
  suggest
      ->add_option("--table", out.suggest.table,
                   "Rows of this table, with examples, instead of an overview of all")
      ->check(CLI::IsMember({"actors", "places", "verbs"}))
      ->type_name("NAME");
  suggest->add_option("--least", out.suggest.least, "Found at least so many times (default: 3)")
      ->type_name("N");
  suggest
      ->add_option("--limit", out.suggest.most,
                   "At most so many of each table (default: 100); 0 = all")
      ->type_name("N");
  add_output_file(suggest, out);
  suggest->callback([this] { out.command = Command::lexicon_suggest; });
}

void Parser::completion() {
  CLI::App* sub = app.add_subcommand("completion", "Print a script for the shell's completion");
  sub->fallthrough();
  sub->allow_extras();
  sub->add_option("SHELL", out.shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember(kShells));
  sub->callback([this] { out.command = Command::completion; });
}

/// Letters to change, add, drop or swap to get from one word to the other.
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] =
          std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

std::string nearest(const std::string& word, const std::vector<std::string>& known) {
  if (word.size() > 64) return {};
  std::string best;
  std::size_t least = word.size() / 2 + 1;
  for (const std::string& k : known) {
    const std::size_t n = distance(word, k);
    if (n < least) {
      least = n;
      best = k;
    }
  }
  return best;
}

std::vector<std::string> option_names(const CLI::App* app) {
  std::vector<std::string> out;
  for (const CLI::Option* option : app->get_options()) {
    for (const std::string& name : option->get_lnames()) out.push_back("--" + name);
    for (const std::string& name : option->get_snames()) out.push_back("-" + name);
  }
  return out;
}

std::vector<std::string> command_names(const CLI::App* app) {
  std::vector<std::string> out;
  for (const CLI::App* sub : app->get_subcommands([](const CLI::App*) { return true; })) {
    out.push_back(sub->get_name());
  }
  return out;
}

/// The deepest subcommand that was named, and what it is called.
const CLI::App* deepest(const CLI::App* app, std::string& name) {
  for (;;) {
    name += (name.empty() ? "" : " ") + app->get_name();
    const auto subs = app->get_subcommands();
    if (subs.empty()) return app;
    app = subs.front();
  }
}

int wrong_usage(const std::string& message, const std::string& command) {
  std::fprintf(stderr, "tawatur: %s\nSee '%s --help'.\n", message.c_str(), command.c_str());
  return kUsage;
}

/// Arguments that nothing takes: a wrong option or a wrong command.
std::optional<int> refuse_extras(const CLI::App& app) {
  const std::vector<std::string> extras = app.remaining(true);
  std::string command;
  const CLI::App* last = deepest(&app, command);
  if (extras.empty()) return std::nullopt;
  const std::string word = extras.front();
  std::vector<std::string> known;
  const bool option = word.size() > 1 && word[0] == '-';
  std::string message;
  if (option) {
    known = option_names(last);
    const std::vector<std::string> common = option_names(&app);
    known.insert(known.end(), common.begin(), common.end());
    message = "unknown option '" + word.substr(0, word.find('=')) + "'";
  } else {
    known = command_names(last);
    message = (known.empty() ? "unexpected argument '" : "unknown command '") + word + "'";
  }
  const std::string best = nearest(option ? word.substr(0, word.find('=')) : word, known);
  if (!best.empty()) message += "; did you mean '" + best + "'?";
  return wrong_usage(message, command);
}

CommandTree tree_of(const CLI::App* app);

std::vector<CommandTree> trees_below(const CLI::App* app) {
  std::vector<CommandTree> out;
  for (const CLI::App* sub : app->get_subcommands([](const CLI::App*) { return true; })) {
    out.push_back(tree_of(sub));
  }
  return out;
}

/// The values that an option is checked against; CLI11 tells them as "FORMAT:{table,jsonl}".
std::vector<std::string> values_of(const CLI::Option* option) {
  const std::string type = option->get_type_name();
  const std::size_t open = type.find('{'), close = type.rfind('}');
  if (open == std::string::npos || close == std::string::npos) return {};
  return CLI::detail::split(type.substr(open + 1, close - open - 1), ',');
}

// Recursion over our own commands, two levels deep.
CommandTree tree_of(const CLI::App* app) {
  CommandTree out;
  out.name = app->get_name();
  out.help = app->get_description();
  for (const CLI::Option* option : app->get_options()) {
    if (option->get_positional() && option->get_lnames().empty()) {
      if (out.words.empty()) out.words = values_of(option);
      continue;
    }
    CommandTree::Option item;
    for (const std::string& name : option->get_lnames()) item.names.push_back("--" + name);
    for (const std::string& name : option->get_snames()) item.names.push_back("-" + name);
    item.help = option->get_description();
    item.takes_value = option->get_items_expected_max() > 0;
    item.values = values_of(option);
    out.options.push_back(std::move(item));
  }
  out.commands = trees_below(app);
  return out;
}

}  // namespace

std::optional<int> parse(int argc, char** argv, Invocation& out) {
  Parser parser(out);
  try {
    parser.app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    if (problem.get_exit_code() == 0) return parser.app.exit(problem);
    if (const std::optional<int> extras = refuse_extras(parser.app)) return extras;
    std::string command;
    deepest(&parser.app, command);
    return wrong_usage(problem.what(), command);
  }
  if (const std::optional<int> extras = refuse_extras(parser.app)) return extras;
  if (parser.version) out.command = Command::version;
  if (out.command == Command::none) {
    const auto subs = parser.app.get_subcommands();
    const CLI::App* last = subs.empty() ? &parser.app : subs.front();
    std::fputs(last->help().c_str(), stderr);
    return kUsage;
  }
  return std::nullopt;
}

CommandTree command_tree() {
  Invocation unused;
  const Parser parser(unused);
  return tree_of(&parser.app);
}

}  // namespace tawatur::cli
