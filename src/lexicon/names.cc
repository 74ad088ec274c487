// SPDX-License-Identifier: Apache-2.0
#include "lexicon/names.h"

#include <algorithm>

namespace tawatur::lexicon {
namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

void set_attribute(AltName& name, std::string_view attribute) {
  const std::size_t sign = std::min(attribute.find('='), attribute.size());
  const std::string_view key = trim(attribute.substr(0, sign));
  const std::string_view value =
      sign < attribute.size() ? trim(attribute.substr(sign + 1)) : std::string_view{};
  if (key == "stance") {
    name.stance = value;
  } else if (key == "from") {
    name.from = value;
  } else if (key == "to") {
    name.to = value;
  } else if (key == "weak") {
    name.weak = true;
  } else if (key == "nisba") {
    name.nisba = true;
  } else {
    name.unknown = true;
  }
}

}  // namespace

AltName parse_name(std::string_view item) {
  AltName name;
  const std::size_t first = std::min(item.find('{'), item.size());
  name.text = trim(item.substr(0, first));
  std::string_view rest = item.substr(first);
  while (!rest.empty()) {
    const std::size_t close = rest.find('}');
    if (rest.front() != '{' || close == std::string_view::npos) {
      name.unknown = true;
      break;
    }
    set_attribute(name, rest.substr(1, close - 1));
    rest = trim(rest.substr(close + 1));
  }
  return name;
}

std::vector<AltName> alt_names(std::string_view cell) {
  std::vector<AltName> names;
  while (!cell.empty()) {
    const std::size_t bar = std::min(cell.find('|'), cell.size());
    const AltName name = parse_name(cell.substr(0, bar));
    if (!name.text.empty()) names.push_back(name);
    cell.remove_prefix(std::min(bar + 1, cell.size()));
  }
  return names;
}

}  // namespace tawatur::lexicon
