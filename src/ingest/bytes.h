// SPDX-License-Identifier: Apache-2.0
// Bytes of a file or of standard input, read in chunks so that memory stays flat at any size.
//
//   Result<ByteSource> bytes = ByteSource::open("articles.jsonl");
//   std::string line;
//   LineRead got = bytes->read_line(line, max_bytes);
//
// Errors: kNotFound, kIo. Offsets are bytes from the start of the file.
// Thread rule: one thread at a time.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

#include "tawatur/result.h"

namespace tawatur::ingest {

/// What read_line came back with.
enum class LineRead : std::uint8_t {
  line,      ///< a line, without its end
  too_long,  ///< a line above the limit; it was skipped, nothing of it is kept
  end,       ///< no more bytes
  failed,    ///< the system refused; see ByteSource::error()
};

class ByteSource {
 public:
  /// Opens a file, or standard input for "-". Folders are refused with kIo.
  static Result<ByteSource> open(const std::string& path);
  ByteSource(ByteSource&& other) noexcept;
  ByteSource& operator=(ByteSource&& other) noexcept;
  ~ByteSource();

  /// Bytes not yet taken. Reads until a line end after `from` lies in it, or `want` bytes do, or
  /// the input ends. Doesn't take them: the way to look at what an input is.
  std::string_view peek(std::size_t want, std::size_t from = 0);
  /// One line into `line`, without "\n" or "\r\n". Cost: O(line), memory at most `limit`.
  LineRead read_line(std::string& line, std::size_t limit);
  /// Everything that is left. False when there is more than `limit` (the rest stays unread) or
  /// the system refused (then error() isn't empty).
  bool read_rest(std::string& out, std::size_t limit);

  /// Reading ends early, as at the end of the file, once `stop` is true. Waits for slow inputs
  /// (pipes) look at it every fifth of a second.
  void set_stop(const std::atomic<bool>* stop) { stop_ = stop; }

  std::uint64_t offset() const { return offset_; }  ///< of the next byte
  std::uint64_t line() const { return line_; }      ///< 1-based, of the line read last
  const Error& error() const { return error_; }
  bool failed() const { return !error_.message.empty(); }

 private:
  ByteSource(int fd, std::string path) : fd_(fd), path_(std::move(path)) {}
  bool wait();  ///< for something to read; false when stopped
  bool fill();  ///< one read() more behind what is held; false at the end
  void drop(std::size_t n);

  int fd_ = -1;
  std::string path_;
  std::string held_;  ///< bytes read and not yet taken start at at_
  std::size_t at_ = 0;
  std::uint64_t offset_ = 0;
  std::uint64_t line_ = 0;
  bool ended_ = false;
  const std::atomic<bool>* stop_ = nullptr;
  Error error_;
};

}  // namespace tawatur::ingest
