// SPDX-License-Identifier: Apache-2.0
// Mention: a stretch of text that may name an actor, a place, a day or a number. Annotate proposes,
// resolve adds identities, decode chooses.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "model/morph.h"
#include "model/text.h"

namespace tawatur {

enum class MentionKind : std::uint8_t { actor, place, date, number };

/// What an actor mention is, by its words alone. Order is frozen: feature names use it.
enum class ActorKind : std::uint8_t {
  unknown,
  state,
  armed_group,
  rebel_group,
  militia,
  coalition,
  political_body,
  civil_body,
  international_body,
  monitor,
  media,
  person,
  civilians,
  unidentified,
};
std::string_view to_string(ActorKind kind);  ///< the schema's words: "armed group" ...

/// A possible identity: row of the pack's actors or places table, with a score (higher is better).
struct IdCandidate {
  std::uint32_t row = 0;
  float score = 0;
};

/// By what an actor mention acts or is hit, from its head word (aircraft, artillery, position,
/// convoy).
enum class HeadClass : std::uint8_t {
  none,
  force,
  aircraft,
  artillery,
  position,
  vehicle,
  person_role,
  casualty,
  body,
  source,
};

struct Mention {
  MentionKind kind = MentionKind::actor;
  TokenRange tokens;       ///< every token it touches
  Span span;               ///< bytes; may start inside its first token (wa-Halab -> Halab)
  std::uint32_t head = 0;  ///< token of its head word
  std::uint32_t sentence = 0;
  std::string name;  ///< what the words stand for where that isn't the slice; else empty
  std::vector<IdCandidate> ids;  ///< best first; empty = unknown name

  // How it hangs in its clause.
  std::uint16_t proclitics = 0;  ///< of its first token, article aside (wa, bi, li ...)
  std::uint32_t list = kNoList;  ///< same number = members of one conjoined list
  std::uint16_t list_index = 0;
  static constexpr std::uint32_t kNoList = 0xFFFFFFFFu;

  // Actors.
  ActorKind actor_kind = ActorKind::unknown;
  HeadClass head_class = HeadClass::none;
  Gender gender = Gender::none;
  Number number = Number::none;
  bool definite_only = false;  ///< a bare definite head (al-haraka, al-jaysh): wants an antecedent
  bool known_name = false;     ///< matched a name of the actors table
  bool quoted = false;
  bool title = false;   ///< person with office: the president, a minister
  bool loaded = false;  ///< a word that takes sides; goes to `framing`

  // Places.
  Span core;      ///< the name alone: no category words, directions, adjectives; empty = not known
  Span line_end;  ///< name of the second place of a stretch between two
  bool beside = false;       ///< a direction, surroundings, countryside, line or the villages of it
  bool inside_name = false;  ///< part of an actor's or operation's name: no place of an act
  bool in_dateline = false;  ///< where the report was written
  std::uint16_t inner = 0;   ///< the same of the category word right before the name
  std::uint16_t category = 0;  ///< index of the category word + 1, 0 = none
  bool country = false;
  bool unnamed = false;  ///< common words only: the residential quarters, a school
  std::optional<std::uint32_t> antecedent;  ///< of a bare definite noun: index of the place meant
  std::vector<std::uint32_t> within;        ///< mention indices of containing regions named with it

  // Numbers.
  std::optional<std::int64_t> low, high;
  std::uint32_t counted = kNoToken;      ///< token of the counted noun, if any
  bool singular_one = false;             ///< a lone singular noun that counts as one (maqtal tifl)
  bool ordinal = false;                  ///< the second, regiment 46: no quantity
  std::optional<std::uint32_t> part_of;  ///< mention index of the total
  static constexpr std::uint32_t kNoToken = 0xFFFFFFFFu;

  // Dates. ISO days, empty = unknown.
  std::string from, to, precision, clash;
};

}  // namespace tawatur
