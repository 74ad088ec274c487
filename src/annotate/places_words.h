// SPDX-License-Identifier: Apache-2.0
// One look at each token for PlaceFinder: is it a category word, a direction, a preposition, a
// possible name, and which entries of the gazetteer start at it. Built once per document in linear
// time. For the places_* files only.
#pragma once

#include <cstdint>
#include <vector>

#include "annotate/context.h"
#include "annotate/places_lexicon.h"

namespace tawatur::annotate {

struct PlaceWord {
  PlaceCategory category = PlaceCategory::none;
  std::uint16_t flags = 0;           ///< place_flag of the category or direction reading
  std::uint16_t function = 0;        ///< place_flag of the likely function word reading
  std::uint32_t lexeme = kNoLexeme;  ///< of the category reading
  std::uint16_t proclitics = 0;      ///< of the category or direction reading, article aside
  std::uint8_t stem_begin = 0;       ///< byte of the folded word where that reading begins
  bool definite = false;             ///< that reading carries the article
  bool several = false;              ///< dual or plural
  bool dual = false;

  // The word as part of a name.
  bool word = false;                  ///< Arabic letters
  bool nameable = false;              ///< a noun, name or adjective is likely
  bool guess = false;                 ///< the likeliest nominal reading is unlisted
  bool conj = false;                  ///< may begin with "and"
  bool adverb = false;                ///< a listed adverb is likely
  bool listed = false;                ///< has a listed reading of some weight
  bool adjective = false;             ///< a listed adjective or participle, likelier than a noun
  bool articled = false;              ///< begins with the article, proclitics aside
  bool clitic_free = false;           ///< likely without proclitics
  bool verb = false;                  ///< likely a verb
  bool possessed = false;             ///< may carry a pronoun ending
  std::uint16_t name_proclitics = 0;  ///< of the likeliest nominal reading, article aside
  std::uint8_t name_begin = 0;        ///< byte of the folded word where it begins
  std::uint32_t first_hit = 0, last_hit = 0;  ///< gazetteer hits starting here: range of hits
};

class PlaceWords {
 public:
  PlaceWords(const Context& context, const PlaceLexicon& lexicon);
  const PlaceWord& operator[](std::size_t token) const { return words_[token]; }
  std::size_t size() const { return words_.size(); }
  /// Last token (exclusive) of a name of an actor that covers `token` and more than it; else 0.
  std::uint32_t actor_end(std::size_t token) const { return actor_end_[token]; }
  std::uint32_t actor_begin(std::size_t token) const { return actor_begin_[token]; }
  /// A lone "and".
  bool is_and(std::size_t token) const;
  /// Byte in the document where byte `folded` of a token's folded form stands.
  std::uint32_t source_at(std::uint32_t token, std::uint32_t folded) const;

 private:
  void read(std::uint32_t token);
  void read_category(std::uint32_t token, PlaceWord& w) const;
  void read_name(std::uint32_t token, PlaceWord& w) const;
  void index_hits();

  const Context& context_;
  const PlaceLexicon& lexicon_;
  std::vector<PlaceWord> words_;
  std::vector<std::uint32_t> actor_end_, actor_begin_;
};

}  // namespace tawatur::annotate
