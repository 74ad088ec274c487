// SPDX-License-Identifier: Apache-2.0
#include "model/mention.h"

#include <array>

namespace tawatur {

std::string_view to_string(ActorKind kind) {
  static constexpr std::array<std::string_view, 14> kNames = {
      "",          "state",          "armed group", "rebel group",        "pro-government militia",
      "coalition", "political body", "civil body",  "international body", "monitor",
      "media",     "person",         "civilians",   "unidentified"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace tawatur
