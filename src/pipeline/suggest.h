// SPDX-License-Identifier: Apache-2.0
// Suggester: words of a collection that the lexicon doesn't know, as rows that somebody may edit.
//
//   Suggester suggester(pack);
//   suggester.add(document);                 // once a document
//   for (const Suggestion& s : suggester.list({.least = 3})) ...
//
// Names of actors and places that no row has, and verbs that no row has, each with how often and in
// how many documents it stands and with examples. It rests on the candidates of annotate and the
// readings of morph, so what is found needs a look: a suggestion is no row yet.
//
// Errors: add() those of Analyst::analyse. Cost: that of analyse(); memory grows with the different
// words, up to kMostWords a table: then those seen once are forgotten.
// Thread rule: one thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/pack.h"
#include "pipeline/analyst.h"
#include "tawatur/document.h"
#include "tawatur/result.h"

namespace tawatur::pipeline {

/// The table that a suggestion would be a row of.
enum class SuggestTable : std::uint8_t { actors, places, verbs };
std::string_view to_string(SuggestTable table);

/// Words of the user's own texts around a find.
struct SuggestExample {
  std::string document, before, words, after;
};

struct Suggestion {
  SuggestTable table = SuggestTable::actors;
  std::string words;  ///< as they are mostly written, without clitics
  /// What the words themselves tell: kind of actor, category of place, person and tense of a verb;
  /// empty where they don't.
  std::string kind;
  std::uint64_t count = 0, documents = 0;
  std::vector<SuggestExample> examples;  ///< of different documents, in their order
};

struct SuggestOptions {
  std::uint64_t least = 2;  ///< found at least so many times
  std::size_t most = 0;     ///< of each table; 0 = all
};

class Suggester {
 public:
  static constexpr std::size_t kMostWords = 100'000;
  static constexpr std::size_t kExamples = 3;

  explicit Suggester(const lexicon::Pack& pack) : analyst_(pack) {}
  Result<void> add(const Document& document);
  /// By table, then by count, then by the words.
  std::vector<Suggestion> list(const SuggestOptions& options) const;

 private:
  struct Found {
    std::map<std::string, std::uint64_t> spellings, kinds;
    std::uint64_t count = 0, documents = 0, last_document = 0;
    std::vector<SuggestExample> examples;
  };
  using Words = std::map<std::string, Found, std::less<>>;

  void mentions(const Analysed& what);
  void verbs(const Analysed& what);
  void note(SuggestTable table, std::string key, std::string_view kind, const Analysed& what,
            Span span, std::uint32_t sentence);

  Analyst analyst_;
  Words words_[3];
  std::uint64_t document_ = 0;
};

}  // namespace tawatur::pipeline
