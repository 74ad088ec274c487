// SPDX-License-Identifier: Apache-2.0
// The commands that work on a project, for the parser of cli.cc.
#pragma once

#include "cli.h"

namespace CLI {
class App;
}

namespace tawatur::cli {

void add_project_commands(CLI::App& app, Invocation& out);

}  // namespace tawatur::cli
