// SPDX-License-Identifier: Apache-2.0
#include "ingest/reader.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <functional>
#include <utility>

#include "base/utf8.h"

namespace tawatur::ingest {
namespace {

constexpr std::size_t kLook = std::size_t{64} << 10;
/// Above this many ids nobody is helped by "twice", and the set would grow without end.
constexpr std::size_t kMaxIds = std::size_t{1} << 20;
constexpr std::string_view kBom = "\xEF\xBB\xBF";

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::string_view skip_space(std::string_view text) {
  std::size_t n = 0;
  while (n < text.size() && is_space(text[n])) ++n;
  return text.substr(n);
}

/// Does the text start the way only JSON does: { "name" : ... ?
bool starts_like_object(std::string_view text) {
  text = skip_space(text.substr(1));
  if (text.empty() || (text[0] != '"' && text[0] != '}')) return false;
  if (text[0] == '}') return true;
  std::size_t n = 1;
  while (n < text.size() && n < 64 && text[n] != '"' &&
         static_cast<unsigned char>(text[n]) < 0x80) {
    ++n;
  }
  if (n >= text.size() || text[n] != '"') return false;
  text = skip_space(text.substr(n + 1));
  return !text.empty() && text[0] == ':';
}

std::string size_of(std::size_t bytes) {
  if (bytes % (std::size_t{1} << 20) == 0) return std::to_string(bytes >> 20) + " MiB";
  return std::to_string(bytes) + " bytes";
}

}  // namespace

DocumentReader::DocumentReader(std::vector<std::string> paths, Limits limits)
    : paths_(std::move(paths)), limits_(limits) {}

std::vector<Error> DocumentReader::take_warnings() { return std::exchange(warnings_, {}); }

Error DocumentReader::place(Error e, std::uint64_t line, std::uint64_t byte) const {
  e.file = now_.path;
  e.line = line;
  e.byte += byte;
  e.has_byte = true;
  return e;
}

Error DocumentReader::fail(ErrorCode code, std::string message, std::uint64_t byte) const {
  Error e;
  e.code = code;
  e.message = std::move(message);
  return place(std::move(e), 0, byte);
}

void DocumentReader::close() {
  if (bytes_) before_ += bytes_->offset();
  here_ = 0;
  bytes_.reset();
  queued_.clear();
}

Result<bool> DocumentReader::open_next() {
  while (inputs_.empty()) {
    if (next_path_ == paths_.size()) return false;
    const std::string path = paths_[next_path_++];
    Result<Listing> found = list_inputs(path);
    if (!found) return found.error();
    inputs_.assign(found->inputs.begin(), found->inputs.end());
    Error note;
    note.file = path;
    note.code = ErrorCode::kFormat;
    if (found->skipped > 0) {
      note.message =
          std::to_string(found->skipped) +
          " files left out (not .txt, .json or .jsonl), the first: " + found->first_skipped;
      warnings_.push_back(note);
    }
    if (inputs_.empty()) {
      note.code = ErrorCode::kNotFound;
      note.message = "folder without .txt, .json or .jsonl files";
      return note;
    }
  }
  now_ = std::move(inputs_.front());
  inputs_.pop_front();
  records_ = 0;
  Result<ByteSource> opened = ByteSource::open(now_.path);
  if (!opened) return opened.error();
  bytes_ = std::move(*opened);
  bytes_->set_stop(stop_);
  Result<Kind> kind = look();
  if (!kind) {
    close();
    return kind.error();
  }
  kind_ = *kind;
  return true;
}

Result<DocumentReader::Kind> DocumentReader::look() {
  std::string_view head = bytes_->peek(kLook);
  if (bytes_->failed()) return bytes_->error();
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
    return fail(ErrorCode::kEncoding, "UTF-16 text; convert it to UTF-8", 0);
  }
  if (const void* nul = std::memchr(head.data(), '\0', head.size())) {
    return fail(ErrorCode::kEncoding, "binary file (a NUL byte)",
                static_cast<std::uint64_t>(static_cast<const char*>(nul) - head.data()));
  }
  // Blank lines in front don't tell what the file is.
  std::size_t blank = 0;
  for (;;) {
    std::string_view body = head.substr(blank);
    if (body.starts_with(kBom)) body.remove_prefix(kBom.size());
    body = skip_space(body);
    const std::size_t before = head.size();
    if (!body.empty() || before >= kLook) break;
    blank = before;
    head = bytes_->peek(kLook, before);
    if (head.size() == before) return fail(ErrorCode::kFormat, "empty file", 0);
    blank = 0;
  }
  if (head.starts_with(kBom)) head.remove_prefix(kBom.size());
  head = skip_space(head);
  if (head.starts_with('[')) {
    const std::string_view inside = skip_space(head.substr(1));
    const bool objects = inside.starts_with('{') && starts_like_object(inside);
    return objects ? Kind::whole_json : Kind::text;
  }
  if (!head.starts_with('{')) return Kind::text;
  const std::size_t end = head.find('\n');
  const std::string_view first = head.substr(0, end);
  if (end != std::string_view::npos && json_.is_record(std::string(first))) return Kind::lines;
  if (!starts_like_object(head)) return Kind::text;
  // An object that goes on over the line's end is one JSON document; else a broken first line.
  std::string_view cut = first;
  while (!cut.empty() && is_space(cut.back())) cut.remove_suffix(1);
  const bool over = end != std::string_view::npos && (cut.ends_with('{') || cut.ends_with(','));
  return over ? Kind::whole_json : Kind::lines;
}

