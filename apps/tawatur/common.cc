// SPDX-License-Identifier: Apache-2.0
// What the commands share.
#include <unistd.h>

#include <climits>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <thread>
#include <vector>

#include "commands.h"

namespace tawatur::cli {
namespace fs = std::filesystem;

namespace {

constexpr const char* kPackName = "tawatur.pack";

fs::path program_folder() {
  std::error_code code;
  const fs::path self = fs::read_symlink("/proc/self/exe", code);
  return code ? fs::path() : self.parent_path();
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

}  // namespace

std::atomic<bool> g_interrupted{false};

Result<std::string> find_pack(const Invocation& args) {
  if (!args.pack.empty()) return args.pack;
  if (std::string path = environment("TAWATUR_PACK"); !path.empty()) return path;
  Error e;
  e.code = ErrorCode::kNotFound;
  e.message = "no pack found; looked for";
  const fs::path here = program_folder();
  for (const fs::path& path : {here / kPackName, here / "../share/tawatur" / kPackName}) {
    std::error_code code;
    if (fs::exists(path, code)) return path.string();
    e.message += " " + path.lexically_normal().string();
  }
  e.message += "; name one with --pack or TAWATUR_PACK";
  return e;
}

Result<pipeline::Coder> open_coder(const Invocation& args) {
  Result<std::string> path = find_pack(args);
  if (!path) return path.error();
  pipeline::CoderOptions options;
  options.gazetteer = args.gazetteer;
  return pipeline::Coder::open(*path, options);
}

void tell_error(const Error& error) {
  std::fprintf(stderr, "tawatur: error: %s\n", error.to_string().c_str());
}

void tell_warning(const Invocation& args, const Error& error) {
  if (args.quiet) return;
  std::fprintf(stderr, "tawatur: warning: %s\n", error.to_string().c_str());
}

int exit_of(const Error& error) {
  switch (error.code) {
    case ErrorCode::kNotFound:
      return kNotFound;
    case ErrorCode::kUsage:
      return kUsage;
    case ErrorCode::kIntegrity:
      return kIntegrity;
    default:
      return kFailed;
  }
}

int fail(const Error& error) {
  tell_error(error);
  return exit_of(error);
}

int exit_of_reading(bool stopped, std::uint64_t failed, std::uint64_t done, bool all_missing) {
  if (stopped && g_interrupted) return kInterrupted;
  if (failed == 0) return kDone;
  if (done > 0) return kPartly;
  return all_missing ? kNotFound : kFailed;
}

void fill_document(const Invocation& args, Document& document) {
  if (document.published.empty()) document.published = args.published;
  if (document.outlet.empty()) document.outlet = args.outlet;
}

double least_confidence(const Invocation& args, const pipeline::Coder& coder) {
  if (args.all) return 0;
  return args.min_confidence.value_or(coder.threshold());
}

unsigned jobs_of(const Invocation& args) {
  if (args.jobs > 0) return args.jobs;
  const unsigned cores = std::thread::hardware_concurrency();
  return cores == 0 ? 1 : cores;
}

bool use_color(const Invocation& args, bool terminal) {
  if (args.color != "auto") return args.color == "always";
  return terminal && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

Language language_of(const Invocation& args) {
  if (!args.lang.empty()) return language_from(args.lang).value_or(Language::en);
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value && *value) return language_from(value).value_or(Language::en);
  }
  return Language::en;
}

}  // namespace tawatur::cli
