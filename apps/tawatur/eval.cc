// SPDX-License-Identifier: Apache-2.0
// tawatur eval: figures against gold.
#include <cstdio>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/file.h"
#include "commands.h"
#include "emit/claim_json.h"
#include "ingest/bytes.h"
#include "judge/score.h"
#include "lexicon/pack.h"

namespace tawatur::cli {
namespace {

namespace fs = std::filesystem;
using ByDocument = std::map<std::string, std::vector<judge::Statement>>;
constexpr std::size_t kLongestClaim = std::size_t{8} << 20;

/// "a\tb\n" lines of a table of the pack, so that the judge reads packs and files alike.
std::string tsv_of(const lexicon::Table& table, std::initializer_list<const char*> columns) {
  std::string out;
  for (const char* name : columns) out += (out.empty() ? "" : "\t") + std::string(name);
  out += '\n';
  if (!table) return out;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    bool first = true;
    for (const char* name : columns) {
      if (!first) out += '\t';
      first = false;
      out += table.cell(row, table.column(name));
    }
    out += '\n';
  }
  return out;
}

/// The names of the gold's actors: --actors, else actors.tsv beside the gold folder, else the pack.
Result<judge::Aliases> read_aliases(const Invocation& args, const lexicon::Pack& pack) {
  std::string path = args.actors;
  if (path.empty()) {
    const fs::path beside = fs::absolute(fs::path(args.gold) / "..") / "actors.tsv";
    std::error_code code;
    if (fs::exists(beside, code)) path = beside.string();
  }
  if (path.empty()) {
    return judge::aliases_from_tsv(tsv_of(pack.table("actors"), {"id", "name_ar", "other"}));
  }
  Result<std::string> text = read_file(path);
  if (!text) return text.error();
  return judge::aliases_from_tsv(*text);
}

std::string base_name(const std::string& doc) { return doc.substr(doc.rfind('/') + 1); }

Result<ByDocument> read_claims(const std::string& path) {
  Result<ingest::ByteSource> source = ingest::ByteSource::open(path);
  if (!source) return source.error();
  ByDocument out;
  std::string line;
  for (;;) {
    const ingest::LineRead got = source->read_line(line, kLongestClaim);
    if (got == ingest::LineRead::end) return out;
    if (got == ingest::LineRead::failed) return source->error();
    if (line.find_first_not_of(" \t") == std::string::npos && got == ingest::LineRead::line)
      continue;
    Result<judge::Statement> claim = judge::read_claim(line);
    if (!claim) {
      Error e = claim.error();
      e.file = path;
      e.line = source->line();
      return e;
    }
    out[base_name(claim->doc)].push_back(std::move(*claim));
  }
}

/// Codes the texts of the gold and reads the claims back as they would be written, so that figures
/// are those of the file.
Result<ByDocument> code_gold(const Invocation& args, const pipeline::Coder& coder,
                             const std::vector<judge::GoldDocument>& golds) {
  ByDocument out;
  const double least = least_confidence(args, coder);
  for (const judge::GoldDocument& gold : golds) {
    Document document;
    document.id = gold.doc;
    document.text = gold.text;
    document.published = gold.published;
    document.outlet = gold.outlet;
    document.file = args.gold + "/" + gold.doc;
    Result<std::vector<Claim>> claims = coder.code(document);
    if (!claims) return claims.error();
    for (const Claim& claim : *claims) {
      if (claim.confidence < least) continue;
      std::string line;
      emit::append_claim_json(line, claim);
      Result<judge::Statement> read = judge::read_claim(line);
      if (!read) return read.error();
      out[gold.doc].push_back(std::move(*read));
    }
  }
  return out;
}

/// Claims of documents that the gold doesn't have would be lost without a word.
Result<void> check_documents(const ByDocument& claims,
                             const std::vector<judge::GoldDocument>& golds) {
  std::set<std::string> known;
  for (const judge::GoldDocument& gold : golds) known.insert(gold.doc);
  for (const auto& [doc, ignored] : claims) {
    if (known.contains(doc)) continue;
    Error e;
    e.code = ErrorCode::kFormat;
    e.message = "claims of a document that the gold doesn't have: " + doc;
    return e;
  }
  return {};
}

double figure_of(const judge::Figures& figures, const std::string& name) {
  return name == "macro" ? figures.macro : figures.of(name).f1();
}

}  // namespace

int run_eval(const Invocation& args) {
  Result<std::vector<judge::GoldDocument>> golds = judge::read_gold(args.gold);
  if (!golds) return fail(golds.error());
  Result<pipeline::Coder> coder = open_coder(args);
  if (!coder) return fail(coder.error());
  Result<judge::Aliases> aliases = read_aliases(args, coder->pack());
  if (!aliases) return fail(aliases.error());
  Result<ByDocument> claims =
      args.claims.empty() ? code_gold(args, *coder, *golds) : read_claims(args.claims);
  if (!claims) return fail(claims.error());
  if (Result<void> known = check_documents(*claims, *golds); !known) return fail(known.error());

  const judge::Names names(
      judge::words_from_tsv(tsv_of(coder->pack().table("judge_words"), {"word", "list"})),
      std::move(*aliases));
  judge::Judge judge(names);
  for (const judge::GoldDocument& gold : *golds) judge.add(gold, (*claims)[gold.doc]);
  const judge::Figures figures = judge.figures();
  const std::string text =
      args.json ? judge::figures_json(figures) + "\n" : judge::figures_text(figures, args.frames);
  std::fwrite(text.data(), 1, text.size(), stdout);
  if (!args.min_f1 || figure_of(figures, args.figure) >= *args.min_f1) return kDone;
  std::fprintf(stderr, "tawatur: %s F1 %.3f is below %.3f\n", args.figure.c_str(),
               figure_of(figures, args.figure), *args.min_f1);
  return kBelow;
}

}  // namespace tawatur::cli
