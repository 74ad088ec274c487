// SPDX-License-Identifier: Apache-2.0
// The commands that work on a project, for the parser of cli.cc.
#pragma once

#include "cli.h"

namespace CLI {
class App;
}

namespace tawatur::cli {

/// What narrows a list of events: frame, actor, place, days, status, sources, paging.
void add_event_filters(CLI::App* sub, Invocation& out);

void add_project_commands(CLI::App& app, Invocation& out);

}  // namespace tawatur::cli
