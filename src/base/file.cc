// SPDX-License-Identifier: Apache-2.0
#include "base/file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

namespace tawatur {
namespace {

Error file_error(const std::string& path, const char* what, int number) {
  const ErrorCode code = number == ENOENT ? ErrorCode::kNotFound : ErrorCode::kIo;
  return {code, std::string(what) + ": " + std::generic_category().message(number), path};
}

/// A file descriptor that closes itself.
class Handle {
 public:
  explicit Handle(int fd) : fd_(fd) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }
  /// Closes now and tells whether that went well: a full disk may show only here.
  bool close() { return ::close(std::exchange(fd_, -1)) == 0; }

 private:
  int fd_;
};

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
  const Handle file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return file_error(path, "can't be opened", errno);
  std::string out;
  struct stat info = {};
  if (::fstat(file.get(), &info) == 0 && S_ISREG(info.st_mode)) {
    out.reserve(static_cast<std::size_t>(info.st_size) + 1);
  }
  constexpr std::size_t kChunk = std::size_t{1} << 16;
  while (true) {
    const std::size_t had = out.size();
    out.resize(had + kChunk);
    const ssize_t n = ::read(file.get(), out.data() + had, kChunk);
    const int number = errno;
    out.resize(had + static_cast<std::size_t>(std::max<ssize_t>(n, 0)));
    if (n == 0) return out;
    if (n < 0 && number != EINTR) return file_error(path, "can't be read", number);
  }
}

Result<void> write_file_atomic(const std::string& path, std::string_view bytes) {
  const std::string beside = path + ".tmp" + std::to_string(::getpid());
  {
    Handle file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (file.get() < 0) return file_error(path, "can't be created", errno);
    if (!write_all(file.get(), bytes) || !file.close()) {
      const int number = errno;
      ::unlink(beside.c_str());
      return file_error(path, "can't be written", number);
    }
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) {
    const int number = errno;
    ::unlink(beside.c_str());
    return file_error(path, "can't be replaced", number);
  }
  return {};
}

Result<std::vector<std::string>> list_files(const std::string& folder) {
  std::error_code failed;
  std::filesystem::directory_iterator at(folder, failed);
  if (failed) return file_error(folder, "can't be listed", failed.value());
  std::vector<std::string> names;
  const std::filesystem::directory_iterator end;
  while (at != end) {
    std::error_code ignored;  // a file that vanishes meanwhile is no file of the folder
    if (at->is_regular_file(ignored)) names.push_back(at->path().filename().string());
    at.increment(failed);
    if (failed) return file_error(folder, "can't be listed", failed.value());
  }
  std::sort(names.begin(), names.end());
  return names;
}

Result<MappedFile> MappedFile::open(const std::string& path) {
  const Handle file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return file_error(path, "can't be opened", errno);
  struct stat info = {};
  if (::fstat(file.get(), &info) != 0) return file_error(path, "can't be read", errno);
  if (!S_ISREG(info.st_mode)) return Error{ErrorCode::kIo, "is no regular file", path};
  if (info.st_size == 0) return MappedFile(nullptr, 0);
  const auto size = static_cast<std::size_t>(info.st_size);
  // Populated at once: packs are read from end to end by the checksum anyway.
  void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file.get(), 0);
  if (data == MAP_FAILED) return file_error(path, "can't be mapped", errno);
  return MappedFile(static_cast<const char*>(data), size);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

}  // namespace tawatur
