// SPDX-License-Identifier: Apache-2.0
#include "tawatur/project.h"

#include <filesystem>

#include "base/hash.h"
#include "base/utf8.h"
#include "emit/claim_json.h"
#include "emit/json.h"
#include "ingest/claim_record.h"
#include "pipeline/project_state.h"
#include "store/search.h"
#include "text/search_words.h"

namespace tawatur {
namespace pipeline {
namespace {

std::string head_of(const std::string& document, const std::string& sha256) {
  std::string out;
  emit::JsonText json(out);
  json.open('{').key("schema").text("tawatur/claim/1").key("doc").text(document);
  json.key("doc_sha256").text(sha256);
  return out + ",";
}

}  // namespace

std::string stored_json(const Claim& claim) {
  Claim bare = claim;
  bare.coder.clear();
  std::string out;
  emit::append_claim_json(out, bare);
  std::string head = head_of(claim.doc, claim.doc_sha256);
  return "{" + out.substr(head.size());
}

std::string whole_json(const std::string& stored, const std::string& document,
                       const std::string& text_sha256, const std::string& coder) {
  std::string out = head_of(document, text_sha256);
  const std::size_t last = stored.rfind("\"confidence\":");
  if (stored.empty() || last == std::string::npos) return out + "}";
  out += std::string_view(stored).substr(1, last - 1);
  out += "\"coder\":";
  emit::append_quoted(out, coder);
  out += ",";
  return out + stored.substr(last);
}

StoredDocument stored_document(const store::DocumentRow& row) {
  StoredDocument out;
  out.document.id = row.name;
  out.document.text = row.text;
  out.document.title = row.title;
  out.heading = row.heading;
  out.document.published = row.published;
  out.document.outlet = row.outlet;
  out.document.url = row.url;
  out.sha256 = hex_of(row.text_sha256);
  out.capture_sha256 = hex_of(row.capture_sha256);
  out.origin = row.origin;
  out.added_at = row.added_at;
  out.metadata = row.metadata;
  out.record = row.record;
  out.letters = row.letters;
  out.claims = row.claims;
  out.state = row.state;
  out.reason = row.reason;
  out.copy_of = row.copy_of;
  out.copy_kind = row.copy_kind;
  out.copy_why = row.copy_why;
  out.copy_share = row.copy_score;
  out.family = row.family;
  return out;
}

store::DocumentFilter filter_of(const DocumentQuery& query) {
  store::DocumentFilter out;
  out.name = query.name;
  out.outlet = query.outlet;
  out.since = query.since;
  out.until = query.until;
  out.state = query.state;
  out.match = store::match_expression(query.text, query.exact);
  out.copies = query.copies;
  out.with_text = query.with_text || query.exact;
  if (!query.exact) {
    out.limit = static_cast<std::int64_t>(query.limit);
    out.offset = static_cast<std::int64_t>(query.offset);
  }
  return out;
}

Result<void> wind_up(store::Store& store, const Result<void>& done, const ProjectNews& news) {
  if (!done) {
    if (store.in_batch()) store.rollback();
    return done;
  }
  tell_phase(news, "index");
  return store::index_documents(store, news.stop);
}

}  // namespace pipeline

namespace {

constexpr std::string_view kOwnCoder = "tawatur";

/// Lets through what lies between offset and limit.
class Pager {
 public:
  Pager(std::uint64_t offset, std::uint64_t limit) : skip_(offset), limit_(limit) {}
  bool skip() { return skip_ > 0 && skip_-- > 0; }
  /// One was given; false when no more are wanted.
  bool more() { return limit_ == 0 || ++given_ < limit_; }

