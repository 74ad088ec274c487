// SPDX-License-Identifier: Apache-2.0
// ClaimWriter: claims in one of the formats of the command line.
//
//   ClaimWriter writer({.format = Format::jsonl});
//   std::string out;
//   writer.begin(out);
//   writer.add(claims, document.text, out);   // append what to write; flush and clear as you like
//   writer.end(out);
//
// The same claims give the same bytes. Never fails. Thread rule: one thread at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "emit/table.h"
#include "tawatur/claim.h"

namespace tawatur::emit {

enum class Format : std::uint8_t { table, jsonl, json, csv };
std::optional<Format> format_from(std::string_view name);

struct WriterOptions {
  Format format = Format::jsonl;
  TableStyle style = {};
  bool excel = false;  ///< CSV: a byte order mark in front, without which Excel garbles Arabic
};

class ClaimWriter {
 public:
  explicit ClaimWriter(WriterOptions options) : options_(options) {}
  void begin(std::string& out);
  /// Claims of one document. `text` is its text, for the words of tables and CSV.
  void add(std::span<const Claim> claims, std::string_view text, std::string& out);
  void end(std::string& out);

 private:
  WriterOptions options_;
  bool any_ = false;
};

}  // namespace tawatur::emit
