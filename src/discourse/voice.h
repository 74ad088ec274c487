// SPDX-License-Identifier: Apache-2.0
// Words that go on over sentence ends: an open quotation, a statement after a colon, a complement
// continued as a sentence of its own ("and that ..."). Internal to discourse.
//
// Cost: linear in tokens. Thread rule: no state.
#pragma once

#include "discourse/speech.h"

namespace tawatur::discourse {

/// Fills voice and first_person from the reports, which must be complete.
void follow_voices(const Analysis& analysis, const syntax::Elements& elements,
                   const lexicon::Pack& pack, Discourse& out);

}  // namespace tawatur::discourse
