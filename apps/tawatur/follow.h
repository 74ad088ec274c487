// SPDX-License-Identifier: Apache-2.0
// What control, network and deals share: the claims that they look at, from files or a project, and
// the words that narrow what they show.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "collection.h"
#include "emit/records.h"
#include "output.h"
#include "pipeline/name_match.h"
#include "reconcile/parties.h"

namespace tawatur::cli {

/// Claims read, and which of them are sure enough and fall in the days asked for.
struct Followed {
  std::unique_ptr<pipeline::Coder> coder;
  std::unique_ptr<pipeline::EventMaker> maker;
  std::vector<reconcile::Report> reports;
  std::vector<std::uint32_t> claims;
  std::string words;  ///< arguments that are no files: a place, an actor
  int code = 0;       ///< exit code of reading
  reconcile::Material material() const { return {maker->claims(), maker->told(), reports}; }
};

/// Arguments that name files (or have a slash or a dot, or are "-") are read; without any, the
/// project is.
Result<Followed> follow(const Invocation& args);

/// Ids of the claims, and those of the documents they stand in, each once.
std::vector<std::string> claim_ids(const Followed& from, const std::vector<std::uint32_t>& claims);
std::size_t count_docs(const Followed& from, const std::vector<std::uint32_t>& claims);
std::vector<std::string> keys(const std::vector<reconcile::Party>& parties);
std::vector<std::string> names(const std::vector<reconcile::Party>& parties);
emit::Cell number(std::int64_t value);

}  // namespace tawatur::cli
