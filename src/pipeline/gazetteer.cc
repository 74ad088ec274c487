// SPDX-License-Identifier: Apache-2.0
#include "pipeline/gazetteer.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "base/hash.h"
#include "resolve/gazetteer.h"
#include "resolve/place_names.h"

namespace tawatur::pipeline {
namespace {

using ingest::PlaceTableKind;

/// Counts what goes out, each id once.
class Collector {
 public:
  Collector(const ingest::PlaceTableSink& sink, GazetteerCounts& counts)
      : sink_(sink), counts_(counts) {}

  void take(PlaceRecord record) {
    if (!record.id.empty() && !ids_.insert(hash64(record.id)).second) {
      ++counts_.repeated;
      return;
    }
    if (!hold) {
      give(std::move(record));
      return;
    }
    if (record.id.starts_with("gn:")) rows_.emplace(record.id.substr(3), held_.size());
    held_.push_back(std::move(record));
  }

  /// An alternate name of GeoNames. Arabic goes by the language that it is said to be.
  void name(const ingest::AlternateName& n) {
    const auto row = rows_.find(std::string(n.id));
    if (row == rows_.end()) return;
    ++counts_.names;
    PlaceRecord& r = held_[row->second];
    const bool arabic = n.language == "ar" && script_of(n.name) == NameScript::arabic;
    std::uint8_t& said = said_arabic_[row->second];
    if (arabic && (said == 0 || (n.preferred && said == 1))) {
      said = n.preferred ? 2 : 1;
      const std::string before = std::move(r.name_ar);
      r.name_ar.clear();
      drop(r.other, n.name);
      ingest::add_name(r, n.name);
      ingest::add_name(r, before);
      return;
    }
    ingest::add_name(r, n.name);
  }

  void flush() {
    for (PlaceRecord& r : held_) give(std::move(r));
  }

  bool hold = false;

 private:
  /// Takes a name out of a list.
  static void drop(std::string& list, std::string_view name) {
    std::string out;
    for (std::string_view rest = list; !rest.empty();) {
      const auto end = std::min(rest.find('|'), rest.size());
      if (rest.substr(0, end) != name) {
        out += out.empty() ? "" : "|";
        out += rest.substr(0, end);
      }
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    list = std::move(out);
  }

  void give(PlaceRecord record) {
    ++counts_.places;
    counts_.arabic += !record.name_ar.empty();
    counts_.located += record.lat.has_value();
    sink_.take(std::move(record));
  }

  const ingest::PlaceTableSink& sink_;
  GazetteerCounts& counts_;
  std::unordered_set<std::uint64_t> ids_;
  std::vector<PlaceRecord> held_;
  std::unordered_map<std::string, std::size_t> rows_;          ///< GeoNames number -> held
  std::unordered_map<std::size_t, std::uint8_t> said_arabic_;  ///< held -> 1 Arabic, 2 preferred
};

}  // namespace

Result<GazetteerCounts> import_gazetteer(const std::vector<std::string>& paths,
                                         const ingest::PlaceTableOptions& options,
                                         const ingest::PlaceTableSink& sink) {
  GazetteerCounts counts;
  Collector collector(sink, counts);
  std::vector<std::string> tables, names;
  for (const std::string& path : paths) {
    PlaceTableKind kind = options.kind;
    if (kind == PlaceTableKind::automatic) {
      Result<PlaceTableKind> found = ingest::kind_of_place_table(path);
      if (!found) return found.error();
      kind = *found;
    }
    (kind == PlaceTableKind::alternate_names ? names : tables).push_back(path);
  }
  if (tables.empty()) {
    Error e{ErrorCode::kUsage, "alternate names without the places they belong to"};
    e.file = names.empty() ? std::string() : names.front();
    return e;
  }
  collector.hold = !names.empty();
  const ingest::PlaceTableSink rows{[&](PlaceRecord record) { collector.take(std::move(record)); },
                                    sink.bad};
  for (const std::string& path : tables) {
    Result<ingest::PlaceTableCounts> read = ingest::read_place_table(path, options, rows);
    if (!read) return read.error();
    counts.bad += read->bad;
    counts.left_out += read->left_out;
  }
  for (const std::string& path : names) {
    Result<ingest::PlaceTableCounts> read = ingest::read_alternate_names(
        path, [&](const ingest::AlternateName& n) { collector.name(n); }, sink.bad);
    if (!read) return read.error();
    counts.bad += read->bad;
    counts.left_out += read->left_out;
  }
  collector.flush();
  return counts;
}

namespace {

/// What a check knows of the rows before.
class Checker {
 public:
  Checker(const std::function<void(const GazetteerFinding&)>& say, GazetteerCheck& out)
      : say_(say), out_(out) {}

