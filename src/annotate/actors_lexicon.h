// SPDX-License-Identifier: Apache-2.0
// What the finder of actors needs of the pack, read once: role bits of each lexeme, what each row
// of the actors table is, and the adjectives of nations. Part of actors.h. Thread rule: const after
// construction.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/pack.h"
#include "model/mention.h"

namespace tawatur::annotate {

/// Roles of nouns as bits (data/README.md).
namespace role {
inline constexpr std::uint32_t kForce = 1u << 0, kAircraft = 1u << 1, kArtillery = 1u << 2,
                               kPosition = 1u << 3, kVehicle = 1u << 4, kPerson = 1u << 5,
                               kBody = 1u << 6, kSource = 1u << 7, kTitle = 1u << 8,
                               kCivilians = 1u << 9, kFighter = 1u << 10, kUnidentified = 1u << 11,
                               kKilled = 1u << 12, kWounded = 1u << 13, kCaptive = 1u << 14,
                               kPartitive = 1u << 15, kNisba = 1u << 16, kNumber = 1u << 17,
                               kPlace = 1u << 18, kGivenName = 1u << 19, kEvent = 1u << 20,
                               kTime = 1u << 21, kReport = 1u << 22, kTail = 1u << 23,
                               kDirection = 1u << 24, kPlaceKnownOnly = 1u << 25,
                               kOthers = 1u << 26, kNameWord = 1u << 27;
/// Roles that make a noun the head of an actor phrase.
inline constexpr std::uint32_t kHeads = kForce | kAircraft | kArtillery | kPosition | kVehicle |
                                        kPerson | kBody | kSource | kTitle | kCivilians | kFighter |
                                        kUnidentified | kKilled | kWounded | kCaptive | kOthers;
/// People: may be followed by a name.
inline constexpr std::uint32_t kPeople =
    kPerson | kTitle | kCivilians | kFighter | kKilled | kWounded | kCaptive;
}  // namespace role

/// Prepositions that the finder asks for.
enum class Prep : std::uint8_t { none, fi, min, li, bi, an, ala, ila, bayna, min_qibal, other };

struct LexemeInfo {
  std::uint32_t roles = 0;
  Prep prep = Prep::none;
  std::uint32_t nisba = 0;  ///< index into nisbas() + 1
};

/// One row of the actors table.
struct ActorRow {
  std::string_view id, name_ar;
  std::string head;  ///< first word of name_ar, folded
  ActorKind kind = ActorKind::unknown;
  std::vector<std::string_view> countries;
  std::uint32_t parent = 0xFFFFFFFFu;     ///< row, all ones if none
  std::vector<std::uint8_t> alias_flags;  ///< by PhraseHit::alias, see below
  static constexpr std::uint8_t kWeak = 1, kLoaded = 2;
  bool weak(std::uint32_t alias) const {
    return alias < alias_flags.size() && (alias_flags[alias] & kWeak) != 0;
  }
  bool loaded(std::uint32_t alias) const {
    return alias < alias_flags.size() && (alias_flags[alias] & kLoaded) != 0;
  }
};

struct Nisba {
  std::uint32_t actor = kNoActor;
  std::string_view country;  ///< first of its list
  bool weak = false, loaded = false;
  static constexpr std::uint32_t kNoActor = 0xFFFFFFFFu;
};

class ActorLexicon {
 public:
  explicit ActorLexicon(const lexicon::Pack& pack);
  const LexemeInfo& of(std::uint32_t lexeme) const {
    static const LexemeInfo kNothing;
    return lexeme < lexemes_.size() ? lexemes_[lexeme] : kNothing;
  }
  const ActorRow& actor(std::uint32_t row) const { return actors_[row]; }
  std::size_t actors() const { return actors_.size(); }
  const Nisba& nisba(std::uint32_t index_plus_one) const { return nisbas_[index_plus_one - 1]; }
  std::uint32_t row_of(std::string_view id) const;
  std::uint32_t civilians() const { return civilians_; }
  std::uint32_t unidentified() const { return unidentified_; }

 private:
  void read_actors(const lexicon::Pack& pack);
  std::unordered_map<std::string, std::uint32_t> read_nisbas(const lexicon::Pack& pack);
  void read_lexemes(const lexicon::Pack& pack,
                    const std::unordered_map<std::string, std::uint32_t>& nisba_of);

  std::vector<LexemeInfo> lexemes_;
  std::vector<ActorRow> actors_;
  std::vector<Nisba> nisbas_;
  std::unordered_map<std::string_view, std::uint32_t> row_of_;
  std::uint32_t civilians_ = Nisba::kNoActor, unidentified_ = Nisba::kNoActor;
};

ActorKind actor_kind_from(std::string_view name);

}  // namespace tawatur::annotate
