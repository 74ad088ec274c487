// SPDX-License-Identifier: Apache-2.0
// The commands on a project that list: documents, claims, search, show, changes, diff.
#include <algorithm>
#include <cstdio>
#include <iterator>
#include <optional>

#include "base/utf8.h"
#include "commands.h"
#include "emit/json.h"
#include "emit/records.h"
#include "emit/writer.h"
#include "ingest/json_record.h"
#include "output.h"
#include "project.h"

namespace tawatur::cli {
namespace {

using emit::Cell;

constexpr std::uint32_t kAround = 60;  ///< code points beside a hit

Cell number(std::int64_t value) { return {std::to_string(value), Cell::Kind::json}; }
std::string share_text(double share) {
  std::string out;
  emit::append_number(out, share, 4);
  return out;
}

/// What is known of a document's copies, as a line for people; empty when it has none.
std::string copy_line(const StoredDocument& d) {
  std::string out;
  if (!d.copy_of.empty()) {
    out = "copy of " + d.copy_of + " (" + d.copy_kind + ", " + share_text(d.copy_share) + "; " +
          d.copy_why + ")";
  }
  if (d.family == d.document.id) {
    out += (out.empty() ? "" : "; ") + std::string("others are copies of it");
  } else if (!d.family.empty() && d.family != d.copy_of) {
    out += (out.empty() ? "" : "; ") + ("original: " + d.family);
  }
  return out.empty() ? out : out + "\n";
}

/// A listing: what was asked for, where it goes, how it ends.
class Listing {
 public:
  Listing(const Invocation& args, Project project, Output output)
      : args_(args),
        project_(std::move(project)),
        output_(std::move(output)),
        options_(writer_options(args, output_)) {}

  int go() {
    Result<void> done;
    switch (args_.command) {
      case Command::documents:
        done = documents();
        break;
      case Command::claims:
        done = claims();
        break;
      case Command::search:
        done = search();
        break;
      case Command::show:
        done = show();
        break;
      default:
        done = changes();
    }
    if (!done) return fail(done.error());
    if (Result<void> closed = output_.close(); !closed) return fail(closed.error());
    if (g_interrupted) return kInterrupted;
    return rows_ == 0 && args_.project.fail_if_empty ? kNotFound : kDone;
  }

 private:
  bool next() {
    ++rows_;
    return output_.flush_if_due() && !g_interrupted;
  }

  DocumentQuery document_query() const {
    const ProjectArgs& p = args_.project;
    DocumentQuery query;
    query.outlet = args_.outlet;
    query.since = p.since;
    query.until = p.until;
    query.state = p.state;
    query.text = p.text;
    query.exact = p.exact;
    query.copies = p.copies;
    query.limit = p.limit;
    query.offset = p.offset;
    return query;
  }

  Result<void> documents() {
    emit::RecordWriter writer(
        {{"id", 32},        {"state", 7},          {"published", 10}, {"outlet", 16},
         {"letters", 7},    {"claims", 6},         {"copy_kind", 9},  {"copy_of", 24},
         {"copy_share", 6}, {"copy_why", 12},      {"family", 0},     {"reason", 0},
         {"url", 0},        {"origin", 0},         {"record", 0},     {"added_at", 0},
         {"sha256", 0},     {"capture_sha256", 0}, {"metadata", 0},   {"title", 0}},
        options_);
    writer.begin(output_.buffer());
    Result<void> done = project_.documents(document_query(), [&](const StoredDocument& d) {
      writer.add({{d.document.id},
                  {d.state},
                  {d.document.published},
                  {d.document.outlet},
                  number(d.letters),
                  number(d.claims),
                  {d.copy_kind},
                  {d.copy_of},
                  d.copy_of.empty() ? Cell{} : Cell{share_text(d.copy_share), Cell::Kind::json},
                  {d.copy_why},
                  {d.family},
                  {d.reason},
                  {d.document.url},
                  {d.origin},
                  number(d.record),
                  {d.added_at},
                  {d.sha256},
                  {d.capture_sha256},
                  {d.metadata, Cell::Kind::json},
                  {d.heading}},
                 output_.buffer());
      return next();
    });
    writer.end(output_.buffer());
    return done;
  }

  /// Puts the text of a document in text_, where it is kept while its claims come.
  Result<void> read_text(const std::string& name) {
    if (text_name_ == name) return {};
    text_name_ = name;
    text_.clear();
    DocumentQuery query;
    query.name = name;
    query.with_text = true;
    return project_.documents(query, [&](const StoredDocument& d) {
      text_ = d.document.text;
      return false;
    });
  }

