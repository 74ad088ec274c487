// SPDX-License-Identifier: Apache-2.0
// Queries over a project: documents with their state, claims that stand, ours and those of other
// coders, events, identities, runs.
//
// A claim stands when the last run that coded its document made it or kept it; `as_of` asks for
// what stood after an earlier run. Rows come one by one in the order of documents and of the text;
// `take` gives false to end. No cap: memory is one row. Errors: those of Store.
// Thread rule: the connection's.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.h"

namespace tawatur::store {

struct DocumentRow {
  std::int64_t id = 0;
  std::string name, title, text, text_sha256, published, outlet, url;
  std::string heading;  ///< the title; where there is none, the first line of the text
  std::int64_t letters = 0;
  std::string origin, added_at, metadata, capture_sha256;
  std::int64_t record = 0;
  std::string state, reason;  ///< "new", "coded", "failed"; "skipped" isn't written yet
  std::int64_t run = 0, first_claim = 0, claims = 0;
  /// Names: what it is a copy of, and the document that stands for the family. Empty = no copy, no
  /// family. Kind, score and why: copies.h.
  std::string copy_of, copy_kind, copy_why, family;
  double copy_score = 0;
};

struct DocumentFilter {
  std::string name, outlet, since, until, state, match;  ///< match: FTS5 expression
  bool copies = false;  ///< only copies and originals, family by family
  std::int64_t after = 0, limit = 0, offset = 0;
  bool with_text = false;
};
Result<void> each_document(Connection& db, const DocumentFilter& filter,
                           const std::function<bool(const DocumentRow&)>& take);

struct ClaimRow {
  std::int64_t id = 0, document = 0;
  std::string claim_id, frame, modality, json, coder;
  double confidence = 0;
};

struct ClaimFilter {
  std::string claim_id, document, frame, modality, since, until, outlet, match;
  std::vector<std::int64_t> actors, places, sources;  ///< identities; see find_identities
  bool by_actor = false, by_place = false, by_source = false;
  double least = 0;
  std::int64_t as_of = 0;  ///< run; 0 = now
};
Result<void> each_claim(Connection& db, const ClaimFilter& filter,
                        const std::function<bool(const ClaimRow&)>& take);

/// Claims of other coders that stand, by document, coder and the order in which they came.
struct ImportRow {
  std::int64_t id = 0, document = 0;
  std::string coder, claim_id, json;
};
struct ImportFilter {
  std::int64_t document = 0;  ///< 0 = all
  std::string coder;          ///< empty = all
};
Result<void> each_import(Connection& db, const ImportFilter& filter,
                         const std::function<bool(const ImportRow&)>& take);

struct EventRow {
  std::int64_t id = 0, run = 0, revision = 0;
  std::string event_id, state, redirect, why;  ///< state: "current", "merged", "gone"
  std::string reported_from, reported_to, json;
  double confidence = 0;
};
/// The last revision of each event, or of the one named; by day, those without one first.
Result<void> each_event(Connection& db, const std::string& event_id,
                        const std::function<bool(const EventRow&)>& take);

/// The last batch of one of these kinds; 0 = there is none.
Result<std::int64_t> last_batch(Connection& db, std::initializer_list<std::string_view> kinds);

/// Identities whose id is `words`, or whose folded names (for places also the region's) hold them.
Result<std::vector<std::int64_t>> find_identities(Connection& db, const std::string& kind,
                                                  const std::string& words);

struct RunRow {
  std::int64_t id = 0;
  std::string started_at, coder, pack, user_rows;
  double threshold = 0;
  bool again = false, finished = false;
};
Result<std::vector<RunRow>> runs(Connection& db);

/// Roles of a claim in `roles`.
enum class Role : std::int64_t { agent = 1, target = 2, source = 3, place = 4 };

}  // namespace tawatur::store
