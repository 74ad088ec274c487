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
/// --published: a day that stands in the calendar.
void add_published(CLI::App* sub, Invocation& out, const std::string& help);
/// --since and --until: a day, a month or a year, of which the first and the last day are taken.
void add_days(CLI::App* sub, Invocation& out, const std::string& since, const std::string& until);

}  // namespace tawatur::cli
