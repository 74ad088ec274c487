// SPDX-License-Identifier: Apache-2.0
#include "discourse/operators.h"

#include <toml++/toml.h>

#include "syntax/elements.h"

namespace tawatur::discourse {
namespace {

Effect effect_from(std::string_view name) {
  if (name == "modality") return Effect::modality;
  if (name == "transparent") return Effect::transparent;
  if (name == "light") return Effect::light;
  if (name == "source" || name == "relay") return Effect::source;
  if (name == "cause") return Effect::cause;
  return Effect::none;
}

void read_takes(const toml::array& takes, OperatorClass& out) {
  for (const auto& node : takes) {
    const std::string_view way = node.value_or(std::string_view{});
    if (way == "an") out.an = true;
    if (way == "verb") out.verb = true;
    if (way == "masdar" || way == "noun" || way == "object" || way == "genitive" ||
        way == "subject") {
      out.noun = true;
    }
    if (const char letter = syntax::prep_letter(way)) out.preps += letter;
  }
}

OperatorClass read_class(std::string_view name, const toml::table& t) {
  OperatorClass out;
  out.name = std::string(name);
  out.effect = effect_from(t["effect"].value_or(std::string_view{}));
  out.modality =
      modality_from(t["modality"].value_or(std::string_view{})).value_or(Modality::asserted);
  out.present = t["tense"].value_or(std::string_view{}) == "present";
  if (const toml::array* takes = t["takes"].as_array()) read_takes(*takes, out);
  if (const toml::table* frames = t["frames"].as_table()) {
    for (const auto& [key, value] : *frames) {
      const auto frame = frame_from(key.str());
      const auto modality = modality_from(value.value_or(std::string_view{}));
      if (frame && modality) out.frames[*frame] = *modality;
    }
  }
  return out;
}

}  // namespace

Operators Operators::parse(std::string_view text) {
  Operators out;
  for (std::size_t o = 0; o < kModalityCount; ++o) {
    for (std::size_t i = 0; i < kModalityCount; ++i) {
      out.compose_[o][i] = static_cast<Modality>(o == 0 ? i : o);
    }
  }
  // The packaged library is the one that throws; nothing of it leaves this function.
  toml::table parsed;
  try {
    parsed = toml::parse(text);
  } catch (const toml::parse_error&) {
    return out;
  }
  for (const auto& [name, node] : parsed) {
    const toml::table* t = node.as_table();
    if (!t) continue;
    if (name.str() != "compose") {
      out.by_name_.emplace(name.str(), read_class(name.str(), *t));
      continue;
    }
    for (const auto& [key, value] : *t) {
      const std::string_view pair = key.str();
      const auto gap = pair.find(' ');
      if (gap == std::string_view::npos) continue;
      const auto outer = modality_from(pair.substr(0, gap));
      const auto inner = modality_from(pair.substr(gap + 1));
      const auto both = modality_from(value.value_or(std::string_view{}));
      if (!outer || !inner || !both) continue;
      out.compose_[static_cast<std::size_t>(*outer)][static_cast<std::size_t>(*inner)] = *both;
    }
  }
  return out;
}

const OperatorClass* Operators::find(std::string_view cue) const {
  auto it = by_name_.find(cue);
  return it == by_name_.end() ? nullptr : &it->second;
}

Modality Operators::compose(Modality outer, Modality inner) const {
  return compose_[static_cast<std::size_t>(outer)][static_cast<std::size_t>(inner)];
}

}  // namespace tawatur::discourse
