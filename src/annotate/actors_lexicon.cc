// SPDX-License-Identifier: Apache-2.0
#include "annotate/actors_lexicon.h"

#include <array>
#include <utility>

#include "text/fold.h"

namespace tawatur::annotate {
namespace {

/// Calls `f` with each part of `list` between separators, blanks at the ends taken off.
template <class F>
void each_part(std::string_view list, char separator, F f) {
  while (!list.empty()) {
    const std::size_t cut = list.find(separator);
    std::string_view part = list.substr(0, cut);
    list = cut == std::string_view::npos ? std::string_view() : list.substr(cut + 1);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    if (!part.empty()) f(part);
  }
}

std::uint32_t role_bit(std::string_view name) {
  using namespace role;
  static constexpr std::array<std::pair<std::string_view, std::uint32_t>, 29> kNames = {{
      {"head:force", kForce},
      {"head:aircraft", kAircraft},
      {"head:artillery", kArtillery},
      {"head:position", kPosition},
      {"head:vehicle", kVehicle},
      {"head:person", kPerson},
      {"head:body", kBody},
      {"speaker", kSource},
      {"title", kTitle},
      {"civilians", kCivilians},
      {"fighter", kFighter},
      {"unidentified", kUnidentified},
      {"casualty:killed", kKilled},
      {"casualty:wounded", kWounded},
      {"captive", kCaptive},
      {"partitive", kPartitive},
      {"nisba", kNisba},
      {"number", kNumber},
      {"given-name", kGivenName},
      {"direction", kDirection},
      {"time", kTime},
      {"tail:actor", kTail},
      {"number:tens", kNumber},
      {"place:known", kPlaceKnownOnly},
      {"place:bare", 0},
      {"place:noname", 0},
      {"place:first", 0},
      {"others", kOthers},
      {"name-word", kNameWord},
  }};
  for (const auto& [text, bit] : kNames) {
    if (text == name) return bit;
  }
  if (name.rfind("place:", 0) == 0) return kPlace;
  if (name.rfind("number", 0) == 0) return kNumber;
  if (name.rfind("time", 0) == 0) return kTime;
  return 0;
}

Prep prep_from(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, Prep>, 9> kNames = {{
      {"prep:fi", Prep::fi},
      {"prep:min", Prep::min},
      {"prep:li", Prep::li},
      {"prep:bi", Prep::bi},
      {"prep:an", Prep::an},
      {"prep:ala", Prep::ala},
      {"prep:ila", Prep::ila},
      {"prep:bayna", Prep::bayna},
      {"prep:min_qibal", Prep::min_qibal},
  }};
  for (const auto& [text, prep] : kNames) {
    if (text == name) return prep;
  }
  return name.rfind("prep:", 0) == 0 ? Prep::other : Prep::none;
}

}  // namespace

ActorKind actor_kind_from(std::string_view name) {
  for (std::uint8_t k = 1; k <= static_cast<std::uint8_t>(ActorKind::unidentified); ++k) {
    if (to_string(ActorKind(k)) == name) return ActorKind(k);
  }
  return name == "external state" ? ActorKind::state : ActorKind::unknown;
}

ActorLexicon::ActorLexicon(const lexicon::Pack& pack) {
  read_actors(pack);
  read_lexemes(pack, read_nisbas(pack));
  civilians_ = row_of("civilians");
  unidentified_ = row_of("unidentified");
}

std::uint32_t ActorLexicon::row_of(std::string_view id) const {
  const auto found = row_of_.find(id);
  return found == row_of_.end() ? Nisba::kNoActor : found->second;
}

void ActorLexicon::read_actors(const lexicon::Pack& pack) {
  const lexicon::Table table = pack.table("actors");
  if (!table) return;
  const int id = table.column("id"), name = table.column("name_ar"), kind = table.column("kind"),
            country = table.column("country"), other = table.column("other"),
            note = table.column("note");
  actors_.reserve(table.rows());
  for (std::size_t r = 0; r < table.rows(); ++r) {
    ActorRow row;
    row.id = table.cell(r, id);
    row.name_ar = table.cell(r, name);
    row.head = text::fold_word(row.name_ar.substr(0, row.name_ar.find(' ')));
    row.kind = actor_kind_from(table.cell(r, kind));
    each_part(table.cell(r, country), ' ',
              [&row](std::string_view c) { row.countries.push_back(c); });
    row.alias_flags.push_back(table.cell(r, note) == "weak name" ? ActorRow::kWeak : 0);
    each_part(table.cell(r, other), '|', [&row](std::string_view alias) {
      std::uint8_t flags = 0;
      if (alias.find("{weak}") != std::string_view::npos) flags |= ActorRow::kWeak;
      if (alias.find("{stance=") != std::string_view::npos) flags |= ActorRow::kLoaded;
      row.alias_flags.push_back(flags);
    });
    row_of_.emplace(row.id, static_cast<std::uint32_t>(r));
    actors_.push_back(std::move(row));
  }
  const int parent = table.column("parent");
  for (std::size_t r = 0; r < table.rows(); ++r) {
    actors_[r].parent = row_of(table.cell(r, parent));
  }
}

std::unordered_map<std::string, std::uint32_t> ActorLexicon::read_nisbas(
    const lexicon::Pack& pack) {
  std::unordered_map<std::string, std::uint32_t> of;
  const lexicon::Table table = pack.table("nisba");
  if (!table) return of;
  const int adjective = table.column("adjective"), actor = table.column("actor"),
            country = table.column("country"), note = table.column("note");
  for (std::size_t r = 0; r < table.rows(); ++r) {
    Nisba nisba;
    nisba.actor = row_of(table.cell(r, actor));
    nisba.country = table.cell(r, country).substr(0, 2);
    nisba.weak = table.cell(r, note).find("weak") != std::string_view::npos;
    nisba.loaded = table.cell(r, note).find("loaded") != std::string_view::npos;
    nisbas_.push_back(nisba);
    of.emplace(text::fold_word(table.cell(r, adjective)),
               static_cast<std::uint32_t>(nisbas_.size()));
  }
  return of;
}

void ActorLexicon::read_lexemes(const lexicon::Pack& pack,
                                const std::unordered_map<std::string, std::uint32_t>& nisba_of) {
  lexemes_.resize(pack.lexeme_count());
  for (std::uint32_t i = 0; i < lexemes_.size(); ++i) {
    const lexicon::Lexeme lexeme = pack.lexeme(i);
    LexemeInfo& info = lexemes_[i];
    each_part(lexeme.role, ' ', [&info](std::string_view name) {
      info.roles |= role_bit(name);
      if (info.prep == Prep::none) info.prep = prep_from(name);
    });
    // "Armed men" alone are fighters; only a word for "unknown" makes them unidentified.
    if ((info.roles & role::kFighter) != 0) info.roles &= ~role::kUnidentified;
    if (!lexeme.classes.empty()) info.roles |= role::kEvent;
    if (lexeme.cue.rfind("report.", 0) == 0) info.roles |= role::kReport;
    if ((info.roles & role::kNisba) != 0) {
      const auto found = nisba_of.find(std::string(lexeme.lemma));
      if (found != nisba_of.end()) info.nisba = found->second;
    }
  }
}

}  // namespace tawatur::annotate
