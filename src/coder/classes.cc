// SPDX-License-Identifier: Apache-2.0
#include "coder/classes.h"

#include <toml++/toml.h>

namespace tawatur::coder {
namespace {

Role role_from(std::string_view name) {
  if (name == "agent") return Role::agent;
  if (name == "target") return Role::target;
  if (name == "place") return Role::place;
  return Role::other;
}

Error bad(std::string_view file, const toml::node& at, std::string message) {
  Error e{ErrorCode::kFormat, std::move(message)};
  e.file = std::string(file);
  e.line = at.source().begin.line;
  return e;
}

Result<void> read_links(const toml::table& t, std::string_view file, EventClass& out) {
  const toml::array* links = t["links"].as_array();
  if (!links) return {};
  for (const auto& node : *links) {
    const toml::table* link = node.as_table();
    if (!link) return bad(file, node, "a link is a table");
    const Role role = role_from((*link)["role"].value_or(std::string_view{}));
    auto by = (*link)["function"].value_or(std::string{});
    if (by.empty()) by = (*link)["prep"].value_or(std::string{});
    if (by.empty()) return bad(file, node, "a link needs function or prep");
    if (by.find(':') == std::string::npos && by != "subject" && by != "object" &&
        by != "genitive" && by != "topic") {
      by = "prep:" + by;
    }
    Link l{role, by, (*link)["kind"].value_or(std::string("any"))};
    if (l.by.starts_with("prep:")) out.noun.push_back(l);
    out.verb.push_back(std::move(l));
  }
  return {};
}

void read_event_noun(const toml::table& t, EventClass& out) {
  const toml::table* noun = t["event_noun"].as_table();
  if (!noun) return;
  for (const auto& [key, value] : *noun) {
    const Role role = role_from(key.str());
    const toml::array* ways = value.as_array();
    if (!ways) continue;
    for (const auto& way : *ways) {
      out.noun.push_back({role, way.value_or(std::string{}), "any"});
    }
  }
}

}  // namespace

Result<Classes> Classes::parse(std::string_view text, std::string_view file) {
  // The packaged library is the one that throws; nothing of it leaves this function.
  toml::table parsed;
  try {
    parsed = toml::parse(text, std::string(file));
  } catch (const toml::parse_error& problem) {
    Error e{ErrorCode::kFormat, std::string(problem.description())};
    e.file = std::string(file);
    e.line = problem.source().begin.line;
    return e;
  }
  Classes out;
  for (const auto& [name, node] : parsed) {
    const toml::table* t = node.as_table();
    if (!t || !t->contains("frames")) continue;
    EventClass c;
    c.name = std::string(name.str());
    if (const toml::array* frames = (*t)["frames"].as_array()) {
      for (const auto& f : *frames) {
        auto frame = frame_from(f.value_or(std::string_view{}));
        if (!frame) return bad(file, f, "unknown frame in class " + c.name);
        c.frames.push_back(*frame);
      }
    }
    c.silent = (*t)["silent"].value_or(false);
    if (c.frames.empty() != c.silent) {
      return bad(file, node, "class " + c.name + " has no frame and isn't silent, or both");
    }
    c.weak = (*t)["weak"].value_or(false);
    if (auto read = read_links(*t, file, c); !read) return read.error();
    read_event_noun(*t, c);
    out.by_name_[c.name] = out.all_.size();
    out.all_.push_back(std::move(c));
  }
  return out;
}

const EventClass* Classes::find(std::string_view name) const {
  auto it = by_name_.find(name);
  return it == by_name_.end() ? nullptr : &all_[it->second];
}

}  // namespace tawatur::coder
