// SPDX-License-Identifier: Apache-2.0
// The command line as plain values. Of the program only cli*.cc know CLI11.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tawatur::cli {

/// Exit codes: a contract, see `tawatur --help`.
enum Exit : int {
  kDone = 0,
  kFailed = 1,
  kUsage = 2,
  kPartly = 3,
  kNotFound = 4,
  kIntegrity = 5,
  kBelow = 6,
  kInterrupted = 130,
};

enum class Command {
  none,
  version,
  code,
  events,
  control,
  network,
  deals,
  agreement,
  explain,
  eval,
  lexicon_check,
  lexicon_suggest,
  gazetteer_import,
  gazetteer_check,
  places,
  actors,
  completion,
  init,
  add,
  run,
  documents,
  claims,
  claims_import,
  search,
  show,
  changes,
  diff,
  verify,
  doctor,
};

/// Options of the commands that work on a project.
struct ProjectArgs {
  std::string folder;  ///< -C; empty = here or the nearest folder above that is a project
  std::string frame, actor, place, source, modality, since, until, text, state, document, head;
  std::string status, coder;
  std::uint32_t sources = 0;  ///< independent ones, at least
  std::vector<std::string> words;
  std::vector<std::int64_t> runs;
  bool exact = false, copies = false, again = false, keep_bytes = false, last = false;
  bool fail_if_empty = false;
  std::uint64_t limit = 0, offset = 0, batch = 1000;
};

/// Options of the commands on tables of places.
struct GazetteerArgs {
  std::vector<std::string> map;  ///< FIELD=COLUMN
  std::string kind = "auto", country, category, source, licence;
};

/// Options of lexicon suggest.
struct SuggestArgs {
  std::string table;  ///< empty = an overview of all
  std::uint64_t least = 3;
  std::size_t most = 100;
};

struct Invocation {
  Command command = Command::none;
  // Of all commands.
  std::string pack, gazetteer, color = "auto", progress = "auto";
  bool quiet = false;
  unsigned jobs = 0;  ///< 0 = as many as there are cores
  std::string published, outlet;
  std::optional<double> min_confidence;
  bool all = false;
  bool json = false;
  // code, explain
  std::vector<std::string> inputs;
  std::string format, output;
  bool excel = false;
  std::string lang;  ///< explain: en, ar; empty = the locale's
  // eval
  std::string gold, actors, claims, figure = "claim";
  std::optional<double> min_f1;
  bool frames = false;
  // network
  std::string period, relation;
  // lexicon check
  std::string folder;
  ProjectArgs project;
  GazetteerArgs places;
  SuggestArgs suggest;
  // completion
  std::string shell;
};

/// What shells can complete: a command with its options and the commands below it.
struct CommandTree {
  struct Option {
    std::vector<std::string> names;  ///< "--format", "-f"
    std::string help;
    std::vector<std::string> values;  ///< where there is a fixed list
    bool takes_value = false;
  };
  std::string name, help;
  std::vector<Option> options;
  std::vector<std::string> words;  ///< what an argument may be, where there is a fixed list
  std::vector<CommandTree> commands;
};

/// Reads the arguments. Comes back with an exit code where there is nothing more to do (help was
/// printed, or a wrong usage was told on stderr).
std::optional<int> parse(int argc, char** argv, Invocation& out);
/// The tree of all commands.
CommandTree command_tree();

}  // namespace tawatur::cli
