// SPDX-License-Identifier: Apache-2.0
#include "resolve/gazetteer.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/file.h"

namespace tawatur::resolve {
namespace {

constexpr std::size_t kMostRows = 5'000'000;

std::string_view trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\r')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\r')) s.remove_suffix(1);
  return s;
}

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> out;
  for (;;) {
    const auto end = std::min(text.find(mark), text.size());
    const std::string_view part = trim(text.substr(0, end));
    out.push_back(part == "-" ? std::string_view() : part);
    if (end == text.size()) return out;
    text.remove_prefix(end + 1);
  }
}

enum Column : std::size_t {
  kId,
  kNameAr,
  kNameEn,
  kLat,
  kLon,
  kKind,
  kCountry,
  kAdmin1,
  kAdmin2,
  kAdmin3,
  kOther,
  kPopulation,
  kPrecision,
  kSource,
  kColumns
};
struct ColumnName {
  std::string_view name;
  Column column;
};
constexpr ColumnName kColumnNames[] = {{"id", kId},
                                       {"name_ar", kNameAr},
                                       {"name_en", kNameEn},
                                       {"lat", kLat},
                                       {"lon", kLon},
                                       {"feature", kKind},
                                       {"category", kKind},
                                       {"country", kCountry},
                                       {"admin1", kAdmin1},
                                       {"adm1", kAdmin1},
                                       {"admin2", kAdmin2},
                                       {"adm2", kAdmin2},
                                       {"admin3", kAdmin3},
                                       {"adm3", kAdmin3},
                                       {"alt_names", kOther},
                                       {"other", kOther},
                                       {"population", kPopulation},
                                       {"precision", kPrecision},
                                       {"source", kSource}};

struct FeatureCode {
  std::string_view code;
  PlaceCategory category;
};
constexpr FeatureCode kFeatures[] = {
    {"PCLI", PlaceCategory::country},  {"ADM1", PlaceCategory::governorate},
    {"ADM2", PlaceCategory::district}, {"ADM3", PlaceCategory::subdistrict},
    {"PPLC", PlaceCategory::city},     {"PPLA", PlaceCategory::city},
    {"PPLA2", PlaceCategory::town},    {"PPLA3", PlaceCategory::town},
    {"PPLA4", PlaceCategory::town},    {"PPLX", PlaceCategory::neighbourhood},
    {"AIRP", PlaceCategory::airport},  {"AIRB", PlaceCategory::base},
    {"AIRF", PlaceCategory::airport},  {"INSM", PlaceCategory::base},
    {"MILB", PlaceCategory::base},     {"CMP", PlaceCategory::camp},
    {"CMPRF", PlaceCategory::camp},    {"HLL", PlaceCategory::hill},
    {"MT", PlaceCategory::mountain},   {"MTS", PlaceCategory::mountain},
    {"PLN", PlaceCategory::plain},     {"RGN", PlaceCategory::region},
    {"STM", PlaceCategory::river},     {"DAM", PlaceCategory::dam},
    {"ISL", PlaceCategory::island}};

PlaceCategory category_of(std::string_view kind) {
  const PlaceCategory known = place_category(kind);
  if (known != PlaceCategory::none) return known;
  for (const FeatureCode& f : kFeatures) {
    if (f.code == kind) return f.category;
  }
  return kind.starts_with("PPL") ? PlaceCategory::village : PlaceCategory::none;
}

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || at != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

Error bad(const std::string& path, std::uint64_t line, std::string message) {
  Error e{ErrorCode::kFormat, std::move(message)};
  e.file = path;
  e.line = line;
  return e;
}

std::string_view default_precision(const PlaceRecord& r) {
  if (r.category == PlaceCategory::country) return "country";
  if (!r.lat) return "unknown";
  if (r.category == PlaceCategory::governorate) return "governorate";
  if (r.category == PlaceCategory::district || r.category == PlaceCategory::subdistrict) {
    return "district";
  }
  return r.category == PlaceCategory::region ? "region" : "point";
}

