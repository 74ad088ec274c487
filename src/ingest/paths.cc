// SPDX-License-Identifier: Apache-2.0
#include "ingest/paths.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace tawatur::ingest {
namespace fs = std::filesystem;
namespace {

bool wanted(const std::string& name) {
  // Gold annotation lies beside the texts of a gold folder and is no article.
  if (name.ends_with(".gold.json")) return false;
  return name.ends_with(".txt") || name.ends_with(".json") || name.ends_with(".jsonl");
}

Error walk_error(const std::string& path, const std::error_code& code) {
  Error e;
  const bool absent = code == std::errc::no_such_file_or_directory;
  e.code = absent ? ErrorCode::kNotFound : ErrorCode::kIo;
  e.message = absent ? "no such file or folder" : code.message();
  e.file = path;
  return e;
}

}  // namespace

Result<Listing> list_inputs(const std::string& path) {
  Listing out;
  if (path == "-") {
    out.inputs.push_back({path, "-"});
    return out;
  }
  std::error_code code;
  const bool folder = fs::is_directory(path, code);
  if (code) return walk_error(path, code);
  if (!folder) {
    out.inputs.push_back({path, fs::path(path).filename().string()});
    return out;
  }
  fs::recursive_directory_iterator at(path, fs::directory_options::skip_permission_denied, code);
  std::vector<std::string> skipped;
  for (const fs::recursive_directory_iterator end; !code && at != end; at.increment(code)) {
    std::error_code ignored;
    if (!at->is_regular_file(ignored)) continue;
    const fs::path file = at->path();
    if (wanted(file.filename().string())) {
      out.inputs.push_back({file.string(), file.lexically_relative(path).generic_string()});
    } else {
      skipped.push_back(file.string());
    }
  }
  if (code) return walk_error(path, code);
  std::sort(out.inputs.begin(), out.inputs.end(),
            [](const Input& a, const Input& b) { return a.name < b.name; });
  out.skipped = skipped.size();
  if (!skipped.empty()) out.first_skipped = *std::min_element(skipped.begin(), skipped.end());
  return out;
}

}  // namespace tawatur::ingest
