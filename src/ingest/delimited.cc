// SPDX-License-Identifier: Apache-2.0
#include "ingest/delimited.h"

#include <algorithm>

#include "base/utf8.h"

namespace tawatur::ingest {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";
constexpr std::size_t kLook = 1 << 16;

char delimiter_of(std::string_view line) {
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char c : {'\t', ',', ';'}) {
    const auto count = std::count(line.begin(), line.end(), c);
    if (count > most) {
      most = count;
      best = c;
    }
  }
  return best;
}

bool valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const Decoded got = decode_utf8(text, at);
    if (!got.valid) return false;
    at += got.size;
  }
  return true;
}

}  // namespace

Result<DelimitedRows> DelimitedRows::open(const std::string& path, char delimiter) {
  Result<ByteSource> bytes = ByteSource::open(path);
  if (!bytes) return bytes.error();
  return DelimitedRows(std::move(*bytes), path, delimiter);
}

bool DelimitedRows::fail(ErrorCode code, std::string message, bool fatal) {
  error_ = Error{code, std::move(message)};
  error_.file = path_;
  error_.line = first_line_;
  fatal_ = fatal;
  return false;
}

bool DelimitedRows::recover() {
  if (fatal_) return false;
  error_ = {};
  return true;
}

/// One line into row_.
bool DelimitedRows::read_line() {
  switch (bytes_.read_line(row_, kMostBytes)) {
    case LineRead::line:
      return true;
    case LineRead::too_long:
      first_line_ = bytes_.line();
      return fail(ErrorCode::kLimit, "a line of more than 4 MB", false);
    case LineRead::failed:
      error_ = bytes_.error();
      fatal_ = true;
      return false;
    case LineRead::end:
      break;
  }
  return false;
}

void DelimitedRows::guess_delimiter() {
  std::string_view head = bytes_.peek(kLook);
  if (head.starts_with(kMark)) head.remove_prefix(kMark.size());
  while (head.starts_with('#') && head.find('\n') != std::string_view::npos) {
    head.remove_prefix(head.find('\n') + 1);
  }
  delimiter_ = delimiter_of(head.substr(0, head.find('\n')));
}

bool DelimitedRows::next(std::vector<std::string>& cells) {
  if (failed()) return false;
  if (delimiter_ == 0) guess_delimiter();
  do {
    if (!read_line()) return false;
    if (bytes_.line() == 1 && row_.starts_with(kMark)) row_.erase(0, kMark.size());
  } while (row_.find_first_not_of(" \t,;") == std::string::npos);
  first_line_ = bytes_.line();
  if (!(delimiter_ == '\t' ? split_plain(cells) : split_quoted(cells))) return false;
  for (const std::string& cell : cells) {
    if (!valid_utf8(cell)) return fail(ErrorCode::kEncoding, "invalid UTF-8", false);
  }
  return true;
}

bool DelimitedRows::split_plain(std::vector<std::string>& cells) {
  cells.clear();
  for (std::string_view rest = row_;;) {
    const auto end = std::min(rest.find(delimiter_), rest.size());
    cells.emplace_back(rest.substr(0, end));
    if (end == rest.size()) return true;
    rest.remove_prefix(end + 1);
  }
}

bool DelimitedRows::split_quoted(std::vector<std::string>& cells) {
  cells.assign(1, {});
  bool quoted = false;
  std::size_t bytes = 0;
  for (std::size_t i = 0;; ++i) {
    if (i == row_.size()) {
      if (!quoted) return true;
      bytes += row_.size();
      if (bytes > kMostBytes) return fail(ErrorCode::kLimit, "a row of more than 4 MB", true);
      const bool more = read_line();
      if (!more && !failed()) return fail(ErrorCode::kFormat, "a quote that isn't closed", true);
      if (!more) return false;
      cells.back() += '\n';
      i = static_cast<std::size_t>(-1);
      continue;
    }
    const char c = row_[i];
    if (quoted) {
      const bool doubled = c == '"' && i + 1 < row_.size() && row_[i + 1] == '"';
      if (c == '"' && !doubled) {
        quoted = false;
      } else {
        cells.back() += c;
        i += doubled;
      }
    } else if (c == '"' && cells.back().empty()) {
      quoted = true;
    } else if (c == delimiter_) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
}

}  // namespace tawatur::ingest
