// SPDX-License-Identifier: Apache-2.0
// tawatur lexicon suggest: names and verbs that the lexicon doesn't know, as rows to edit.
#include "pipeline/suggest.h"

#include <cstdio>
#include <string>
#include <vector>

#include "commands.h"
#include "ingest/reader.h"
#include "output.h"
#include "progress.h"
#include "user_rows.h"

namespace tawatur::cli {
namespace {

/// The pack; with -C that of the project, so that rows that stand there already aren't suggested.
Result<lexicon::Pack> lexicon_of(const Invocation& args) {
  if (args.project.folder.empty()) {
    const Result<std::string> path = find_pack(args);
    return path ? lexicon::Pack::open(*path) : Result<lexicon::Pack>(path.error());
  }
  Result<ProjectLexicon> own = project_lexicon(args, args.project.folder);
  if (!own) return own.error();
  if (own->issues.empty()) return open_pack(std::move(*own));
  tell_issues(args.project.folder, own->issues);
  Error e;
  e.code = ErrorCode::kFormat;
  e.message = "the project's rows have to be right first";
  return e;
}

std::string in_context(const pipeline::SuggestExample& example) {
  return example.before + "[" + example.words + "]" + example.after;
}

/// The row of a table of one's own, with "?" where somebody has to say it.
std::string row_of(const pipeline::Suggestion& s) {
  switch (s.table) {
    case pipeline::SuggestTable::actors:
      return "?\t" + s.words + "\t?\t" + (s.kind.empty() ? "?" : s.kind) + "\t?\n";
    case pipeline::SuggestTable::places:
      return "?\t" + s.words + "\t?\t?\t?\t-\t-\n";
    case pipeline::SuggestTable::verbs:
      break;
  }
  return s.words + "\t?\t?\t?\t?\n";
}

std::string head_of(const std::string& table) {
  const std::string columns = table == "actors" ? "id\tname_ar\tname_en\tkind\tcountry\n"
                              : table == "places"
                                  ? "id\tname_ar\tname_en\tcategory\tcountry\tlat\tlon\n"
                                  : "lemma\tpresent\troot\tform\tclass\n";
  return "# table " + table +
         " v1\n# Found in texts, in no row. Say what stands as \"?\" (a verb's lemma is its 3rd "
         "person masculine "
         "past),\n# take away the rows that are wrong, and put the file into the folder data of "
         "the project.\n" +
         columns;
}

/// The table itself, each row under how often and where it was found.
void write_table(const std::vector<pipeline::Suggestion>& found, const std::string& table,
                 std::string& out) {
  out += head_of(table);
  for (const pipeline::Suggestion& s : found) {
    if (to_string(s.table) != table) continue;
    out += "# " + std::to_string(s.count) + " times in " + std::to_string(s.documents) +
           " documents\n";
    for (const pipeline::SuggestExample& example : s.examples) {
      out += "# " + example.document + ": " + in_context(example) + "\n";
    }
    out += row_of(s);
  }
}

void write_overview(const std::vector<pipeline::Suggestion>& found, std::string& out) {
  out += "table\tcount\tdocuments\tkind\twords\texample\n";
  for (const pipeline::Suggestion& s : found) {
    out += std::string(to_string(s.table)) + "\t" + std::to_string(s.count) + "\t" +
           std::to_string(s.documents) + "\t" + (s.kind.empty() ? "-" : s.kind) + "\t" + s.words +
           "\t" + in_context(s.examples.front()) + "\n";
  }
}

}  // namespace

int run_lexicon_suggest(const Invocation& args) {
  Result<lexicon::Pack> pack = lexicon_of(args);
  if (!pack) return fail(pack.error());
  pipeline::Suggester suggester(*pack);
  ingest::DocumentReader reader(args.inputs);
  reader.set_stop(&g_interrupted);
  Progress progress(args, args.inputs);
  std::uint64_t done = 0, failed = 0;
  bool all_missing = true;
  while (!g_interrupted) {
    Result<std::optional<Document>> next = reader.next();
    for (const Error& warning : reader.take_warnings()) tell_warning(args, warning);
    if (next && !*next) break;
    const Result<void> added = next ? suggester.add(**next) : Result<void>(next.error());
    if (!added) {
      progress.clear();
      tell_error(added.error());
      all_missing = all_missing && added.error().code == ErrorCode::kNotFound;
    }
    ++(added ? done : failed);
    progress.show(done, failed, reader.bytes_read());
  }
  progress.finish(done, failed, reader.bytes_read());
  Result<Output> output = Output::open(args.output);
  if (!output) return fail(output.error());
  const auto found = suggester.list({args.suggest.least, args.suggest.most});
  if (args.suggest.table.empty()) {
    write_overview(found, output->buffer());
  } else {
    write_table(found, args.suggest.table, output->buffer());
  }
  if (Result<void> closed = output->close(); !closed) return fail(closed.error());
  return exit_of_reading(g_interrupted, failed, done, all_missing);
}

}  // namespace tawatur::cli
