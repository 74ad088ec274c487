// SPDX-License-Identifier: Apache-2.0
#include "emit/writer.h"

#include "emit/claim_json.h"
#include "emit/csv.h"

namespace tawatur::emit {

std::optional<Format> format_from(std::string_view name) {
  if (name == "table") return Format::table;
  if (name == "jsonl") return Format::jsonl;
  if (name == "json") return Format::json;
  if (name == "csv") return Format::csv;
  return std::nullopt;
}

void ClaimWriter::begin(std::string& out) {
  any_ = false;
  if (options_.format == Format::json) out += "[";
  if (options_.format == Format::table) append_table_header(out, options_.style);
  if (options_.format == Format::csv) {
    if (options_.excel) out += "\xEF\xBB\xBF";
    append_csv_header(out);
  }
}

void ClaimWriter::add(std::span<const Claim> claims, std::string_view text, std::string& out) {
  if (claims.empty()) return;
  const bool words = options_.format == Format::table || options_.format == Format::csv;
  const CodePoints points(words ? text : std::string_view());
  for (const Claim& claim : claims) {
    switch (options_.format) {
      case Format::jsonl:
        append_claim_json(out, claim);
        out += '\n';
        break;
      case Format::json:
        out += any_ ? ",\n" : "\n";
        append_claim_json(out, claim);
        break;
      case Format::csv:
        append_csv_row(out, claim, text, points);
        break;
      case Format::table:
        append_table_row(out, claim, text, points, options_.style);
        break;
    }
    any_ = true;
  }
}

void ClaimWriter::end(std::string& out) {
  if (options_.format == Format::json) out += any_ ? "\n]\n" : "]\n";
}

}  // namespace tawatur::emit
