// SPDX-License-Identifier: Apache-2.0
#include "tawatur/result.h"

namespace tawatur {

std::string Error::to_string() const {
  std::string out;
  if (!file.empty()) out += file + ":";
  if (line != 0) out += std::to_string(line) + ":";
  if (!out.empty()) out += " ";
  if (has_byte) out += "byte " + std::to_string(byte) + ": ";
  if (record != 0) out += "record " + std::to_string(record) + ": ";
  return out + message;
}

}  // namespace tawatur
