// SPDX-License-Identifier: Apache-2.0
#include "user_rows.h"

#include <cstdio>
#include <filesystem>
#include <utility>

#include "base/file.h"
#include "base/hash.h"
#include "commands.h"
#include "lexicon/compile/compiler.h"
#include "lexicon/compile/overlay.h"
#include "pipeline/lexicon_record.h"

namespace tawatur::cli {
namespace {

/// The user's files; none where there is no folder.
Result<std::vector<lexicon::InputFile>> user_files(const std::string& folder) {
  std::error_code code;
  const std::string data = folder + "/data";
  if (!std::filesystem::is_directory(data, code)) return std::vector<lexicon::InputFile>();
  return lexicon::read_inputs(data);
}

Result<pipeline::LexiconRecord> record_of(const Invocation& args, const lexicon::Pack& pack,
                                          const std::vector<lexicon::InputFile>& inputs) {
  pipeline::LexiconRecord out;
  out.pack = pack.version();
  for (const lexicon::InputFile& file : inputs) {
    if (file.name.ends_with(".bin")) continue;  // made of another part
    out.parts[file.name] = hex_of(sha256_bytes(file.bytes)).substr(0, 16);
  }
  if (args.gazetteer.empty()) return out;
  Result<std::string> bytes = read_file(args.gazetteer);
  if (!bytes) return bytes.error();
  out.gazetteer = args.gazetteer + "\t" + hex_of(sha256_bytes(*bytes));
  return out;
}

}  // namespace

Result<ProjectLexicon> project_lexicon(const Invocation& args, const std::string& folder) {
  Result<std::string> path = find_pack(args);
  if (!path) return path.error();
  Result<lexicon::Pack> pack = lexicon::Pack::open(*path);
  if (!pack) return pack.error();
  Result<std::vector<lexicon::InputFile>> user = user_files(folder);
  if (!user) return user.error();
  Result<pipeline::LexiconRecord> record = record_of(args, *pack, lexicon::inputs_of(*pack));
  if (!record) return record.error();
  ProjectLexicon out;
  if (user->empty()) {
    out.path = *path;
  } else {
    lexicon::Overlay over = lexicon::overlay(*pack, *user);
    out.issues = std::move(over.issues);
    if (!out.issues.empty()) return out;
    out.bytes = lexicon::compile_pack(over.inputs).bytes;
    for (lexicon::UserRow& row : over.rows) {
      record->rows.push_back(
          {row.place, row.table, row.key, std::move(row.replaces), std::move(row.cells)});
    }
  }
  out.record = pipeline::to_text(*record);
  return out;
}

Result<lexicon::Pack> open_pack(ProjectLexicon lexicon) {
  if (!lexicon.path.empty()) return lexicon::Pack::open(lexicon.path);
  return lexicon::Pack::from_bytes(std::move(lexicon.bytes), "the project's lexicon");
}

void tell_issues(const std::string& folder, const std::vector<lexicon::Issue>& issues) {
  for (const lexicon::Issue& issue : issues) {
    std::fprintf(stderr, "%s/%s\n", folder.c_str(), issue.to_string().c_str());
  }
}

}  // namespace tawatur::cli
