// SPDX-License-Identifier: Apache-2.0
// Near and contained copies among a project's documents, found behind a run.
//
//   Result<std::uint64_t> pairs = find_copies(store, outlets, &stop);
//
// Takes the documents that have no signature yet, block by block; each block is compared with
// itself and with the signatures of all documents before it, so memory is that of a block. Each
// block is a batch of its own; `stop` ends between blocks or throws the open one away, and the next
// run goes on. The pairs and families are the same at any order of arrival and size of batches,
// but for texts with more than kMostPartners copies: of these not every pair is written (the family
// is whole nevertheless), and but for word groups that hundreds of
// texts of a block have: only the first of these are looked at. Names break ties, so documents with
// the same id may change places.
//
// Errors: those of Store. Thread rule: the store's.
#pragma once

#include <atomic>
#include <cstdint>

#include "pipeline/outlets.h"
#include "store/store.h"
#include "store/verify.h"

namespace tawatur::pipeline {

/// Rows of one document in `copies`; beyond that only those that join two families.
inline constexpr std::size_t kMostPartners = 100;

/// Number of pairs that were written.
Result<std::uint64_t> find_copies(store::Store& store, const Outlets& outlets,
                                  const std::atomic<bool>* stop);

/// Signatures made anew from the texts, against those that stand there.
void check_signatures(store::Connection& db, store::Verified& found);

}  // namespace tawatur::pipeline