  Result<void> claims() {
    const ProjectArgs& p = args_.project;
    if (!p.frame.empty() && !frame_from(p.frame)) return no_such("frame", p.frame);
    if (!p.modality.empty() && !modality_from(p.modality)) return no_such("modality", p.modality);
    ClaimQuery query;
    query.frame = p.frame;
    query.actor = p.actor;
    query.place = p.place;
    query.source = p.source;
    query.since = p.since;
    query.until = p.until;
    query.outlet = args_.outlet;
    query.modality = p.modality;
    query.document = p.document;
    query.coder = p.coder;
    query.text = p.text;
    query.exact = p.exact;
    query.limit = p.limit;
    query.offset = p.offset;
    Result<double> least = last_threshold(project_);
    if (!least) return least.error();
    if (!args_.all) query.least = args_.min_confidence.value_or(*least);
    emit::ClaimWriter writer(options_);
    writer.begin(output_.buffer());
    std::optional<Error> problem;
    const auto as_stored = [&](const StoredClaim& c) {
      output_.buffer() += c.json + "\n";
      return next();
    };
    const auto as_value = [&](const StoredClaim& c, const Claim& claim) {
      if (options_.format != emit::Format::json) {
        if (Result<void> read = read_text(c.document); !read) {
          problem = read.error();
          return false;
        }
      }
      writer.add({&claim, 1}, text_, output_.buffer());
      return next();
    };
    Result<void> done = options_.format == emit::Format::jsonl
                            ? project_.claims(query, as_stored)
                            : project_.read_claims(query, as_value);
    writer.end(output_.buffer());
    if (problem) return *problem;
    return done;
  }

  static Error no_such(const char* what, const std::string& name) {
    Error e;
    e.code = ErrorCode::kUsage;
    e.message = std::string("no such ") + what + ": " + name;
    return e;
  }

  /// The words around a hit, the hit itself marked.
  std::string snippet(const std::string& text, const CodePoints& points, CpSpan hit) const {
    const std::uint32_t begin = hit.begin > kAround ? hit.begin - kAround : 0;
    const std::uint32_t end = std::min(points.count(), hit.end + kAround);
    const auto part = [&](std::uint32_t from, std::uint32_t to) {
      return std::string(points.bytes({from, to}).of(text));
    };
    const bool color = options_.style.color;
    return part(begin, hit.begin) + (color ? "\x1b[1m" : "**") + part(hit.begin, hit.end) +
           (color ? "\x1b[0m" : "**") + part(hit.end, end);
  }

  Result<void> search() {
    std::string words;
    for (const std::string& w : args_.project.words) words += (words.empty() ? "" : " ") + w;
    DocumentQuery query = document_query();
    query.text = words;
    query.with_text = true;
    emit::RecordWriter writer({{"id", 32},
                               {"published", 10},
                               {"outlet", 16},
                               {"hits", 4},
                               {"spans", 0},
                               {"title", 0},
                               {"snippet", 0}},
                              options_);
    writer.begin(output_.buffer());
    Result<void> done = project_.documents(query, [&](const StoredDocument& d) {
      const std::vector<CpSpan> hits = Project::hits(d.document.text, words, args_.project.exact);
      const CodePoints points(d.document.text);
      std::string spans = "[";
      for (const CpSpan& h : hits) {
        spans += (spans.size() > 1 ? ",[" : "[") + std::to_string(h.begin) + "," +
                 std::to_string(h.end) + "]";
      }
      writer.add({{d.document.id},
                  {d.document.published},
                  {d.document.outlet},
                  number(static_cast<std::int64_t>(hits.size())),
                  {spans + "]", Cell::Kind::json},
                  {d.heading},
                  {hits.empty() ? "" : snippet(d.document.text, points, hits.front())}},
                 output_.buffer());
      return next();
    });
    writer.end(output_.buffer());
    return done;
  }

  Result<void> show() {
    const std::string& id = args_.project.words.front();
    Result<std::optional<Document>> document = project_document(args_, id);
    if (!document) return document.error();
    if (!*document) return show_event(id);
    return (*document)->id == id ? show_document(**document) : show_claim(id, **document);
  }

  /// A document, whose copy it is, and its surer claims with their words.
  Result<void> show_document(const Document& document) {
    std::string& out = output_.buffer();
    DocumentQuery one;
    one.name = document.id;
    Result<void> done = project_.documents(one, [&](const StoredDocument& d) {
      out += document.id;
      for (const std::string* known : {&document.published, &document.outlet}) {
        if (!known->empty()) out += "  " + *known;
      }
      out += "\n" + copy_line(d);
      if (!document.title.empty()) out += document.title + "\n";
      out += "\n" + document.text + "\n\n";
      return false;
    });
    Result<double> least = last_threshold(project_);
    if (!least) return least.error();
    ClaimQuery query;
    query.document = document.id;
    query.least = *least;
    if (!done) return done;
    const CodePoints points(document.text);
    return project_.read_claims(query, [&](const StoredClaim& c, const Claim& claim) {
      emit::append_number(out, c.confidence, 2);
      out += "  " + c.frame + "  " + c.modality + "  " + claim.claim_id + "\n      ";
      const std::string_view words = points.bytes(claim.evidence).of(document.text);
      std::replace_copy(words.begin(), words.end(), std::back_inserter(out), '\n', ' ');
      out += "\n";
      return next();
    });
  }

