// SPDX-License-Identifier: Apache-2.0
// Files: the one seam to the file system for whole files. Streams of documents are ingest's.
//
//   Result<std::string> text = read_file("data/verbs.tsv");
//   if (!text) return text.error();  // kNotFound: no such file; kIo: anything else
//
// Thread rule: free functions from any thread; a MappedFile is read-only and may be shared.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tawatur/result.h"

namespace tawatur {

/// The whole file. Errors: kNotFound, kIo.
Result<std::string> read_file(const std::string& path);

/// Writes beside the target, then renames: readers see the old file or the new one, never half.
/// Errors: kIo.
Result<void> write_file_atomic(const std::string& path, std::string_view bytes);

/// Names (without the folder) of the regular files in a folder, sorted by bytes. Errors: kNotFound,
/// kIo.
Result<std::vector<std::string>> list_files(const std::string& folder);

/// A file mapped read-only. Views into it live as long as it does; moving it doesn't move them.
class MappedFile {
 public:
  /// Errors: kNotFound, kIo. An empty file gives an empty view.
  static Result<MappedFile> open(const std::string& path);
  MappedFile() = default;  ///< empty
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();
  std::string_view view() const { return {data_, size_}; }

 private:
  MappedFile(const char* data, std::size_t size) : data_(data), size_(size) {}
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace tawatur
