// SPDX-License-Identifier: Apache-2.0
#include "learn/features.h"

#include <charconv>

namespace tawatur::learn {

void FeatureSink::number(NameHash& h, std::string* spelt, long v) {
  char digits[24];
  auto end = std::to_chars(digits, digits + sizeof digits, v).ptr;
  write(h, spelt, std::string_view(digits, static_cast<std::size_t>(end - digits)));
}

}  // namespace tawatur::learn
