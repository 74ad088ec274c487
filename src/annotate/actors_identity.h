// SPDX-License-Identifier: Apache-2.0
// From a phrase to what a mention says of it: candidate identities, kind, head class, flags. Part
// of actors.h. Scores: 1 a name that means one actor only, less for weak names and adjectives.
#pragma once

#include "annotate/actors_phrase.h"

namespace tawatur::annotate {

/// Scores of identities by what they rest on. resolve compares them with the document's votes.
namespace actor_score {
inline constexpr float kName = 1.0F, kPersonName = 1.05F, kNisba = 0.9F, kTail = 0.8F,
                       kWeakName = 0.4F, kOther = 0.25F, kWeakNisba = 0.6F, kRole = 0.7F,
                       kMixedRole = 0.55F;
}

HeadClass head_class_of(const ActorPhrase& p);

/// Fills ids, actor_kind, head_class, gender, number and the flags of `m` from `p`.
void identify(const ActorPhrase& p, const Context& context, const ActorLexicon& lexicon,
              Mention& m);

}  // namespace tawatur::annotate
