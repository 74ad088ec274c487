// SPDX-License-Identifier: Apache-2.0
#include "cli_options.h"

#include <CLI/CLI.hpp>

#include "ingest/json_record.h"

namespace tawatur::cli {
namespace {

/// The first or last day of a day, month or year; empty for anything else.
std::string day_of_period(const std::string& given, bool last) {
  constexpr std::size_t kYear = 4, kMonth = 7;
  if (given.size() == kYear) return day_of_period(given + (last ? "-12" : "-01"), last);
  if (given.size() != kMonth) return ingest::iso_day(given) == given ? given : std::string();
  for (const char* day : {"-31", "-30", "-29", "-28"}) {
    const std::string end = ingest::iso_day(given + day);
    if (last && !end.empty()) return end;
  }
  return ingest::iso_day(given + (last ? "-28" : "-01"));
}

}  // namespace

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

void add_published(CLI::App* sub, Invocation& out, const std::string& help) {
  sub->add_option("--published", out.published, help)
      ->check([](const std::string& day) {
        return ingest::iso_day(day) == day ? "" : "\"" + day + "\" is no day like 2018-01-11";
      })
      ->type_name("YYYY-MM-DD");
}

void add_days(CLI::App* sub, Invocation& out, const std::string& since, const std::string& until) {
  const auto one = [&](const char* name, std::string& to, const std::string& help, bool last) {
    sub->add_option(name, to, help)
        ->transform([last](const std::string& given) {
          const std::string day = day_of_period(given, last);
          if (day.empty()) {
            throw CLI::ValidationError("\"" + given +
                                       "\" is no day like 2018-01-11, month like 2018-01 or year");
          }
          return day;
        })
        ->type_name("YYYY[-MM[-DD]]");
  };
  one("--since", out.project.since, since, false);
  one("--until", out.project.until, until, true);
}

}  // namespace tawatur::cli
