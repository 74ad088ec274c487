// SPDX-License-Identifier: Apache-2.0
// Arabic number words: spells whole numbers in every case and gender, and reads them back.
//
//   NumberWords words(pack.table("numbers"));
//   words.spell(25, {.gender = Gender::fem, .kase = Case::nom});    // khams wa-'ishrun, in Arabic
//   words.parse(text.tokens, at, sentence.tokens.last)->value;      // 25
//   words.parse_ordinal(text.tokens, at, last)->value;              // al-khamis wal-'ishrin
//
// The table (data/numbers.tsv) has the atoms only; this file puts them together: units agree in
// reverse with the counted noun, eleven to nineteen are two words, units come before tens, parts
// are joined by wa. Range of spell: 0 to 999,999,999 (larger or negative: empty string). parse
// reads up to 999 thousand millions, so that money doesn't come out as a smaller number.
//
// Errors: none; what isn't a number gives nullopt. Cost: parse looks at each token of the number
// once. Thread rule: const calls from any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/hash.h"
#include "lexicon/pack.h"
#include "model/morph.h"
#include "model/text.h"

namespace tawatur::annotate {

/// Which slot of a number an atom fills.
enum class NumberRank : std::uint8_t {
  unit,
  teen,
  tail,
  tens,
  hundred,
  hundreds,
  scale,
  fraction,
  ordinal,
  ordinal_teen,
};
/// Which shape of it this is; `any` where there is but one.
enum class NumberState : std::uint8_t {
  any,
  alone,
  construct,
  single,
  accusative,
  plural,
  dual,
  dual_construct,
};

/// One row of numbers.tsv.
struct NumberAtom {
  std::string text;  ///< as written in the table
  std::int64_t value = 0;
  NumberRank rank = NumberRank::unit;
  Gender gender = Gender::none;  ///< of the counted noun
  Case kase = Case::none;
  NumberState state = NumberState::any;
  std::uint8_t variant = 0;  ///< 0 usual spelling, 1 the older one, 2 other
};

/// Columns of numbers.tsv that make an atom, and an atom from its cells in that order.
inline constexpr std::array<std::string_view, 7> kNumberColumns = {
    "word", "value", "rank", "gender", "case", "state", "variant"};
NumberAtom number_atom(const std::array<std::string_view, kNumberColumns.size()>& cells);

/// How to spell a number.
struct SpellStyle {
  Gender gender = Gender::masc;  ///< of the counted noun
  Case kase = Case::nom;
  bool construct = false;    ///< the counted noun follows: duals lose their nun
  bool fused = true;         ///< three to nine hundred as one word
  std::uint8_t variant = 0;  ///< spelling of hundred: 0 or 1
};

/// A number found in the text.
struct ParsedNumber {
  std::int64_t value = 0;
  TokenRange tokens;
  std::uint16_t proclitics = 0;  ///< of the first token, article included
  std::uint32_t stem_begin = 0;  ///< bytes of the first token's folded form before the number
  bool ordinal = false;
  bool digits = false;    ///< written with digits, wholly or in part
  bool fraction = false;  ///< digits with a fraction left over (1.5 without a scale word)
};

class NumberWords {
 public:
  NumberWords() = default;
  /// From the pack's table "numbers". An absent table gives one that finds nothing.
  explicit NumberWords(const lexicon::Table& table);
  explicit NumberWords(std::vector<NumberAtom> atoms);

  std::string spell(std::int64_t number, const SpellStyle& style) const;

  /// The longest cardinal that starts at token `at`, in words, in digits or in both; tokens from
  /// `last` on aren't looked at. Proclitics of the first token are taken off.
  std::optional<ParsedNumber> parse(const std::vector<Token>& tokens, std::uint32_t at,
                                    std::uint32_t last) const;
  /// The ordinal that starts at token `at` ("the twenty-fifth"), 1 to 99.
  std::optional<ParsedNumber> parse_ordinal(const std::vector<Token>& tokens, std::uint32_t at,
                                            std::uint32_t last) const;
  /// Half, quarter before a scale word: the divisor, or 0.
  std::int64_t fraction_of(std::string_view folded) const;
  /// Value of a scale word (thousand, million ...) in its singular or plural, or 0.
  std::int64_t scale_of(std::string_view folded) const;

  const std::vector<NumberAtom>& atoms() const { return atoms_; }

 private:
  friend class NumberReader;
  void index();
  /// Atoms of a folded form, empty if none.
  const std::vector<std::uint16_t>& find(std::string_view folded) const;
  const NumberAtom* pick(std::int64_t value, NumberRank rank, Gender gender, Case kase,
                         NumberState state, std::uint8_t variant) const;
  std::string spell_hundreds(std::int64_t n, const SpellStyle& style, bool construct) const;
  std::string spell_tens(std::int64_t n, const SpellStyle& style, bool construct) const;
  std::string spell_scaled(std::int64_t n, std::int64_t scale, const SpellStyle& style,
                           bool construct) const;

  std::vector<NumberAtom> atoms_;
  std::unordered_map<std::string, std::vector<std::uint16_t>, ViewHash, std::equal_to<>> by_form_;
};

/// Digits of a number token: grouping marks gone ("1.300" is 1300), decimals kept as millionths
/// ("2.7" is 2,700,000 millionths). nullopt for times, dates and whatever else isn't a number.
struct DigitValue {
  std::int64_t millionths = 0;
  bool grouped_dot = false;  ///< one dot or comma with three digits after it: 1.300 or 1.3 ...
};
std::optional<DigitValue> read_digits(std::string_view folded);

}  // namespace tawatur::annotate
