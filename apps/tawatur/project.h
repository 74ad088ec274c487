// SPDX-License-Identifier: Apache-2.0
// What the commands on a project share.
#pragma once

#include "cli.h"
#include "tawatur/project.h"

namespace tawatur::cli {

/// The folder of -C, or the nearest one from here upwards that holds a project, or ".".
std::string project_folder(const Invocation& args);
/// The project of -C, or the nearest one from here upwards. Errors: those of Project::open.
Result<Project> open_project(const Invocation& args, bool write);
/// documents, claims, search, show, changes, diff.
int run_listing(const Invocation& args);

}  // namespace tawatur::cli
