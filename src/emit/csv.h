// SPDX-License-Identifier: Apache-2.0
// Claims as CSV: one flat row a claim. UTF-8, comma, "\n", quotes where needed. Lists in a cell are
// joined by " | ". A cell that a spreadsheet would run as a formula (= + - @ in front) gets an
// apostrophe in front.
//
// Columns: doc, claim_id, frame, modality, background, confidence,
//   time_from, time_to, time_precision, time_text,
//   agent_id, agent, target_id, target, source_id, source    ids ("?" = unknown) and names or
//   words, place_id, place, lat, lon, place_precision, admin1       lat to admin1: of the first
//   place, killed_status, killed_low, killed_high, wounded_status, wounded_low, wounded_high
//       status: empty = not mentioned, "unknown" = no number given, "number"; high empty = open,
//   quantities      all of them: "killed 3-5 | wounded ?",
//   name, means, framing, cause, answers,
//   evidence_start, evidence_end, trigger_start, trigger_end code points of the document's text,
//   trigger, evidence                                        the words at these spans,
//   rule, coder
//
// Never fails. Thread rule: pure functions.
#pragma once

#include <string>
#include <string_view>

#include "base/utf8.h"
#include "tawatur/claim.h"

namespace tawatur::emit {

void append_csv_header(std::string& out);
/// `text` is the document's text and `points` its code points; both may be empty (no words then).
void append_csv_row(std::string& out, const Claim& claim, std::string_view text,
                    const CodePoints& points);

/// One cell, quoted where needed, without its comma.
void append_csv_cell(std::string& out, std::string_view cell);

/// "3-5", "3+" (open), "0", "?" (no number).
std::string quantity_text(const Quantity& quantity);
/// The text under a span of code points; empty when it lies outside.
std::string_view slice(std::string_view text, const CodePoints& points, CpSpan span);

}  // namespace tawatur::emit
