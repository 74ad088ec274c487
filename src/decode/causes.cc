// SPDX-License-Identifier: Apache-2.0
#include "decode/causes.h"

#include <algorithm>

#include "decode/features.h"

namespace tawatur::decode {
namespace {

constexpr std::uint32_t kPhrase = 1;  // nouns between a word and the act that it governs
constexpr std::uint32_t kClause = 8;  // elements, where the act may stand further in the clause
constexpr std::uint32_t kHead = 2;    // elements that may stand before the first word of a sentence
constexpr std::uint32_t kReach = 40;  // elements between a word and the effect
constexpr std::uint32_t kBack = 12;   // claims that are looked through for an act before
constexpr std::string_view kVerbs = "VUYS";

/// A word of cause. A proclitic is the token that it is written with: first == last.
struct Word {
  std::uint32_t first = 0, last = 0;
  std::uint32_t element = 0;
  Causes::Rule rule;
};

bool among(char letter, std::string_view letters) {
  return letters.find(letter) != std::string_view::npos;
}

bool is_prep(char c) { return c >= 'a' && c <= 'z' && c != 'w' && c != 'o'; }

bool happens(Modality m) { return m != Modality::negated && m != Modality::denied; }

/// Claims [begin, end) are those of one sentence, [before, begin) those of the one before.
struct Stretch {
  std::uint32_t before = 0, begin = 0, end = 0;
};

class Linker {
 public:
  Linker(const Scene& scene, const std::vector<CausalClaim>& claims, Stretch stretch)
      : s_(scene),
        claims_(claims),
        stretch_(stretch),
        sentence_(trigger(stretch.begin).sentence),
        first_(scene.elements.of_sentence(sentence_).first) {
    for (auto i = stretch.begin; i < stretch.end; ++i) {
      if (is_effect(claims[i].frame)) effects_.push_back(element(i));
    }
  }

  /// The act that the nearest word of cause ties the effect to.
  std::uint32_t cause_of(std::uint32_t effect, const std::vector<Word>& words) const {
    std::uint32_t found = kNone, nearest = kReach;
    const std::uint32_t at = element(effect);
    auto word_at = std::lower_bound(words.begin(), words.end(), at - std::min(at, kReach),
                                    [](const Word& w, std::uint32_t e) { return w.element < e; });
    for (; word_at != words.end() && word_at->element < at + kReach; ++word_at) {
      const Word& word = *word_at;
      const std::uint32_t gap = word.element < at ? at - word.element : word.element - at;
      if (gap >= nearest) continue;
      const std::uint32_t act = word.rule.before ? led_to(effect, word) : because_of(effect, word);
      if (act == kNone || !fits(act, effect)) continue;
      found = act;
      nearest = gap;
    }
    return found;
  }

 private:
  const coder::Trigger& trigger(std::uint32_t claim) const {
    return s_.triggers[claims_[claim].trigger];
  }
  std::uint32_t element(std::uint32_t claim) const { return s_.element_of(trigger(claim)); }
  char letter(std::uint32_t e) const { return s_.elements.all()[e].letter; }

  bool fits(std::uint32_t act, std::uint32_t effect) const {
    const Modality cause = claims_[act].modality, done = claims_[effect].modality;
    return happens(cause) && happens(done) && (cause == Modality::asserted || cause == done);
  }

  /// First element behind the word.
  std::uint32_t behind(const Word& word) const {
    return word.first == word.last ? word.element : s_.elements.at_token(word.last - 1) + 1;
  }

  bool is_effect_at(std::uint32_t e) const {
    return std::binary_search(effects_.begin(), effects_.end(), e);
  }

  /// Between two elements no verb but those of effects, and no "and in another town ...".
  bool one_row(std::uint32_t first, std::uint32_t last) const {
    for (auto e = first; e < last; ++e) {
      if (among(letter(e), kVerbs) && !is_effect_at(e)) return false;
      const bool opens = letter(e) == 'w' && e + 2 < last && is_prep(letter(e + 1));
      if (opens && !is_effect_at(e + 2)) return false;
    }
    return true;
  }

  /// A verb is one more effect of what governs the effects before it only where it follows at once.
  bool goes_on(std::uint32_t from, std::uint32_t at) const {
    if (!among(letter(at), "VU")) return true;
    const auto next = std::lower_bound(effects_.begin(), effects_.end(), at);
    if (next == effects_.begin() || *(next - 1) < from) return false;
    for (auto e = *(next - 1) + 1; e < at; ++e) {
      if (!among(letter(e), "AQNw")) return false;
    }
    return true;
  }

