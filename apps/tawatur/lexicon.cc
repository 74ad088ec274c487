// SPDX-License-Identifier: Apache-2.0
// tawatur lexicon check: everything that the tables promise, with file and line.
#include <cstdio>
#include <string>
#include <vector>

#include "commands.h"
#include "lexicon/compile/lint.h"
#include "lexicon/compile/tables.h"
#include "user_rows.h"

namespace tawatur::cli {

namespace {

/// A project's rows, over those of the pack.
int check_project(const Invocation& args) {
  Result<ProjectLexicon> own = project_lexicon(args, args.project.folder);
  if (!own) return fail(own.error());
  for (const lexicon::Issue& issue : own->issues) {
    std::printf("%s/%s\n", args.project.folder.c_str(), issue.to_string().c_str());
  }
  if (!args.quiet) std::fprintf(stderr, "%zu findings\n", own->issues.size());
  return own->issues.empty() ? kDone : kFailed;
}

}  // namespace

int run_lexicon_check(const Invocation& args) {
  if (args.folder.empty() && !args.project.folder.empty()) return check_project(args);
  const std::string folder = args.folder.empty() ? "data" : args.folder;
  auto inputs = lexicon::read_inputs(folder);
  if (!inputs) return fail(inputs.error());
  const std::vector<lexicon::Issue> issues = lexicon::lint(*inputs);
  for (const lexicon::Issue& issue : issues) {
    std::printf("%s/%s\n", folder.c_str(), issue.to_string().c_str());
  }
  if (!args.quiet) {
    std::fprintf(stderr, "%zu files, %zu findings\n", inputs->size(), issues.size());
  }
  return issues.empty() ? kDone : kFailed;
}

}  // namespace tawatur::cli
