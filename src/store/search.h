// SPDX-License-Identifier: Apache-2.0
// Search: an index of the words of all documents, as text/search_words.h sees them.
//
//   index_documents(store, &stop);                  // catches up, in batches of its own
//   match_expression(words, false)                  // for words MATCH ?
//
// The index is no part of adding or coding: it is caught up behind them, and what isn't indexed
// yet is known from the last manifest. Errors: those of Store. Cost: some 20 MB of text a second.
// Thread rule: free functions; the store's rule for those that take one.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

#include "store/store.h"

namespace tawatur::store {

/// FTS5 expression for documents with all these words, or with them as a phrase; empty when there
/// is no word.
std::string match_expression(std::string_view words, bool phrase);
/// Puts documents that the index doesn't have yet into it. Ends early, between batches, once
/// `stop` is true.
Result<void> index_documents(Store& store, const std::atomic<bool>* stop);
/// A sum over all (word, document, place) as the documents say it, and as the index says it.
Result<std::uint64_t> sum_of_documents(Connection& db, std::int64_t last_document);
Result<std::uint64_t> sum_of_index(Connection& db);

}  // namespace tawatur::store
