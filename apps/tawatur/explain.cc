// SPDX-License-Identifier: Apache-2.0
// tawatur explain: why each claim is made.
#include <cstdio>
#include <filesystem>
#include <string>

#include "commands.h"
#include "ingest/reader.h"
#include "output.h"
#include "project.h"
#include "user_rows.h"

namespace tawatur::cli {
namespace {

bool is_path(const std::string& input) {
  std::error_code code;
  return input == "-" || std::filesystem::exists(input, code);
}

/// Arabic text has no plain letters alone; a word of these without blanks was meant as a file.
bool looks_like_path(const std::string& input) {
  for (char c : input) {
    if (static_cast<unsigned char>(c) >= 0x80 || c == ' ') return false;
  }
  return true;
}

/// Prints the explanation of one document; an exit code.
int explain_one(const Invocation& args, const pipeline::Coder& coder, Document document,
                bool title) {
  fill_document(args, document);
  Result<std::string> text = coder.explain(document, language_of(args));
  if (!text) {
    tell_error(text.error());
    return kFailed;
  }
  if (title) std::printf("%s\n", document.id.c_str());
  std::fwrite(text->data(), 1, text->size(), stdout);
  return kDone;
}

/// A document of the project, by the project's lexicon.
int explain_stored(const Invocation& args, Document document) {
  const std::string folder = project_folder(args);
  Result<ProjectLexicon> lexicon = project_lexicon(args, folder);
  if (lexicon && !lexicon->issues.empty()) {
    tell_issues(folder, lexicon->issues);
    return kFailed;
  }
  Result<lexicon::Pack> pack =
      lexicon ? open_pack(std::move(*lexicon)) : Result<lexicon::Pack>(lexicon.error());
  pipeline::CoderOptions options;
  options.gazetteer = args.gazetteer;
  Result<pipeline::Coder> coder = pack ? pipeline::Coder::open(std::move(*pack), options)
                                       : Result<pipeline::Coder>(pack.error());
  if (!coder) return fail(coder.error());
  return explain_one(args, *coder, std::move(document), true);
}

int explain_files(const Invocation& args, const pipeline::Coder& coder) {
  ingest::DocumentReader reader(args.inputs);
  std::size_t done = 0, failed = 0;
  int last = kDone;
  while (!g_interrupted) {
    Result<std::optional<Document>> next = reader.next();
    for (const Error& warning : reader.take_warnings()) tell_warning(args, warning);
    if (next && !*next) break;
    const int code =
        next ? explain_one(args, coder, std::move(**next), true) : exit_of(next.error());
    if (!next) tell_error(next.error());
    (code == kDone ? done : failed)++;
    if (code != kDone) last = code;
  }
  if (g_interrupted) return kInterrupted;
  return failed == 0 ? kDone : done > 0 ? kPartly : last;
}

}  // namespace

int run_explain(const Invocation& args) {
  Result<pipeline::Coder> coder = open_coder(args);
  if (!coder) return fail(coder.error());
  if (!is_path(args.inputs.front())) {
    const Result<std::optional<std::string>> event = project_event(args, args.inputs.front());
    if (!event) return fail(event.error());
    if (*event) {
      std::fwrite((*event)->data(), 1, (*event)->size(), stdout);
      return kDone;
    }
    Result<std::optional<Document>> stored = project_document(args, args.inputs.front());
    if (!stored) return fail(stored.error());
    if (*stored) return explain_stored(args, std::move(**stored));
  }
  if (is_path(args.inputs.front()) || looks_like_path(args.inputs.front())) {
    return explain_files(args, *coder);
  }
  Document document;
  document.id = "text";
  for (const std::string& part : args.inputs) {
    document.text += (document.text.empty() ? "" : " ") + part;
  }
  return explain_one(args, *coder, std::move(document), false);
}

}  // namespace tawatur::cli