  /// The claim of an act whose trigger stands at an element, or the nearest one that a noun of such
  /// an act there, no claim itself, can stand for ("the bombing").
  std::uint32_t act_at(std::uint32_t e) const {
    for (auto i = first_behind(e); i < stretch_.end && element(i) == e; ++i) {
      if (is_act(claims_[i].frame)) return i;
    }
    const TokenRange range = s_.triggers_of_sentence[sentence_];
    const auto begin = s_.triggers.begin();
    auto t = static_cast<std::uint32_t>(
        std::lower_bound(
            begin + range.first, begin + range.last, e,
            [this](const coder::Trigger& x, std::uint32_t y) { return s_.element_of(x) < y; }) -
        begin);
    for (; t < range.last && s_.element_of(s_.triggers[t]) == e; ++t) {
      if (!s_.triggers[t].definite) continue;
      const auto& frames = s_.triggers[t].event->frames;
      const auto first = first_behind(e);
      for (auto i = first; i > stretch_.before && i + kBack > first;) {
        const Frame f = claims_[--i].frame;
        if (is_act(f) && std::find(frames.begin(), frames.end(), f) != frames.end()) return i;
      }
    }
    return kNone;
  }

  /// The first claim of the sentence at or behind an element.
  std::uint32_t first_behind(std::uint32_t e) const {
    const auto begin = claims_.begin();
    return static_cast<std::uint32_t>(
        std::lower_bound(begin + stretch_.begin, begin + stretch_.end, e,
                         [this](const CausalClaim& c, std::uint32_t y) {
                           return s_.element_of(s_.triggers[c.trigger]) < y;
                         }) -
        begin);
  }

  /// The nearest act before a word; that of the sentence before, if the word opens its own.
  std::uint32_t act_before(const Word& word) const {
    const auto first = first_behind(word.element);
    const auto last = word.element > first_ + kHead ? stretch_.begin : stretch_.before;
    for (auto i = first; i > last && i + kBack > first;) {
      if (is_act(claims_[--i].frame)) return i;
    }
    return kNone;
  }

  bool points_back(std::uint32_t e) const {
    const Arc& arc = s_.analysis->lattice.best(s_.elements.all()[e].token);
    return arc.lexeme != kNoLexeme && s_.pack->lexeme(arc.lexeme).role == "dem";
  }

  /// The subject of a verb of cause, or what it stands for.
  std::uint32_t led_to(std::uint32_t effect, const Word& word) const {
    const std::uint32_t from = behind(word), at = element(effect);
    if (at < from || !one_row(from, at) || !goes_on(from, at)) return kNone;
    std::uint32_t nouns = 0;
    for (auto e = from; e < at; ++e) {
      if (const std::uint32_t act = act_at(e); act != kNone) return act;
      const char c = letter(e);
      if (c == 'D' || c == 'w') continue;
      if (is_prep(c) || among(c, "QE") || points_back(e)) break;
      if (c != 'N' || ++nouns > kPhrase) return kNone;
    }
    return act_before(word);
  }

  /// The act that a preposition or conjunction of cause governs.
  std::uint32_t because_of(std::uint32_t effect, const Word& word) const {
    const std::uint32_t from = behind(word), at = element(effect);
    const std::uint32_t here = word.element;
    const std::uint32_t end = s_.elements.of_sentence(sentence_).last;
    const std::uint32_t last = std::min(end, from + (word.rule.phrase ? kPhrase : kClause) + 1);
    for (auto e = from; e < last; ++e) {
      if (const std::uint32_t act = act_at(e); act != kNone) {
        if (at < here) return one_row(at + 1, here) ? act : kNone;
        const bool leads = here <= first_ + kHead && !word.rule.phrase;
        return leads && at > e && one_row(e + 1, at) ? act : kNone;
      }
      const char c = letter(e);
      if (c == '.' || among(c, kVerbs) || (word.rule.phrase && c != 'N')) break;
    }
    return kNone;
  }

