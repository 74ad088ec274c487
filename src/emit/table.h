// SPDX-License-Identifier: Apache-2.0
// Claims as a table for people: Latin columns of fixed width first, the Arabic words last and never
// padded, since terminals differ in what they do with right-to-left text. On a terminal each Arabic
// cell stands between U+2068 and U+2069; in a pipe it is plain text.
//
//   DATE        FRAME           MODALITY  CONF  AGENT  TARGET  PLACE  COUNT  SOURCE  WORDS
//
// "?" = unknown, "-" = none. Rows stream: widths don't depend on the data.
// Never fails. Thread rule: pure functions.
#pragma once

#include <string>
#include <string_view>

#include "base/utf8.h"
#include "tawatur/claim.h"

namespace tawatur::emit {

struct TableStyle {
  bool terminal = false;  ///< isolates around Arabic
  bool color = false;     ///< ANSI colours
};

void append_table_header(std::string& out, const TableStyle& style);
void append_table_row(std::string& out, const Claim& claim, std::string_view text,
                      const CodePoints& points, const TableStyle& style);

}  // namespace tawatur::emit
