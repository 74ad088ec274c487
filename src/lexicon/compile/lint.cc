// SPDX-License-Identifier: Apache-2.0
#include "lexicon/compile/lint.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "lexicon/compile/compiler.h"
#include "lexicon/compile/covered.h"
#include "lexicon/compile/entries.h"
#include "lexicon/compile/spelling.h"
#include "lexicon/compile/vocabulary.h"
#include "lexicon/names.h"

namespace tawatur::lexicon {
namespace {

using Names = std::set<std::string, std::less<>>;

/// Columns of the tables that the engine reads by name, and which of them tell rows apart.
struct Shape {
  std::string_view table, columns, key;
};
constexpr std::array<Shape, 8> kShapes = {{
    {"verbs", "lemma present root form masdar class cue note origin", "lemma form root present"},
    {"nouns", "lemma plural gender pos class cue role note origin", "lemma pos gender plural"},
    {"function_words", "form pos cue role note origin", "form pos role"},
    {"phrases", "words pos class cue role note origin", "words pos"},
    {"actors", "id name_ar name_en kind country other parent members from to note origin", "id"},
    {"places",
     "id name_ar name_en other category country admin1 lat lon precision population note origin",
     "id"},
    {"causes", "word act reach note origin", "word"},
    {"outlets", "id name_ar name_en other kind note origin", "id"},
}};

constexpr std::array<std::string_view, 15> kActorKinds = {"state",       "external state",
                                                          "armed group", "rebel group",
                                                          "militia",     "pro-government militia",
                                                          "coalition",   "political body",
                                                          "civil body",  "international body",
                                                          "monitor",     "media",
                                                          "person",      "civilians",
                                                          "unidentified"};
constexpr std::array<std::string_view, 14> kPlaceCategories = {
    "country", "governorate", "district", "city", "town",  "village", "neighbourhood",
    "region",  "camp",        "site",     "sea",  "river", "quarter", "island"};
constexpr std::array<std::string_view, 7> kPrecisions = {
    "point", "near", "district", "governorate", "region", "country", "unknown"};
constexpr std::array<std::string_view, 3> kOutletKinds = {"outlet", "agency", "monitor"};
constexpr std::array<std::string_view, 3> kStances = {"pro", "anti", "loaded"};
constexpr std::array<std::string_view, 4> kOrigins = {"knowledge", "eval", "corpus", "user"};

template <std::size_t N>
bool is_one_of(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

/// "eval, geonames" or "eval | geonames".
std::vector<std::string_view> origins_of(std::string_view cell) {
  std::vector<std::string_view> out;
  std::size_t at = 0;
  while (at < cell.size()) {
    const std::size_t end = std::min(cell.find_first_of(" ,|;", at), cell.size());
    if (end > at) out.push_back(cell.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

class Linter {
 public:
  explicit Linter(const std::vector<InputFile>& inputs) : inputs_(inputs) {}

  std::vector<Issue> lint() {
    Compiled compiled = compile_pack(inputs_);  // tells what can't be read, inflected, expanded
    issues_ = std::move(compiled.issues);
    std::vector<Issue> told;  // by the compiler already
    tables_ = read_tables(inputs_, told);
    words_ = read_vocabulary(inputs_, issues_);
    first_lines();
    sources();
    for (const RawTable& table : tables_) check(table);
    links();
    std::vector<Issue> covered = covered_phrases(tables_);
    std::move(covered.begin(), covered.end(), std::back_inserter(issues_));
    std::sort(issues_.begin(), issues_.end());
    issues_.erase(std::unique(issues_.begin(), issues_.end()), issues_.end());
    return std::move(issues_);
  }

 private:
  void issue(const RawRow& row, std::string message) {
    issues_.push_back({row.file, row.line, std::move(message)});
  }

  void first_lines() {
    for (const InputFile& input : inputs_) {
      const bool is_table = is_table_file(input.name);
      if (is_table && input.bytes.compare(0, 8, "# table ") != 0) {
        issues_.push_back({input.name, 1, "doesn't begin with \"# table NAME v1\""});
      }
    }
  }

  void sources() {
    if (const RawTable* table = find_table(tables_, "SOURCES")) {
      has_sources_ = true;
      for (std::size_t i = 0; i < table->rows.size(); ++i) sources_.emplace(table->cell(i, "id"));
    }
  }

  void check(const RawTable& table) {
    const bool folds = table.name == "normalisation";  // is about such characters
    for (const RawRow& row : table.rows) {
      for (std::size_t c = 0; c < row.cells.size() && !folds; ++c) {
        const auto wrong = misspelling(row.cells[c]);
        if (wrong) issue(row, table.columns[c] + ": " + *wrong);
      }
    }
    for (std::size_t i = 0; i < table.rows.size(); ++i) origin(table, i);
    const auto shape = std::find_if(kShapes.begin(), kShapes.end(),
                                    [&](const Shape& s) { return s.table == table.name; });
    if (shape == kShapes.end()) return;
    if (has_columns(table, *shape)) {
      keys(table, *shape);
      for (std::size_t i = 0; i < table.rows.size(); ++i) row(table, i);
    }
  }

  bool has_columns(const RawTable& table, const Shape& shape) {
    bool all = true;
    for (const std::string_view column : split_words(shape.columns)) {
      if (table.column(column) >= 0) continue;
      all = false;
      issues_.push_back({table.name + ".tsv", 0, "has no column " + quoted(column)});
    }
    return all;
  }

  void origin(const RawTable& table, std::size_t i) {
    if (table.name == "SOURCES") return;
    if (table.column("origin") < 0 || table.column("note") < 0) {
      if (i == 0) issue(table.rows[i], "the table has no note and origin");
      return;
    }
    const std::string_view cell = table.cell(i, "origin");
    const bool own = table.rows[i].file.starts_with(kUserFolder);
    if (cell.empty() && !own) issue(table.rows[i], "no origin");
    for (const std::string_view one : origins_of(cell)) {
      if (is_one_of(one, kOrigins) || !has_sources_ || sources_.count(one) != 0) continue;
      issue(table.rows[i], "origin " + quoted(one) + " is not in SOURCES.tsv");
    }
  }

  void keys(const RawTable& table, const Shape& shape) {
    std::map<std::string, std::size_t> seen;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      // Files of one table are written by different people; the compiler joins what they repeat.
      std::string key = shape.table == "nouns" ? table.rows[i].file : "";
      for (const std::string_view column : split_words(shape.key)) {
        key += table.cell(i, column);
        key += '\t';
      }
      const auto [at, fresh] = seen.try_emplace(key, i);
      if (fresh) continue;
      const RawRow& first = table.rows[at->second];
      issue(table.rows[i], "repeats " + first.file + ":" + std::to_string(first.line));
    }
  }

  void row(const RawTable& table, std::size_t i) {
    known(table, i, "class", words_.has_classes,
          [this](std::string_view word) { return words_.classes.count(word) != 0; });
    known(table, i, "cue", words_.has_cues,
          [this](std::string_view word) { return words_.cues.count(word) != 0; });
    known(table, i, "role", words_.has_roles,
          [this](std::string_view word) { return words_.knows_role(word); });
    known(table, i, "pos", true, [](std::string_view word) { return pos_from(word).has_value(); });
    if (table.name == "verbs") verb(table, i);
    if (table.name == "nouns") noun(table, i);
    if (table.name == "function_words") function_word(table, i);
    if (table.name == "actors") actor(table, i);
    if (table.name == "places") place(table, i);
    if (table.name == "outlets") outlet(table, i);
    if (table.name == "causes") cause(table, i);
  }

  void known(const RawTable& table, std::size_t i, std::string_view column, bool checked,
             const std::function<bool(std::string_view)>& is_known) {
    if (!checked || table.column(column) < 0) return;
    for (const std::string_view word : split_words(table.cell(i, column))) {
      if (!is_known(word))
        issue(table.rows[i], "unknown " + std::string(column) + " " + quoted(word));
    }
  }

  void verb(const RawTable& table, std::size_t i) {
    const std::string wrong = check_verb(verb_entry(table, i));
    if (!wrong.empty()) issue(table.rows[i], wrong);
  }

  void noun(const RawTable& table, std::size_t i) {
    const std::string_view gender = table.cell(i, "gender");
    if (gender != "m" && gender != "f" && table.cell(i, "pos") != "adverb") {
      issue(table.rows[i], "gender is neither m nor f");
    }
    if (table.cell(i, "lemma").find(' ') != std::string_view::npos) {
      issue(table.rows[i], "a lemma of several words belongs into phrases.tsv");
    }
  }

  void function_word(const RawTable& table, std::size_t i) {
    if (table.cell(i, "form").find(' ') != std::string_view::npos) {
      issue(table.rows[i], "a form of several words belongs into phrases.tsv");
    }
  }

  void names(const RawTable& table, std::size_t i) {
    if (table.cell(i, "id").empty()) issue(table.rows[i], "no id");
    if (table.cell(i, "name_ar").empty()) issue(table.rows[i], "no Arabic name");
    if (table.cell(i, "name_en").empty()) issue(table.rows[i], "no English name");
    Names seen;
    std::vector<AltName> all = alt_names(table.cell(i, "other"));
    all.push_back(parse_name(table.cell(i, "name_ar")));
    for (const AltName& name : all) {
      if (!seen.emplace(std::string(name.text) + "|" + std::string(name.from)).second) {
        issue(table.rows[i], "name " + quoted(name.text) + " twice");
      }
      if (name.unknown) issue(table.rows[i], "name " + quoted(name.text) + ": unknown attribute");
      if (!name.stance.empty() && !is_one_of(name.stance, kStances)) {
        issue(table.rows[i], "unknown stance " + quoted(name.stance));
      }
      days(table.rows[i], name.from, name.to);
    }
  }

  void days(const RawRow& row, std::string_view from, std::string_view to) {
    for (const std::string_view day : {from, to}) {
      if (!day.empty() && !is_day(day)) issue(row, "no such day: " + quoted(day));
    }
    if (!from.empty() && !to.empty() && from > to) issue(row, "ends before it begins");
  }

  void actor(const RawTable& table, std::size_t i) {
    names(table, i);
    const std::string_view kind = table.cell(i, "kind");
    if (!is_one_of(kind, kActorKinds)) issue(table.rows[i], "unknown kind " + quoted(kind));
    days(table.rows[i], table.cell(i, "from"), table.cell(i, "to"));
    if (actors_.empty()) {
      for (std::size_t k = 0; k < table.rows.size(); ++k) actors_.emplace(table.cell(k, "id"));
    }
    for (const std::string_view column : {"parent", "members"}) {
      for (const std::string_view id : split_list(table.cell(i, column))) {
        if (actors_.count(id) == 0) {
          issue(table.rows[i], std::string(column) + " " + quoted(id) + " is no actor");
        }
      }
    }
  }

  void place(const RawTable& table, std::size_t i) {
    names(table, i);
    const std::string_view category = table.cell(i, "category"),
                           precision = table.cell(i, "precision");
    if (!is_one_of(category, kPlaceCategories)) {
      issue(table.rows[i], "unknown category " + quoted(category));
    }
    if (!is_one_of(precision, kPrecisions)) {
      issue(table.rows[i], "unknown precision " + quoted(precision));
    }
    const std::string_view lat = table.cell(i, "lat"), lon = table.cell(i, "lon");
    if (lat.empty() != lon.empty()) issue(table.rows[i], "half a coordinate");
    coordinate(table.rows[i], lat, 90);
    coordinate(table.rows[i], lon, 180);
  }

  void coordinate(const RawRow& row, std::string_view text, double most) {
    if (text.empty()) return;
    double value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc() || end != text.data() + text.size() || value < -most ||
        value > most) {
      issue(row, "no coordinate: " + quoted(text));
    }
  }

  void cause(const RawTable& table, std::size_t i) {
    const std::string_view word = table.cell(i, "word"), act = table.cell(i, "act"),
                           reach = table.cell(i, "reach");
    const bool is_cue = words_.has_cues && words_.cues.count(word) != 0;
    if (!is_cue && !(words_.has_roles && words_.knows_role(word))) {
      issue(table.rows[i], "no cue or role " + quoted(word));
    }
    if (act != "before" && act != "behind") issue(table.rows[i], "unknown act " + quoted(act));
    if (reach != "phrase" && reach != "clause") {
      issue(table.rows[i], "unknown reach " + quoted(reach));
    }
  }

  void outlet(const RawTable& table, std::size_t i) {
    names(table, i);
    const std::string_view kind = table.cell(i, "kind");
    if (!is_one_of(kind, kOutletKinds)) issue(table.rows[i], "unknown kind " + quoted(kind));
  }

  /// Prepositions that classes link roles by must be some word's role.
  void links() {
    Names preps = {"prep:bi", "prep:li", "prep:ka"};
    bool any = false;
    for (const std::string_view name : {"function_words", "phrases"}) {
      const RawTable* table = find_table(tables_, name);
      if (table == nullptr) continue;
      any = true;
      for (std::size_t i = 0; i < table->rows.size(); ++i) {
        for (const std::string_view role : split_words(table->cell(i, "role"))) preps.emplace(role);
      }
    }
    if (!any) return;
    for (const auto& [prep, line] : words_.linked_preps) {
      if (preps.count(prep) == 0) {
        issues_.push_back({"classes.toml", line, "no word has the role " + quoted(prep)});
      }
    }
  }

  const std::vector<InputFile>& inputs_;
  std::vector<RawTable> tables_;
  std::vector<Issue> issues_;
  Vocabulary words_;
  bool has_sources_ = false;
  Names sources_, actors_;
};

}  // namespace

std::vector<Issue> lint(const std::vector<InputFile>& inputs) { return Linter(inputs).lint(); }

}  // namespace tawatur::lexicon
