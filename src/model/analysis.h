// SPDX-License-Identifier: Apache-2.0
// Everything that the stages before syntax have said about one document. Views point into the
// document, the folded text and the pack, which must outlive it.
#pragma once

#include <vector>

#include "model/layout.h"
#include "model/mention.h"
#include "model/morph.h"
#include "model/text.h"
#include "tawatur/document.h"

namespace tawatur {

struct Analysis {
  const Document* document = nullptr;
  FoldedText text;
  Layout layout;
  Lattice lattice;
  std::vector<Mention> mentions;  ///< of all finders, sorted by span; overlaps are alternatives
};

}  // namespace tawatur
