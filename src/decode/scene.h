// SPDX-License-Identifier: Apache-2.0
// Scene: one document as decode sees it, with what the features need looked up once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "coder/triggers.h"
#include "discourse/scope.h"
#include "discourse/speech.h"
#include "lexicon/pack.h"
#include "model/analysis.h"
#include "syntax/elements.h"
#include "syntax/relations.h"

namespace tawatur::decode {

inline constexpr std::uint32_t kNone = 0xFFFFFFFFu;

/// What the features ask of a mention again and again.
struct MentionView {
  TokenRange elements;         ///< of the mention, or of the list it belongs to: [first, last)
  char governor = 0;           ///< preposition letter, 0 = none
  std::uint32_t identity = 0;  ///< equal for mentions of one actor or place
  std::uint16_t rank = 0;      ///< n-th of its kind in its sentence
  std::uint16_t times = 0;     ///< how often its identity occurs in the document
  /// Persons: an unknown name that is only a part of a place's ("the camp of Abu Shouk"): nobody
  /// acts.
  bool part_of_place = false;
  bool also_place = false;  ///< actors: the same words are a place mention as well
  bool container = false;   ///< places: another mention says that it lies within this one
  std::string_view kind;    ///< short name of what it is, for feature names
};

/// A news agency that the page names for the whole text or, in the date line, for its first
/// sentence. The outlet itself is none.
struct Credit {
  TokenRange tokens;
  std::uint32_t sentence = kNone;  ///< the one that it stands for; kNone = all
};

struct Scene {
  const Analysis* analysis = nullptr;
  const lexicon::Pack* pack = nullptr;
  syntax::Elements elements;
  discourse::Discourse discourse;
  std::vector<coder::Trigger> triggers;
  const discourse::Operators* operators = nullptr;
  std::vector<discourse::Scope> scopes;  ///< parallel to triggers

  std::vector<MentionView> mentions;                    ///< parallel to analysis->mentions
  std::vector<TokenRange> mentions_of_sentence;         ///< indices into analysis->mentions
  std::vector<TokenRange> triggers_of_sentence;         ///< indices into triggers
  std::vector<std::vector<syntax::Related>> relations;  ///< per trigger
  std::vector<char> means;  ///< per token: 'a' air, 's' shell, 'b' bomb, 'g' small arms, 0 none
  std::vector<std::uint32_t> report_before;    ///< per sentence: index of its first report
  std::vector<std::uint32_t> operator_before;  ///< per sentence: index of its first operator

  std::vector<Credit> credits;
  /// A text of some length in which next to no party, office holder or known place is named: its
  /// attacks and sieges are those of sport, weather, crime or fiction.
  bool nobody_known = false;

  /// How a mention, or the list that it belongs to, stands to a trigger.
  syntax::Relation relation(std::uint32_t trigger, std::uint32_t mention) const;
  const Mention& mention(std::uint32_t i) const { return analysis->mentions[i]; }
  /// What the operators over a trigger make of it.
  Modality modality_of(std::uint32_t trigger, Frame frame) const {
    return discourse::modality(*operators, scopes[trigger], frame);
  }
  std::uint32_t element_of(const coder::Trigger& t) const {
    return elements.at_token(t.tokens.first);
  }
};

/// Reads a scene. `hits` are the document's phrase hits. Linear in the document.
Scene read_scene(const Analysis& analysis, const lexicon::Pack& pack,
                 const std::vector<lexicon::PhraseHit>& hits, const coder::TriggerFinder& finder,
                 const discourse::Operators& operators, const Limits& limits);

/// Credits of the layout that name agencies; `hits` as above.
std::vector<Credit> read_credits(const Analysis& analysis, const lexicon::Pack& pack,
                                 const std::vector<lexicon::PhraseHit>& hits);

}  // namespace tawatur::decode
