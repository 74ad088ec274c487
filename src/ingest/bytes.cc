// SPDX-License-Identifier: Apache-2.0
#include "ingest/bytes.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace tawatur::ingest {
namespace {

constexpr std::size_t kChunk = std::size_t{256} << 10;
constexpr int kStopEvery = 200;  // ms

Error io_error(const std::string& path, int code) {
  Error e;
  e.code = code == ENOENT || code == ENOTDIR ? ErrorCode::kNotFound : ErrorCode::kIo;
  e.message = code == ENOENT ? "no such file or folder" : std::strerror(code);
  e.file = path;
  return e;
}

}  // namespace

Result<ByteSource> ByteSource::open(const std::string& path) {
  if (path == "-") return ByteSource(STDIN_FILENO, path);
  int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return io_error(path, errno);
  ByteSource source(fd, path);
  struct stat info {};
  if (::fstat(fd, &info) == 0 && S_ISDIR(info.st_mode)) return io_error(path, EISDIR);
  return source;
}

ByteSource::ByteSource(ByteSource&& other) noexcept { *this = std::move(other); }

ByteSource& ByteSource::operator=(ByteSource&& other) noexcept {
  if (this == &other) return *this;
  if (fd_ > STDIN_FILENO) ::close(fd_);
  fd_ = std::exchange(other.fd_, -1);
  path_ = std::move(other.path_);
  held_ = std::move(other.held_);
  at_ = other.at_;
  offset_ = other.offset_;
  line_ = other.line_;
  ended_ = other.ended_;
  stop_ = other.stop_;
  error_ = std::move(other.error_);
  return *this;
}

ByteSource::~ByteSource() {
  if (fd_ > STDIN_FILENO) ::close(fd_);
}

bool ByteSource::wait() {
  if (stop_ == nullptr) return true;
  pollfd waiting{fd_, POLLIN, 0};
  while (!stop_->load(std::memory_order_relaxed)) {
    if (::poll(&waiting, 1, kStopEvery) > 0) return true;
  }
  return false;
}

bool ByteSource::fill() {
  if (ended_ || !wait()) {
    ended_ = true;
    return false;
  }
  if (at_ > 0) {
    held_.erase(0, at_);
    at_ = 0;
  }
  const std::size_t before = held_.size();
  held_.resize(before + kChunk);
  ssize_t n = 0;
  do {
    n = ::read(fd_, held_.data() + before, kChunk);
  } while (n < 0 && errno == EINTR);
  if (n < 0) error_ = io_error(path_, errno);
  held_.resize(before + static_cast<std::size_t>(n > 0 ? n : 0));
  ended_ = n <= 0;
  return !ended_;
}

void ByteSource::drop(std::size_t n) {
  at_ += n;
  offset_ += n;
  if (at_ == held_.size()) {
    held_.clear();
    at_ = 0;
  }
}

std::string_view ByteSource::peek(std::size_t want, std::size_t from) {
  for (;;) {
    const std::string_view now = std::string_view(held_).substr(at_);
    if (now.size() >= want || now.find('\n', from) != std::string_view::npos || !fill()) break;
  }
  return std::string_view(held_).substr(at_);
}

LineRead ByteSource::read_line(std::string& line, std::size_t limit) {
  line.clear();
  bool any = false, too_long = false;
  for (;;) {
    if (at_ == held_.size() && !fill()) {
      if (failed()) return LineRead::failed;
      if (!any) return LineRead::end;
      break;
    }
    if (!any) ++line_;
    any = true;
    const char* from = held_.data() + at_;
    const std::size_t left = held_.size() - at_;
    const void* hit = std::memchr(from, '\n', left);
    const std::size_t n =
        hit ? static_cast<std::size_t>(static_cast<const char*>(hit) - from) : left;
    if (line.size() + n > limit) too_long = true;
    if (too_long)
      line.clear();
    else
      line.append(from, n);
    drop(n + (hit ? 1 : 0));
    if (hit) break;
  }
  if (too_long) return LineRead::too_long;
  if (!line.empty() && line.back() == '\r') line.pop_back();
  return LineRead::line;
}

bool ByteSource::read_rest(std::string& out, std::size_t limit) {
  out.clear();
  do {
    const std::size_t left = held_.size() - at_;
    if (out.size() + left > limit) return false;
    out.append(held_, at_, left);
    drop(left);
  } while (fill());
  return !failed();
}

}  // namespace tawatur::ingest
