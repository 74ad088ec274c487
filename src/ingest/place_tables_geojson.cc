// SPDX-License-Identifier: Apache-2.0
// Who's On First: places as GeoJSON features, a file each, a collection, or a line each.
#include <simdjson.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "ingest/bytes.h"
#include "ingest/place_tables_kinds.h"

namespace tawatur::ingest {
namespace {

namespace dom = simdjson::dom;
namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = std::size_t{256} << 20;

PlaceCategory category_of_placetype(std::string_view type, std::string_view feature) {
  if (type == "country") return PlaceCategory::country;
  if (type == "region" || type == "macroregion") return PlaceCategory::governorate;
  if (type == "county" || type == "macrocounty") return PlaceCategory::district;
  if (type == "localadmin") return PlaceCategory::subdistrict;
  if (type == "neighbourhood" || type == "borough" || type == "macrohood" || type == "microhood") {
    return PlaceCategory::neighbourhood;
  }
  if (type != "locality") return PlaceCategory::none;
  const PlaceCategory known = category_of_kind(feature);
  return known == PlaceCategory::none ? PlaceCategory::village : known;
}

/// A member as text, whether it is written as text or as a number.
std::string member(dom::element at, const char* key) {
  dom::element there;
  if (at[key].get(there)) return {};
  std::string_view text;
  std::int64_t number = 0;
  if (!there.get(text)) return std::string(text);
  if (!there.get(number)) return std::to_string(number);
  return {};
}

std::optional<double> degrees(dom::element at, const char* key, double most) {
  double value = 0;
  if (at[key].get(value) || value > most || value < -most) return std::nullopt;
  return value;
}

bool says(dom::element at, const char* key) {
  dom::element there;
  return !at[key].get(there) && !there.is_null();
}

void add_list(dom::element at, const char* key, PlaceRecord& r) {
  dom::array names;
  if (at[key].get(names)) return;
  for (const dom::element name : names) {
    std::string_view text;
    if (!name.get(text)) add_name(r, text);
  }
}

/// No longer a place of its own, or no more.
bool gone(dom::element properties) {
  dom::array by;
  if (!properties["wof:superseded_by"].get(by) && by.size() > 0) return true;
  const std::string until = member(properties, "edtf:deprecated");
  return (!until.empty() && until != "uuuu" && until != "..") ||
         member(properties, "mz:is_current") == "0";
}

class Reader {
 public:
  Reader(const PlaceTableOptions& options, const PlaceTableSink& sink, PlaceTableCounts& counts)
      : options_(options), sink_(sink), counts_(counts) {}

  Result<void> read_file(const std::string& path) {
    Result<ByteSource> bytes = ByteSource::open(path);
    if (!bytes) return bytes.error();
    std::string text;
    if (!bytes->read_rest(text, kMostBytes)) {
      if (bytes->failed()) return bytes->error();
      Error e{ErrorCode::kLimit, "more than 256 MB of GeoJSON; give the features line by line"};
      e.file = path;
      return e;
    }
    dom::element root;
    if (parser_.parse(text).get(root) == simdjson::SUCCESS) {
      root_of(path, 0, root);
      return {};
    }
    lines(path, text);
    return {};
  }

