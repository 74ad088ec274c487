// SPDX-License-Identifier: Apache-2.0
// Options that several commands take, for the parsers of cli*.cc.
#pragma once

#include <string>
#include <vector>

#include "cli.h"

namespace CLI {
class App;
}

namespace tawatur::cli {

/// What lists of flat records are written as.
extern const std::vector<std::string> kFormats;

/// -f (also told by what -o ends in), -o, --excel.
void add_output_options(CLI::App* sub, Invocation& out, const std::vector<std::string>& formats);
/// -o alone.
void add_output_file(CLI::App* sub, Invocation& out);
void add_jobs(CLI::App* sub, Invocation& out);
void add_gazetteer(CLI::App* sub, Invocation& out);

}  // namespace tawatur::cli