DocumentReader::Next DocumentReader::next() {
  for (;;) {
    if (!queued_.empty()) return next_queued();
    if (!bytes_) {
      if (stop_ != nullptr && stop_->load(std::memory_order_relaxed)) {
        return std::optional<Document>();
      }
      Result<bool> opened = open_next();
      if (!opened) return opened.error();
      if (!*opened) return std::optional<Document>();
    }
    Next got = kind_ == Kind::lines ? next_line() : next_text();
    if (!got || *got) return got;
  }
}

Result<void> DocumentReader::clean(std::string& text, std::uint64_t line, std::uint64_t byte) {
  if (const void* nul = std::memchr(text.data(), '\0', text.size())) {
    Error e = fail(ErrorCode::kEncoding, "binary data (a NUL byte)",
                   byte + static_cast<std::uint64_t>(static_cast<const char*>(nul) - text.data()));
    e.line = line;
    return e;
  }
  const std::size_t size = text.size();
  const Utf8Repair repair = repair_utf8(text);
  if (repair.bad_subparts == 0) return {};
  const double share = static_cast<double>(repair.bad_bytes) / static_cast<double>(size);
  Error e;
  e.code = ErrorCode::kEncoding;
  e.message = std::to_string(repair.bad_subparts) + " places of invalid UTF-8 (" +
              std::to_string(repair.bad_bytes) + " bytes), the first here";
  const bool refused = share > limits_.max_invalid_share;
  e.message += refused ? "; too many, is this another encoding?" : "; replaced by U+FFFD";
  e = place(std::move(e), line, byte + repair.first_bad_byte);
  if (refused) return e;
  warnings_.push_back(std::move(e));
  return {};
}

DocumentReader::Next DocumentReader::next_text() {
  std::string text;
  if (!bytes_->read_rest(text, limits_.max_document_bytes)) {
    Error e = bytes_->failed() ? bytes_->error()
                               : fail(ErrorCode::kLimit,
                                      "text is longer than " + size_of(limits_.max_document_bytes),
                                      limits_.max_document_bytes);
    close();
    return e;
  }
  close();
  if (stop_ != nullptr && stop_->load(std::memory_order_relaxed)) return std::optional<Document>();
  if (keep_raw_) raw_ = text;
  locator_ = now_.name;
  if (Result<void> ok = clean(text, 0, 0); !ok) return ok.error();
  if (kind_ == Kind::whole_json) {
    std::size_t first = 0;
    if (text.starts_with(kBom)) text.erase(0, first = kBom.size());
    std::vector<Error> notes;
    queued_ = json_.read_all(text, notes);
    for (Error& e : notes) warnings_.push_back(place(std::move(e), 0, first));
    return std::optional<Document>();
  }
  if (skip_space(text).empty()) return fail(ErrorCode::kFormat, "empty file", 0);
  Document doc;
  doc.text = std::move(text);
  doc.id = now_.name;
  return finish(std::move(doc), 0, 0);
}

