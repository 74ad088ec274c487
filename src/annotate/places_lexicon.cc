// SPDX-License-Identifier: Apache-2.0
#include "annotate/places_lexicon.h"

#include <algorithm>
#include <unordered_map>

#include "text/fold.h"

namespace tawatur::annotate {
namespace {

constexpr std::string_view kArticle = "\xD8\xA7\xD9\x84";

std::string_view trim(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

/// Calls `f` with each space-separated word.
template <class F>
void each_word(std::string_view text, F f) {
  while (!(text = trim(text)).empty()) {
    const auto end = std::min(text.find(' '), text.size());
    f(text.substr(0, end));
    text.remove_prefix(end);
  }
}

struct RoleFlag {
  std::string_view role;
  std::uint16_t flags;
};
using namespace place_flag;
constexpr RoleFlag kRoles[] = {
    {"place:bare", kBare},
    {"place:known", kKnown},
    {"place:noname", kNoName},
    {"place:first", kFirst},
    {"place:size", kSize},
    {"direction", kDirection},
    {"prep:fi", kLocative | kIn | kFunction},
    {"prep:bi", kLocative | kIn | kFunction},
    {"prep:min", kLocative | kFrom | kFunction},
    {"prep:ila", kLocative | kFunction},
    {"prep:ala", kLocative | kFunction},
    {"prep:nahwa", kLocative | kFunction},
    {"prep:bayna", kLocative | kBetween | kFunction},
    {"prep:qurb", kLocative | kFunction},
    {"prep:inda", kLocative | kFunction},
    {"prep:hawla", kLocative | kFunction},
    {"prep:dakhil", kLocative | kFunction},
    {"prep:kharij", kLocative | kFunction},
    {"prep:abra", kLocative | kFunction},
    {"prep:wasat", kLocative | kFunction},
    {"prep:hatta", kLocative | kFunction},
    {"prep:an", kFunction},
    {"head:body", kOwner},
    {"head:source", kOwner},
    {"title", kOwner},
};

std::uint16_t flags_of(Pos pos) {
  switch (pos) {
    case Pos::prep:
    case Pos::conj:
    case Pos::sub:
    case Pos::rel:
    case Pos::dem:
    case Pos::pron:
    case Pos::neg:
    case Pos::particle:
      return kFunction;
    default:
      return 0;
  }
}

/// Words that other tables use for a category.
PlaceCategory category_in(std::string_view word) {
  if (word == "quarter") return PlaceCategory::neighbourhood;
  if (word == "outskirts") return PlaceCategory::part;
  return place_category(word);
}

PlaceLexeme classify(Pos pos, std::string_view roles) {
  PlaceLexeme out;
  out.flags = flags_of(pos);
  each_word(roles, [&](std::string_view role) {
    for (const RoleFlag& r : kRoles) {
      if (r.role == role) out.flags |= r.flags;
    }
    if (role.starts_with("place:") && out.category == PlaceCategory::none) {
      out.category = category_in(role.substr(6));
    }
  });
  return out;
}

/// Category words of nouns_places.tsv (the pack has all noun files in one table): lemma as written
/// and roles, by folded lemma.
struct CategoryWord {
  std::string_view written, roles;
};
std::unordered_map<std::string, CategoryWord> category_words(const lexicon::Pack& pack) {
  std::unordered_map<std::string, CategoryWord> out;
  const lexicon::Table table = pack.table("nouns");
  if (!table) return out;
  const int lemma = table.column("lemma"), role = table.column("role");
  for (std::size_t r = 0; r < table.rows(); ++r) {
    if (!table.place(r).starts_with("nouns_places.")) continue;
    const std::string_view written = table.cell(r, lemma);
    out.emplace(text::fold_word(written), CategoryWord{written, table.cell(r, role)});
  }
  return out;
}

}  // namespace

void split_names(std::string_view name_ar, std::string_view other,
                 std::vector<std::string_view>& names, std::vector<std::string_view>& marks) {
  names.assign(1, trim(name_ar));
  marks.assign(1, {});
  while (!other.empty()) {
    const auto end = std::min(other.find('|'), other.size());
    const std::string_view part = trim(other.substr(0, end));
    const auto brace = std::min(part.find('{'), part.size());
    names.push_back(trim(part.substr(0, brace)));
    marks.push_back(part.substr(brace));
    other.remove_prefix(std::min(end + 1, other.size()));
  }
}

PlaceLexicon::PlaceLexicon(const lexicon::Pack& pack) {
  const auto words = category_words(pack);
  lexemes_.resize(pack.lexeme_count());
  written_.resize(pack.lexeme_count());
  for (std::uint32_t i = 0; i < lexemes_.size(); ++i) {
    const lexicon::Lexeme lexeme = pack.lexeme(i);
    PlaceLexeme& out = lexemes_[i] = classify(lexeme.pos, lexeme.role);
    if (lexeme.source != lexicon::Source::nouns) continue;
    // A word that both noun tables list is one word here: the table of category words decides.
    const auto found = words.find(std::string(lexeme.lemma));
    if (found != words.end()) {
      const auto owner = static_cast<std::uint16_t>(out.flags & kOwner);
      out = classify(lexeme.pos, found->second.roles);
      out.flags |= owner;
      written_[i] = found->second.written;
    } else if (out.category != PlaceCategory::none) {
      out.flags |= kKnown;
      written_[i] = lexeme.lemma;
    }
  }
  for (const std::string_view name : {"months", "weekdays"}) {
    const lexicon::Table table = pack.table(name);
    if (!table) continue;
    const int column = table.column("name");
    for (std::size_t r = 0; r < table.rows(); ++r) {
      each_word(text::fold_word(table.cell(r, column)),
                [&](std::string_view word) { times_.insert(std::string(word)); });
    }
  }
  const lexicon::Table places = pack.table("places");
  if (!places) return;
  const int name = places.column("name_ar"), other = places.column("other"),
            note = places.column("note"), category = places.column("category"),
            origin = places.column("origin");
  rows_.resize(places.rows());
  names_.resize(places.rows());
  std::vector<std::string_view> marks;
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    split_names(places.cell(r, name), places.cell(r, other), names_[r], marks);
    PlaceRow& row = rows_[r];
    row.category = place_category(places.cell(r, category));
    const std::string_view notes = places.cell(r, note);
    row.known =
        places.cell(r, origin) != "geonames" || notes.find("news") != std::string_view::npos ||
        notes.find("seat") != std::string_view::npos ||
        notes.find("capital") != std::string_view::npos || row.category == PlaceCategory::city;
    if (notes.find("{weak}") != std::string_view::npos) row.weak |= 1;
    for (std::size_t n = 0; n < names_[r].size() && n < 32; ++n) {
      if (marks[n].find("weak") != std::string_view::npos) row.weak |= 1U << n;
      if (text::fold_word(names_[r][n]).starts_with(kArticle)) row.articled |= 1U << n;
    }
  }
}

std::string_view PlaceLexicon::name(std::uint32_t row, std::uint32_t alias) const {
  return row < names_.size() && alias < names_[row].size() ? names_[row][alias]
                                                           : std::string_view();
}

std::string_view PlaceLexicon::written(std::uint32_t lexeme) const {
  return lexeme < written_.size() ? written_[lexeme] : std::string_view();
}

}  // namespace tawatur::annotate
