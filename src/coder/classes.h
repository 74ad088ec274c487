// SPDX-License-Identifier: Apache-2.0
// Event classes of classes.toml: what frames a class's words can name and how their roles are
// linked. A lexical unit belongs to a class; rows of the lexicon hold only what departs from it.
//
// Thread rule: const after parse.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tawatur/claim.h"
#include "tawatur/result.h"

namespace tawatur::coder {

/// What a link fills; `other` stands for what no claim has a field for (content, goal, thing ...),
/// and keeps such phrases from being taken for a party.
enum class Role : std::uint8_t { agent, target, place, other };

/// One way in which a class links a role: by function or by preposition.
struct Link {
  Role role = Role::agent;
  std::string by;    ///< subject, object, genitive, topic, or "prep:ala" ...
  std::string kind;  ///< force, place, person, any
};

struct EventClass {
  std::string name;
  std::vector<Frame> frames;  ///< the first is the default; none in a silent class
  std::vector<Link> verb;     ///< active
  std::vector<Link> noun;     ///< event noun
  bool weak = false;          ///< mostly something else unless a party to the conflict is near
  /// No frames: the words of such a phrase name no act ("spent two years", "the team's attack").
  bool silent = false;
};

class Classes {
 public:
  /// Parses classes.toml. Errors: kFormat with file and line.
  static Result<Classes> parse(std::string_view toml, std::string_view file);
  const EventClass* find(std::string_view name) const;
  const std::vector<EventClass>& all() const { return all_; }

 private:
  std::vector<EventClass> all_;
  std::map<std::string, std::size_t, std::less<>> by_name_;
};

}  // namespace tawatur::coder
