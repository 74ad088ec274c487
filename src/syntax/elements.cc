// SPDX-License-Identifier: Apache-2.0
#include "syntax/elements.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tawatur::syntax {
namespace {

/// u: time and cause, around the clause rather than in it; q: by whom; z: for what; v: without.
constexpr std::array<std::pair<std::string_view, char>, 44> kPreps = {{
    {"prep:fi", 'f'},       {"prep:ala", 'a'},     {"prep:min", 'm'},       {"prep:ila", 'i'},
    {"prep:an", 'n'},       {"prep:bi", 'b'},      {"prep:li", 'l'},        {"prep:ka", 'k'},
    {"prep:bayna", 'y'},    {"prep:did", 'd'},     {"prep:maa", 't'},       {"prep:min_qibal", 'q'},
    {"prep:ala_yad", 'q'},  {"prep:bi_yad", 'q'},  {"prep:min_janib", 'q'}, {"prep:niran", 'q'},
    {"prep:hatta", 'h'},    {"prep:nahwa", 'i'},   {"prep:sawb", 'i'},      {"prep:qurb", 'c'},
    {"prep:wasat", 'c'},    {"prep:dakhil", 'c'},  {"prep:hawla", 'c'},     {"prep:dimn", 'c'},
    {"prep:inda", 'c'},     {"prep:khilal", 'u'},  {"prep:mundhu", 'u'},    {"prep:bada", 'u'},
    {"prep:qabla", 'u'},    {"prep:athar", 'u'},   {"prep:sabab", 'u'},     {"prep:hadaf", 'z'},
    {"prep:ajl", 'z'},      {"prep:duna", 'v'},    {"prep:ghayr", 'v'},     {"prep:musharaka", 'g'},
    {"prep:daam", 'g'},     {"prep:qiyada", 'g'},  {"prep:hasab", 's'},     {"prep:naqlan", 's'},
    {"prep:tahassub", 'z'}, {"prep:muqabil", 'p'}, {"prep:salih", 'l'},     {"prep:amama", 'j'},
}};

/// Which mention is shown at each token: among overlapping ones the longest wins, then whoever acts
/// ("a doctor said": one person and a count of one), then the first.
std::vector<std::uint32_t> shown_mentions(const Analysis& a) {
  std::vector<std::uint32_t> order(a.mentions.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](auto x, auto y) {
    const Mention &m = a.mentions[x], &n = a.mentions[y];
    if (m.tokens.size() != n.tokens.size()) return m.tokens.size() > n.tokens.size();
    return m.kind == MentionKind::actor && n.kind == MentionKind::number;
  });
  std::vector<std::uint32_t> shown(a.text.tokens.size(), kNone);
  for (auto i : order) {
    const auto& m = a.mentions[i];
    bool free = true;
    for (auto t = m.tokens.first; t < m.tokens.last; ++t) free = free && shown[t] == kNone;
    if (!free) continue;
    for (auto t = m.tokens.first; t < m.tokens.last; ++t) shown[t] = i;
  }
  return shown;
}

/// A phrase that does a function word's work ("min qibal"): one element at its first word.
struct Glue {
  char letter = 0;
  bool inner = false;  ///< a later word of the phrase
  std::uint16_t proclitics = 0;
};

std::vector<Glue> function_phrases(const Analysis& a, const lexicon::Pack& pack,
                                   const std::vector<lexicon::PhraseHit>& hits,
                                   const std::vector<std::uint32_t>& shown) {
  std::vector<Glue> out(a.text.tokens.size());
  const lexicon::Table table = pack.table("phrases");
  const int pos = table.column("pos"), role = table.column("role");
  for (const auto& hit : hits) {
    if (hit.source != lexicon::Source::phrases) continue;
    const std::string_view p = table.cell(hit.row, pos);
    const char letter = p == "prep"  ? prep_letter(table.cell(hit.row, role))
                        : p == "sub" ? 'S'
                        : p == "neg" ? 'J'
                                     : 0;
    if (letter == 0) continue;
    bool free = true;
    for (auto t = hit.tokens.first; t < hit.tokens.last; ++t) {
      free = free && shown[t] == kNone && out[t].letter == 0 && !out[t].inner;
    }
    if (!free) continue;
    out[hit.tokens.first] = {letter, false, hit.proclitics};
    for (auto t = hit.tokens.first + 1; t < hit.tokens.last; ++t) out[t].inner = true;
  }
  return out;
}

char mention_letter(MentionKind kind) {
  switch (kind) {
    case MentionKind::actor:
      return 'A';
    case MentionKind::place:
      return 'P';
    case MentionKind::date:
      return 'D';
    case MentionKind::number:
      return 'Q';
  }
  return 'A';
}

char mark_letter(std::string_view mark) {
  if (mark == "," || mark == "\xD8\x8C" || mark == "\xD8\x9B" || mark == ";") return ',';
  if (mark == ":") return ':';
  if (mark == "(" || mark == "[" || mark == "{") return '(';
  if (mark == ")" || mark == "]" || mark == "}") return ')';
  if (mark == "\"" || mark == "'" || mark == "\xC2\xAB" || mark == "\xC2\xBB" ||
      mark == "\xE2\x80\x9C" || mark == "\xE2\x80\x9D" || mark == "\xE2\x80\x98" ||
      mark == "\xE2\x80\x99") {
    return '"';
  }
  return '.';
}

