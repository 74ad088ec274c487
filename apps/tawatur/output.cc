// SPDX-License-Identifier: Apache-2.0
#include "output.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "commands.h"

namespace tawatur::cli {
namespace {

constexpr std::size_t kDue = std::size_t{64} << 10;

Error write_error(const std::string& path) {
  Error e;
  e.code = ErrorCode::kIo;
  e.message = std::string("can't write: ") + std::strerror(errno);
  e.file = path.empty() ? "stdout" : path;
  return e;
}

}  // namespace

Result<Output> Output::open(const std::string& path) {
  if (path.empty() || path == "-") return Output(stdout, {}, isatty(STDOUT_FILENO) == 1);
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) return write_error(path);
  return Output(file, path, false);
}

Output::Output(Output&& other) noexcept
    : file_(std::exchange(other.file_, nullptr)),
      path_(std::move(other.path_)),
      terminal_(other.terminal_),
      failed_(other.failed_),
      buffer_(std::move(other.buffer_)) {}

Output::~Output() {
  if (file_ != nullptr && file_ != stdout) std::fclose(file_);
}

bool Output::flush() {
  if (failed_) return false;
  const std::size_t written = std::fwrite(buffer_.data(), 1, buffer_.size(), file_);
  failed_ = written != buffer_.size() || std::fflush(file_) != 0;
  buffer_.clear();
  return !failed_;
}

bool Output::flush_if_due() { return terminal_ || buffer_.size() >= kDue ? flush() : !failed_; }

Result<void> Output::close() {
  const bool flushed = flush();
  std::FILE* file = std::exchange(file_, nullptr);
  const bool closed = file == stdout || std::fclose(file) == 0;
  if (!flushed || !closed) return write_error(path_);
  return {};
}

emit::WriterOptions writer_options(const Invocation& args, const Output& output) {
  emit::WriterOptions out;
  out.format = output.terminal() ? emit::Format::table : emit::Format::jsonl;
  const std::size_t dot = args.output.rfind('.');
  const std::string ending = dot == std::string::npos ? "" : args.output.substr(dot + 1);
  if (const auto by_name = emit::format_from(args.format.empty() ? ending : args.format)) {
    out.format = *by_name;
  }
  out.style = {output.terminal(), use_color(args, output.terminal())};
  out.excel = args.excel;
  return out;
}

}  // namespace tawatur::cli