/// "SY07": begins with the two letters of a country.
bool country_code(std::string_view unit) {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return unit.size() > 2 && capital(unit[0]) && capital(unit[1]) && !capital(unit[2]);
}

/// A row's cells as a record; an error text in `why` when they can't be one.
bool make_record(const std::vector<std::string_view>& cells, const std::vector<int>& where,
                 PlaceRecord& r, std::string& why) {
  const auto cell = [&](Column c) {
    const int at = where[c];
    return at < 0 || static_cast<std::size_t>(at) >= cells.size()
               ? std::string_view()
               : cells[static_cast<std::size_t>(at)];
  };
  r.id = cell(kId);
  r.name_ar = cell(kNameAr);
  r.name_en = cell(kNameEn);
  r.country = cell(kCountry);
  r.admin1 = cell(kAdmin1);
  r.admin2 = cell(kAdmin2);
  r.admin3 = cell(kAdmin3);
  r.other = cell(kOther);
  r.source = cell(kSource);
  r.category = category_of(cell(kKind));
  if (r.country.empty() && country_code(r.admin1)) r.country = r.admin1.substr(0, 2);
  if (const auto people = number(cell(kPopulation)); people && *people > 0 && *people < 4e9) {
    r.population = static_cast<std::uint32_t>(*people);
  }
  if (!cell(kLat).empty() || !cell(kLon).empty()) {
    r.lat = number(cell(kLat));
    r.lon = number(cell(kLon));
    if (!r.lat || !r.lon) return why = "lat or lon is no number", false;
    if (std::abs(*r.lat) > 90 || std::abs(*r.lon) > 180) {
      return why = "lat or lon is out of range", false;
    }
  }
  r.precision = cell(kPrecision).empty() ? default_precision(r) : cell(kPrecision);
  return true;
}

}  // namespace

std::vector<std::string_view> names_of(const PlaceRecord& record) {
  std::vector<std::string_view> out;
  for (const std::string_view name :
       {std::string_view(record.name_ar), std::string_view(record.name_en)}) {
    if (!name.empty()) out.push_back(name);
  }
  for (const std::string_view part : split(record.other, '|')) {
    const std::string_view name = trim(part.substr(0, part.find('{')));
    if (!name.empty()) out.push_back(name);
  }
  return out;
}

Result<Gazetteer> read_gazetteer(const std::string& path) {
  Result<std::string> text = read_file(path);
  if (!text) return text.error();
  Gazetteer out;
  std::vector<int> where(kColumns, -1);
  bool header = false;
  std::uint64_t line = 0;
  for (std::string_view rest = *text; !rest.empty();) {
    const auto end = std::min(rest.find('\n'), rest.size());
    const std::string_view row = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    ++line;
    if (trim(row).empty() || row.front() == '#') continue;
    const auto cells = split(row, '\t');
    if (!header) {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        for (const ColumnName& c : kColumnNames) {
          if (c.name == cells[i]) where[c.column] = static_cast<int>(i);
        }
      }
      if (where[kNameAr] < 0 && where[kNameEn] < 0) {
        return bad(path, line, "no column name_ar or name_en");
      }
      header = true;
      continue;
    }
    if (out.size() == kMostRows) {
      Error e{ErrorCode::kLimit, "more than 5 million places"};
      e.file = path;
      e.line = line;
      return e;
    }
    PlaceRecord record;
    std::string why;
    if (!make_record(cells, where, record, why)) return bad(path, line, why);
    if (record.name_ar.empty() && record.name_en.empty()) continue;
    out.add(std::move(record));
  }
  if (!header) return bad(path, line, "no header line");
  return out;
}

double kilometres(double lat1, double lon1, double lat2, double lon2) {
  constexpr double kRadians = 3.14159265358979323846 / 180, kEarth = 6371;
  const double a = std::sin((lat2 - lat1) * kRadians / 2),
               b = std::sin((lon2 - lon1) * kRadians / 2);
  const double h = a * a + std::cos(lat1 * kRadians) * std::cos(lat2 * kRadians) * b * b;
  return 2 * kEarth * std::asin(std::min(1.0, std::sqrt(h)));
}

}  // namespace tawatur::resolve
