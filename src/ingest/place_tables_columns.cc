// SPDX-License-Identifier: Apache-2.0
// Tables with a header: our own, plain ones, and OCHA's of every generation.
#include <algorithm>
#include <array>

#include "ingest/delimited.h"
#include "ingest/place_tables_kinds.h"

namespace tawatur::ingest {
namespace {

constexpr int kLevels = 5;  // country to fourth-level units

enum class Field : std::uint8_t {
  none,
  id,
  name,
  other,
  category,
  country,
  admin1,
  admin2,
  admin3,
  lat,
  lon,
  population,
  precision,
  source,
  ended,  ///< OCHA's validTo: the unit is no more
};

struct FieldName {
  std::string_view name;
  Field field;
};
/// By the header without case and marks.
constexpr FieldName kFields[] = {
    {"id", Field::id},
    {"pcode", Field::id},
    {"code", Field::id},
    {"locationpcode", Field::id},
    {"geonameid", Field::id},
    {"name", Field::name},
    {"namear", Field::name},
    {"nameen", Field::name},
    {"namearabic", Field::name},
    {"nameenglish", Field::name},
    {"arabic", Field::name},
    {"english", Field::name},
    {"asciiname", Field::name},
    {"locationname", Field::name},
    {"locationnamear", Field::name},
    {"locationnameen", Field::name},
    {"other", Field::other},
    {"altnames", Field::other},
    {"alternatenames", Field::other},
    {"category", Field::category},
    {"feature", Field::category},
    {"featurecode", Field::category},
    {"locationtype", Field::category},
    {"type", Field::category},
    {"country", Field::country},
    {"countrycode", Field::country},
    {"iso2", Field::country},
    {"admin1", Field::admin1},
    {"adm1", Field::admin1},
    {"admin2", Field::admin2},
    {"adm2", Field::admin2},
    {"admin3", Field::admin3},
    {"adm3", Field::admin3},
    {"lat", Field::lat},
    {"latitude", Field::lat},
    {"centerlat", Field::lat},
    {"pointy", Field::lat},
    {"latitudey", Field::lat},
    {"lon", Field::lon},
    {"lng", Field::lon},
    {"long", Field::lon},
    {"longitude", Field::lon},
    {"centerlon", Field::lon},
    {"pointx", Field::lon},
    {"longitudex", Field::lon},
    {"population", Field::population},
    {"precision", Field::precision},
    {"source", Field::source},
    {"validto", Field::ended},
};

/// What a user may name in a mapping.
constexpr std::array<std::pair<std::string_view, Field>, 12> kMapped = {
    {{"id", Field::id},
     {"name_ar", Field::name},
     {"name_en", Field::name},
     {"other", Field::other},
     {"category", Field::category},
     {"country", Field::country},
     {"admin1", Field::admin1},
     {"admin2", Field::admin2},
     {"admin3", Field::admin3},
     {"lat", Field::lat},
     {"lon", Field::lon},
     {"population", Field::population}}};

std::string plain(std::string_view header) {
  std::string out;
  for (const char c : header) {
    if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      out += c;
    }
  }
  return out;
}

/// A column and the level of units that it belongs to; -1 = of the row itself.
struct Column {
  Field field = Field::none;
  int level = -1;
};

/// "adm2pcode", "admin2nameen", "adm2ar", "adm2name1".
Column level_column(std::string_view header) {
  const std::size_t prefix = header.starts_with("admin") ? 5 : header.starts_with("adm") ? 3 : 0;
  if (prefix == 0 || header.size() <= prefix + 1) return {};
  const int level = header[prefix] - '0';
  if (level < 0 || level >= kLevels) return {};
  const std::string_view rest = header.substr(prefix + 1);
  if (rest == "pcode" || rest == "code") return {Field::id, level};
  if (rest.find("ref") != std::string_view::npos) return {};
  const bool name = rest.starts_with("name") || rest == "en" || rest == "ar" || rest == "fr" ||
                    rest == "ku" || rest.starts_with("alt");
  return name ? Column{Field::name, level} : Column{};
}

Column column_of(std::string_view header) {
  const std::string name = plain(header);
  for (const FieldName& f : kFields) {
    if (f.name == name) return {f.field, -1};
  }
  return level_column(name);
}

PlaceCategory category_of_level(int level) {
  constexpr std::array<PlaceCategory, kLevels> kCategories = {
      PlaceCategory::country, PlaceCategory::governorate, PlaceCategory::district,
      PlaceCategory::subdistrict, PlaceCategory::area};
  return level < 0 ? PlaceCategory::none : kCategories[static_cast<std::size_t>(level)];
}

/// Words of OCHA for what we call otherwise.
PlaceCategory category_of_words(std::string_view words) {
  const PlaceCategory known = category_of_kind(words);
  if (known != PlaceCategory::none) return known;
  const std::string word = plain(words);
  if (word == "community") return PlaceCategory::village;
  if (word == "neighborhood") return PlaceCategory::neighbourhood;
  return place_category(word);
}

/// A P-code by its shape: two letters and two, four, six digits; C and digits are communities.
PlaceCategory category_of_pcode(std::string_view code) {
  const auto letters = static_cast<std::size_t>(
      std::find_if(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; }) -
      code.begin());
  const std::size_t digits = code.size() - letters;
  const bool numbers = std::all_of(code.begin() + static_cast<std::ptrdiff_t>(letters), code.end(),
                                   [](char c) { return c >= '0' && c <= '9'; });
  if (!numbers) return PlaceCategory::none;
  if (letters == 1 && code[0] == 'C') return PlaceCategory::village;
  if (letters != 2) return PlaceCategory::none;
  return digits == 2   ? PlaceCategory::governorate
         : digits == 4 ? PlaceCategory::district
         : digits == 6 ? PlaceCategory::subdistrict
                       : PlaceCategory::none;
}

