// SPDX-License-Identifier: Apache-2.0
#include "ingest/place_tables.h"

#include <algorithm>
#include <filesystem>

#include "ingest/bytes.h"
#include "ingest/place_tables_kinds.h"

namespace tawatur::ingest {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";
constexpr std::size_t kLook = 1 << 16;

std::size_t count_cells(std::string_view line) {
  return static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t')) + 1;
}

std::string_view cell(std::string_view line, std::size_t index) {
  for (; index > 0; --index) {
    const auto tab = line.find('\t');
    if (tab == std::string_view::npos) return {};
    line.remove_prefix(tab + 1);
  }
  return line.substr(0, line.find('\t'));
}

bool digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Error wrong(const std::string& path, std::string message) {
  Error e{ErrorCode::kFormat, std::move(message)};
  e.file = path;
  return e;
}

bool has_name(const PlaceRecord& record, std::string_view name) {
  const auto names = names_of(record);
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

void add_name(PlaceRecord& record, std::string_view name) {
  std::string clean;
  for (const char c : name) {
    const bool space =
        c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '|' || c == '{' || c == '}';
    if (!space) {
      clean += c;
    } else if (!clean.empty() && clean.back() != ' ') {
      clean += ' ';
    }
  }
  if (!clean.empty() && clean.back() == ' ') clean.pop_back();
  if (clean.empty() || clean == "-" || has_name(record, clean)) return;
  const NameScript script = script_of(clean);
  if (script == NameScript::arabic && record.name_ar.empty()) {
    record.name_ar = std::move(clean);
  } else if (script == NameScript::latin && record.name_en.empty()) {
    record.name_en = std::move(clean);
  } else {
    record.other += (record.other.empty() ? "" : "|") + clean;
  }
}

void add_names(PlaceRecord& record, std::string_view names) {
  std::string second;
  std::string first;
  bool inside = false;
  for (const char c : names) {
    if (c == '(' || c == '/') {
      inside = true;
      second += '|';
    } else if (c == ')') {
      inside = false;
    } else {
      (inside ? second : first) += c;
    }
  }
  add_name(record, first);
  for (std::string_view rest = second; !rest.empty();) {
    const auto end = std::min(rest.find('|'), rest.size());
    add_name(record, rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

Result<PlaceTableKind> kind_of_place_table(const std::string& path) {
  std::error_code no_folder;  // what is no folder is opened, and told then
  if (std::filesystem::is_directory(path, no_folder)) return PlaceTableKind::geojson;
  Result<ByteSource> bytes = ByteSource::open(path);
  if (!bytes) return bytes.error();
  std::string_view head = bytes->peek(kLook);
  if (bytes->failed()) return bytes->error();
  if (head.starts_with("PK\x03\x04")) {
    return wrong(path, "a workbook or archive; save the sheet as CSV first");
  }
  if (head.starts_with(kMark)) head.remove_prefix(kMark.size());
  const auto first = head.find_first_not_of(" \r\n\t");
  if (first == std::string_view::npos) return wrong(path, "empty");
  if (head[first] == '{' || head[first] == '[') return PlaceTableKind::geojson;
  const std::string_view line = head.substr(0, head.find('\n'));
  const std::size_t cells = count_cells(line);
  if (cells == 19 && digits(cell(line, 0)) && latitude(cell(line, 4)) && longitude(cell(line, 5))) {
    return PlaceTableKind::geonames;
  }
  if (cells >= 4 && cells <= 10 && digits(cell(line, 0)) && digits(cell(line, 1)) &&
      cell(line, 2).size() <= 7) {
    return PlaceTableKind::alternate_names;
  }
  return PlaceTableKind::columns;
}

Result<PlaceTableCounts> read_place_table(const std::string& path, const PlaceTableOptions& options,
                                          const PlaceTableSink& sink) {
  PlaceTableKind kind = options.kind;
  if (kind == PlaceTableKind::automatic) {
    Result<PlaceTableKind> found = kind_of_place_table(path);
    if (!found) return found.error();
    kind = *found;
  }
  PlaceTableCounts counts;
  counts.kind = kind;
  Result<void> read;
  switch (kind) {
    case PlaceTableKind::geonames:
      read = read_geonames(path, options, sink, counts);
      break;
    case PlaceTableKind::geojson:
      read = read_whos_on_first(path, options, sink, counts);
      break;
    case PlaceTableKind::columns:
      read = read_named_columns(path, options, sink, counts);
      break;
    case PlaceTableKind::alternate_names:
    case PlaceTableKind::automatic:
      return wrong(path, "alternate names without the places they belong to");
  }
  if (!read) return read.error();
  return counts;
}

}  // namespace tawatur::ingest
