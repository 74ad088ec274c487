// SPDX-License-Identifier: Apache-2.0
// Reads one actor phrase that starts at a given word. Part of actors.h.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "annotate/actors_words.h"

namespace tawatur::annotate {

/// A name of a table inside a phrase.
struct PhraseName {
  const lexicon::PhraseHit* hit = nullptr;
  bool tail = false;  ///< stands behind "belonging to", "in", "of"
};

/// An adjective of a nation inside a phrase.
struct PhraseNisba {
  std::uint32_t index = 0;  ///< into the lexicon's nisbas + 1
  bool tail = false;
};

struct ActorPhrase {
  TokenRange tokens;
  std::uint32_t begin_byte = 0;  ///< of the source
  std::uint32_t end_byte = 0;
  std::uint32_t head = 0;
  std::uint32_t roles = 0;           ///< of the head word
  std::uint32_t inner_roles = 0;     ///< of all words
  std::uint16_t proclitics = 0;      ///< of the first word, article aside
  Morph morph;                       ///< of the head word
  std::uint32_t lexeme = kNoLexeme;  ///< of the head word
  std::vector<PhraseName> names;
  std::vector<PhraseNisba> nisbas;
  bool definite = false;
  bool bare = false;    ///< one definite head word and nothing else
  bool named = false;   ///< ends in a person's or group's own name
  bool person = false;  ///< the name is a person's
  bool quoted = false;
  bool from_name = false;  ///< begins with a name of the tables
  bool qualified = false;  ///< a name of the tables is followed by an adjective of no nation
  bool place = false;      ///< its head word may be a place's as well: governorate, capital
  bool enclitic = false;   ///< its head carries a pronoun ending
  std::uint32_t name_first = 0, name_last = 0;  ///< tokens of the own name, if named
};

class ActorPhraseReader {
 public:
  ActorPhraseReader(const Context& context, const ActorLexicon& lexicon, const ActorWords& words)
      : context_(context), lexicon_(lexicon), words_(words) {}

  /// The longest phrase at `t`, or nothing.
  std::optional<ActorPhrase> read(std::uint32_t t) const;
  /// A stretch of at least two name words ("Ashraf Ali"), a kunya, or a listed name.
  std::optional<ActorPhrase> read_person(std::uint32_t t) const;
  /// Tokens of a person's name from `t` on: one past the last, `t` if there is none.
  std::uint32_t names_end(std::uint32_t t) const;

 private:
  /// Where reading stands: the first and the next token, the end of what may be read, what is still
  /// open.
  struct Cursor {
    std::uint32_t first = 0, next = 0, end = 0;
    std::uint32_t roles = 0;           ///< of the last noun: decides what may follow it
    std::uint32_t noun = 0xFFFFFFFFu;  ///< token of the last noun, if adjectives must agree with it
    bool open = false;                 ///< the last noun may head an idafa
  };
  std::optional<ActorPhrase> pointed(std::uint32_t t) const;
  std::optional<ActorPhrase> partitive(std::uint32_t t) const;
  std::optional<ActorPhrase> core(std::uint32_t t, int depth) const;
  bool start(std::uint32_t t, ActorPhrase& p, Cursor& c) const;
  bool attribute(std::uint32_t t) const;
  bool is_nation(std::uint32_t t) const;
  bool crossed(const lexicon::PhraseHit& hit) const;
  bool start_quoted(std::uint32_t t, ActorPhrase& p, Cursor& c) const;
  bool idafa(ActorPhrase& p, Cursor& c) const;
  bool idafa_noun(std::uint32_t n, ActorPhrase& p, Cursor& c) const;
  bool idafa_place(std::uint32_t n, ActorPhrase& p, Cursor& c) const;
  bool agrees(const Cursor& c, const ActorWord& adjective) const;
  bool people_among(const Cursor& c) const;
  void adjectives(ActorPhrase& p, Cursor& c) const;
  void own_name(ActorPhrase& p, Cursor& c) const;
  void brackets(ActorPhrase& p, Cursor& c) const;
  bool tail(ActorPhrase& p, Cursor& c, int depth) const;
  bool quoted(std::uint32_t n, ActorPhrase& p, Cursor& c) const;
  void take_name(const lexicon::PhraseHit& hit, ActorPhrase& p, Cursor& c) const;
  void join(const ActorPhrase& inner, ActorPhrase& p, Cursor& c) const;
  std::uint32_t closing_quote(std::uint32_t open) const;
  bool free_word(std::uint32_t n, const Cursor& c) const;
  std::uint32_t names_end(std::uint32_t t, std::uint32_t first) const;
  bool given_behind(std::uint32_t n, std::uint32_t first) const;

  const Context& context_;
  const ActorLexicon& lexicon_;
  const ActorWords& words_;
};

}  // namespace tawatur::annotate
