// SPDX-License-Identifier: Apache-2.0
#include "learn/features.h"

#include <charconv>

namespace tawatur::learn {

FeatureHash hash_name(std::string_view name) {
  const auto sign = name.find('=');
  FeatureHash h = template_hash(name.substr(0, sign));
  if (sign == std::string_view::npos) return h;
  std::string part;
  for (std::size_t i = sign + 1; i < name.size(); ++i) {
    if (name[i] == '|') {
      h = mixed(h, part_value(part));
      part.clear();
      continue;
    }
    if (name[i] == '\\' && i + 1 < name.size()) ++i;
    part += name[i];
  }
  return mixed(h, part_value(part));
}

std::uint64_t FeatureSink::long_number_value(long v) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, v).ptr;
  return part_value(std::string_view(digits, static_cast<std::size_t>(end - digits)));
}

void FeatureSink::spell_text(std::string& name, std::string_view part) {
  for (char c : part) {
    if (c == '|' || c == '\\') name += '\\';
    name += c;
  }
}

}  // namespace tawatur::learn