char word_letter(const Arc& arc, const lexicon::Pack& pack) {
  lexicon::Lexeme lexeme;
  if (arc.lexeme != kNoLexeme) lexeme = pack.lexeme(arc.lexeme);
  switch (arc.pos) {
    case Pos::verb:
      if (lexeme.cue.starts_with("report")) return 'Y';
      return arc.enclitic == Enclitic::none ? 'V' : 'U';
    case Pos::noun:
    case Pos::name:
      if (lexeme.cue.starts_with("report")) return 'Y';
      return lexeme.classes.empty() ? 'N' : 'E';
    case Pos::adj:
      return lexeme.classes.empty() ? 0 : 'E';
    case Pos::prep: {
      char p = prep_letter(lexeme.role);
      return p ? p : 'x';
    }
    case Pos::conj:
      return lexeme.role == "conj:wa" ? 'w' : 'o';
    case Pos::sub:
      return 'S';
    case Pos::rel:
      return 'R';
    case Pos::neg:
      return 'J';
    case Pos::particle:
      return 'K';
    case Pos::number:
      return 'Q';
    case Pos::dem:
    case Pos::adverb:
    case Pos::pron:
    case Pos::punct:
    case Pos::other:
      return 0;
  }
  return 0;
}

}  // namespace

char prep_letter(std::string_view role) {
  if (!role.starts_with("prep:")) return 0;
  auto end = role.find(' ');
  role = role.substr(0, end);
  for (auto& [name, letter] : kPreps) {
    if (name == role) return letter;
  }
  return 'x';
}

Elements::Elements(const Analysis& a, const lexicon::Pack& pack,
                   const std::vector<lexicon::PhraseHit>& hits) {
  std::vector<std::uint32_t> shown = shown_mentions(a);
  const std::vector<Glue> glue = function_phrases(a, pack, hits, shown);
  at_token_.resize(a.text.tokens.size());
  sentences_.resize(a.text.sentences.size());
  elements_.reserve(a.text.tokens.size());
  for (std::uint32_t s = 0; s < a.text.sentences.size(); ++s) {
    TokenRange range = a.text.sentences[s].tokens;
    sentences_[s].first = static_cast<std::uint32_t>(elements_.size());
    for (std::uint32_t t = range.first; t < range.last; ++t) {
      const Arc& arc = a.lattice.best(t);
      std::uint32_t m = shown[t];
      const bool inside = (m != kNone && t > range.first && shown[t - 1] == m) || glue[t].inner;
      if (glue[t].letter != 0) {
        if (glue[t].proclitics & (proclitic::kWa | proclitic::kFa)) {
          elements_.push_back({'w', t, kNone});
        }
        elements_.push_back({glue[t].letter, t, kNone});
      } else if (!inside) {
        std::uint16_t clitics =
            m == kNone ? arc.proclitics : std::uint16_t(a.mentions[m].proclitics | arc.proclitics);
        if (clitics & (proclitic::kWa | proclitic::kFa)) elements_.push_back({'w', t, kNone});
        if (arc.pos != Pos::verb) {
          if (clitics & proclitic::kBi) elements_.push_back({'b', t, kNone});
          if (clitics & proclitic::kLi) elements_.push_back({'l', t, kNone});
          if (clitics & proclitic::kKa) elements_.push_back({'k', t, kNone});
        } else if (clitics & proclitic::kLi) {
          elements_.push_back({'l', t, kNone});
        }
        char letter = m != kNone ? mention_letter(a.mentions[m].kind)
                      : a.text.tokens[t].kind == TokenKind::punct
                          ? mark_letter(a.text.tokens[t].folded)
                          : word_letter(arc, pack);
        if (letter != 0) elements_.push_back({letter, t, m});
      }
      at_token_[t] = elements_.size() > sentences_[s].first
                         ? static_cast<std::uint32_t>(elements_.size() - 1)
                         : sentences_[s].first;
    }
    sentences_[s].last = static_cast<std::uint32_t>(elements_.size());
  }
  if (elements_.empty()) elements_.push_back({});
  for (auto& e : at_token_) e = std::min(e, static_cast<std::uint32_t>(elements_.size() - 1));
}

TokenRange Elements::of_mention(const Mention& m) const {
  return {at_token_[m.tokens.first], at_token_[m.tokens.last - 1] + 1};
}

std::string Elements::path(std::uint32_t first, std::uint32_t last, std::size_t most) const {
  std::string out;
  if (last <= first) return out;
  std::size_t n = last - first;
  if (n <= most) {
    for (auto i = first; i < last; ++i) out += elements_[i].letter;
    return out;
  }
  for (std::size_t i = 0; i < most / 2; ++i) out += elements_[first + i].letter;
  out += '~';
  for (std::size_t i = most - most / 2; i > 0; --i) out += elements_[last - i].letter;
  return out;
}

std::string Elements::skeleton(std::uint32_t first, std::uint32_t last, std::size_t most) const {
  constexpr std::string_view kSkip = "NADPQJK.\"()";
  std::string out;
  for (auto i = first; i < last; ++i) {
    char c = elements_[i].letter;
    if (kSkip.find(c) == std::string_view::npos) out += c;
  }
  if (out.size() > most) {
    out = out.substr(0, most / 2) + "~" + out.substr(out.size() - (most - most / 2));
  }
  return out;
}

std::size_t Elements::count(std::uint32_t first, std::uint32_t last,
                            std::string_view letters) const {
  std::size_t n = 0;
  for (auto i = first; i < last; ++i)
    n += letters.find(elements_[i].letter) != std::string_view::npos;
  return n;
}

char Elements::governor(std::uint32_t element) const {
  std::uint32_t steps = 0;
  while (element > 0 && steps++ < 4) {
    char c = elements_[--element].letter;
    if (c >= 'a' && c <= 'z' && c != 'w' && c != 'o') return c;
    if (c != 'N') return 0;
  }
  return 0;
}

}  // namespace tawatur::syntax
