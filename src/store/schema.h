// SPDX-License-Identifier: Apache-2.0
// Schema: the tables of a project and how an older one becomes a newer one.
//
// All tables of Table only grow: rows are never changed and never deleted, ids count from 1 without
// gaps, and the last column, `digest`, is SHA-256 over table, id and every other column. Batches
// (manifests) cover the ids that each transaction wrote and chain to the batch before, so nothing
// can be altered, taken out or put in between without `verify` seeing it. `head` says which batch
// is the last; its page stands in every transaction, which tells a project's WAL from another's.
//
//   runs        one coding of the collection: program, pack, the user's own rows
//   captures    bytes that came in: SHA-256, origin, time, metadata, the bytes on request (zstd)
//   documents   the article in a capture
//   copies      a document is a copy of another: exact, near, contained
//   outcomes    what a run made of a document: coded, skipped or failed, and the range of claims
//   claims      columns for filters, and the claim as JSON (without what the document knows:
//               schema, doc, doc_sha256; and without coder, which the run knows)
//   identities  actors and places that claims name, with the names to find them by
//   troubles    records that couldn't be read
//   decisions   what people decided about a claim's field; hangs on text hash, span and field
//   events      revisions of events; the last one of an id is what holds: "current", "merged" into
//               another, or "gone"
//   imports     claims of other coders; of a coder and a document those of the last lot stand
//
// roles (who stands in which claim), words (full-text index over folded words), signatures (word
// groups of each document for finding copies; empty for an exact copy) and families (which document
// stands for all copies of its text) can be made anew from the tables above; verify compares them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "store/sqlite.h"

namespace tawatur::store {

inline constexpr int kSchemaVersion = 4;
inline constexpr std::int64_t kApplicationId = 0x54777472;  // "Twtr"
inline constexpr std::string_view kMarker = "tawatur-project:";

enum class Table : std::uint8_t {
  runs,
  captures,
  documents,
  copies,
  outcomes,
  claims,
  identities,
  troubles,
  decisions,
  events,
  imports,
};
inline constexpr std::size_t kTableCount = 11;
/// Tables of version 1. Those that came later count in a manifest's hash once they hold something,
/// so the hashes of older batches stay what they are.
inline constexpr std::size_t kFirstTables = 9;
struct TableShape {
  std::string_view name;
  std::string_view columns;  ///< between id and digest, comma separated, no blanks
  int count;                 ///< of these columns
};
const TableShape& shape(Table table);

/// Makes the tables in an empty file. `id` is 32 hex digits that no other project has.
Result<void> create_schema(Connection& db, const std::string& id);

/// Looks whether the file is a project of a version that we know. kFormat: another program's
/// file, or a newer version ("made by a newer Tawatur"); nothing is changed.
Result<int> schema_version(Connection& db);

/// Brings an older file to kSchemaVersion; inside a transaction of the caller's.
Result<void> migrate(Connection& db, int from);

/// What sqlite_schema must say, one statement a line in the order of names; for verify.
Result<std::string> schema_text(Connection& db);
/// The same of a project as this program makes it.
Result<std::string> expected_schema();

}  // namespace tawatur::store
