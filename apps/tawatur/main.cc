// SPDX-License-Identifier: Apache-2.0
// tawatur: the command line.
#include <csignal>
#include <cstdio>
#include <exception>

#include "commands.h"
#include "lexicon/pack.h"
#include "tawatur/version.h"

namespace tawatur::cli {
namespace {

void on_interrupt(int) {
  // The second Ctrl-C finds the default action and ends the program at once.
  g_interrupted = true;
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

int dispatch(const Invocation& args) {
  switch (args.command) {
    case Command::code:
      return run_code(args);
    case Command::events:
      return run_events(args);
    case Command::control:
      return run_control(args);
    case Command::network:
      return run_network(args);
    case Command::deals:
      return run_deals(args);
    case Command::agreement:
      return run_agreement(args);
    case Command::explain:
      return run_explain(args);
    case Command::eval:
      return run_eval(args);
    case Command::lexicon_check:
      return run_lexicon_check(args);
    case Command::lexicon_suggest:
      return run_lexicon_suggest(args);
    case Command::gazetteer_import:
      return run_gazetteer_import(args);
    case Command::gazetteer_check:
      return run_gazetteer_check(args);
    case Command::places:
      return run_places(args);
    case Command::actors:
      return run_actors(args);
    case Command::completion:
      return run_completion(args);
    case Command::version:
      return run_version(args);
    case Command::none:
      break;
    default:
      return run_project(args);
  }
  return kUsage;
}

}  // namespace

int run_version(const Invocation& args) {
  std::string pack = "none";
  if (Result<std::string> path = find_pack(args); path) {
    Result<lexicon::Pack> opened = lexicon::Pack::open(*path);
    pack = opened ? std::string(opened->version()) + " (" + *path + ")"
                  : "unusable: " + opened.error().to_string();
  }
  std::printf("tawatur %.*s\npack %s\n", static_cast<int>(kVersion.size()), kVersion.data(),
              pack.c_str());
  return kDone;
}

}  // namespace tawatur::cli

int main(int argc, char** argv) {
  using namespace tawatur::cli;
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGTERM, on_interrupt);
  try {
    Invocation args;
    if (const std::optional<int> code = parse(argc, argv, args)) return *code;
    return dispatch(args);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "tawatur: error: %s\n", problem.what());
    return kFailed;
  }
}
