// SPDX-License-Identifier: Apache-2.0
#include <string_view>

#include "base/hash.h"
#include "base/utf8.h"
#include "emit/json.h"
#include "ingest/reader.h"
#include "pipeline/project_state.h"
#include "store/adding.h"
#include "store/raw.h"
#include "text/search_words.h"

namespace tawatur {
namespace {

using pipeline::ProjectState;
using store::Row;
using store::Table;

/// Fields of the JSON line that nobody asked for, as one JSON object.
std::string metadata_of(const Document& document) {
  std::string out;
  emit::JsonText json(out);
  json.open('{');
  for (const auto& [name, raw] : document.other) {
    json.key(name);
    out += raw;
  }
  json.close('}');
  return out;
}

class Adder {
 public:
  Adder(ProjectState& state, const std::vector<std::string>& paths, const AddOptions& options,
        const ProjectNews& news)
      : store_(state.store), options_(options), news_(news), reader_(paths) {
    reader_.set_keep_raw(true);
    reader_.set_stop(news.stop);
  }

  Result<AddSummary> go() {
    if (Result<void> ready = prepare(); !ready) return ready.error();
    pipeline::tell_phase(news_, "add");
    const Result<void> done = pipeline::wind_up(store_, all(), news_);
    if (!done) return done.error();
    return out_;
  }

 private:
  Result<void> prepare() {
    Result<store::Known> known = store::Known::open(store_.db());
    if (!known) return known.error();
    known_ = std::move(*known);
    return {};
  }

  bool stopped() const { return news_.stop != nullptr && news_.stop->load(); }

  Result<void> all() {
    for (;;) {
      if (stopped()) {
        out_.stopped = true;
        break;
      }
      if (options_.limit > 0 && out_.documents == options_.limit) break;
      Result<std::optional<Document>> next = reader_.next();
      for (const Error& warning : reader_.take_warnings()) {
        if (news_.warned) news_.warned(warning);
      }
      if (next && !*next) {
        out_.stopped = stopped();
        break;
      }
      if (Result<void> open = open_batch(); !open) return open;
      Result<void> taken = next ? take(std::move(**next)) : note(next.error());
      if (!taken) return taken;
      if (Result<void> due = commit_if_due(); !due) return due;
      if (news_.tick) news_.tick(out_.documents + out_.known, out_.failed, reader_.bytes_read(), 0);
    }
    return store_.in_batch() ? commit() : Result<void>();
  }

  Result<void> open_batch() {
    if (store_.in_batch()) return {};
    size_ = {};
    at_ = store::now_utc();
    return store_.begin();
  }

  Result<void> commit_if_due() { return size_.due(options_.batch) ? commit() : Result<void>(); }

  Result<void> commit() {
    if (size_.rows == 0) {
      store_.rollback();
      return {};
    }
    if (first_batch_ == 0) first_batch_ = store_.batch() + 1;
    return store_.commit("add", "{\"rows\":" + std::to_string(size_.rows) +
                                    ",\"first\":" + std::to_string(first_batch_) + "}");
  }

  Result<void> note(const Error& error) {
    ++out_.failed;
    if (news_.failed) news_.failed(error);
    Row& row = row_;
    row.clear();
    row.null().text(error.file).integer(static_cast<std::int64_t>(error.record));
    row.integer(static_cast<std::int64_t>(error.line))
        .integer(static_cast<std::int64_t>(error.byte));
    row.integer(static_cast<std::int64_t>(error.code)).text(error.message);
    ++size_.rows;
    Result<std::int64_t> put = store_.put(Table::troubles, row);
    return put ? Result<void>() : Result<void>(put.error());
  }

  Result<void> take(Document document) {
    if (document.published.empty()) document.published = options_.published;
    if (document.outlet.empty()) document.outlet = options_.outlet;
    const std::string sha256 = sha256_bytes(reader_.raw());
    const std::string key = sha256_bytes(sha256 + '\0' + reader_.locator() + '\0' +
                                         options_.outlet + '\0' + options_.published);
    Result<bool> known = known_->capture(key);
    if (known && !*known) known = came_with_more(document, sha256);
    if (!known) return known.error();
    if (*known) {
      ++out_.known;
      return {};
    }
    Row& row = row_;
    row.clear();
    row.blob(key).blob(sha256).text(document.file);
    row.integer(static_cast<std::int64_t>(document.record));
    row.integer(static_cast<std::int64_t>(reader_.raw().size())).text(at_);
    row.text(metadata_of(document));
    if (options_.keep_bytes) {
      Result<std::string> packed = store::pack(reader_.raw());
      if (!packed) {
        packed.error().file = document.file;
        return packed.error();
      }
      row.blob(*packed);
    } else {
      row.null();
    }
    Result<std::int64_t> capture = store_.put(Table::captures, row);
    if (!capture) return capture.error();
    return put_document(document, *capture, sha256);
  }

  /// Who adds a folder again, and leaves out the day or outlet that was given then, means the same.
  Result<bool> came_with_more(const Document& document, const std::string& sha256) {
    if (!options_.outlet.empty() || !options_.published.empty()) return false;
    return known_->record(document.id, sha256, document.file,
                          static_cast<std::int64_t>(document.record));
  }

  Result<void> put_document(const Document& document, std::int64_t capture,
                            const std::string& sha256) {
    Result<std::string> name = name_of(document.id, sha256);
    if (!name) return name.error();
    const std::string folded = sha256_bytes(text::folded_words(document.text));
    Result<std::int64_t> original = known_->first_of_words(folded);
    if (!original) return original.error();
    Row& row = row_;
    row.clear();
    row.text(*name).integer(capture).text(document.title).text(document.text);
    row.blob(sha256_bytes(document.text)).blob(folded);
    row.integer(CodePoints(document.text).count());
    row.text_or_null(document.published).text_or_null(document.outlet).text_or_null(document.url);
    Result<std::int64_t> id = store_.put(Table::documents, row);
    if (!id) return id.error();
    ++out_.documents;
    ++size_.rows;
    size_.bytes += document.text.size();
    if (*original == 0) return {};
    ++out_.copies;
    row.clear();
    row.integer(*id).integer(*original).text("exact").real(1).text("the same words");
    Result<std::int64_t> copy = store_.put(Table::copies, row);
    return copy ? Result<void>() : Result<void>(copy.error());
  }

  /// The document's id, which must be one of its own: claims are named after it. Who comes second
  /// with an id gets part of its hash behind it.
  Result<std::string> name_of(const std::string& id, const std::string& sha256) {
    for (const std::size_t digits : {0U, 8U, 64U}) {
      const std::string name = digits == 0 ? id : id + "~" + hex_of(sha256).substr(0, digits);
      Result<bool> taken = known_->name(name);
      if (!taken) return taken.error();
      if (!*taken) return name;
    }
    // The same bytes for another outlet or day.
    return id + "~" + hex_of(sha256).substr(0, 8) + "-" +
           std::to_string(store_.extent().of(Table::documents) + 1);
  }

  store::Store& store_;
  const AddOptions& options_;
  const ProjectNews& news_;
  ingest::DocumentReader reader_;
  AddSummary out_;
  Row row_;
  std::optional<store::Known> known_;
  pipeline::BatchSize size_;
  std::int64_t first_batch_ = 0;  ///< of this call; tells its troubles from earlier ones
  std::string at_;
};

}  // namespace

Result<AddSummary> Project::add(const std::vector<std::string>& paths, const AddOptions& options,
                                const ProjectNews& news) {
  return Adder(*state_, paths, options, news).go();
}

}  // namespace tawatur
