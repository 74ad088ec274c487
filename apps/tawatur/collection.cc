// SPDX-License-Identifier: Apache-2.0
#include "collection.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ingest/reader.h"
#include "pipeline/runner.h"
#include "progress.h"

namespace tawatur::cli {
namespace {

struct Counts {
  std::uint64_t done = 0, failed = 0;
  bool all_missing = true;
};

Error no_claim(std::string message) {
  Error e;
  e.code = ErrorCode::kFormat;
  e.message = std::move(message);
  return e;
}

/// Claims that came as such, by document. The reading thread puts in, the coding ones take out.
class Given {
 public:
  Result<void> put(Claim claim) {
    if (claim.doc.empty() || claim.claim_id.empty()) return no_claim("a claim without doc or id");
    const std::lock_guard lock(mutex_);
    if (articles_.contains(claim.doc)) {
      return no_claim("a claim must come before its article: " + claim.doc);
    }
    if (!ids_.insert(claim.claim_id).second) {
      return no_claim("a claim that came before: " + claim.claim_id);
    }
    by_document_[claim.doc].push_back(std::move(claim));
    return {};
  }
  void article(const std::string& id) {
    const std::lock_guard lock(mutex_);
    articles_.insert(id);
  }
  std::optional<std::vector<Claim>> take(const std::string& document) {
    const std::lock_guard lock(mutex_);
    const auto it = by_document_.find(document);
    if (it == by_document_.end()) return std::nullopt;
    std::vector<Claim> out = std::move(it->second);
    by_document_.erase(it);
    return out;
  }
  /// What no article came for; when all threads have ended.
  std::map<std::string, std::vector<Claim>>& rest() { return by_document_; }

 private:
  std::mutex mutex_;
  std::map<std::string, std::vector<Claim>> by_document_;
  std::set<std::string> articles_, ids_;
};

std::vector<std::string> claims_first(std::vector<std::string> inputs) {
  const auto rank = [](const std::string& path) {
    return ingest::holds_claims(path) ? 0 : path == "-" ? 1 : 2;
  };
  std::stable_sort(inputs.begin(), inputs.end(),
                   [&](const std::string& a, const std::string& b) { return rank(a) < rank(b); });
  return inputs;
}

}  // namespace

int collect(const Invocation& args, const pipeline::Coder& coder, pipeline::EventMaker& maker) {
  ingest::DocumentReader reader(claims_first(args.inputs));
  Progress progress(args, args.inputs);
  Counts counts;
  Given given;
  const double least = maker.least_confidence();
  reader.set_claims([&](Claim claim) { return given.put(std::move(claim)); });
  pipeline::Source source;
  source.next = [&] {
    Result<std::optional<Document>> next = reader.next();
    if (next && *next) given.article((*next)->id);
    return next;
  };
  source.take_warnings = [&] { return reader.take_warnings(); };
  source.set_stop = [&](const std::atomic<bool>* stop) { reader.set_stop(stop); };
  pipeline::RunSink sink;
  sink.coded = [&](const Document& document, std::vector<Claim> claims) {
    ++counts.done;
    Document filled = document;
    fill_document(args, filled);
    maker.add(filled, std::move(claims));
    return true;
  };
  sink.failed = [&](const Error& error) {
    ++counts.failed;
    counts.all_missing = counts.all_missing && error.code == ErrorCode::kNotFound;
    progress.clear();
    tell_error(error);
  };
  sink.warned = [&](const Error& error) {
    progress.clear();
    tell_warning(args, error);
  };
  sink.tick = [&] { progress.show(counts.done, counts.failed, reader.bytes_read()); };
  const auto code = [&](const Document& document) -> Result<std::vector<Claim>> {
    if (std::optional<std::vector<Claim>> claims = given.take(document.id)) {
      return std::move(*claims);
    }
    Document filled = document;
    fill_document(args, filled);
    return coder.code(filled, least);
  };
  const pipeline::RunSummary summary =
      pipeline::run(source, code, {jobs_of(args), &g_interrupted}, sink);
  progress.finish(counts.done, counts.failed, reader.bytes_read());
  for (auto& [id, claims] : given.rest()) {
    ++counts.done;
    Document document;
    document.id = id;
    fill_document(args, document);
    maker.add(document, std::move(claims));
  }
  return exit_of_reading(summary.stopped, counts.failed, counts.done, counts.all_missing);
}

}  // namespace tawatur::cli
