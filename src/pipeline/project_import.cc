// SPDX-License-Identifier: Apache-2.0
// Project: claims of other coders, checked on their way in, listed beside our own.
#include <map>
#include <set>

#include "base/hash.h"
#include "base/utf8.h"
#include "ingest/claim_record.h"
#include "ingest/reader.h"
#include "pipeline/name_match.h"
#include "pipeline/project_state.h"
#include "pipeline/span_check.h"
#include "text/search_words.h"

namespace tawatur {
namespace {

using store::Row;
using store::Table;

constexpr std::uint32_t kLongestTrigger = 60;  ///< code points, as the schema says

Error refused(std::string why) {
  Error e;
  e.code = ErrorCode::kFormat;
  e.message = "refused: " + std::move(why);
  return e;
}

/// What is wrong with a claim of a text; empty: nothing.
std::string fault_of(const Claim& c, std::string_view text) {
  const pipeline::SpanCheck check(text, c);
  if (!check.wrong().empty()) {
    return "the words of \"" + check.wrong() + "\" don't stand at their span";
  }
  if (c.trigger.begin < c.evidence.begin || c.trigger.end > c.evidence.end) {
    return "the trigger doesn't lie in the evidence";
  }
  if (c.trigger.end - c.trigger.begin > kLongestTrigger) return "the trigger is too long";
  return {};
}

class Import {
 public:
  Import(pipeline::ProjectState& state, std::string coder, const ProjectNews& news)
      : store_(state.store), coder_(std::move(coder)), news_(news) {}

  Result<ImportSummary> go(const std::vector<std::string>& paths) {
    Result<std::int64_t> last = store_.db().number("SELECT ifnull(max(lot), 0) FROM imports");
    if (!last) return last.error();
    lot_ = *last + 1;
    if (Result<void> begun = store_.begin(); !begun) return begun.error();
    read(paths);
    // What was stopped in the middle would hide what a coder said of a document before.
    if (problem_ || out_.stopped || out_.claims == 0) {
      store_.rollback();
      if (problem_) return *problem_;
      out_.claims = out_.documents = 0;
      return out_;
    }
    out_.documents = documents_.size();
    const std::string detail = "{\"claims\":" + std::to_string(out_.claims) + "}";
    if (Result<void> done = store_.commit("import", detail); !done) {
      store_.rollback();
      return done.error();
    }
    return out_;
  }

 private:
  void read(const std::vector<std::string>& paths) {
    ingest::DocumentReader reader(paths);
    reader.set_stop(news_.stop);
    reader.set_claims([&](Claim claim) { return take(std::move(claim)); });
    while (!problem_) {
      Result<std::optional<Document>> next = reader.next();
      out_.stopped = news_.stop != nullptr && news_.stop->load();
      if (next && (!*next || out_.stopped)) return;
      ++out_.refused;
      if (!news_.failed) continue;
      if (!next) {
        news_.failed(next.error());
      } else {
        Error e = refused("an article; add it first");
        e.file = (*next)->file;
        e.record = (*next)->record;
        news_.failed(e);
      }
    }
  }

  Result<void> take(Claim claim) {
    if (problem_) return {};
    const std::string coder = coder_.empty() ? claim.coder : coder_;
    if (coder.empty()) return refused("no coder; name one with --coder");
    if (coder.starts_with("tawatur")) return refused("claims of tawatur come from its runs");
    if (claim.claim_id.empty()) return refused("a claim without an id");
    if (Result<bool> found = find_document(claim); !found) {
      problem_ = found.error();
      return {};
    } else if (!*found) {
      return refused("no document \"" + claim.doc + "\" in the project");
    }
    if (!claim.doc_sha256.empty() && claim.doc_sha256 != hex_of(document_.text_sha256)) {
      return refused("it is of another text of \"" + claim.doc + "\"");
    }
    if (std::string wrong = fault_of(claim, document_.text); !wrong.empty()) {
      return refused(std::move(wrong));
    }
    if (!claim.claim_id.ends_with("@" + coder)) claim.claim_id += "@" + coder;
    if (!ids_.insert(claim.claim_id).second) return refused("a claim that came before");
    put(claim, coder);
    return {};
  }

  /// The document by its name, kept while its claims come.
  Result<bool> find_document(const Claim& claim) {
    if (document_.name == claim.doc && document_.id > 0) return true;
    document_ = {};
    store::DocumentFilter filter;
    filter.name = claim.doc;
    filter.with_text = true;
    if (claim.doc.empty()) return false;
    Result<void> read = store::each_document(store_.db(), filter, [&](const auto& row) {
      document_ = row;
      return false;
    });
    if (!read) return read.error();
    return document_.id > 0;
  }

