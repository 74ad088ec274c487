// SPDX-License-Identifier: Apache-2.0
// Any bytes as a file: reading ends, every document is valid UTF-8, not empty and within the
// limits, every error names the file.
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.h"
#include "ingest/reader.h"

namespace {

void require(bool ok) {
  if (!ok) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const int fd = memfd_create("input", 0);
  require(fd >= 0);
  const std::string path = "/proc/self/fd/" + std::to_string(fd);
  require(write(fd, data, size) == static_cast<ssize_t>(size));
  tawatur::Limits limits;
  limits.max_document_bytes = 4000;
  limits.max_line_bytes = 8000;
  tawatur::ingest::DocumentReader reader({path}, limits);
  for (std::size_t turn = 0;; ++turn) {
    require(turn <= size + 2);
    const auto next = reader.next();
    for (const tawatur::Error& warning : reader.take_warnings()) require(!warning.file.empty());
    if (!next) {
      require(!next.error().file.empty() && !next.error().message.empty());
      continue;
    }
    if (!*next) break;
    const tawatur::Document& document = **next;
    std::string text = document.text;
    require(!text.empty() && text.size() <= limits.max_document_bytes);
    require(tawatur::repair_utf8(text).bad_subparts == 0);
    require(!document.id.empty());
  }
  close(fd);
  return 0;
}