  Result<void> show_claim(const std::string& id, const Document& document) {
    std::string& out = output_.buffer();
    ClaimQuery query;
    query.document = document.id;
    query.claim_id = id;
    bool any = false;
    Result<void> done = project_.read_claims(query, [&](const StoredClaim& c, const Claim& claim) {
      any = true;
      const CodePoints points(document.text);
      out += c.json + "\n\n" + snippet(document.text, points, claim.evidence) + "\n";
      return true;
    });
    return done && !any ? Result<void>(not_found(id)) : done;
  }

  /// An event and what its claims say, in their own words.
  Result<void> show_event(const std::string& id) {
    Result<StoredEvent> event = project_.event(id);
    if (!event) return event.error().code == ErrorCode::kNotFound ? not_found(id) : event.error();
    output_.buffer() += event->json + "\n";
    for (const EventClaim& in : event->event.claims) {
      if (Result<void> read = read_text(in.doc); !read) return read;
      ClaimQuery query;
      query.document = in.doc;
      query.claim_id = in.claim_id;
      Result<void> read = project_.read_claims(query, [&](const StoredClaim&, const Claim& claim) {
        output_.buffer() +=
            "\n" + in.claim_id + "\n" + snippet(text_, CodePoints(text_), claim.evidence) + "\n";
        return false;
      });
      if (!read) return read;
    }
    return {};
  }

  static Error not_found(const std::string& id) {
    Error e;
    e.code = ErrorCode::kNotFound;
    e.message = "no claim, event or document \"" + id + "\" in the project";
    return e;
  }

  /// The runs that --since or RUN RUN name.
  Result<std::pair<std::int64_t, std::int64_t>> between() {
    if (args_.command == Command::diff) {
      return std::pair{args_.project.runs[0], args_.project.runs[1]};
    }
    Result<std::vector<StoredRun>> runs = project_.runs();
    if (!runs) return runs.error();
    const std::string& since = args_.project.since;
    std::int64_t before = 0;
    if (ingest::iso_day(since).empty()) {
      if (since.empty() || since.find_first_not_of("0123456789") != std::string::npos ||
          since.size() > 9) {
        return no_such("run or day", since);
      }
      before = std::stoll(since);
    } else {
      // Up to the first run of that time: clocks may have been set back since.
      for (const StoredRun& r : *runs) {
        if (r.started_at >= since) break;
        before = r.id;
      }
    }
    return std::pair{before, runs->empty() ? std::int64_t{0} : runs->back().id};
  }

  Result<void> changes() {
    Result<std::pair<std::int64_t, std::int64_t>> runs = between();
    if (!runs) return runs.error();
    emit::RecordWriter writer({{"change", 7},
                               {"claim_id", 48},
                               {"doc", 0},
                               {"fields", 24},
                               {"before", 0},
                               {"after", 0},
                               {"why", 0}},
                              options_);
    writer.begin(output_.buffer());
    Result<void> done;
    if (runs->second > 0) {
      done = project_.difference(runs->first, runs->second, [&](const ClaimChange& c) {
        std::string fields = "[";
        for (const std::string& f : c.fields) {
          if (fields.size() > 1) fields += ",";
          emit::append_quoted(fields, f);
        }
        writer.add({{c.kind},
                    {c.claim_id},
                    {c.document},
                    {fields + "]", Cell::Kind::json},
                    {c.before, Cell::Kind::json},
                    {c.after, Cell::Kind::json},
                    {c.why}},
                   output_.buffer());
        return next();
      });
    }
    writer.end(output_.buffer());
    return done;
  }

  const Invocation& args_;
  Project project_;
  Output output_;
  emit::WriterOptions options_;
  std::uint64_t rows_ = 0;
  std::string text_name_, text_;
};

}  // namespace

int run_listing(const Invocation& args) {
  Result<Project> project = open_project(args, false);
  if (!project) return fail(project.error());
  Result<Output> output = Output::open(args.output);
  if (!output) return fail(output.error());
  return Listing(args, std::move(*project), std::move(*output)).go();
}

}  // namespace tawatur::cli
