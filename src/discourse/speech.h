// SPDX-License-Identifier: Apache-2.0
// Who is speaking where: each reporting word with its possible speakers and the stretch of text
// that it reports; speakers carried over sentences; credit lines. Discourse proposes, decode
// chooses.
//
// Cost: linear in elements. Thread rule: plain values.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lexicon/pack.h"
#include "model/analysis.h"
#include "syntax/elements.h"

namespace tawatur::discourse {

/// How a mention comes to be the speaker of a report.
enum class Part : std::uint8_t {
  after,      ///< "qala X": follows the reporting verb
  before,     ///< "X qala"
  genitive,   ///< "qawl X", "bi-hasab X"
  relayed,    ///< "naqalat W an X": X, whose words W relays
  addressee,  ///< "qala X li-W": the agency spoken to
  carried,    ///< speaker of the report before, where this one names none
};

struct Speaker {
  std::uint32_t mention = 0;
  Part part = Part::after;
};

/// How the reported stretch is marked.
enum class Mark : std::uint8_t { complement, colon, quote, event_noun, rest, around };

struct Report {
  std::uint32_t token = 0;
  std::uint32_t sentence = 0;
  std::string_view cue;           ///< report.say, report.deny, report.according ...
  std::vector<Speaker> speakers;  ///< best guess first; may be empty
  Mark mark = Mark::rest;
  TokenRange scope;      ///< tokens that it reports
  bool carried = false;  ///< its speakers come from an earlier report
};

/// A word that changes how what it governs is meant: negation, plan, demand, attempt ...
struct Operator {
  std::uint32_t token = 0;
  std::uint32_t sentence = 0;
  std::string_view cue;  ///< op.plan ...
};

struct Discourse {
  std::vector<Report> reports;      ///< in order of token
  std::vector<Operator> operators;  ///< in order of token
};

Discourse read_discourse(const Analysis& analysis, const syntax::Elements& elements,
                         const lexicon::Pack& pack, const std::vector<lexicon::PhraseHit>& hits);

}  // namespace tawatur::discourse
