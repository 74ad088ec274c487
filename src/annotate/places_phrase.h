// SPDX-License-Identifier: Apache-2.0
// Reads one place phrase that starts at a token: category words and directions, then a name of the
// gazetteer, an unknown name or a definite category word, then adjectives. Greedy and without
// recursion. For the places_* files only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "annotate/places_words.h"

namespace tawatur::annotate {

struct PlaceHit {
  std::uint32_t row = 0, alias = 0;
};

struct PlacePhrase {
  TokenRange tokens;
  std::uint32_t begin_byte = 0;                  ///< in the first token's folded form
  std::uint16_t proclitics = 0;                  ///< of the first token, article aside
  TokenRange core;                               ///< the name, or the definite category word
  std::uint32_t core_byte = 0;                   ///< in the core's first token's folded form
  PlaceCategory category = PlaceCategory::none;  ///< of the outermost category word
  PlaceCategory inner = PlaceCategory::none;     ///< of the innermost category word
  std::uint32_t lexeme = kNoLexeme;              ///< of that word
  std::vector<PlaceHit> hits;                    ///< rows with the core's name; empty = unknown
  std::string core_name;     ///< set where the core isn't its slice (article melted into l)
  std::uint8_t heads = 0;    ///< category and direction words before the core
  bool headed = false;       ///< a category word stands before the core
  bool plural_head = false;  ///< ... the first, in the plural or dual
  bool dual_head = false;
  TokenRange line_end;                ///< of a stretch between two places the second; else empty
  bool bare = false;                  ///< a definite category word without a name
  bool weak = false;                  ///< all hits are common words too
  bool imported = false;              ///< all hits are of an imported gazetteer
  bool adjectives = false;            ///< ends in a direction adjective
  std::uint32_t adjectives_from = 0;  ///< token of the first of them
};

class PlaceParser {
 public:
  PlaceParser(const Context& context, const PlaceLexicon& lexicon, const PlaceWords& words)
      : context_(context), lexicon_(lexicon), words_(words) {}

  /// The phrase that starts at `token`, if any. Cost: bounded by the longest phrase (some 12
  /// tokens).
  std::optional<PlacePhrase> read(std::uint32_t token) const;
  /// A name alone that starts at `token`, unknown ones too: for members of a list.
  std::optional<PlacePhrase> read_name(std::uint32_t token) const;
  /// The same inside a list of names: any word that may be a noun, up to the next comma or "and".
  std::optional<PlacePhrase> read_member(std::uint32_t token, bool after_comma) const;

  /// A member that starts at `token` can't go on over `at`.
  bool ends_member(std::uint32_t token, std::uint32_t at) const;
  bool same_sentence(std::uint32_t a, std::uint32_t b) const;

 private:
  struct Heads;
  std::optional<PlacePhrase> between_name(std::uint32_t token) const;
  bool gazetteer(std::uint32_t token, bool first, PlacePhrase& out) const;
  bool unknown(std::uint32_t token, const Heads& heads, PlacePhrase& out) const;
  bool is_common(std::uint32_t token) const;
  bool list_goes_on(std::uint32_t token) const;
  bool quoted(std::uint32_t token, PlacePhrase& out) const;
  bool definite(std::uint32_t token, PlacePhrase& out) const;
  void extend_unknown(std::uint32_t first, bool loose, std::uint32_t& end) const;
  void line(const Heads& heads, PlacePhrase& out) const;
  void adjectives(const Heads& heads, PlacePhrase& out) const;
  void start(std::uint32_t token, std::uint32_t byte, std::uint16_t proclitics,
             PlacePhrase& out) const;

  const Context& context_;
  const PlaceLexicon& lexicon_;
  const PlaceWords& words_;
};

}  // namespace tawatur::annotate
