// SPDX-License-Identifier: Apache-2.0
#include "lexicon/compile/covered.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "lexicon/clitics.h"
#include "lexicon/compile/entries.h"
#include "lexicon/compile/patterns.h"
#include "text/fold.h"

namespace tawatur::lexicon {
namespace {

constexpr std::size_t kMaxWords = 8;  ///< longer windows aren't searched with free tokens

class Cover {
 public:
  explicit Cover(const std::vector<RawTable>& tables) : tables_(tables) {
    if (const RawTable* phrases = find_table(tables, "phrases")) phrases_ = phrases;
  }

  std::vector<Issue> find() {
    std::vector<Issue> issues;
    if (phrases_ == nullptr) return issues;
    lemmas();
    for (std::size_t i = 0; i < phrases_->rows.size(); ++i) {
      auto expanded = expand_pattern(phrases_->cell(i, "words"), lemmas_);
      sequences_.push_back(expanded ? *std::move(expanded) : std::vector<Sequence>{});
      for (const Sequence& sequence : sequences_.back()) rows_[sequence].push_back(i);
    }
    for (std::size_t i = 0; i < sequences_.size(); ++i) {
      const auto by = covering(i);
      if (by == sequences_.size() || phrases_->rows[i].file.starts_with(kUserFolder)) continue;
      const RawRow &row = phrases_->rows[i], &other = phrases_->rows[by];
      issues.push_back({row.file, row.line,
                        "\"" + std::string(phrases_->cell(i, "words")) + "\" is covered by " +
                            other.file + ":" + std::to_string(other.line)});
    }
    return issues;
  }

 private:
  /// Lexemes by lemma, numbered as they come: rows of one noun are one lexeme.
  void lemmas() {
    std::map<std::pair<std::string, Pos>, std::uint32_t> nouns;
    std::uint32_t next = 0;
    const auto add = [&](std::string_view lemma, Pos pos, std::uint32_t id) {
      lemmas_.emplace(text::fold_word(lemma), LemmaEntry{id, std::string(lemma), pos});
    };
    if (const RawTable* table = find_table(tables_, "verbs")) {
      for (std::size_t i = 0; i < table->rows.size(); ++i) {
        add(table->cell(i, "lemma"), Pos::verb, next++);
      }
    }
    if (const RawTable* table = find_table(tables_, "nouns")) {
      for (std::size_t i = 0; i < table->rows.size(); ++i) {
        const std::string lemma(table->cell(i, "lemma"));
        const Pos pos = pos_from(table->cell(i, "pos")).value_or(Pos::noun);
        const auto [at, fresh] = nouns.try_emplace({lemma, pos}, next);
        if (fresh) add(lemma, pos, next++);
        if (!table->cell(i, "cue").empty()) helpers_.insert(text::fold_word(lemma));
      }
    }
    if (const RawTable* table = find_table(tables_, "function_words")) {
      for (std::size_t i = 0; i < table->rows.size(); ++i) {
        const std::string_view form = table->cell(i, "form");
        const Pos pos = pos_from(table->cell(i, "pos")).value_or(Pos::other);
        add(form, pos, next++);
        helpers_.insert(text::fold_word(form));
      }
    }
  }

  bool says_the_same(std::size_t a, std::size_t b) const {
    for (const std::string_view column : {"pos", "class", "cue", "role"}) {
      if (phrases_->cell(a, column) != phrases_->cell(b, column)) return false;
    }
    return true;
  }

  /// A row that covers every spelling of row `i`, or the number of rows.
  std::size_t covering(std::size_t i) const {
    std::set<std::size_t> rows;
    bool first = true;
    for (const Sequence& sequence : sequences_[i]) {
      std::set<std::size_t> found = inside(sequence, i), both;
      std::set_intersection(rows.begin(), rows.end(), found.begin(), found.end(),
                            std::inserter(both, both.end()));
      rows = first ? std::move(found) : std::move(both);
      first = false;
    }
    return rows.empty() ? sequences_.size() : *rows.begin();
  }

  /// Rows found in the words of a spelling of row `i`.
  std::set<std::size_t> inside(const Sequence& sequence, std::size_t i) const {
    std::set<std::size_t> found;
    const std::size_t n = sequence.size();
    for (std::size_t from = 0; from < n; ++from) {
      for (std::size_t to = std::min(n, from + kMaxWords); to > from && !helps(sequence, to);
           --to) {
        window({sequence.begin() + static_cast<std::ptrdiff_t>(from),
                sequence.begin() + static_cast<std::ptrdiff_t>(to)},
               i, found);
      }
    }
    return found;
  }

  /// Does a word from `to` on need the row that takes it along?
  bool helps(const Sequence& sequence, std::size_t to) const {
    return std::any_of(sequence.begin() + static_cast<std::ptrdiff_t>(to), sequence.end(),
                       [&](const Element& e) { return helpers_.count(e.word) != 0; });
  }

  /// Rows whose words these are, some of them as free tokens or apart from their pronoun ending.
  void window(const Sequence& words, std::size_t i, std::set<std::size_t>& found) const {
    for (unsigned bits = 0; bits < (1U << words.size()); ++bits) {
      Sequence asked = words;
      for (std::size_t k = 0; k < asked.size(); ++k) {
        if ((bits >> k & 1U) != 0) asked[k] = Element{Element::Kind::free, "", 0, 0, false};
      }
      look_up(asked, i, found);
      for (const Element& last : without_ending(words.back())) {
        asked.back() = last;
        look_up(asked, i, found);
      }
    }
  }

  void look_up(const Sequence& asked, std::size_t i, std::set<std::size_t>& found) const {
    const auto at = rows_.find(asked);
    if (at == rows_.end()) return;
    for (const std::size_t row : at->second) {
      if (row != i && says_the_same(row, i)) found.insert(row);
    }
  }

  /// A word written with its pronoun, as the entry "word+" reads it.
  static std::vector<Element> without_ending(const Element& element) {
    std::vector<Element> out;
    if (element.kind != Element::Kind::word || element.enclitic) return out;
    std::vector<CliticSplit> splits;
    clitic_splits(element.word, splits);
    for (const CliticSplit& split : splits) {
      if (split.proclitics != 0 || split.enclitic == Enclitic::none) continue;
      out.push_back(element);
      out.back().word = element.word.substr(0, split.stem_end);
      out.back().enclitic = true;
    }
    return out;
  }

  const std::vector<RawTable>& tables_;
  const RawTable* phrases_ = nullptr;
  LemmaIndex lemmas_;
  std::set<std::string, std::less<>> helpers_;  ///< function words and nouns with a cue
  std::vector<std::vector<Sequence>> sequences_;
  std::map<Sequence, std::vector<std::size_t>> rows_;
};

}  // namespace

std::vector<Issue> covered_phrases(const std::vector<RawTable>& tables) {
  return Cover(tables).find();
}

}  // namespace tawatur::lexicon
