// SPDX-License-Identifier: Apache-2.0
// What PlaceFinder knows from the pack: which lexemes head a place name, which point to a compass
// direction, which prepositions bring a place, and what the rows of the places table are. Read
// once; const and safe to use from any thread afterwards. For the places_* files only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "lexicon/pack.h"
#include "model/place.h"

namespace tawatur::annotate {

/// Bits of PlaceLexeme::flags.
namespace place_flag {
inline constexpr std::uint16_t kBare = 1;    ///< may stand alone with the article
inline constexpr std::uint16_t kKnown = 2;   ///< heads only names of the gazetteer
inline constexpr std::uint16_t kNoName = 4;  ///< heads only another place phrase
inline constexpr std::uint16_t kFirst = 8;   ///< first word of names of several words
inline constexpr std::uint16_t kDirection = 16;
inline constexpr std::uint16_t kLocative = 32;  ///< preposition or adverb that brings a place
inline constexpr std::uint16_t kIn = 64;        ///< the strictest of these: "in"
inline constexpr std::uint16_t kFrom = 128;
inline constexpr std::uint16_t kBetween = 256;
inline constexpr std::uint16_t kFunction = 512;  ///< never part of a name
inline constexpr std::uint16_t kOwner = 1024;    ///< a body, office or crowd: "council of X"
inline constexpr std::uint16_t kSize = 2048;     ///< adjective of names: big, small, upper, new
}  // namespace place_flag

struct PlaceLexeme {
  PlaceCategory category = PlaceCategory::none;
  std::uint16_t flags = 0;
};

/// A row of the places table, as far as the finder needs it.
struct PlaceRow {
  PlaceCategory category = PlaceCategory::none;
  bool known = false;          ///< named in news, or large: a bare name is enough
  std::uint32_t weak = 0;      ///< bit n: alias n is also a common word (0 = name_ar)
  std::uint32_t articled = 0;  ///< bit n: alias n begins with the article
};

class PlaceLexicon {
 public:
  explicit PlaceLexicon(const lexicon::Pack& pack);

  const PlaceLexeme& of(std::uint32_t lexeme) const {
    return lexeme < lexemes_.size() ? lexemes_[lexeme] : none_;
  }
  const PlaceRow& row(std::uint32_t row) const { return row < rows_.size() ? rows_[row] : no_row_; }
  /// A word of the calendar (month, weekday): no unknown place.
  bool is_time(std::string_view folded) const { return times_.count(std::string(folded)) != 0; }
  /// Name `alias` of a row as written, without marks.
  std::string_view name(std::uint32_t row, std::uint32_t alias) const;
  /// A category word's lemma as written (hamza and ta marbuta in place); the folded one if unknown.
  std::string_view written(std::uint32_t lexeme) const;

 private:
  std::vector<PlaceLexeme> lexemes_;
  std::vector<std::string_view> written_;
  std::vector<PlaceRow> rows_;
  std::vector<std::vector<std::string_view>> names_;
  std::unordered_set<std::string> times_;
  PlaceLexeme none_;
  PlaceRow no_row_;
};

/// Names of a row of actors.tsv or places.tsv: first name_ar, then each of `other` ("a | b {weak}")
/// without its marks; `marks` gets the text between the braces of each. Views into the cells.
void split_names(std::string_view name_ar, std::string_view other,
                 std::vector<std::string_view>& names, std::vector<std::string_view>& marks);

}  // namespace tawatur::annotate
