// SPDX-License-Identifier: Apache-2.0
// Reader: from folded text to the lattice of readings.
//
//   const morph::Reader reader(pack);
//   const Lattice lattice = reader.read(text, limits);
//   lattice.best(t).pos;             // most likely reading of token t in its sentence
//   for (const Arc& a : lattice.of(t)) use(a, a.posterior);
//
// Every token has at least one arc and at most limits.max_arcs; those of one token are sorted by
// posterior and sum to 1. Of an arc, stem_begin and stem_end are bytes of Token::folded without
// clitics and article. A preposition that carries only a pronoun (bihi, lahum) is an arc of
// Pos::prep without lexeme, its letter among the proclitics, its stem empty.
//
// Never fails. Cost: some 0.5 microseconds a word; a word that comes again, in this text or in one
// of those before, costs only its context.
// Thread rule: build once (some milliseconds), read() from any thread. The pack must outlive it.
#pragma once

#include "lexicon/pack.h"
#include "model/morph.h"
#include "model/text.h"
#include "morph/costs.h"
#include "morph/known_words.h"
#include "morph/readings.h"
#include "morph/written.h"
#include "tawatur/limits.h"

namespace tawatur::morph {

class Reader {
 public:
  explicit Reader(const lexicon::Pack& pack);
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  Lattice read(const FoldedText& text, const Limits& limits) const;
  const Costs& costs() const { return costs_; }

 private:
  Costs costs_;
  ReadingFinder finder_;
  WrittenEvidence written_;
  mutable KnownWords known_;
};

}  // namespace tawatur::morph
