// SPDX-License-Identifier: Apache-2.0
#include "store/wal_check.h"

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string_view>

#include "store/schema.h"

namespace tawatur::store {
namespace {

constexpr std::size_t kWalHeader = 32, kFrameHeader = 24, kIdDigits = 32;
constexpr std::uint32_t kHeadPage = 2;

struct Closer {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Closer>;

std::string read_at(std::FILE* file, std::uint64_t offset, std::size_t size) {
  std::string out(size, '\0');
  if (std::fseek(file, static_cast<long>(offset), SEEK_SET) != 0) return {};
  out.resize(std::fread(out.data(), 1, size, file));
  return out;
}

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

/// The project's id in a page, or nothing.
std::string id_in(std::string_view page) {
  const std::size_t at = page.find(kMarker);
  if (at == std::string_view::npos || at + kMarker.size() + kIdDigits > page.size()) return {};
  return std::string(page.substr(at + kMarker.size(), kIdDigits));
}

/// Id in the log's first page 2; "-" where no transaction is whole, empty where there is no id.
std::string id_of_log(std::FILE* log) {
  const std::string header = read_at(log, 0, kWalHeader);
  if (header.size() < kWalHeader) return "-";
  const std::uint32_t page_size = big_endian(header, 8);
  if (page_size < 512 || page_size > 65536) return "-";
  const std::string salt = header.substr(16, 8);
  std::string found = "none";
  for (std::uint64_t at = kWalHeader;; at += kFrameHeader + page_size) {
    const std::string frame = read_at(log, at, kFrameHeader);
    if (frame.size() < kFrameHeader || frame.substr(8, 8) != salt) return "-";
    if (big_endian(frame, 0) == kHeadPage && found == "none") {
      found = id_in(read_at(log, at + kFrameHeader, page_size));
    }
    const bool committed = big_endian(frame, 4) != 0;
    if (committed) return found == "none" ? std::string() : found;
  }
}

}  // namespace

Result<void> check_wal(const std::string& database) {
  const std::string path = database + "-wal";
  const File log(std::fopen(path.c_str(), "rb"));
  if (!log) return {};
  const std::string theirs = id_of_log(log.get());
  if (theirs == "-") return {};
  const File file(std::fopen(database.c_str(), "rb"));
  if (!file) return {};
  const std::string head = read_at(file.get(), 0, 100);
  if (head.size() < 100) return {};
  std::uint32_t page_size = static_cast<std::uint32_t>(static_cast<unsigned char>(head[16]) << 8 |
                                                       static_cast<unsigned char>(head[17]));
  if (page_size == 1) page_size = 65536;
  const std::string ours = id_in(read_at(file.get(), page_size, page_size));
  if (ours.empty() || theirs == ours) return {};
  Error e;
  e.code = ErrorCode::kIntegrity;
  e.message =
      "the write-ahead log belongs to another database; put the right one beside it or "
      "take it away. Nothing was changed";
  e.file = path;
  return e;
}

}  // namespace tawatur::store
