// SPDX-License-Identifier: Apache-2.0
#include "lexicon/compile/compiler.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/hash.h"
#include "lexicon/compile/entries.h"
#include "lexicon/compile/pack_writer.h"
#include "lexicon/compile/patterns.h"
#include "lexicon/names.h"
#include "text/fold.h"

namespace tawatur::lexicon {
namespace {

constexpr std::size_t kSamples = 16;

std::uint64_t hash_of(const std::vector<InputFile>& inputs) {
  std::uint64_t hash = kPackFormat;
  for (const InputFile& input : inputs) {
    hash = hash64(input.name, hash);
    hash = hash64(input.bytes, hash);
  }
  return hash;
}

class Compiler {
 public:
  explicit Compiler(const std::vector<InputFile>& inputs) : inputs_(inputs) {}

  Compiled compile() {
    tables_ = read_tables(inputs_, issues_);
    for (const InputFile& input : inputs_) {
      if (!is_table_file(input.name)) writer_.add_file(input.name, input.bytes);
    }
    for (const RawTable& table : tables_) writer_.add_table(table);
    verbs();
    nouns();
    function_words();
    phrases();
    names("actors", Source::actors);
    names("places", Source::places);
    names("outlets", Source::outlets);
    samples();
    Compiled out;
    out.bytes = writer_.finish(hash_of(inputs_));
    out.lexemes = writer_.lexemes();
    out.forms = writer_.forms();
    out.sequences = writer_.sequences();
    std::sort(issues_.begin(), issues_.end());
    out.issues = std::move(issues_);
    return out;
  }

 private:
  void issue(const RawRow& row, std::string message) {
    issues_.push_back({row.file, row.line, std::move(message)});
  }

  /// The lexeme of a row; its lemma becomes known to patterns.
  std::uint32_t lexeme(const RawTable& table, std::size_t row, std::string_view lemma, Pos pos,
                       Source source) {
    Lexeme entry;
    entry.classes = table.cell(row, "class");
    entry.cue = table.cell(row, "cue");
    entry.role = table.cell(row, "role");
    entry.row = static_cast<std::uint32_t>(row);
    return add_lexeme(entry, lemma, pos, source);
  }

  std::uint32_t add_lexeme(Lexeme entry, std::string_view lemma, Pos pos, Source source) {
    const std::string folded = text::fold_word(lemma);
    entry.lemma = folded;
    entry.pos = pos;
    entry.source = source;
    const std::uint32_t id = writer_.add_lexeme(entry);
    lemmas_.emplace(folded, LemmaEntry{id, std::string(lemma), pos});
    written_.emplace_back(lemma);
    return id;
  }

  void add_forms(const std::vector<InflectedForm>& forms, std::uint32_t id) {
    for (const InflectedForm& form : forms) {
      writer_.add_form(text::fold_word(form.text), {id, form.morph});
    }
  }

  void verbs() {
    const RawTable* table = find_table(tables_, "verbs");
    if (table == nullptr) return;
    for (std::size_t i = 0; i < table->rows.size(); ++i) {
      const VerbEntry entry = verb_entry(*table, i);
      const std::vector<InflectedForm> forms = inflect_verb(entry);
      if (forms.empty()) {
        issue(table->rows[i], "can't be inflected: " + check_verb(entry));
        continue;
      }
      add_forms(forms, lexeme(*table, i, entry.lemma, Pos::verb, Source::verbs));
    }
  }

  void nouns() {
    const RawTable* table = find_table(tables_, "nouns");
    if (table == nullptr) return;
    for (const std::vector<std::size_t>& rows : noun_groups(*table)) {
      const std::size_t first = rows.front();
      const NounEntry entry = noun_entry(*table, first);
      if (entry.lemma.empty()) {
        issue(table->rows[first], "has no lemma");
        continue;
      }
      const std::string classes = joined(*table, rows, "class"), cue = joined(*table, rows, "cue"),
                        role = joined(*table, rows, "role");
      Lexeme lexeme;
      lexeme.classes = classes;
      lexeme.cue = cue;
      lexeme.role = role;
      lexeme.row = static_cast<std::uint32_t>(first);
      const std::uint32_t id = add_lexeme(lexeme, entry.lemma, entry.pos, Source::nouns);
      for (const std::size_t row : rows) {
        NounEntry one = noun_entry(*table, row);
        one.person = is_person_role(role);
        add_forms(inflect_noun(one), id);
      }
    }
  }

