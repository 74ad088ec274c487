// SPDX-License-Identifier: Apache-2.0
#include "follow.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "project.h"

namespace tawatur::cli {
namespace {

bool names_input(const std::string& word) {
  std::error_code code;
  return word == "-" || word.find_first_of("/.") != std::string::npos ||
         std::filesystem::exists(word, code);
}

Result<void> read_project(const Invocation& args, pipeline::EventMaker& maker) {
  Result<Project> project = open_project(args, false);
  if (!project) return project.error();
  return project->coded([&](const Document& document, std::vector<Claim> claims) {
    maker.add(document, std::move(claims));
    return !g_interrupted;
  });
}

/// Is the claim's day, or that of its publication, among those asked for?
bool in_days(const ProjectArgs& asked, const reconcile::Material& m, std::uint32_t claim) {
  const reconcile::Day day = reconcile::day_of_claim(m, claim).day;
  if (day == reconcile::kNoDay) return asked.since.empty() && asked.until.empty();
  return (asked.since.empty() || day >= reconcile::day_of(asked.since)) &&
         (asked.until.empty() || day <= reconcile::day_of(asked.until));
}

}  // namespace

Result<Followed> follow(const Invocation& args) {
  Invocation files = args;
  Followed out;
  files.inputs.clear();
  for (const std::string& word : args.inputs) {
    if (names_input(word)) {
      files.inputs.push_back(word);
    } else {
      out.words += (out.words.empty() ? "" : " ") + word;
    }
  }
  Result<pipeline::Coder> coder = open_coder(args);
  if (!coder) return coder.error();
  out.coder = std::make_unique<pipeline::Coder>(std::move(*coder));
  Result<pipeline::EventMaker> maker = pipeline::EventMaker::open(out.coder->pack());
  if (!maker) return maker.error();
  out.maker = std::make_unique<pipeline::EventMaker>(std::move(*maker));
  if (files.inputs.empty()) {
    if (Result<void> read = read_project(args, *out.maker); !read) return read.error();
    if (g_interrupted) out.code = kInterrupted;
  } else {
    out.code = collect(files, *out.coder, *out.maker);
  }
  out.reports = out.maker->reports();
  const double least = least_confidence(args, *out.coder);
  const reconcile::Material m = out.material();
  for (std::uint32_t i = 0; i < m.claims.size(); ++i) {
    if (m.claims[i].confidence >= least && in_days(args.project, m, i)) out.claims.push_back(i);
  }
  return out;
}

std::vector<std::string> claim_ids(const Followed& from, const std::vector<std::uint32_t>& claims) {
  std::vector<std::string> out;
  for (const std::uint32_t i : claims) out.push_back(from.maker->claims()[i].claim_id);
  return out;
}

std::size_t count_docs(const Followed& from, const std::vector<std::uint32_t>& claims) {
  std::set<std::uint32_t> docs;
  for (const std::uint32_t i : claims) docs.insert(from.maker->told()[i].report);
  return docs.size();
}

std::vector<std::string> keys(const std::vector<reconcile::Party>& parties) {
  std::vector<std::string> out;
  for (const reconcile::Party& p : parties) out.push_back(p.key);
  return out;
}

std::vector<std::string> names(const std::vector<reconcile::Party>& parties) {
  std::vector<std::string> out;
  for (const reconcile::Party& p : parties) out.push_back(p.name_en.empty() ? p.key : p.name_en);
  return out;
}

emit::Cell number(std::int64_t value) { return {std::to_string(value), emit::Cell::Kind::json}; }

}  // namespace tawatur::cli