 private:
  /// A feature a line, or one that can't be read.
  void lines(const std::string& path, const std::string& text) {
    std::uint64_t line = 0;
    for (std::string_view rest = text; !rest.empty();) {
      const auto end = std::min(rest.find('\n'), rest.size());
      const std::string one(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      ++line;
      if (one.find_first_not_of(" \r\t") == std::string::npos) continue;
      dom::element root;
      if (parser_.parse(one).get(root) == simdjson::SUCCESS) {
        root_of(path, line, root);
      } else {
        tell_bad(path, line, "no JSON", sink_, counts_);
        if (line == 1 && text.size() > one.size() && one.size() < 4) return;  // broken, over lines
      }
    }
  }

  void root_of(const std::string& path, std::uint64_t line, dom::element root) {
    dom::array features;
    if (root["features"].get(features)) {
      feature(path, line, root);
      return;
    }
    for (const dom::element f : features) feature(path, line, f);
  }

  void feature(const std::string& path, std::uint64_t line, dom::element f) {
    dom::element p;
    if (f["properties"].get(p)) {
      tell_bad(path, line, "a feature without properties", sink_, counts_);
      return;
    }
    const std::string id = member(p, "wof:id");
    if (id.empty()) {
      tell_bad(path, line, "a feature without wof:id", sink_, counts_);
      return;
    }
    PlaceRecord r;
    r.category = category_of_placetype(member(p, "wof:placetype"), member(p, "gn:feature_code"));
    if (r.category == PlaceCategory::none || gone(p)) {
      ++counts_.left_out;
      return;
    }
    r.id = "wof:" + id;
    dom::element others;
    if (!p["wof:concordances"].get(others)) {
      const std::string geonames = member(others, "gn:id");
      if (!geonames.empty()) r.id = "gn:" + geonames;
    }
    r.lat = degrees(p, "geom:latitude", 90);
    r.lon = degrees(p, "geom:longitude", 180);
    const bool wrong =
        (says(p, "geom:latitude") && !r.lat) || (says(p, "geom:longitude") && !r.lon);
    if (wrong) {
      tell_bad(path, line, "latitude or longitude is no number of degrees: " + id, sink_, counts_);
      return;
    }
    if (!r.lat || !r.lon) r.lat = r.lon = std::nullopt;
    r.country = member(p, "wof:country");
    units(p, id, r);
    for (const char* key : {"name:ara_x_preferred", "name:eng_x_preferred"}) add_list(p, key, r);
    add_name(r, member(p, "wof:name"));
    for (const char* key : {"name:ara_x_variant", "name:ara_x_colloquial", "name:eng_x_variant",
                            "name:kur_x_preferred", "name:ckb_x_preferred"}) {
      add_list(p, key, r);
    }
    std::int64_t people = 0;
    if (!p["gn:population"].get(people) && people > 0 && people < 0xFFFFFFFFLL) {
      r.population = static_cast<std::uint32_t>(people);
    }
    r.source = "whosonfirst";
    take_record(std::move(r), options_, sink_, counts_);
  }

  static void units(dom::element p, const std::string& id, PlaceRecord& r) {
    dom::array hierarchies;
    dom::element first;
    if (p["wof:hierarchy"].get(hierarchies) || hierarchies.size() == 0) return;
    first = hierarchies.at(0);
    const auto unit = [&](const char* key) {
      const std::string code = member(first, key);
      return code.empty() || code == "-1" ? std::string() : "wof:" + code;
    };
    r.admin1 = r.category == PlaceCategory::governorate ? "wof:" + id : unit("region_id");
    r.admin2 = r.category == PlaceCategory::district ? "wof:" + id : unit("county_id");
    r.admin3 = unit("localadmin_id");
  }

  const PlaceTableOptions& options_;
  const PlaceTableSink& sink_;
  PlaceTableCounts& counts_;
  dom::parser parser_;
};

}  // namespace

Result<void> read_whos_on_first(const std::string& path, const PlaceTableOptions& options,
                                const PlaceTableSink& sink, PlaceTableCounts& counts) {
  Reader reader(options, sink, counts);
  std::error_code failed;
  if (!fs::is_directory(path, failed)) return reader.read_file(path);
  std::vector<std::string> files;
  for (fs::recursive_directory_iterator at(path, failed), end; !failed && at != end;
       at.increment(failed)) {
    const auto extension = at->path().extension();
    if (extension == ".geojson" || extension == ".geojsonl") files.push_back(at->path().string());
  }
  Error e{ErrorCode::kIo, failed.message()};
  e.file = path;
  if (failed) return e;
  e.code = ErrorCode::kNotFound;
  e.message = "no *.geojson below it";
  if (files.empty()) return e;
  std::sort(files.begin(), files.end());
  for (const std::string& file : files) {
    if (Result<void> read = reader.read_file(file); !read) {
      tell_bad(file, 0, read.error().message, sink, counts);
    }
  }
  return {};
}

}  // namespace tawatur::ingest
