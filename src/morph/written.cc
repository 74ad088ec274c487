// SPDX-License-Identifier: Apache-2.0
#include "morph/written.h"

#include "base/utf8.h"

namespace tawatur::morph {
namespace {

constexpr char32_t kHamzaAlef = 0x623, kHamzaBelow = 0x625, kAlef = 0x627, kTehMarbuta = 0x629,
                   kHeh = 0x647, kMaqsura = 0x649;
constexpr std::string_view kBareAlef = "\xD8\xA7";
constexpr std::size_t kLetter = 2;

bool is_mark(char32_t c) { return (c >= 0x64B && c <= 0x652) || c == 0x670 || c == 0x640; }

/// Letters of a token as written, without harakat and tatweel; few, so a small buffer will do.
std::string letters_of(std::string_view written) {
  std::string out;
  for (std::size_t at = 0; at < written.size();) {
    const Decoded d = decode_utf8(written, at);
    if (d.size == 0) break;
    if (!is_mark(d.value)) out.append(written.substr(at, d.size));
    at += d.size;
  }
  return out;
}

char32_t letter_before(std::string_view text, std::size_t end) {
  return end < kLetter ? 0 : decode_utf8(text, end - kLetter).value;
}

}  // namespace

WrittenEvidence::WrittenEvidence(const lexicon::Pack& pack, const Costs& costs) : costs_(costs) {
  const lexicon::Table verbs = pack.table("verbs"), words = pack.table("function_words");
  joining_alef_.assign(pack.lexeme_count(), false);
  spelled_.assign(pack.lexeme_count(), {});
  const int lemma = verbs ? verbs.column("lemma") : -1, form = words ? words.column("form") : -1;
  for (std::uint32_t id = 0; id < pack.lexeme_count(); ++id) {
    const lexicon::Lexeme lexeme = pack.lexeme(id);
    if (lexeme.source == lexicon::Source::verbs && lemma >= 0) {
      joining_alef_[id] = verbs.cell(lexeme.row, lemma).starts_with(kBareAlef);
    } else if (lexeme.source == lexicon::Source::function_words && form >= 0) {
      spelled_[id] = letters_of(words.cell(lexeme.row, form));
    }
  }
}

float WrittenEvidence::marks(const Token& token, const Arc& arc) const {
  float cost = 0;
  if (token.damma_first && arc.pos == Pos::verb && arc.proclitics == 0) {
    // yu- is also the active prefix of some forms, so only the past is sure.
    if (arc.morph.voice() == Voice::passive) cost += costs_[Feature::damma_passive];
    if (arc.morph.voice() == Voice::active && arc.morph.tense() == Tense::past) {
      cost += costs_[Feature::damma_active];
    }
  }
  if (token.tanwin_fath) {
    const bool clause = arc.pos == Pos::verb || arc.pos == Pos::sub || arc.pos == Pos::conj;
    const bool definite = arc.morph.definite() || arc.enclitic != Enclitic::none;
    cost += costs_[clause || definite ? Feature::tanwin_other : Feature::tanwin_noun];
  }
  return cost;
}

float WrittenEvidence::last_letter(char32_t last, const Arc& arc) const {
  if (last == kTehMarbuta) {
    const bool ends_here = arc.enclitic == Enclitic::none && arc.pos != Pos::verb;
    return ends_here ? 0 : costs_[Feature::written_other];
  }
  const bool nominal = arc.pos == Pos::noun || arc.pos == Pos::adj;
  const bool feminine = arc.morph.gender() == Gender::fem && arc.morph.number() == Number::sing;
  if (last == kHeh && nominal && feminine && arc.enclitic == Enclitic::none) {
    return costs_[Feature::written_ha];
  }
  if (last == kMaqsura && (arc.enclitic == Enclitic::i || arc.enclitic == Enclitic::ni)) {
    return costs_[Feature::written_other];
  }
  return 0;
}

float WrittenEvidence::first_letter(char32_t first, const Arc& arc) const {
  if (first == kHamzaBelow) return costs_[Feature::written_other];
  const bool past = arc.morph.tense() == Tense::past;
  const bool joining = arc.lexeme < joining_alef_.size() && joining_alef_[arc.lexeme];
  if (first == kHamzaAlef && past && joining) return costs_[Feature::written_other];
  const bool i_do = arc.morph.tense() == Tense::present && arc.morph.person() == 1;
  return first == kAlef && i_do ? costs_[Feature::written_bare] : 0;
}

float WrittenEvidence::closed_class(std::string_view written, const Arc& arc) const {
  if (arc.lexeme >= spelled_.size() || spelled_[arc.lexeme].empty()) return 0;
  if (arc.stem_end > written.size()) return 0;
  const auto stem =
      written.substr(arc.stem_begin, static_cast<std::size_t>(arc.stem_end - arc.stem_begin));
  // Before a pronoun some letters change (maqsura to ya), so only whole words are compared.
  if (arc.enclitic != Enclitic::none || stem == spelled_[arc.lexeme]) return 0;
  return costs_[Feature::written_differs];
}

void WrittenEvidence::look(const Token& token, std::string_view source,
                           TokenLetters& letters) const {
  letters.token = &token;
  letters.written = {};
  letters.last = 0;
  if (token.kind != TokenKind::word) return;
  letters.written = token.span.of(source);
  if (token.vocalised || letters.written.size() != token.folded.size()) {
    letters.own = letters_of(letters.written);
    letters.written = letters.own;
  }
  // Folding is letter by letter; where it isn't (ligatures), offsets say nothing.
  if (letters.written.size() != token.folded.size()) letters.written = {};
  letters.last = letter_before(letters.written, letters.written.size());
}

float WrittenEvidence::cost(const TokenLetters& letters, const Arc& arc) const {
  const Token& token = *letters.token;
  float sum = token.vocalised || token.tanwin_fath ? marks(token, arc) : 0;
  if (letters.written.empty()) return sum;
  sum += last_letter(letters.last, arc);
  if (arc.pos == Pos::verb) {
    sum += first_letter(decode_utf8(letters.written, arc.stem_begin).value, arc);
  }
  return sum + closed_class(letters.written, arc);
}

}  // namespace tawatur::morph
