// SPDX-License-Identifier: Apache-2.0
#include "resolve/gazetteer.h"

#include <algorithm>
#include <cmath>

#include "ingest/delimited.h"

namespace tawatur::resolve {
namespace {

constexpr std::size_t kMostRows = 5'000'000;

std::string_view trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\r')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\r')) s.remove_suffix(1);
  return s;
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

/// "SY07": begins with the two letters of a country.
bool country_code(std::string_view unit) {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return unit.size() > 2 && capital(unit[0]) && capital(unit[1]) && !capital(unit[2]);
}

/// A row's cells as a record; an error text in `why` when they can't be one.
bool make_record(const std::vector<std::string>& cells, const std::vector<int>& where,
                 PlaceRecord& r, std::string& why) {
  const auto cell = [&](Column c) {
    const int at = where[c];
    if (at < 0 || static_cast<std::size_t>(at) >= cells.size()) return std::string_view();
    const std::string_view text = trim(cells[static_cast<std::size_t>(at)]);
    return text == "-" ? std::string_view() : text;
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
  r.category = category_of_kind(cell(kKind));
  if (r.country.empty() && country_code(r.admin1)) r.country = r.admin1.substr(0, 2);
  r.population = population_of(cell(kPopulation));
  if (!cell(kLat).empty() || !cell(kLon).empty()) {
    r.lat = latitude(cell(kLat));
    r.lon = longitude(cell(kLon));
    if (!r.lat || !r.lon) return why = "lat or lon is no number of degrees", false;
  }
  r.precision = cell(kPrecision).empty() ? default_precision(r) : cell(kPrecision);
  return true;
}

}  // namespace

Result<void> read_gazetteer_rows(const std::string& path,
                                 const std::function<bool(PlaceRecord, std::uint64_t)>& take,
                                 const std::function<bool(const Error&)>& bad) {
  Result<ingest::DelimitedRows> rows = ingest::DelimitedRows::open(path);
  if (!rows) return rows.error();
  const auto wrong = [&](std::uint64_t line, std::string message) {
    Error e{ErrorCode::kFormat, std::move(message)};
    e.file = path;
    e.line = line;
    return e;
  };
  std::vector<int> where(kColumns, -1);
  bool header = false;
  for (std::vector<std::string> cells;;) {
    if (!rows->next(cells)) {
      if (!rows->failed()) break;
      const Error e = rows->error();
      if (!header || !rows->recover()) return e;
      if (!bad(e)) return {};
      continue;
    }
    if (cells.front().starts_with('#')) continue;
    if (header) {
      PlaceRecord record;
      std::string why;
      if (!make_record(cells, where, record, why)) {
        if (!bad(wrong(rows->line(), why))) return {};
      } else if (!record.name_ar.empty() || !record.name_en.empty()) {
        if (!take(std::move(record), rows->line())) return {};
      }
      continue;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
      for (const ColumnName& c : kColumnNames) {
        if (c.name == trim(cells[i])) where[c.column] = static_cast<int>(i);
      }
    }
    if (where[kNameAr] < 0 && where[kNameEn] < 0) {
      return wrong(rows->line(), "no column name_ar or name_en");
    }
    header = true;
  }
  if (!header) return wrong(0, "no header line");
  return {};
}

Result<Gazetteer> read_gazetteer(const std::string& path) {
  Gazetteer out;
  Error problem;
  Result<void> read = read_gazetteer_rows(
      path,
      [&](PlaceRecord record, std::uint64_t line) {
        if (out.size() == kMostRows) {
          problem = {ErrorCode::kLimit, "more than 5 million places"};
          problem.file = path;
          problem.line = line;
          return false;
        }
        out.add(std::move(record));
        return true;
      },
      [&](const Error& e) {
        problem = e;
        return false;
      });
  if (!read) return read.error();
  if (!problem.message.empty()) return problem;
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
