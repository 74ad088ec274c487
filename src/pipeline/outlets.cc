// SPDX-License-Identifier: Apache-2.0
#include "pipeline/outlets.h"

#include <string_view>
#include <vector>

#include "lexicon/names.h"

namespace tawatur::pipeline {
namespace {

constexpr std::size_t kDayLetters = 10;  ///< "2018-01-11"; what follows is a time

/// Names of papers and channels, and of the agencies among the actors.
std::vector<copies::Credits::Name> names_of(const lexicon::Pack& pack) {
  std::vector<copies::Credits::Name> out;
  for (const char* name : {"outlets", "actors"}) {
    const lexicon::Table table = pack.table(name);
    if (!table) continue;
    const int id = table.column("id"), kind = table.column("kind"), other = table.column("other");
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const std::string_view what = table.cell(row, kind);
      if (what != "outlet" && what != "media") continue;
      const std::string own(table.cell(row, id));
      for (const char* column : {"name_ar", "name_en"}) {
        out.push_back({own, std::string(table.cell(row, table.column(column)))});
      }
      for (const lexicon::AltName& alt : lexicon::alt_names(table.cell(row, other))) {
        out.push_back({own, std::string(alt.text), alt.weak});
      }
    }
  }
  return out;
}

}  // namespace

Outlets::Outlets(const lexicon::Pack& pack) : names_(names_of(pack)) {}

copies::Origin Outlets::origin(const Document& document) const {
  copies::Origin out;
  out.id = document.id;
  out.published = document.published.substr(0, kDayLetters);
  const std::vector<std::string> known = names_.find(document.outlet);
  out.outlet = known.size() == 1 ? known.front() : document.outlet;
  out.credits = names_.find(document.text);
  return out;
}

}  // namespace tawatur::pipeline
