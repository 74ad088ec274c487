// SPDX-License-Identifier: Apache-2.0
#include "emit/place_table.h"

#include "emit/json.h"

namespace tawatur::emit {
namespace {

void cell(std::string& out, std::string_view text, char end) {
  for (const char c : text) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
  out += end;
}

std::string degrees(const std::optional<double>& value) {
  std::string out;
  if (value) append_number(out, *value, 6);
  return out;
}

}  // namespace

void append_place_table_header(std::string& out, const std::vector<std::string>& notes) {
  out += "# table gazetteer v1\n";
  for (const std::string& note : notes) {
    out += "# ";
    cell(out, note, '\n');
  }
  out +=
      "id\tname_ar\tname_"
      "en\tother\tcategory\tcountry\tadmin1\tadmin2\tadmin3\tlat\tlon\tprecision\t"
      "population\tsource\n";
}

void append_place_table_row(std::string& out, const PlaceRecord& r) {
  // A comment begins with "#", and no id of a table does.
  cell(out, r.id.starts_with('#') ? std::string_view(r.id).substr(1) : std::string_view(r.id),
       '\t');
  for (const std::string* text : {&r.name_ar, &r.name_en, &r.other}) cell(out, *text, '\t');
  cell(out, to_string(r.category), '\t');
  for (const std::string* text : {&r.country, &r.admin1, &r.admin2, &r.admin3}) {
    cell(out, *text, '\t');
  }
  cell(out, degrees(r.lat), '\t');
  cell(out, degrees(r.lon), '\t');
  cell(out, r.precision, '\t');
  cell(out, r.population == 0 ? std::string() : std::to_string(r.population), '\t');
  cell(out, r.source, '\n');
}

}  // namespace tawatur::emit