  void row(const PlaceRecord& r, std::uint64_t line) {
    ++out_.places;
    out_.arabic += !r.name_ar.empty();
    out_.located += r.lat.has_value();
    if (r.id.empty()) {
      tell(true, line, "no id");
    } else if (const auto [at, fresh] = ids_.emplace(r.id, line); !fresh) {
      tell(true, line, "id " + r.id + " repeats line " + std::to_string(at->second));
    }
    names(r, line);
    if (r.category == PlaceCategory::none) tell(false, line, "no category that we know");
    if (r.country.empty()) tell(false, line, "no country");
    if (r.lat && *r.lat == 0 && *r.lon == 0) tell(true, line, "coordinates 0, 0");
    if (r.category == PlaceCategory::governorate) {
      ++out_.units;
      units_.insert(r.admin1);
    }
    if (!r.admin1.empty()) wanted_.emplace(r.admin1, line);
    for (const std::string_view name : names_of(r)) {
      if (const std::string key = resolve::place_key(name); !key.empty()) {
        places_[hash64(key)].insert(r.id);
      }
    }
  }

  void finish() {
    for (const auto& [unit, line] : wanted_) {
      if (units_.count(unit) != 0) continue;
      missing_.push_back({line, unit});
    }
    std::sort(missing_.begin(), missing_.end());
    for (const auto& [line, unit] : missing_) {
      tell(false, line, "admin1 " + unit + " has no row of its own: its name stays unknown");
    }
    std::unordered_set<std::string> shared;
    for (const auto& [key, ids] : places_) {
      if (ids.size() > 1) shared.insert(ids.begin(), ids.end());
    }
    out_.namesakes = shared.size();
  }

  void tell(bool error, std::uint64_t line, std::string message) {
    ++(error ? out_.errors : out_.notes);
    say_({error, line, std::move(message)});
  }

 private:
  void names(const PlaceRecord& r, std::uint64_t line) {
    if (r.name_ar.empty()) return;
    const NameScript script = script_of(r.name_ar);
    if (script == NameScript::arabic_other) {
      tell(false, line, "name_ar has letters of Persian, Urdu or Kurdish");
    } else if (script != NameScript::arabic) {
      tell(true, line, "name_ar isn't in Arabic letters");
    }
  }

  const std::function<void(const GazetteerFinding&)>& say_;
  GazetteerCheck& out_;
  std::unordered_map<std::string, std::uint64_t> ids_, wanted_;
  std::unordered_set<std::string> units_;
  std::vector<std::pair<std::uint64_t, std::string>> missing_;
  std::unordered_map<std::uint64_t, std::unordered_set<std::string>> places_;
};

}  // namespace

Result<GazetteerCheck> check_gazetteer(const std::string& path,
                                       const std::function<void(const GazetteerFinding&)>& say) {
  GazetteerCheck out;
  Checker checker(say, out);
  Result<void> read = resolve::read_gazetteer_rows(
      path,
      [&](const PlaceRecord& record, std::uint64_t line) {
        checker.row(record, line);
        return true;
      },
      [&](const Error& e) {
        checker.tell(true, e.line, e.message);
        return true;
      });
  if (!read) return read.error();
  checker.finish();
  return out;
}

}  // namespace tawatur::pipeline
