// SPDX-License-Identifier: Apache-2.0
// What every finder of annotate gets to see, and their common shape:
//
//   class ActorFinder {
//    public:
//     explicit ActorFinder(const lexicon::Pack& pack);          // reads its tables once
//     void find(const Context&, std::vector<Mention>& out) const;  // appends candidates
//   };
//
// Finders only propose: overlapping mentions are fine, decode chooses. They are built once and used
// from many threads, so find() is const and keeps no state.
#pragma once

#include <vector>

#include "lexicon/pack.h"
#include "model/mention.h"
#include "model/morph.h"
#include "model/text.h"
#include "tawatur/document.h"

namespace tawatur::annotate {

struct Context {
  const Document& document;
  const FoldedText& text;
  const Lattice& lattice;
  const lexicon::Pack& pack;
  /// All phrase hits of the document, sorted by first token, longest first.
  const std::vector<lexicon::PhraseHit>& hits;
};

}  // namespace tawatur::annotate
