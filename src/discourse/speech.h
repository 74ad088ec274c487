// SPDX-License-Identifier: Apache-2.0
// Who is speaking where: each reporting word with its possible speakers and the stretch of text
// that it reports; words that go on over sentences (quotations, statements); credit lines.
// Discourse proposes, decode chooses.
//
//   Discourse d = read_discourse(analysis, elements, pack, hits);
//   Link link = relate(d, report, trigger_token, trigger_sentence);
//
// Reports are of two strengths: reporting words proper ("said", "according to"), and soft ones,
// whose complement is what somebody wants, fears or blames others for ("demanded that"). Soft ones
// end no other report's scope.
//
// Cost: linear in elements; relate() is bounded. Thread rule: plain values.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lexicon/pack.h"
#include "model/analysis.h"
#include "syntax/elements.h"

namespace tawatur::discourse {

inline constexpr std::uint32_t kNone = 0xFFFFFFFFu;

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
  std::uint32_t last = 0;  ///< one past the last token of the reporting words
  std::uint32_t sentence = 0;
  std::string_view cue;           ///< report.say, report.deny, report.according, op.demand ...
  std::vector<Speaker> speakers;  ///< best guess first; may be empty
  Mark mark = Mark::rest;
  TokenRange scope;      ///< tokens that it reports
  bool carried = false;  ///< its speakers come from an earlier report
  bool soft = false;     ///< demands, accuses, expects ... rather than says
  bool lead = false;     ///< "according to X, ...": stands in front of what it reports
  /// "... , according to X, ...": where the clause that it stands in goes on.
  std::uint32_t resumes = kNone;
};

/// A word that changes how what it governs is meant: negation, plan, demand, attempt ...
struct Operator {
  std::uint32_t token = 0;
  std::uint32_t sentence = 0;
  std::string_view cue;    ///< op.plan ...
  std::uint32_t last = 0;  ///< one past its last token
};

struct Discourse {
  std::vector<Report> reports;      ///< in order of token
  std::vector<Operator> operators;  ///< in order of token
  std::vector<Operator> lights;     ///< light verbs and words of cause, in order of token
  /// Tokens at which a clause begins that may leave the scope around it ("while", "but").
  std::vector<std::uint32_t> breaks;
  /// Per sentence: the report of an earlier sentence whose words go on in this one, or kNone.
  std::vector<std::uint32_t> voice;
  std::vector<bool> first_person;  ///< per sentence: speaks of "us" or "our"
};

/// Where a token stands towards a report.
enum class Relation : std::uint8_t {
  own,         ///< it is the reporting word
  complement,  ///< in its that-clause or after its colon
  event,       ///< in the noun phrase that it announces
  quote,       ///< in the quotation that it opens
  rest,        ///< after it, no mark of a complement
  lead,        ///< after "according to X" at the head of the clause
  trailing,    ///< before "according to X"
  around,      ///< behind "according to X" in the midst of the clause
  head,        ///< between the reporting word and its complement
  before,      ///< before a reporting verb of its sentence
  past,        ///< after the end of its scope
  voice,       ///< in a later sentence in which its words go on
  earlier,     ///< in a later sentence otherwise
};

struct Link {
  Relation relation = Relation::earlier;
  std::uint32_t breaks = 0;  ///< clauses that may leave the scope, between the two
  bool inside() const { return relation != Relation::own && relation <= Relation::around; }
};

Discourse read_discourse(const Analysis& analysis, const syntax::Elements& elements,
                         const lexicon::Pack& pack, const std::vector<lexicon::PhraseHit>& hits);

/// Relation of a token to reports[report]; the report stands in its sentence or before.
Link relate(const Discourse& discourse, std::uint32_t report, std::uint32_t token,
            std::uint32_t sentence);

}  // namespace tawatur::discourse
