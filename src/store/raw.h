// SPDX-License-Identifier: Apache-2.0
// Values of columns that aren't plain: kept bytes (zstd) and the roles of a claim.
//
//   pack("...") -> zstd; unpack(packed, size) -> the bytes, nothing when they are damaged
//   roles_text({{12, 1}}) == "12:1";  parse_roles("12:1")
//
// Errors: pack gives kLimit above a GiB, which unpack doesn't take either, and kInternal where zstd
// fails. Thread rule: pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tawatur/result.h"

namespace tawatur::store {

Result<std::string> pack(std::string_view bytes);
std::optional<std::string> unpack(std::string_view packed, std::size_t size);

/// Identity and role (query.h).
using Roles = std::vector<std::pair<std::int64_t, std::int64_t>>;
std::string roles_text(const Roles& roles);
/// What isn't numbers is left out.
Roles parse_roles(std::string_view text);

}  // namespace tawatur::store
