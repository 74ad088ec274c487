// SPDX-License-Identifier: Apache-2.0
#include "store/raw.h"

#include <zstd.h>

#include <charconv>

namespace tawatur::store {
namespace {

constexpr int kLevel = 6;
constexpr std::size_t kMostBytes = std::size_t{1} << 30;

Error fault(ErrorCode code, std::string message) {
  Error e;
  e.code = code;
  e.message = std::move(message);
  return e;
}

}  // namespace

Result<std::string> pack(std::string_view bytes) {
  if (bytes.size() > kMostBytes) {
    return fault(ErrorCode::kLimit, "more than a GiB can't be kept as it came in");
  }
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size =
      ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), kLevel);
  if (ZSTD_isError(size) != 0) {
    return fault(ErrorCode::kInternal,
                 "can't be compressed: " + std::string(ZSTD_getErrorName(size)));
  }
  out.resize(size);
  return out;
}

std::optional<std::string> unpack(std::string_view packed, std::size_t size) {
  if (size > kMostBytes) return std::nullopt;
  std::string out(size, '\0');
  const std::size_t got = ZSTD_decompress(out.data(), out.size(), packed.data(), packed.size());
  if (ZSTD_isError(got) != 0 || got != size) return std::nullopt;
  return out;
}

std::string roles_text(const Roles& roles) {
  std::string out;
  for (const auto& [identity, role] : roles) {
    if (!out.empty()) out += ' ';
    out += std::to_string(identity) + ":" + std::to_string(role);
  }
  return out;
}

Roles parse_roles(std::string_view text) {
  Roles out;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at != end) {
    std::int64_t identity = 0, role = 0;
    const auto first = std::from_chars(at, end, identity);
    if (first.ptr == at || first.ptr == end || *first.ptr != ':') return out;
    const auto second = std::from_chars(first.ptr + 1, end, role);
    if (second.ptr == first.ptr + 1) return out;
    out.emplace_back(identity, role);
    at = second.ptr;
    if (at != end) ++at;
  }
  return out;
}

}  // namespace tawatur::store
