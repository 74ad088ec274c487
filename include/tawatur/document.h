// SPDX-License-Identifier: Apache-2.0
// Document: one article as it goes into the engine. A plain value.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace tawatur {

/// One article. All spans of claims count Unicode code points of `text`.
struct Document {
  std::string id;         ///< of the JSON line, else the file's name; claims carry it as `doc`
  std::string text;       ///< valid UTF-8; the evidence
  std::string title;      ///< metadata; empty when it is part of `text` or unknown
  std::string published;  ///< ISO day "2018-01-11", empty when unknown (never the clock)
  std::string outlet;     ///< as given, empty when unknown
  std::string url;        ///< as given, empty when unknown
  /// Other fields of the JSON line, kept as raw JSON in their order: name, value.
  std::vector<std::pair<std::string, std::string>> other;
  /// Source of the text, for error messages: path, and 1-based record in it (0 = whole file).
  std::string file;
  std::size_t record = 0;
  bool operator==(const Document&) const = default;
};

}  // namespace tawatur
