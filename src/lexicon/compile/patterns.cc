// SPDX-License-Identifier: Apache-2.0
#include "lexicon/compile/patterns.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "lexicon/compile/inflect_noun.h"
#include "lexicon/compile/letters.h"
#include "lexicon/compile/tables.h"
#include "lexicon/image.h"
#include "text/fold.h"
#include "text/split.h"

namespace tawatur::lexicon {
namespace {

constexpr std::size_t kMaxSequences = 256;
constexpr char32_t kAlef = 0x627, kBeh = 0x628, kTehMarbuta = 0x629, kTeh = 0x62A, kSeen = 0x633,
                   kFeh = 0x641, kKaf = 0x643, kLam = 0x644, kNoon = 0x646, kWaw = 0x648,
                   kYeh = 0x64A;

/// Tokens as the text room cuts them, folded.
std::vector<std::string> tokens_of(std::string_view name) {
  const FoldedText split = text::split(name);
  std::vector<std::string> out;
  for (const Token& token : split.tokens) out.emplace_back(token.folded);
  return out;
}

Element word_element_of(std::string folded) {
  Element element;
  element.word = std::move(folded);
  return element;
}

/// `sequences` times `choices`.
bool append_choices(std::vector<Sequence>& sequences, const std::vector<Sequence>& choices) {
  std::vector<Sequence> longer;
  if (sequences.size() * choices.size() > kMaxSequences) return false;
  for (const Sequence& sequence : sequences) {
    for (const Sequence& choice : choices) {
      longer.push_back(sequence);
      longer.back().insert(longer.back().end(), choice.begin(), choice.end());
    }
  }
  sequences = std::move(longer);
  return true;
}

/// Words whose last letter changes before an ending have a second spelling there.
std::vector<std::string> stems_before_ending(std::string_view word) {
  std::vector<std::string> stems;
  Letters letters = decode(word);
  if (!letters.empty() && letters.back() == kTehMarbuta) {
    letters.back() = kTeh;
  } else if (!letters.empty() && letters.back() == 0x649) {  // alef maqsura: alef or yeh
    letters.back() = kAlef;
    stems.push_back(text::fold_word(encode(letters)));
    letters.back() = kYeh;
  } else if (!letters.empty() && letters.back() == 0x621) {  // hamza: on waw or yeh, or alone
    stems.push_back(text::fold_word(word));
    letters.back() = kWaw;
    stems.push_back(text::fold_word(encode(letters)));
    letters.back() = kYeh;
  }
  stems.push_back(text::fold_word(encode(letters)));
  return stems;
}

std::optional<std::uint16_t> proclitics_of(std::string_view letters) {
  std::uint16_t bits = 0;
  for (const char32_t letter : decode(letters)) {
    switch (letter) {
      case kWaw:
        bits |= proclitic::kWa;
        break;
      case kFeh:
        bits |= proclitic::kFa;
        break;
      case kBeh:
        bits |= proclitic::kBi;
        break;
      case kLam:
        bits |= proclitic::kLi;
        break;
      case kKaf:
        bits |= proclitic::kKa;
        break;
      case kSeen:
        bits |= proclitic::kSa;
        break;
      default:
        return std::nullopt;
    }
  }
  return bits;
}

Error pattern_error(std::string message) { return {ErrorCode::kFormat, std::move(message)}; }

/// Lexemes of a lemma, those spelled exactly so if there are any.
std::vector<std::uint32_t> lexemes_of(std::string_view lemma, std::string_view pos,
                                      const LemmaIndex& lemmas) {
  std::vector<std::uint32_t> exact, alike;
  const auto [begin, end] = lemmas.equal_range(text::fold_word(lemma));
  for (auto at = begin; at != end; ++at) {
    if (!pos.empty() && to_string(at->second.pos) != pos) continue;
    (at->second.written == lemma ? exact : alike).push_back(at->second.lexeme);
  }
  std::vector<std::uint32_t>& found = exact.empty() ? alike : exact;
  std::sort(found.begin(), found.end());
  return found;
}

Result<std::vector<Sequence>> lemma_choices(std::string_view item, std::size_t tilde, bool ending,
                                            const LemmaIndex& lemmas) {
  const auto proclitics = proclitics_of(item.substr(0, tilde));
  if (!proclitics) return pattern_error("\"" + std::string(item) + "\": no proclitic before ~");
  std::string_view lemma = item.substr(tilde + 1);
  std::string_view pos;
  if (const std::size_t colon = lemma.find(':'); colon != std::string_view::npos) {
    pos = lemma.substr(colon + 1);
    lemma = lemma.substr(0, colon);
  }
  std::vector<Sequence> choices;
  for (const std::uint32_t lexeme : lexemes_of(lemma, pos, lemmas)) {
    Element element;
    element.kind = Element::Kind::lemma;
    element.lexeme = lexeme;
    element.proclitics = *proclitics;
    choices.push_back({element});
    element.enclitic = true;
    if (ending) choices.push_back({element});
  }
  if (choices.empty())
    return pattern_error("no lexeme has the lemma \"" + std::string(lemma) + "\"");
  return choices;
}

std::vector<Sequence> word_choices(std::string_view word, bool ending) {
  Sequence plain;
  for (std::string& token : tokens_of(word)) plain.push_back(word_element_of(std::move(token)));
  std::vector<Sequence> choices;
  if (plain.empty()) return choices;
  choices.push_back(plain);
  if (!ending) return choices;
  for (std::string& stem : stems_before_ending(word)) {
    Element element = word_element_of(std::move(stem));
    element.enclitic = true;
    choices.push_back({element});
  }
  return choices;
}

Result<std::vector<Sequence>> choices_of(std::string_view item, const LemmaIndex& lemmas) {
  if (item == "?") {
    Element element;
    element.kind = Element::Kind::free;
    return std::vector<Sequence>{{element}};
  }
  const bool ending = item.back() == '+';
  if (ending) item.remove_suffix(1);
  if (const std::size_t tilde = item.find('~'); tilde != std::string_view::npos) {
    return lemma_choices(item, tilde, ending, lemmas);
  }
  std::vector<Sequence> choices = word_choices(item, ending);
  if (choices.empty()) return pattern_error("a word without letters");
  return choices;
}

/// Which case a name is put into; `written` leaves it alone.
enum class NameCase { written, nominative, oblique, accusative };

/// Sound masculine plurals, those without their nun before another word, and abu.
Letters in_case(Letters word, NameCase wanted, bool first, bool last) {
  const std::size_t n = word.size();
  if (wanted == NameCase::written) return word;
  const bool nominative = wanted == NameCase::nominative;
  if (n >= 5 && word[n - 1] == kNoon && (word[n - 2] == kWaw || word[n - 2] == kYeh)) {
    word[n - 2] = nominative ? kWaw : kYeh;
    return word;
  }
  if (last) return word;
  const bool abu = n == 3 && word[1] == kBeh && (word[0] == 0x623 || word[0] == kAlef);
  if (abu && (word[2] == kWaw || word[2] == kYeh || word[2] == kAlef)) {
    word[2] = nominative ? kWaw : wanted == NameCase::oblique ? kYeh : kAlef;
    return word;
  }
  if (first && n >= 5 && word[n - 1] == kWaw) word[n - 1] = nominative ? kWaw : kYeh;
  return word;
}

Sequence name_in_case(std::string_view name, NameCase wanted) {
  const std::vector<std::string_view> words = split_words(name);
  std::string changed;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) changed += ' ';
    changed += encode(in_case(decode(words[i]), wanted, i == 0, i + 1 == words.size()));
  }
  Sequence sequence;
  for (std::string& token : tokens_of(changed))
    sequence.push_back(word_element_of(std::move(token)));
  return sequence;
}

