// SPDX-License-Identifier: Apache-2.0
// Where data goes: stdout or a file, through a buffer.
#pragma once

#include <cstdio>
#include <string>

#include "cli.h"
#include "emit/writer.h"
#include "tawatur/result.h"

namespace tawatur::cli {

class Output {
 public:
  /// Empty or "-" is stdout. Errors: kIo.
  static Result<Output> open(const std::string& path);
  Output(Output&& other) noexcept;
  Output& operator=(Output&&) = delete;
  ~Output();

  std::string& buffer() { return buffer_; }
  /// Writes the buffer when it is large, or on a terminal. False when it can't be written.
  bool flush_if_due();
  /// Writes everything. Errors: kIo.
  Result<void> close();
  bool terminal() const { return terminal_; }

 private:
  Output(std::FILE* file, std::string path, bool terminal)
      : file_(file), path_(std::move(path)), terminal_(terminal) {}
  bool flush();

  std::FILE* file_ = nullptr;
  std::string path_;
  bool terminal_ = false, failed_ = false;
  std::string buffer_;
};

/// How records are written: the format that -f names, else the one that -o ends in, else a table
/// on a terminal and lines elsewhere.
emit::WriterOptions writer_options(const Invocation& args, const Output& output);

}  // namespace tawatur::cli
