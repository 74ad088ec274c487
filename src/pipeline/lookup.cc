// SPDX-License-Identifier: Apache-2.0
#include "pipeline/lookup.h"

#include <algorithm>

#include "resolve/places.h"

namespace tawatur::pipeline {
namespace {

std::string_view word(resolve::NameFit fit) {
  switch (fit) {
    case resolve::NameFit::plain:
      return "plain";
    case resolve::NameFit::spelling:
      return "spelling";
    case resolve::NameFit::sound:
      return "sound";
    case resolve::NameFit::letter:
      return "letter";
    case resolve::NameFit::part:
      return "part";
  }
  return "";
}

/// Parts between marks, without blanks around them; "-" and blank ones left out.
std::vector<std::string> parts(std::string_view text, std::string_view marks) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(marks), text.size());
    std::string_view part = text.substr(0, end);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    if (!part.empty() && part != "-") out.emplace_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

bool holds(const std::vector<std::string>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

/// The actors table by name.
class Actors {
 public:
  explicit Actors(const lexicon::Table& table)
      : table_(table),
        id_(table.column("id")),
        other_(table.column("other")),
        parent_(table.column("parent")),
        members_(table.column("members")) {}

  std::vector<ActorFound> find(std::string_view name) const {
    const std::string key = resolve::place_key(name);
    std::vector<ActorFound> same, containing;
    for (std::size_t r = 0; r < table_.rows(); ++r) {
      ActorFound found;
      if (table_.cell(r, id_) == name) {
        found.fit = "id";
      } else if (key.empty() || !match(r, key, found)) {
        continue;
      }
      fill(r, found);
      (found.fit == "part" ? containing : same).push_back(std::move(found));
    }
    return same.empty() ? containing : same;
  }

 private:
  std::string text(std::size_t row, std::string_view column) const {
    return std::string(table_.cell(row, table_.column(column)));
  }

  std::vector<std::string> names(std::size_t row) const {
    std::vector<std::string> out = {text(row, "name_ar"), text(row, "name_en")};
    for (std::string& name : parts(table_.cell(row, other_), "|")) out.push_back(std::move(name));
    return out;
  }

  bool match(std::size_t row, const std::string& key, ActorFound& found) const {
    for (const std::string& name : names(row)) {
      const std::string own = resolve::place_key(name.substr(0, name.find('{')));
      const bool same = own == key;
      if (!same && (found.fit == "part" || own.find(key) == std::string::npos)) continue;
      found.fit = same ? "plain" : "part";
      found.matched = name;
      if (same) return true;
    }
    return !found.fit.empty();
  }

  void fill(std::size_t row, ActorFound& found) const {
    found.id = text(row, "id");
    found.name_ar = text(row, "name_ar");
    found.name_en = text(row, "name_en");
    found.kind = text(row, "kind");
    found.acts_as = text(row, "acts_as");
    found.from = text(row, "from");
    found.to = text(row, "to");
    found.countries = parts(text(row, "country"), " ");
    found.names = parts(table_.cell(row, other_), "|");
    found.parent = text(row, "parent");
    found.members = parts(table_.cell(row, members_), " |,");
    for (std::size_t r = 0; r < table_.rows(); ++r) {
      const std::string other(table_.cell(r, id_));
      if (table_.cell(r, parent_) == found.id) found.children.push_back(other);
      if (holds(parts(table_.cell(r, members_), " |,"), found.id)) found.member_of.push_back(other);
    }
  }

  const lexicon::Table& table_;
  int id_, other_, parent_, members_;
};

}  // namespace

Result<std::vector<PlaceFound>> find_places(const lexicon::Pack& pack, const std::string& gazetteer,
                                            std::string_view name) {
  resolve::PlaceResolver resolver(pack);
  if (!gazetteer.empty()) {
    Result<resolve::Gazetteer> own = resolve::read_gazetteer(gazetteer);
    if (!own) return own.error();
    resolver.import(std::move(*own));
  }
  std::vector<PlaceFound> out;
  const auto add = [&](std::uint32_t row, std::string_view fit) {
    PlaceFound& found = out.emplace_back();
    found.record = resolver.record(row);
    found.fit = fit;
    found.imported = row >= kImportedRow;
    const PlaceRecord region = resolver.unit_of(row);
    found.region = region.name_en.empty() ? region.name_ar : region.name_en;
  };
  for (const std::uint32_t row : resolver.rows_of_id(name)) add(row, "id");
  if (!out.empty()) return out;
  for (const resolve::NamedRow& row : resolver.named(name)) add(row.row, word(row.fit));
  return out;
}

std::vector<ActorFound> find_actors(const lexicon::Pack& pack, std::string_view name) {
  const lexicon::Table table = pack.table("actors");
  if (!table) return {};
  return Actors(table).find(name);
}

}  // namespace tawatur::pipeline
