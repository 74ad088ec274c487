// SPDX-License-Identifier: Apache-2.0
// Version of the engine. Claims carry it with the pack's version in `coder`.
#pragma once

#include <string_view>

namespace tawatur {

inline constexpr int kVersionMajor = 0, kVersionMinor = 1, kVersionPatch = 0;
inline constexpr std::string_view kVersion = "0.1.0";

}  // namespace tawatur
