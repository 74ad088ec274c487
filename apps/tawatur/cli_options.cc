// SPDX-License-Identifier: Apache-2.0
#include "cli_options.h"

#include <CLI/CLI.hpp>

namespace tawatur::cli {

const std::vector<std::string> kFormats = {"table", "jsonl", "json", "csv"};

void add_output_file(CLI::App* sub, Invocation& out) {
  sub->add_option("-o,--output", out.output, "Write to this file instead of stdout")
      ->type_name("FILE");
}

void add_output_options(CLI::App* sub, Invocation& out, const std::vector<std::string>& formats) {
  sub->add_option("-f,--format", out.format,
                  "Output format (default: table on a terminal, else jsonl; or what -o ends in)")
      ->check(CLI::IsMember(formats))
      ->type_name("FORMAT");
  add_output_file(sub, out);
  sub->add_flag("--excel", out.excel, "CSV with the byte order mark that Excel needs");
}

void add_jobs(CLI::App* sub, Invocation& out) {
  sub->add_option("-j,--jobs", out.jobs, "Documents coded at the same time (default: all cores)")
      ->check(CLI::Range(1U, 1024U))
      ->type_name("N");
}

void add_gazetteer(CLI::App* sub, Invocation& out) {
  sub->add_option("--gazetteer", out.gazetteer, "Place table of your own, beside the pack's")
      ->type_name("FILE");
}

}  // namespace tawatur::cli
