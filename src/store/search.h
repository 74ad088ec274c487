// SPDX-License-Identifier: Apache-2.0
// Search: the words of all documents, folded, so that every spelling of a word finds it.
//
//   index_documents(store, &stop);                  // catches up, in batches of its own
//   match_expression(words, false)                  // for words MATCH ?
//   each_word(text, [&](Span at, std::string_view folded) { ... });
//
// The index is no part of adding or coding: it is caught up behind them, and what isn't indexed
// yet is known from the last manifest. Errors: those of Store. Cost: some 20 MB of text a second.
// Thread rule: free functions; the store's rule for those that take one.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "store/store.h"

namespace tawatur::store {

/// Hands out each word (a run of letters, digits and marks) and its folded form, in order.
void each_word(std::string_view text,
               const std::function<void(Span, std::string_view folded)>& take);
/// The folded words of a text, joined by blanks.
std::string folded_words(std::string_view text);
/// FTS5 expression for documents with all these words, or with them as a phrase; empty when there
/// is no word.
std::string match_expression(std::string_view words, bool phrase);
/// Bytes of `text` where one of the words of `query` stands; with `exact`, where the query itself
/// stands letter by letter.
std::vector<Span> hits_in(std::string_view text, std::string_view query, bool exact);

/// Does a text hold all the words of `query`; with `exact`, the query itself letter by letter?
bool holds(std::string_view text, std::string_view query, bool exact);

/// Puts documents that the index doesn't have yet into it. Ends early, between batches, once
/// `stop` is true.
Result<void> index_documents(Store& store, const std::atomic<bool>* stop);
/// A sum over all (word, document, place) as the documents say it, and as the index says it.
Result<std::uint64_t> sum_of_documents(Connection& db, std::int64_t last_document);
Result<std::uint64_t> sum_of_index(Connection& db);

}  // namespace tawatur::store