DocumentReader::Next DocumentReader::next_queued() {
  Result<Document> got = std::move(queued_.front());
  queued_.pop_front();
  ++records_;
  locator_ = "#" + std::to_string(records_);
  if (!got) {
    Error e = place(got.error(), 0, 0);
    e.record = records_;
    return e;
  }
  return finish(std::move(*got), 0, records_);
}

DocumentReader::Next DocumentReader::next_line() {
  for (;;) {
    const std::uint64_t start = bytes_->offset();
    const LineRead got = bytes_->read_line(line_, limits_.max_line_bytes);
    const std::uint64_t number = bytes_->line();
    here_ = bytes_->offset();
    // What was cut off by a stop is no line.
    if (stop_ != nullptr && stop_->load(std::memory_order_relaxed)) {
      close();
      return std::optional<Document>();
    }
    if (got == LineRead::end) {
      close();
      return std::optional<Document>();
    }
    if (got == LineRead::failed) {
      Error e = bytes_->error();
      close();
      return e;
    }
    ++records_;
    if (got == LineRead::too_long) {
      Error e = fail(ErrorCode::kLimit, "line is longer than " + size_of(limits_.max_line_bytes),
                     start + limits_.max_line_bytes);
      e.line = number;
      return e;
    }
    std::uint64_t cut = 0;
    if (number == 1 && line_.starts_with(kBom)) line_.erase(0, cut = kBom.size());
    if (skip_space(line_).empty()) continue;
    if (keep_raw_) raw_ = line_;
    locator_.clear();
    if (Result<void> ok = clean(line_, number, start + cut); !ok) return ok.error();
    if (take_claim_ && claims_.is_claim(line_)) {
      if (Result<void> taken = take_claim(); !taken) {
        return place(taken.error(), number, start + cut);
      }
      continue;
    }
    std::vector<Error> notes;
    Result<Document> doc = json_.read(line_, notes);
    for (Error& e : notes) warnings_.push_back(place(std::move(e), number, start + cut));
    if (!doc) return place(doc.error(), number, start + cut);
    // A rare long line must not keep its memory for the rest of the run.
    if (line_.capacity() > (std::size_t{4} << 20)) std::string().swap(line_);
    return finish(std::move(*doc), number, number);
  }
}

Result<void> DocumentReader::take_claim() {
  Result<Claim> claim = claims_.read(line_);
  if (!claim) return claim.error();
  return take_claim_(std::move(*claim));
}

DocumentReader::Next DocumentReader::finish(Document doc, std::uint64_t line,
                                            std::uint64_t record) {
  doc.file = now_.path;
  doc.record = static_cast<std::size_t>(record);
  if (doc.id.empty()) doc.id = now_.name + "#" + std::to_string(record);
  const auto problem = [&](ErrorCode code, std::string message) {
    Error e;
    e.code = code;
    e.message = std::move(message);
    e.file = now_.path;
    e.line = line;
    e.record = line == 0 ? record : 0;
    return e;
  };
  if (doc.text.size() > limits_.max_document_bytes) {
    return problem(ErrorCode::kLimit, "text is longer than " + size_of(limits_.max_document_bytes));
  }
  if (skip_space(doc.text).empty()) return problem(ErrorCode::kFormat, "the text is empty");
  if (ids_.size() < kMaxIds && !ids_.insert(std::hash<std::string>{}(doc.id)).second) {
    warnings_.push_back(problem(ErrorCode::kIntegrity, "id \"" + doc.id + "\" came before"));
  }
  return std::optional<Document>(std::move(doc));
}

bool holds_claims(const std::string& path) {
  std::error_code code;
  if (!std::filesystem::is_regular_file(path, code)) return false;
  Result<ByteSource> opened = ByteSource::open(path);
  std::string line;
  if (!opened || opened->read_line(line, Limits{}.max_line_bytes) != LineRead::line) return false;
  if (line.starts_with(kBom)) line.erase(0, kBom.size());
  return ClaimRecords().is_claim(line);
}

}  // namespace tawatur::ingest
