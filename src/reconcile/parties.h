// SPDX-License-Identifier: Apache-2.0
// Parties: who stands in the roles of claims, as control, network and deals see them, who belongs
// to whom, and who says what.
//
//   Kinship kin;
//   kin.add("tiger-forces", "syria-gov");          // below, above
//   kin.related("tiger-forces", "syria-gov");      // true
//
// Never fails. Cost: of related(), the ancestors of both. Thread rule: const calls from any thread.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "reconcile/describe.h"

namespace tawatur::reconcile {

inline constexpr std::string_view kCivilians = "civilians";  ///< kind of who is no party

/// Someone in a role. The key is the id, else the words.
struct Party {
  std::string key, id, name_en, name_ar, kind;
  bool operator==(const Party&) const = default;
};
Party party_of(const Filler& filler);
/// Parties of a role, each once, in the order of the claim.
std::vector<Party> parties_of(const std::vector<Filler>& role);
/// Adds those that the list doesn't hold.
void add_parties(std::vector<Party>& list, const std::vector<Party>& more);
std::vector<Party> without_civilians(std::vector<Party> parties);

/// Said not to have happened, by the text or against somebody.
bool is_denial(Modality modality);

/// Parts and wholes: units and the forces they belong to, members and their coalitions.
class Kinship {
 public:
  void add(const std::string& below, const std::string& above);
  /// The same, or one of them is part of the other, over however many steps.
  bool related(const std::string& a, const std::string& b) const;
  /// Anyone of the one list with anyone of the other.
  bool any_related(const std::vector<Party>& a, const std::vector<Party>& b) const;
  /// The party itself and all that it is part of.
  std::set<std::string> above(const std::string& key) const;

 private:
  std::map<std::string, std::vector<std::string>> above_;
};

/// Who says so: the last link of the source chain, else the outlet, else the document.
std::string voice_of(const Material& material, std::uint32_t claim);
/// Voices of claims, each once, in the order of claims.
std::vector<std::string> voices_of(const Material& material,
                                   const std::vector<std::uint32_t>& claims);

/// Day of the deed as told, else of publication; kNoDay where neither is known.
struct DayOf {
  Day day = kNoDay;
  bool told = false;
};
DayOf day_of_claim(const Material& material, std::uint32_t claim);

}  // namespace tawatur::reconcile
