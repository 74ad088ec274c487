// SPDX-License-Identifier: Apache-2.0
// ActorFinder: proposes the noun phrases that name who acts, who is hit and who says so.
//
//   ActorFinder finder(pack);                 // reads its tables once
//   finder.find(context, mentions);           // appends actor mentions, in order of their spans
//
// A mention is a maximal noun phrase: partitive, head words, idafa, adjectives, a name, quotes or
// brackets, a tail such as "belonging to X". Its span leaves out conjunctions and prepositions that
// are written together with its first word. Identities are candidates only: rows of the actors
// table whose name stands in the phrase, or to which its adjective points; src/resolve/actors.h
// ranks them with the document in view. A bare definite head (al-haraka, al-jaysh) sets
// `definite_only`. Members of a conjoined list share a number.
//
// Besides whole phrases: adjectives of nations after event nouns (gharat rusiyya), second members
// of conjoined adjectives and of shared heads (with `name`), and later bare surnames of persons
// named in full before.
//
// Cost: linear in tokens; a phrase has at most kMaxPhrase tokens. No call fails. Thread rule:
// find() is const and keeps no state.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "annotate/actors_lexicon.h"
#include "annotate/context.h"

namespace tawatur::annotate {

class ActorFinder {
 public:
  static constexpr std::uint32_t kMaxPhrase = 24;

  explicit ActorFinder(const lexicon::Pack& pack);
  void find(const Context& context, std::vector<Mention>& out) const;

 private:
  ActorLexicon lexicon_;
};

}  // namespace tawatur::annotate
