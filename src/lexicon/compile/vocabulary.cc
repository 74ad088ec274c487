// SPDX-License-Identifier: Apache-2.0
#define TOML_EXCEPTIONS 0
#include "lexicon/compile/vocabulary.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <utility>

#include "tawatur/claim.h"

namespace tawatur::lexicon {
namespace {

const InputFile* find_input(const std::vector<InputFile>& inputs, std::string_view name) {
  for (const InputFile& input : inputs) {
    if (input.name == name) return &input;
  }
  return nullptr;
}

std::uint64_t line_of(const toml::node& node) { return node.source().begin.line; }

/// The file's tables, or an issue.
toml::parse_result parse(const InputFile& input, std::vector<Issue>& issues) {
  toml::parse_result parsed = toml::parse(std::string_view(input.bytes));
  if (!parsed) {
    issues.push_back({input.name, parsed.error().source().begin.line,
                      std::string(parsed.error().description())});
  }
  return parsed;
}

class ClassReader {
 public:
  ClassReader(const InputFile& input, Vocabulary& out, std::vector<Issue>& issues)
      : input_(input), out_(out), issues_(issues) {}

  void read() {
    const toml::parse_result parsed = parse(input_, issues_);
    if (!parsed) return;
    out_.has_classes = true;
    for (const auto& [key, value] : parsed.table()) {
      const toml::table* one = value.as_table();
      if (one == nullptr) continue;
      const toml::node* frames = one->get("frames");
      preps(*one);
      out_.classes.emplace(key.str());
      check_keys(key.str(), *one);
      check_frames(key.str(), value, frames);
    }
  }

 private:
  void issue(const toml::node& at, std::string message) {
    issues_.push_back({input_.name, line_of(at), std::move(message)});
  }

  /// What nobody reads would only seem to say something.
  void check_keys(std::string_view name, const toml::table& one) {
    constexpr std::array<std::string_view, 6> kRead = {"note",       "frames", "links",
                                                       "event_noun", "weak",   "silent"};
    for (const auto& [key, value] : one) {
      if (std::find(kRead.begin(), kRead.end(), key.str()) != kRead.end()) continue;
      issue(value, "class \"" + std::string(name) + "\" has an unknown key \"" +
                       std::string(key.str()) + "\"");
    }
  }

  void check_frames(std::string_view name, const toml::node& at, const toml::node* frames) {
    const toml::array* list = frames != nullptr ? frames->as_array() : nullptr;
    if (list == nullptr) {
      issue(at, "class \"" + std::string(name) + "\" has no frames");
      return;
    }
    for (const toml::node& item : *list) {
      const auto frame = item.value<std::string_view>();
      if (frame && frame_from(*frame)) continue;
      issue(item, "unknown frame \"" + std::string(frame.value_or("")) + "\"");
    }
  }

  /// Every string "prep:..." of a class, however nested. Depth is the file's own: four levels.
  void preps(const toml::table& one) {
    std::vector<const toml::node*> open = {&one};
    while (!open.empty()) {
      const toml::node* node = open.back();
      open.pop_back();
      if (const auto text = node->value<std::string_view>()) {
        if (text->substr(0, 5) == "prep:") out_.linked_preps.emplace_back(*text, line_of(*node));
      } else if (const toml::table* table = node->as_table()) {
        for (const auto& [key, value] : *table) open.push_back(&value);
      } else if (const toml::array* array = node->as_array()) {
        for (const toml::node& value : *array) open.push_back(&value);
      }
    }
  }

  const InputFile& input_;
  Vocabulary& out_;
  std::vector<Issue>& issues_;
};

void read_cues(const InputFile& input, Vocabulary& out, std::vector<Issue>& issues) {
  const toml::parse_result parsed = parse(input, issues);
  if (!parsed) return;
  out.has_cues = true;
  for (const auto& [key, value] : parsed.table()) {
    const toml::table* outer = value.as_table();
    if (outer == nullptr) continue;
    out.cues.emplace(key.str());  // ["report.say"]
    for (const auto& [inner, under] : *outer) {
      if (under.is_table())
        out.cues.insert(std::string(key.str()) + "." + std::string(inner.str()));
    }
  }
}

/// First cells of the table under "## Roles": "place:town, :city" names place:town and place:city;
/// "prep:ID" any prep:.
void read_roles(const InputFile& input, Vocabulary& out) {
  const std::string_view text = input.bytes;
  std::size_t at = text.find("## Roles");
  if (at == std::string_view::npos) return;
  out.has_roles = true;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (line.empty() || line[0] != '|') continue;
    const std::string_view cell = line.substr(1, line.find('|', 1) - 1);
    std::string family;
    std::string item;
    const auto take = [&] {
      const std::size_t colon = item.find(':');
      if (colon != 0 && colon != std::string::npos) family = item.substr(0, colon);
      if (colon == 0) item = family + item;
      if (item.size() > 3 && item.compare(item.size() - 3, 3, ":ID") == 0) {
        out.role_families.insert(family);
      } else if (!item.empty()) {
        out.roles.insert(item);
      }
      item.clear();
    };
    for (const char c : cell) {
      const bool part = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ':' || c == '_' ||
                        c == '=' || c == '-' || (c >= '0' && c <= '9');
      if (part) {
        item += c;
      } else {
        take();
      }
    }
    take();
  }
}

}  // namespace

bool Vocabulary::knows_role(std::string_view role) const {
  if (roles.count(role) != 0) return true;
  const std::size_t colon = role.find(':');
  return colon != std::string_view::npos && role_families.count(role.substr(0, colon)) != 0;
}

Vocabulary read_vocabulary(const std::vector<InputFile>& inputs, std::vector<Issue>& issues) {
  Vocabulary out;
  if (const InputFile* input = find_input(inputs, "classes.toml")) {
    ClassReader(*input, out, issues).read();
  }
  if (const InputFile* input = find_input(inputs, "operators.toml")) {
    read_cues(*input, out, issues);
  }
  if (const InputFile* input = find_input(inputs, "README.md")) read_roles(*input, out);
  return out;
}

}  // namespace tawatur::lexicon
