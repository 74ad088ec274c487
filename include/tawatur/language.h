// SPDX-License-Identifier: Apache-2.0
// Language: in which language people are spoken to. Data are the same in both.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tawatur {

/// Numbers are frozen.
enum class Language : std::uint8_t { en = 0, ar = 1 };

/// "en", "ar", or the locale of a system that begins so ("ar_SY.UTF-8"); nothing for others.
constexpr std::optional<Language> language_from(std::string_view name) {
  const std::string_view code = name.substr(0, name.find_first_of("_.@-"));
  if (code == "en") return Language::en;
  if (code == "ar") return Language::ar;
  return std::nullopt;
}

}  // namespace tawatur
