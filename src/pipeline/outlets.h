// SPDX-License-Identifier: Apache-2.0
// Outlets: papers and agencies by the names of the pack's table, to tell where a document comes
// from.
//
//   const Outlets outlets(pack);
//   copies::Origin from = outlets.origin(document);    // day, outlet, whom it credits
//
// An outlet that is given by a name that the table knows becomes its id; other names stay as they
// are. Never fails. Thread rule: const calls from any thread.
#pragma once

#include <string>

#include "copies/direction.h"
#include "lexicon/pack.h"
#include "tawatur/document.h"

namespace tawatur::pipeline {

class Outlets {
 public:
  explicit Outlets(const lexicon::Pack& pack);
  copies::Origin origin(const Document& document) const;

 private:
  copies::Credits names_;
};

}  // namespace tawatur::pipeline