/// Reads the rows of one table.
class Reader {
 public:
  Reader(const std::string& path, const PlaceTableOptions& options, const PlaceTableSink& sink,
         PlaceTableCounts& counts)
      : path_(path), options_(options), sink_(sink), counts_(counts) {}

  Result<void> read() {
    Result<DelimitedRows> rows = DelimitedRows::open(path_);
    if (!rows) return rows.error();
    std::vector<std::string> cells;
    bool header = false;
    for (;;) {
      if (!rows->next(cells)) {
        if (!rows->failed()) break;
        tell_bad(path_, rows->error().line, rows->error().message, sink_, counts_);
        if (!rows->recover()) return rows->error();
        continue;
      }
      if (cells.front().starts_with('#')) continue;
      if (!header) {
        header = true;
        if (Result<void> known = read_header(cells, rows->line()); !known) return known;
        continue;
      }
      row(cells, rows->line());
    }
    if (!header) return fail("no header line", 0);
    return {};
  }

 private:
  Error fail(std::string message, std::uint64_t line, ErrorCode code = ErrorCode::kFormat) const {
    Error e{code, std::move(message)};
    e.file = path_;
    e.line = line;
    return e;
  }

  Result<void> read_header(const std::vector<std::string>& cells, std::uint64_t line) {
    for (const std::string& cell : cells) columns_.push_back(column_of(cell));
    for (const auto& [field, column] : options_.columns) {
      const auto known = std::find_if(kMapped.begin(), kMapped.end(),
                                      [&](const auto& m) { return m.first == field; });
      if (known == kMapped.end()) return fail("no such field: " + field, 0, ErrorCode::kUsage);
      const auto at = std::find_if(cells.begin(), cells.end(), [&](const std::string& cell) {
        return plain(cell) == plain(column);
      });
      if (at == cells.end()) {
        std::string all;
        for (const std::string& cell : cells) all += (all.empty() ? "" : ", ") + cell;
        return fail("no column " + column + "; there are: " + all, line, ErrorCode::kUsage);
      }
      // What the user says takes the place of what the name says.
      for (Column& c : columns_) {
        if (c.field == known->second && c.level < 0 && known->second != Field::name) c = {};
      }
      columns_[static_cast<std::size_t>(at - cells.begin())] = {known->second, -1};
    }
    const bool named = std::any_of(columns_.begin(), columns_.end(),
                                   [](const Column& c) { return c.field == Field::name; });
    if (!named) return fail("no column with names; map one with name_ar or name_en", line);
    return {};
  }

