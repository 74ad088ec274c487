// SPDX-License-Identifier: Apache-2.0
#include "progress.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "ingest/paths.h"

namespace tawatur::cli {
namespace {

constexpr double kFirst = 2.0;  ///< seconds before anything shows
constexpr double kEvery = 0.5;
constexpr int kWidth = 24;

std::uint64_t bytes_behind(const std::vector<std::string>& inputs) {
  std::uint64_t sum = 0;
  for (const std::string& path : inputs) {
    Result<ingest::Listing> listing = ingest::list_inputs(path);
    if (!listing) continue;
    for (const ingest::Input& input : listing->inputs) {
      std::error_code code;
      const std::uintmax_t size = std::filesystem::file_size(input.path, code);
      if (code) return 0;
      sum += size;
    }
  }
  return sum;
}

double seconds_since(std::chrono::steady_clock::time_point then) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - then).count();
}

}  // namespace

Progress::Progress(const Invocation& args, const std::vector<std::string>& inputs)
    : start_(std::chrono::steady_clock::now()), last_(start_) {
  if (args.progress == "json") style_ = Style::json;
  if (args.progress == "plain") style_ = Style::plain;
  if (args.progress == "auto" && !args.quiet && isatty(STDERR_FILENO) == 1) style_ = Style::bar;
  if (style_ != Style::none) total_ = bytes_behind(inputs);
}

double Progress::share(std::uint64_t bytes) const {
  if (total_ == 0) return 0;
  return std::min(1.0, static_cast<double>(bytes) / static_cast<double>(total_));
}

void Progress::set_documents(std::uint64_t total) {
  total_ = total;
  by_documents_ = true;
}

void Progress::show(std::uint64_t done, std::uint64_t failed, std::uint64_t bytes) {
  if (style_ == Style::none) return;
  const double seconds = seconds_since(start_);
  const double wait = style_ == Style::bar ? kEvery : 4 * kEvery;
  if (seconds < kFirst || seconds_since(last_) < wait) return;
  last_ = std::chrono::steady_clock::now();
  print(done, failed, by_documents_ ? done + failed : bytes, seconds);
}

void Progress::print(std::uint64_t done, std::uint64_t failed, std::uint64_t bytes,
                     double seconds) {
  const double part = share(bytes);
  const double left = part > 0.001 ? seconds * (1 - part) / part : 0;
  const bool known = part > 0.001;
  const auto n = static_cast<unsigned long long>(done);
  const auto f = static_cast<unsigned long long>(failed);
  if (style_ == Style::json) {
    const std::string eta = known ? std::to_string(static_cast<long long>(left)) : "null";
    std::fprintf(stderr, "{\"done\":%llu,\"total\":null,\"failed\":%llu,\"eta_s\":%s}\n", n, f,
                 eta.c_str());
    return;
  }
  std::string text;
  if (style_ == Style::bar && known) {
    const int full = static_cast<int>(part * kWidth);
    for (int i = 0; i < kWidth; ++i) text += i < full ? "\xE2\x96\x88" : "\xE2\x96\x91";
    text += "  ";
  }
  const double rate = seconds > 0 ? static_cast<double>(done) / seconds : 0;
  text += std::to_string(n) + " documents  " + std::to_string(static_cast<long long>(rate)) + "/s";
  if (known) text += "  " + std::to_string(static_cast<long long>(left)) + " s left";
  if (failed > 0) text += "  " + std::to_string(f) + " failed";
  shown_ = style_ == Style::bar;
  std::fprintf(stderr, shown_ ? "\r\x1b[K%s" : "%s\n", text.c_str());
}

void Progress::phase(const char* name) {
  if (style_ == Style::none || seconds_since(start_) < kFirst) return;
  clear();
  if (style_ == Style::json) {
    std::fprintf(stderr, "{\"phase\":\"%s\"}\n", name);
    return;
  }
  shown_ = style_ == Style::bar;
  std::fprintf(stderr, shown_ ? "\r\x1b[K%s ..." : "%s ...\n", name);
}

void Progress::clear() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
  shown_ = false;
}

void Progress::finish(std::uint64_t done, std::uint64_t failed, std::uint64_t bytes) {
  if (style_ == Style::json) {
    total_ = by_documents_ ? total_ : bytes;
    if (by_documents_) bytes = done + failed;
    print(done, failed, bytes, seconds_since(start_));
  }
  clear();
}

}  // namespace tawatur::cli
