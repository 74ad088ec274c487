// SPDX-License-Identifier: Apache-2.0
// PlaceNames: rows of place tables by name, as news spells it.
//
//   PlaceNames names(pack);
//   names.add("Arabic name", row);
//   std::vector<NamedRow> found;
//   names.find("name in the text", found);      // plainest spelling first
//
// Names are compared in steps: folded, without articles, hamza and spaces, so that joined and split
// spellings are one (plain); with letters that are confused taken as one and without the final ha,
// ta marbuta or alef (spelling); by consonants, emphatic ones like plain ones, four at least
// (sound); without a size or compass word at the end or a category word at the beginning, on either
// side, or the first of two words (part). Words of size, compass and category come from the pack.
//
// Errors: none. Cost: a hash look-up per step. Threads: const calls from any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "lexicon/pack.h"

namespace tawatur::resolve {

/// How close a row's name is to the one looked up.
enum class NameFit : std::uint8_t { plain, spelling, sound, letter, part };

struct NamedRow {
  std::uint32_t row = 0;
  NameFit fit = NameFit::plain;
};

/// The form under which names are compared plainly; `folded_key` of a name that is folded already.
std::string place_key(std::string_view name);
std::string folded_key(std::string_view folded);

class PlaceNames {
 public:
  /// Knows no words of size, compass and category.
  PlaceNames() = default;
  /// Reads these words from the pack's nouns.
  explicit PlaceNames(const lexicon::Pack& pack);
  /// `letters`: also under its spellings with a letter less, some eight more entries.
  void add(std::string_view name, std::uint32_t row, bool letters = false);
  /// Appends the rows of `name`, each once with its best fit; none of parts where there are more
  /// than kMostParts. `letters`: by a letter more, less or other even where others are found.
  void find(std::string_view name, std::vector<NamedRow>& out, bool letters = false) const;
  /// The name, folded, without the category word at its beginning; empty where it has none.
  std::string without_head(std::string_view folded) const;
  /// Sum of the compass words in a text, as steps east and north: (-1, 1) for "north-west of X".
  std::pair<int, int> compass(std::string_view text) const;
  /// Begins with a category word that belongs to no name.
  bool headed(std::string_view folded) const;
  /// Rows with that very name, in the order they were added. Empty when there is none.
  const std::vector<std::uint32_t>& plain(std::string_view name) const;

  static constexpr std::size_t kMostParts = 12;

 private:
  std::string without_size(std::string_view folded) const;

  std::string first_of_two(std::string_view folded) const;

  std::unordered_set<std::string> sizes_, heads_, firsts_;
  std::unordered_map<std::string, std::pair<int, int>> compass_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> plain_;
  std::unordered_map<std::uint64_t, std::vector<NamedRow>> loose_;
};

}  // namespace tawatur::resolve
