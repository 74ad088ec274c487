// SPDX-License-Identifier: Apache-2.0
// One document's walk for numbers. Internal to the number finder.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "annotate/context.h"
#include "annotate/number_words.h"
#include "annotate/numbers_words.h"

namespace tawatur::annotate {

/// What the roles of a lexeme say about counting.
namespace noun_flag {
inline constexpr std::uint8_t kPerson = 1, kCasualty = 2, kThing = 4, kNisba = 8, kEvent = 16;
/// Roles whose feminine is mostly an adjective (military, of the province), and given names.
inline constexpr std::uint8_t kManOnly = 32, kGivenName = 64;
}  // namespace noun_flag
std::uint8_t noun_flags(const lexicon::Lexeme& lexeme);

class NumberScan {
 public:
  /// All arguments must outlive the scan. Tokens of date mentions in `out` are left alone.
  NumberScan(const Context& context, const NumberWords& numbers, const QuantifierMatches& words,
             const std::vector<std::uint8_t>& flags, std::vector<Mention>& out);
  void run();

 private:
  /// A number under way. Tokens: [first, last) with bounding words, [core, core_last) the number.
  struct Found {
    std::uint32_t first = 0, last = 0, core = 0, core_last = 0;
    std::uint32_t begin = 0;  ///< bytes of the first token's folded form that stay outside
    std::uint16_t proclitics = 0;
    std::optional<std::int64_t> low, high;
    bool digits = false, article = false, bounded = false, ordinal = false, vague = false;
    bool one = false;
    std::uint32_t counted = Mention::kNoToken;
  };
  /// What a word may be as a noun of persons.
  struct Noun {
    bool person = false, casualty = false, thing = false, event = false, noun = false;
    bool adjective = false;                    ///< may be an adjective or participle
    bool feminine = false;                     ///< a feminine singular by its likeliest reading
    float singular = 0, dual = 0, plural = 0;  ///< posteriors of person readings
    float act = 0;                             ///< of event nouns (wounding, command)
    bool bare = true;  ///< some person reading has no clitics in front but the article
    bool definite = false;
    std::uint8_t begin = 0;
    std::uint16_t proclitics = 0;
  };

  // numbers_scan.cc
  bool number_at(std::uint32_t at);
  std::optional<Found> quantity(std::uint32_t at) const;
  QuantifierKind distant_bound(std::uint32_t at) const;
  bool core(std::uint32_t at, Found& found) const;
  bool range(std::uint32_t at, Found& found) const;
  void second_bound(Found& found) const;
  void count_noun(Found& found) const;
  void after_words(Found& found) const;
  bool no_people(const Found& found) const;
  bool named_number(const Found& found) const;

  // numbers_persons.cc
  Noun noun_at(std::uint32_t at) const;
  bool idafa_follows(std::uint32_t at) const;
  bool person_at(std::uint32_t at);
  bool one_at(std::uint32_t at);
  bool other_at(std::uint32_t at);
  bool ordinal_person_at(std::uint32_t at);
  bool describes_noun_before(std::uint32_t at, const Noun& noun) const;
  bool begins_clause(std::uint32_t at) const;
  bool follows_event(std::uint32_t at) const;
  void link_sentence(std::size_t from, std::size_t to);

  void put(const Found& found);
  bool inside(std::uint32_t at) const { return at < limit_ && !taken_[at]; }
  bool mark(std::uint32_t at, std::string_view c) const {
    return at < limit_ && text_.tokens[at].kind == TokenKind::punct && text_.tokens[at].folded == c;
  }

  const Context& context_;
  const FoldedText& text_;
  const NumberWords& numbers_;
  const QuantifierMatches& words_;
  const std::vector<std::uint8_t>& flags_;
  std::vector<Mention>& out_;
  std::vector<bool> named_;  ///< tokens inside names of actors, places, outlets
  std::vector<bool> taken_;  ///< tokens of dates and of numbers already found
  std::uint32_t limit_ = 0;  ///< end of the sentence in hand
  std::uint32_t begin_ = 0;  ///< its begin
};

}  // namespace tawatur::annotate