  void row(const std::vector<std::string>& cells, std::uint64_t line) {
    if (cells.size() > columns_.size()) {
      tell_bad(path_, line,
               std::to_string(cells.size()) + " columns, " + std::to_string(columns_.size()) +
                   " in the header",
               sink_, counts_);
      return;
    }
    PlaceRecord r;
    std::array<std::string, kLevels> codes;
    int level = -1;
    std::string lat, lon;
    bool ended = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string& cell = cells[i] == "-" ? kNothing : cells[i];
      const Column c = columns_[i];
      if (c.level >= 0 && c.field == Field::id && !cell.empty()) {
        codes[static_cast<std::size_t>(c.level)] = cell;
        level = std::max(level, c.level);
      }
      if (c.field == Field::lat) lat = cell;
      if (c.field == Field::lon) lon = cell;
      ended = ended || (c.field == Field::ended && !cell.empty());
      if (c.level < 0) own(c.field, cell, r);
    }
    if (ended) {
      ++counts_.left_out;
      return;
    }
    const bool unit = r.id.empty() && level >= 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (unit && columns_[i].field == Field::name && columns_[i].level == level) {
        add_names(r, cells[i]);
      }
    }
    if (unit) {
      r.id = codes[static_cast<std::size_t>(level)];
      r.category = category_of_level(level);
    }
    if (r.admin1.empty()) r.admin1 = codes[1];
    if (r.admin2.empty()) r.admin2 = codes[2];
    if (r.admin3.empty()) r.admin3 = codes[3];
    if (r.country.empty()) r.country = codes[0];
    finish(r, lat, lon, line);
  }

  static void own(Field field, const std::string& cell, PlaceRecord& r) {
    switch (field) {
      case Field::id:
        r.id = cell;
        break;
      case Field::name:
        add_names(r, cell);
        break;
      case Field::other:
        for (std::string_view rest = cell; !rest.empty();) {
          const auto end = std::min(rest.find_first_of("|,"), rest.size());
          add_name(r, rest.substr(0, end));
          rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        break;
      case Field::category:
        r.category = category_of_words(cell);
        break;
      case Field::country:
        r.country = cell;
        break;
      case Field::admin1:
        r.admin1 = cell;
        break;
      case Field::admin2:
        r.admin2 = cell;
        break;
      case Field::admin3:
        r.admin3 = cell;
        break;
      case Field::population:
        r.population = population_of(cell);
        break;
      case Field::precision:
        r.precision = cell;
        break;
      case Field::source:
        r.source = cell;
        break;
      default:
        break;
    }
  }

  void finish(PlaceRecord& r, const std::string& lat, const std::string& lon, std::uint64_t line) {
    if (!lat.empty() || !lon.empty()) {
      r.lat = latitude(lat);
      r.lon = longitude(lon);
      if (!r.lat || !r.lon) {
        tell_bad(path_, line, "latitude or longitude is no number of degrees", sink_, counts_);
        return;
      }
    }
    if (r.category == PlaceCategory::none) r.category = category_of_kind(options_.category);
    if (r.category == PlaceCategory::none) r.category = category_of_pcode(r.id);
    if (r.category == PlaceCategory::governorate && r.admin1.empty()) r.admin1 = r.id;
    if (r.category == PlaceCategory::district && r.admin2.empty()) r.admin2 = r.id;
    if (r.category == PlaceCategory::subdistrict && r.admin3.empty()) r.admin3 = r.id;
    take_record(std::move(r), options_, sink_, counts_);
  }

  static const std::string kNothing;
  const std::string& path_;
  const PlaceTableOptions& options_;
  const PlaceTableSink& sink_;
  PlaceTableCounts& counts_;
  std::vector<Column> columns_;
};
const std::string Reader::kNothing;

/// "SY" of the country cell, or of the P-codes; nothing of "SYR", which isn't ours.
std::string country_of(const PlaceRecord& r) {
  const std::string& code = !r.country.empty() ? r.country : !r.admin1.empty() ? r.admin1 : r.id;
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const bool two = code.size() >= 2 && capital(code[0]) && capital(code[1]) &&
                   (code.size() == 2 || !capital(code[2]));
  return two ? code.substr(0, 2) : std::string();
}

}  // namespace

void take_record(PlaceRecord r, const PlaceTableOptions& options, const PlaceTableSink& sink,
                 PlaceTableCounts& counts) {
  if (r.name_ar.empty() && r.name_en.empty()) {
    // A name in letters that are neither: better than none.
    const auto end = r.other.find('|');
    r.name_en = r.other.substr(0, end);
    r.other = end == std::string::npos ? std::string() : r.other.substr(end + 1);
  }
  if (r.name_ar.empty() && r.name_en.empty()) {
    ++counts.left_out;
    return;
  }
  r.country = country_of(r);
  if (r.country.empty()) r.country = options.country;
  if (r.category == PlaceCategory::none) r.category = category_of_kind(options.category);
  if (!options.source.empty()) r.source = options.source;
  if (r.precision.empty()) r.precision = default_precision(r);
  ++counts.taken;
  sink.take(std::move(r));
}

void tell_bad(const std::string& path, std::uint64_t line, std::string message,
              const PlaceTableSink& sink, PlaceTableCounts& counts) {
  ++counts.bad;
  Error e{ErrorCode::kFormat, std::move(message)};
  e.file = path;
  e.line = line;
  if (sink.bad) sink.bad(e);
}

Result<void> read_named_columns(const std::string& path, const PlaceTableOptions& options,
                                const PlaceTableSink& sink, PlaceTableCounts& counts) {
  return Reader(path, options, sink, counts).read();
}

}  // namespace tawatur::ingest
