// SPDX-License-Identifier: Apache-2.0
// DocumentReader: articles out of files, folders and standard input, one after the other.
//
//   DocumentReader reader({"articles.jsonl", "folder", "-"});
//   for (;;) {
//     Result<std::optional<Document>> next = reader.next();
//     for (const Error& w : reader.take_warnings()) log(w.to_string());
//     if (!next) { log(next.error().to_string()); continue; }   // that record alone is lost
//     if (!*next) break;                                        // the end
//     use(**next);
//   }
//
// What a file is, its content tells: JSON Lines (an object a line), one JSON object or array of
// objects, else a text. After an error reading goes on behind it, so one bad record harms only
// itself. Errors name file, line and byte: kNotFound, kIo, kFormat (JSON), kEncoding (binary, or
// more than Limits::max_invalid_share of invalid UTF-8), kLimit (longer than Limits allow).
// Lines of JSON Lines that are claims (claims.schema.json) are refused like any other line without
// a text, unless somebody takes them: set_claims().
// Warnings: UTF-8 repaired, odd `published`, ids twice, files of a folder left out.
// Cost: O(bytes); memory: one line or text, bounded by Limits. Thread rule: one thread at a time.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "ingest/bytes.h"
#include "ingest/claim_record.h"
#include "ingest/json_record.h"
#include "ingest/paths.h"
#include "tawatur/document.h"
#include "tawatur/limits.h"
#include "tawatur/result.h"

namespace tawatur::ingest {

class DocumentReader {
 public:
  explicit DocumentReader(std::vector<std::string> paths, Limits limits = {});

  /// The next document, nothing at the end, or what is wrong with this one.
  Result<std::optional<Document>> next();
  /// Keeps the bytes behind each document, as they came in; costs a copy.
  void set_keep_raw(bool keep) { keep_raw_ = keep; }
  /// Bytes of the last document's record: its line, or the whole file for a text and for JSON that
  /// isn't lines. Empty unless they are kept.
  const std::string& raw() const { return raw_; }
  /// What tells the document from others with the same bytes: the name of a text file, "#n" for
  /// the n-th object of a JSON array; nothing for a JSON line, which says itself what it is.
  const std::string& locator() const { return locator_; }
  /// Who takes the claims among the lines; called inside next(). An error is that line's.
  void set_claims(std::function<Result<void>(Claim)> take) { take_claim_ = std::move(take); }
  /// Reading ends at the next chance once `stop` is true.
  void set_stop(const std::atomic<bool>* stop) { stop_ = stop; }
  /// Bytes read of all files so far; may be asked from another thread.
  std::uint64_t bytes_read() const {
    return before_.load(std::memory_order_relaxed) + here_.load(std::memory_order_relaxed);
  }

  /// Warnings since the last call, in order.
  std::vector<Error> take_warnings();

 private:
  enum class Kind : std::uint8_t { text, lines, whole_json };
  using Next = Result<std::optional<Document>>;

  /// Opens the next file; false at the end of all.
  Result<bool> open_next();
  Result<Kind> look();
  Next next_text();
  Next next_line();
  Next next_queued();
  Result<void> clean(std::string& text, std::uint64_t line, std::uint64_t byte);
  Result<void> take_claim();
  Next finish(Document doc, std::uint64_t line, std::uint64_t record);
  Error place(Error e, std::uint64_t line, std::uint64_t byte) const;
  Error fail(ErrorCode code, std::string message, std::uint64_t byte) const;
  void close();

  std::vector<std::string> paths_;
  Limits limits_;
  std::size_t next_path_ = 0;
  std::deque<Input> inputs_;
  Input now_;
  std::optional<ByteSource> bytes_;
  Kind kind_ = Kind::text;
  std::uint64_t records_ = 0;  ///< of the file in hand
  const std::atomic<bool>* stop_ = nullptr;
  std::atomic<std::uint64_t> before_{0}, here_{0};  ///< bytes of earlier files, of this one
  std::deque<Result<Document>> queued_;
  JsonRecords json_;
  ClaimRecords claims_;
  std::function<Result<void>(Claim)> take_claim_;
  std::string line_;
  bool keep_raw_ = false;
  std::string raw_, locator_;
  std::vector<Error> warnings_;
  std::unordered_set<std::uint64_t> ids_;
};

/// Is the first line of the file a claim? False for folders, for stdin, and what can't be read.
bool holds_claims(const std::string& path);

}  // namespace tawatur::ingest
