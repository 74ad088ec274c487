// SPDX-License-Identifier: Apache-2.0
// One view of each word for the finder of actors: its best nominal reading, what roles it can have,
// and the names of the tables that start at it. Part of actors.h.
// Cost: linear in arcs and hits. Thread rule: plain value.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "annotate/actors_lexicon.h"
#include "annotate/context.h"

namespace tawatur::annotate {

struct ActorWord {
  std::uint32_t roles = 0;  ///< of all nominal readings with the chosen proclitics
  std::uint32_t nisba = 0;  ///< index into the lexicon's nisbas + 1
  std::uint32_t lexeme = kNoLexeme;
  Morph morph;
  std::uint16_t proclitics = 0;      ///< of the chosen reading, article aside
  std::uint8_t stem_begin = 0;       ///< byte of Token::folded at which span or stem begins
  Prep prep = Prep::none;            ///< the word is a preposition
  std::uint16_t all_proclitics = 0;  ///< of any likely reading
  bool nominal = false, adjective = false, definite = false, enclitic = false;
  bool verb = false;          ///< most likely a verb
  bool name = false;          ///< may be (part of) a person's or group's own name
  bool may_be_given = false;  ///< a given name in one of its readings, however unlikely
  bool demonstrative = false;
  bool function = false;      ///< most likely a function word
  bool broken_idafa = false;  ///< has nun or tanwin: heads no idafa
};

/// Token kinds of marks that the finder knows.
enum class Mark : std::uint8_t { none, quote, open, close, comma, other };

class ActorWords {
 public:
  ActorWords(const Context& context, const ActorLexicon& lexicon);
  const ActorWord& operator[](std::size_t t) const { return words_[t]; }
  std::size_t size() const { return words_.size(); }
  Mark mark(std::uint32_t t) const { return marks_[t]; }
  std::uint32_t sentence_end(std::uint32_t t) const;
  /// Best actor or outlet hit that starts at a token: the longest; nullptr if none.
  const lexicon::PhraseHit* name_at(std::uint32_t t) const;
  /// Longest place hit that starts at a token; nullptr if none.
  const lexicon::PhraseHit* place_at(std::uint32_t t) const;
  /// Byte of the source at which byte `folded` of token `t`'s folded form comes from.
  std::uint32_t source_at(std::uint32_t t, std::uint32_t folded) const;
  /// Like the above for a hit: behind its proclitics; a bare "l" of "ll" stays with the article.
  std::uint32_t begin_of(const lexicon::PhraseHit& hit) const;

 private:
  void read_word(std::uint32_t t);
  bool has_object(std::uint32_t t) const;
  void read_hits();

  const Context& context_;
  const ActorLexicon& lexicon_;
  std::vector<ActorWord> words_;
  std::vector<Mark> marks_;
  std::vector<std::uint32_t> name_at_, place_at_;  ///< index into hits + 1
};

}  // namespace tawatur::annotate