std::vector<Sequence> nisba_forms(std::string_view adjective) {
  NounEntry entry;
  entry.lemma = std::string(adjective);
  entry.pos = Pos::adj;
  std::vector<Sequence> out;
  const std::string article = encode({kAlef, kLam});
  for (const InflectedForm& form : inflect_noun(entry)) {
    if (form.morph.needs_enclitic() || form.morph.construct()) continue;
    const std::string folded = text::fold_word(form.text);
    out.push_back({word_element_of(folded)});
    if (!form.morph.tanwin_alef()) out.push_back({word_element_of(article + folded)});
  }
  return out;
}

}  // namespace

Result<std::vector<Sequence>> expand_pattern(std::string_view words, const LemmaIndex& lemmas) {
  std::vector<Sequence> sequences = {{}};
  for (const std::string_view item : split_words(words)) {
    auto choices = choices_of(item, lemmas);
    if (!choices) return choices.error();
    if (!append_choices(sequences, *choices)) {
      return pattern_error("more than " + std::to_string(kMaxSequences) + " spellings");
    }
  }
  if (sequences.front().empty()) return pattern_error("no words");
  const auto is_free = [](const Element& e) { return e.kind == Element::Kind::free; };
  if (std::all_of(sequences.front().begin(), sequences.front().end(), is_free)) {
    return pattern_error("only free tokens");
  }
  return sequences;
}

std::vector<Sequence> expand_name(std::string_view name, bool nisba) {
  std::vector<Sequence> out;
  if (nisba) out = nisba_forms(name);
  for (const NameCase wanted :
       {NameCase::written, NameCase::nominative, NameCase::oblique, NameCase::accusative}) {
    Sequence sequence = name_in_case(name, wanted);
    if (!sequence.empty()) out.push_back(std::move(sequence));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::uint64_t element_number(const Element& element) {
  switch (element.kind) {
    case Element::Kind::free:
      return free_element();
    case Element::Kind::lemma:
      return lemma_element(element.lexeme, element.proclitics, element.enclitic);
    case Element::Kind::word:
      break;
  }
  return element.enclitic ? word_with_enclitic_element(element.word) : word_element(element.word);
}

}  // namespace tawatur::lexicon
