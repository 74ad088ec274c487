// SPDX-License-Identifier: Apache-2.0
// What the commands on a project share.
#pragma once

#include <optional>
#include <string>

#include "cli.h"
#include "tawatur/project.h"

namespace tawatur::cli {

/// The folder of -C, or the nearest one from here upwards that holds a project, or ".".
std::string project_folder(const Invocation& args);
/// The project of -C, or the nearest one from here upwards. Errors: those of Project::open.
Result<Project> open_project(const Invocation& args, bool write);
/// Document that `id` (its own, or that of one of its claims) belongs to; nothing where there is no
/// project, or no such id in it. Errors: those of Project::open and of reading.
Result<std::optional<Document>> project_document(const Invocation& args, const std::string& id);
/// Why the event is what it is; nothing where there is no project, or no such event in it. Errors:
/// those of Project::open and of reading.
Result<std::optional<std::string>> project_event(const Invocation& args, const std::string& id);
/// Confidence from which on the last run took claims for good; 0 where there was none.
Result<double> last_threshold(Project& project);
/// documents, claims, search, show, changes, diff.
int run_listing(const Invocation& args);

}  // namespace tawatur::cli