  /// Rows of one noun: the same lemma and part of speech in several files (its events in one, its
  /// roles in another). Within a file they are homographs and stay apart.
  static std::vector<std::vector<std::size_t>> noun_groups(const RawTable& table) {
    std::vector<std::vector<std::size_t>> groups;
    std::map<std::pair<std::string_view, std::string_view>, std::size_t> known;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const auto [at, fresh] =
          known.try_emplace({table.cell(i, "lemma"), table.cell(i, "pos")}, groups.size());
      const bool joins = !fresh && std::none_of(groups[at->second].begin(),
                                                groups[at->second].end(), [&](std::size_t row) {
                                                  return table.rows[row].file == table.rows[i].file;
                                                });
      if (joins) {
        groups[at->second].push_back(i);
      } else {
        groups.push_back({i});
      }
    }
    return groups;
  }

  /// Words of a column over several rows, each once.
  static std::string joined(const RawTable& table, const std::vector<std::size_t>& rows,
                            std::string_view column) {
    std::vector<std::string_view> words;
    for (const std::size_t row : rows) {
      for (const std::string_view word : split_words(table.cell(row, column))) {
        if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
      }
    }
    std::string out;
    for (const std::string_view word : words) out.append(out.empty() ? "" : " ").append(word);
    return out;
  }

  void function_words() {
    const RawTable* table = find_table(tables_, "function_words");
    if (table == nullptr) return;
    for (std::size_t i = 0; i < table->rows.size(); ++i) {
      const std::string_view form = table->cell(i, "form");
      const auto pos = pos_from(table->cell(i, "pos"));
      if (form.empty() || !pos) {
        issue(table->rows[i], form.empty() ? "has no form" : "unknown part of speech");
        continue;
      }
      const std::uint32_t id = lexeme(*table, i, form, *pos, Source::function_words);
      Morph morph;
      morph.set(Derived::lemma);
      writer_.add_form(text::fold_word(form), {id, morph});
    }
  }

  void phrases() {
    const RawTable* table = find_table(tables_, "phrases");
    if (table == nullptr) return;
    for (std::size_t i = 0; i < table->rows.size(); ++i) {
      auto sequences = expand_pattern(table->cell(i, "words"), lemmas_);
      if (!sequences) {
        issue(table->rows[i], sequences.error().message);
        continue;
      }
      add_sequences(*table, *sequences, Source::phrases, i, 0);
    }
  }

  void names(std::string_view name, Source source) {
    const RawTable* table = find_table(tables_, name);
    if (table == nullptr) return;
    for (std::size_t i = 0; i < table->rows.size(); ++i) {
      const AltName first = parse_name(table->cell(i, "name_ar"));
      add_name(*table, i, first, source, 0);
      std::size_t alias = 0;
      for (const AltName& other : alt_names(table->cell(i, "other"))) {
        add_name(*table, i, other, source, ++alias);
      }
    }
  }

  void add_name(const RawTable& table, std::size_t row, const AltName& name, Source source,
                std::size_t alias) {
    const std::vector<Sequence> sequences = expand_name(name.text, name.nisba);
    if (sequences.empty()) {
      issue(table.rows[row], "a name without words");
      return;
    }
    add_sequences(table, sequences, source, row, alias);
    if (alias == 0) written_.push_back(std::string(split_words(name.text).front()));
  }

  void add_sequences(const RawTable& table, const std::vector<Sequence>& sequences, Source source,
                     std::size_t row, std::size_t alias) {
    PayloadRecord payload;
    payload.row = static_cast<std::uint32_t>(row);
    payload.alias = static_cast<std::uint16_t>(alias);
    payload.source = static_cast<std::uint8_t>(source);
    for (const Sequence& sequence : sequences) {
      if (!writer_.add_sequence(sequence, payload)) {
        issue(table.rows[row], "two words have one hash: respell the entry");
      }
    }
  }

  /// Words from all over the data, so that the self-test meets every kind of letter and entry.
  void samples() {
    const std::size_t step = std::max<std::size_t>(1, written_.size() / kSamples);
    for (std::size_t i = 0; i < written_.size(); i += step) writer_.add_sample(written_[i]);
  }

  const std::vector<InputFile>& inputs_;
  std::vector<RawTable> tables_;
  std::vector<Issue> issues_;
  PackWriter writer_;
  LemmaIndex lemmas_;
  std::vector<std::string> written_;
};

}  // namespace

Compiled compile_pack(const std::vector<InputFile>& inputs) { return Compiler(inputs).compile(); }

}  // namespace tawatur::lexicon