  void put(const Claim& claim, const std::string& coder) {
    Row row;
    row.text(store::now_utc()).integer(lot_).text(coder).integer(document_.id);
    row.text(claim.claim_id).text(to_string(claim.frame)).text(to_string(claim.modality));
    Claim named = claim;
    named.doc = document_.name;
    named.doc_sha256 = hex_of(document_.text_sha256);
    row.real(claim.confidence).text(pipeline::stored_json(named));
    if (Result<std::int64_t> id = store_.put(Table::imports, row); !id) problem_ = id.error();
    documents_.insert(document_.id);
    ++out_.claims;
  }

  store::Store& store_;
  std::string coder_;
  const ProjectNews& news_;
  std::int64_t lot_ = 0;
  store::DocumentRow document_;
  std::set<std::int64_t> documents_;
  std::set<std::string> ids_;
  std::optional<Error> problem_;
  ImportSummary out_;
};

/// Does a claim fit the query? The same questions that SQL asks of our own.
class Filter {
 public:
  explicit Filter(const ClaimQuery& query)
      : q_(query), actor_(query.actor), place_(query.place), source_(query.source) {}

  bool operator()(const Claim& c, const store::DocumentRow& d) const {
    return fits(q_.claim_id, c.claim_id) && fits(q_.document, d.name) &&
           fits(q_.frame, to_string(c.frame)) && fits(q_.modality, to_string(c.modality)) &&
           fits(q_.outlet, d.outlet) && c.confidence >= q_.least && in_days(c, d) &&
           (actor_.empty() || names(actor_, c.agent) || names(actor_, c.target) ||
            names(actor_, c.source)) &&
           (source_.empty() || names(source_, c.source)) && in_place(c) && holds(c, d);
  }

 private:
  static bool fits(std::string_view asked, std::string_view value) {
    return asked.empty() || asked == value;
  }
  static bool names(const pipeline::NameMatch& match, const std::vector<Filler>& role) {
    for (const Filler& f : role) {
      if (match(f.id, {f.name_ar, f.name_en})) return true;
    }
    return false;
  }
  bool in_place(const Claim& c) const {
    if (place_.empty()) return true;
    for (const PlaceFiller& p : c.place) {
      if (place_(p.id, {p.name_ar, p.name_en, p.admin1})) return true;
    }
    return false;
  }
  bool in_days(const Claim& c, const store::DocumentRow& d) const {
    if (q_.since.empty() && q_.until.empty()) return true;
    const bool dated = c.time && !c.time->from.empty();
    const std::string from = dated ? c.time->from : d.published.substr(0, 10);
    const std::string to = dated && !c.time->to.empty() ? c.time->to : from;
    if (from.empty()) return false;
    return (q_.since.empty() || to >= q_.since) && (q_.until.empty() || from <= q_.until);
  }
  bool holds(const Claim& c, const store::DocumentRow& d) const {
    if (q_.text.empty()) return true;
    const CodePoints points(d.text);
    return text::holds(std::string(points.bytes(c.evidence).of(d.text)), q_.text, q_.exact);
  }

  const ClaimQuery& q_;
  pipeline::NameMatch actor_, place_, source_;
};

}  // namespace

Result<void> pipeline::imported_claims(
    ProjectState& state, const ClaimQuery& query,
    const std::function<bool(const Claim&, const StoredClaim&)>& take) {
  store::Connection& db = state.store.db();
  const Filter fits(query);
  ingest::ClaimRecords records;
  store::DocumentRow document;
  std::optional<Error> problem;
  store::ImportFilter filter;
  filter.coder = query.coder;
  Result<void> done = store::each_import(db, filter, [&](const store::ImportRow& row) {
    if (document.id != row.document) {
      store::DocumentFilter one;
      one.after = row.document - 1;
      one.limit = 1;
      one.with_text = !query.text.empty();
      Result<void> read = store::each_document(db, one, [&](const store::DocumentRow& d) {
        document = d;
        return false;
      });
      if (!read) problem = read.error();
    }
    StoredClaim out;
    out.document = document.name;
    out.json = whole_json(row.json, document.name, hex_of(document.text_sha256), row.coder);
    std::string json = out.json;
    Result<Claim> claim = records.read(json);
    if (!claim) problem = claim.error();
    if (problem) return false;
    if (!fits(*claim, document)) return true;
    out.frame = to_string(claim->frame);
    out.modality = to_string(claim->modality);
    out.confidence = claim->confidence;
    return take(*claim, out);
  });
  if (problem) return *problem;
  return done;
}

Result<ImportSummary> Project::import_claims(const std::vector<std::string>& paths,
                                             const std::string& coder, const ProjectNews& news) {
  return Import(*state_, coder, news).go(paths);
}

}  // namespace tawatur
