// SPDX-License-Identifier: Apache-2.0
// From a claim and its document's text to what reconcile looks at: names and words folded, without
// their article, as hashes. "The village of X" and X are one name.
//
//   const Teller teller(pack);
//   reconcile::Told t = teller.told_of(claim, document.text, points, index_of_document);
//
// Cost: linear in the evidence. Thread rule: const calls from any thread.
#pragma once

#include <string_view>
#include <unordered_set>

#include "base/utf8.h"
#include "lexicon/pack.h"
#include "reconcile/told.h"
#include "tawatur/claim.h"

namespace tawatur::pipeline {

class Teller {
 public:
  /// Reads the words for settlements from the pack's nouns.
  explicit Teller(const lexicon::Pack& pack);
  /// `report`: index of the document among the reports. `text` may be empty (claims without their
  /// document): then the words are those of the fillers.
  reconcile::Told told_of(const Claim& claim, std::string_view text, const CodePoints& points,
                          std::uint32_t report) const;

 private:
  reconcile::ToldPlace place_of(const PlaceFiller& place, std::uint32_t index) const;

  std::unordered_set<std::uint32_t> heads_;  ///< hashes as those of words
};

}  // namespace tawatur::pipeline
