// SPDX-License-Identifier: Apache-2.0
// Commands on tables of places and on names, for the parser of cli.cc.
#pragma once

#include "cli.h"

namespace CLI {
class App;
}

namespace tawatur::cli {

void add_gazetteer_commands(CLI::App& app, Invocation& out);

}  // namespace tawatur::cli