 private:
  std::uint64_t skip_, limit_, given_ = 0;
};

}  // namespace

Project::Project(std::unique_ptr<pipeline::ProjectState> state) : state_(std::move(state)) {}
Project::Project(Project&&) noexcept = default;
Project& Project::operator=(Project&&) noexcept = default;
Project::~Project() = default;

Result<Project> Project::create(const std::string& folder) {
  Result<store::Store> made = store::Store::create(folder);
  if (!made) return made.error();
  return Project(std::make_unique<pipeline::ProjectState>(std::move(*made)));
}

Result<Project> Project::open(const std::string& folder, bool write) {
  Result<store::Store> opened =
      store::Store::open(folder, write ? store::Access::write : store::Access::read);
  if (!opened) return opened.error();
  return Project(std::make_unique<pipeline::ProjectState>(std::move(*opened)));
}

Result<void> Project::documents(const DocumentQuery& query,
                                const std::function<bool(const StoredDocument&)>& take) {
  Pager pager(query.exact ? query.offset : 0, query.exact ? query.limit : 0);
  return store::each_document(state_->store.db(), pipeline::filter_of(query),
                              [&](const store::DocumentRow& row) {
                                if (query.exact && row.text.find(query.text) == std::string::npos)
                                  return true;
                                if (pager.skip()) return true;
                                return take(pipeline::stored_document(row)) && pager.more();
                              });
}

Result<void> Project::claims(const ClaimQuery& query,
                             const std::function<bool(const StoredClaim&)>& take) {
  store::Connection& db = state_->store.db();
  store::ClaimFilter filter;
  filter.claim_id = query.claim_id;
  filter.document = query.document;
  filter.frame = query.frame;
  filter.modality = query.modality;
  filter.since = query.since;
  filter.until = query.until;
  filter.outlet = query.outlet;
  filter.least = query.least;
  filter.as_of = query.as_of;
  filter.match = store::match_expression(query.text, query.exact);
  struct Who {
    const std::string& words;
    const char* kind;
    std::vector<std::int64_t>& ids;
    bool& by;
  };
  for (const Who& who : {Who{query.actor, "actor", filter.actors, filter.by_actor},
                         Who{query.source, "actor", filter.sources, filter.by_source},
                         Who{query.place, "place", filter.places, filter.by_place}}) {
    if (who.words.empty()) continue;
    Result<std::vector<std::int64_t>> found = store::find_identities(db, who.kind, who.words);
    if (!found) return found.error();
    who.ids = std::move(*found);
    who.by = true;
  }
  Pager pager(query.offset, query.limit);
  ingest::ClaimRecords records;
  std::optional<store::DocumentRow> document;
  Error problem;
  bool more = true;
  const bool own = query.coder.empty() || query.coder == kOwnCoder;
  Result<void> done =
      !own ? Result<void>() : store::each_claim(db, filter, [&](const store::ClaimRow& row) {
        if (!document || document->id != row.document) {
          store::DocumentFilter one;
          one.after = row.document - 1;
          one.limit = 1;
          one.with_text = !query.text.empty();
          Result<void> read = store::each_document(db, one, [&](const store::DocumentRow& d) {
            document = d;
            return false;
          });
          if (!read) {
            problem = read.error();
            return false;
          }
        }
        StoredClaim out;
        out.document = document->name;
        out.frame = row.frame;
        out.modality = row.modality;
        out.confidence = row.confidence;
        out.json = pipeline::whole_json(row.json, document->name, hex_of(document->text_sha256),
                                        row.coder);
        if (!query.text.empty()) {
          // The document holds the words; does the claim's evidence?
          Result<Claim> claim = records.read(out.json);
          if (!claim) {
            problem = claim.error();
            return false;
          }
          const CodePoints points(document->text);
          const std::string evidence(claim->evidence.end <= points.count() &&
                                             claim->evidence.begin <= claim->evidence.end
                                         ? points.bytes(claim->evidence).of(document->text)
                                         : std::string_view());
          if (!text::holds(evidence, query.text, query.exact)) return true;
        }
        if (pager.skip()) return true;
        return more = take(out) && pager.more();
      });
  if (!problem.message.empty()) return problem;
  // Of the past only our own runs are known.
  if (!done || !more || query.as_of > 0 || query.coder == kOwnCoder) return done;
  return pipeline::imported_claims(*state_, query, [&](const Claim&, const StoredClaim& c) {
    return pager.skip() || (take(c) && pager.more());
  });
}

std::vector<CpSpan> Project::hits(const std::string& text, const std::string& words, bool exact) {
  const CodePoints points(text);
  std::vector<CpSpan> out;
  for (const Span span : text::hits_in(text, words, exact)) out.push_back(points.span(span));
  return out;
}

Result<void> Project::read_claims(const ClaimQuery& query,
                                  const std::function<bool(const StoredClaim&, Claim)>& take) {
  std::optional<Error> problem;
  Result<void> done = claims(query, [&](const StoredClaim& stored) {
    Result<Claim> claim = claim_of(stored.json);
    if (!claim) {
      problem = claim.error();
      return false;
    }
    return take(stored, std::move(*claim));
  });
  return problem ? Result<void>(*problem) : done;
}

Result<Claim> Project::claim_of(const std::string& json) {
  ingest::ClaimRecords records;
  std::string copy = json;
  return records.read(copy);
}

Result<std::vector<StoredRun>> Project::runs() {
  Result<std::vector<store::RunRow>> rows = store::runs(state_->store.db());
  if (!rows) return rows.error();
  std::vector<StoredRun> out;
  for (store::RunRow& r : *rows) {
    out.push_back(
        {r.id, r.started_at, r.coder, r.pack, r.user_rows, r.again, r.finished, r.threshold});
  }
  return out;
}

}  // namespace tawatur
