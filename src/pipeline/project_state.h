// SPDX-License-Identifier: Apache-2.0
// What Project holds, and what its parts share: claims between value, stored form and JSON.
// Errors: those of store/store.h. Thread rule: one thread at a time.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "store/coded.h"
#include "store/query.h"
#include "store/store.h"
#include "tawatur/project.h"

namespace tawatur::pipeline {

struct ProjectState {
  explicit ProjectState(store::Store opened) : store(std::move(opened)) {}
  store::Store store;
};

/// A claim as the database keeps it: without what its document and run know.
std::string stored_json(const Claim& claim);
/// The whole claim again: claims.schema.json.
std::string whole_json(const std::string& stored, const std::string& document,
                       const std::string& text_sha256, const std::string& coder);
/// Joins all claims that stand into events, where claims came since that was last done, and keeps
/// what is new or changed.
struct EventChanges {
  std::uint64_t standing = 0, changed = 0;
};
Result<EventChanges> update_events(ProjectState& state, const Engine& engine);
/// Documents with all claims that stand in them, ours and those of other coders.
using TakeCoded = std::function<bool(const store::CodedRow&, const Document&, std::vector<Claim>)>;
Result<void> each_coded(ProjectState& state, store::Order order, const TakeCoded& take);
/// Claims of other coders that fit the query, limit and offset apart.
Result<void> imported_claims(ProjectState& state, const ClaimQuery& query,
                             const std::function<bool(const Claim&, const StoredClaim&)>& take);
StoredDocument stored_document(const store::DocumentRow& row);
store::DocumentFilter filter_of(const DocumentQuery& query);

inline void tell_phase(const ProjectNews& news, const char* what) {
  if (news.phase) news.phase(what);
}

/// What ends work on a store: the open batch is thrown away where it failed, else what is new is
/// indexed.
Result<void> wind_up(store::Store& store, const Result<void>& done, const ProjectNews& news);

/// How large the open batch has grown. It is due with 8 MiB, with `most` rows, or after a second.
struct BatchSize {
  std::size_t rows = 0, bytes = 0;
  std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();

  bool due(std::size_t most) const {
    return rows >= most || bytes >= std::size_t{8} << 20 ||
           std::chrono::steady_clock::now() - begun >= std::chrono::seconds(1);
  }
};

}  // namespace tawatur::pipeline