  const Scene& s_;
  const std::vector<CausalClaim>& claims_;
  Stretch stretch_;
  std::uint32_t sentence_, first_;
  std::vector<std::uint32_t> effects_;  ///< elements of their triggers
};

using Rules = std::map<std::string, Causes::Rule, std::less<>>;

const Causes::Rule* find(const Rules& rules, std::string_view name) {
  const auto at = rules.find(name);
  return at == rules.end() ? nullptr : &at->second;
}

/// The rule of a word by its roles or, for "b", by the preposition written with it.
const Causes::Rule* rule_of(const Scene& s, const Rules& rules, std::uint32_t token) {
  const Arc& arc = s.analysis->lattice.best(token);
  if (arc.lexeme == kNoLexeme || (arc.pos != Pos::prep && arc.pos != Pos::sub)) return nullptr;
  for (std::string_view roles = s.pack->lexeme(arc.lexeme).role; !roles.empty();) {
    const auto end = std::min(roles.find(' '), roles.size());
    if (const Causes::Rule* rule = find(rules, roles.substr(0, end))) return rule;
    roles.remove_prefix(std::min(end + 1, roles.size()));
  }
  return nullptr;
}

/// Words of cause of a sentence, in order.
std::vector<Word> words_of(const Scene& s, std::uint32_t sentence, const Rules& rules) {
  std::vector<Word> out;
  const TokenRange tokens = s.analysis->text.sentences[sentence].tokens;
  const auto add = [&](std::uint32_t first, std::uint32_t last, const Causes::Rule* rule) {
    if (rule != nullptr) out.push_back({first, last, s.elements.at_token(first), *rule});
  };
  const Causes::Rule* with_bi = find(rules, "prep:bi");
  for (auto t = tokens.first; t < tokens.last; ++t) {
    if (s.analysis->text.tokens[t].kind != TokenKind::word) continue;
    add(t, t + 1, rule_of(s, rules, t));
    if ((s.analysis->lattice.best(t).proclitics & proclitic::kBi) != 0) add(t, t, with_bi);
  }
  const auto& lights = s.discourse.lights;
  auto light = std::lower_bound(
      lights.begin(), lights.end(), tokens.first,
      [](const discourse::Operator& o, std::uint32_t token) { return o.token < token; });
  for (; light != lights.end() && light->token < tokens.last; ++light) {
    add(light->token, light->last, find(rules, light->cue));
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Word& a, const Word& b) { return a.element < b.element; });
  return out;
}

}  // namespace

Causes::Causes(const lexicon::Pack& pack) {
  const lexicon::Table table = pack.table("causes");
  const int word = table.column("word"), act = table.column("act"), reach = table.column("reach");
  for (std::uint32_t i = 0; i < table.rows(); ++i) {
    rules_[std::string(table.cell(i, word))] = {table.cell(i, act) == "before",
                                                table.cell(i, reach) == "phrase"};
  }
}

std::vector<std::uint32_t> Causes::link(const Scene& scene,
                                        const std::vector<CausalClaim>& claims) const {
  std::vector<std::uint32_t> out(claims.size(), kNone);
  const auto sentence = [&](std::uint32_t i) { return scene.triggers[claims[i].trigger].sentence; };
  Stretch stretch;
  for (; stretch.begin < claims.size(); stretch.begin = stretch.end) {
    stretch.end = stretch.begin + 1;
    while (stretch.end < claims.size() && sentence(stretch.end) == sentence(stretch.begin)) {
      ++stretch.end;
    }
    while (sentence(stretch.before) + 1 < sentence(stretch.begin)) ++stretch.before;
    const std::vector<Word> words = words_of(scene, sentence(stretch.begin), rules_);
    const Linker linker(scene, claims, stretch);
    for (auto i = stretch.begin; i < stretch.end; ++i) {
      if (is_effect(claims[i].frame)) out[i] = linker.cause_of(i, words);
    }
  }
  return out;
}

void Causes::link(const Scene& scene, const std::vector<Coded>& coded, double least,
                  std::vector<Claim>& claims) const {
  std::vector<std::uint32_t> which;
  std::vector<CausalClaim> sure;
  for (std::uint32_t i = 0; i < coded.size(); ++i) {
    if (coded[i].confidence < least) continue;
    which.push_back(i);
    sure.push_back({coded[i].candidate.trigger, coded[i].candidate.frame, coded[i].modality});
  }
  const std::vector<std::uint32_t> causes = link(scene, sure);
  for (std::size_t i = 0; i < causes.size(); ++i) {
    if (causes[i] != kNone) claims[which[i]].cause = claims[which[causes[i]]].claim_id;
  }
}

}  // namespace tawatur::decode
