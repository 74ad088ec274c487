// SPDX-License-Identifier: Apache-2.0
#include "judge/statement.h"

#include <nlohmann/json.hpp>

#include "base/file.h"

namespace tawatur::judge {
namespace {

using Json = nlohmann::json;

Error wrong(std::string message) {
  Error e;
  e.code = ErrorCode::kFormat;
  e.message = std::move(message);
  return e;
}

/// A list's items; nothing where there is no list (ranging over a lone value would give itself).
const Json& items(const Json& list) {
  static const Json kNone = Json::array();
  return list.is_array() ? list : kNone;
}

const Json& field(const Json& object, const char* key) {
  static const Json kNull;
  if (!object.is_object()) return kNull;
  const auto it = object.find(key);
  return it == object.end() ? kNull : *it;
}

std::string text_of(const Json& object, const char* key) {
  const Json& value = field(object, key);
  return value.is_string() ? value.get_ref<const std::string&>() : std::string();
}

std::optional<std::int64_t> integer(const Json& value) {
  if (value.is_number_integer()) return value.get<std::int64_t>();
  if (value.is_number_float()) return static_cast<std::int64_t>(value.get<double>());
  return std::nullopt;
}

bool read_span(const Json& value, std::int64_t& begin, std::int64_t& end) {
  if (!value.is_array() || value.size() != 2) return false;
  const auto a = integer(value[0]), b = integer(value[1]);
  if (!a || !b) return false;
  begin = *a;
  end = *b;
  return true;
}

std::vector<Ref> refs(const Json& object, const char* key) {
  std::vector<Ref> out;
  for (const Json& item : items(field(object, key))) {
    out.push_back({text_of(item, "id"), text_of(item, "text"), text_of(item, "name"),
                   text_of(item, "name_ar")});
  }
  return out;
}

/// Quantities that bind. "None were killed" of a negated claim doesn't: the modality says it.
void add_amount(Statement& out, Amount amount, bool part) {
  if ((!amount.low && !amount.high) || part) return;
  if (out.modality == "negated" && amount.low == 0 && amount.high == 0) return;
  out.quantity.push_back(std::move(amount));
}

/// What gold and claims have in common.
Statement common(const Json& object) {
  Statement out;
  out.doc = text_of(object, "doc");
  out.frame = text_of(object, "frame");
  if (std::string modality = text_of(object, "modality"); !modality.empty()) {
    out.modality = std::move(modality);
  }
  out.agent = refs(object, "agent");
  out.target = refs(object, "target");
  out.place = refs(object, "place");
  out.source = refs(object, "source");
  for (const Json& q : items(field(object, "quantity"))) {
    add_amount(out, {text_of(q, "kind"), integer(field(q, "low")), integer(field(q, "high"))},
               !field(q, "part_of").is_null());
  }
  const Json& time = field(object, "time");
  std::string from = text_of(time, "from"), to = text_of(time, "to");
  if (!from.empty()) {
    if (to.empty()) to = from;
    out.days.push_back({std::move(from), std::move(to)});
  }
  return out;
}

constexpr const char* kWorded[] = {"agent", "target", "place", "source", "quantity",
                                   "time",  "name",   "means", "framing"};

void add_slice(Statement& out, const char* key, const Json& item) {
  Slice slice;
  slice.field = key;
  slice.text = text_of(item, "text");
  slice.known =
      read_span(field(item, "span"), slice.begin, slice.end) && field(item, "text").is_string();
  out.slices.push_back(std::move(slice));
}

/// The scorer breaks ties by the text of the whole object with sorted keys, ", " and ": " between;
/// this writes the same. Nested no deeper than `kDepth`, else cut: such claims are no claims.
void sorted_text(const Json& value, std::string& out, int depth) {
  constexpr int kDepth = 8;
  if (depth > kDepth || !value.is_structured()) {
    out +=
        value.is_structured() ? "..." : value.dump(-1, ' ', false, Json::error_handler_t::replace);
    return;
  }
  const bool object = value.is_object();
  out += object ? '{' : '[';
  bool first = true;
  for (auto it = value.begin(); it != value.end(); ++it) {
    if (!first) out += ", ";
    first = false;
    if (object) out += Json(it.key()).dump(-1, ' ', false, Json::error_handler_t::replace) + ": ";
    sorted_text(*it, out, depth + 1);
  }
  out += object ? '}' : ']';
}

/// Line ends as "\n".
std::string plain_lines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      out += text[i];
    } else {
      out += '\n';
      if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
    }
  }
  return out;
}

template <class List>
std::vector<Ref> refs_of(const List& list) {
  std::vector<Ref> out;
  for (const auto& f : list) out.push_back({f.id, f.text, f.name, f.name_ar});
  return out;
}

template <class T>
void slice_of(Statement& out, const char* field, const T& f) {
  out.slices.push_back({field, f.text, f.span.begin, f.span.end, true});
}

}  // namespace

Result<Statement> read_claim(std::string_view line) {
  const Json object = Json::parse(line, nullptr, false);
  if (object.is_discarded() || !object.is_object()) return wrong("no JSON object");
  for (const char* key : {"doc", "frame", "evidence", "trigger"}) {
    if (!object.contains(key)) return wrong(std::string("no \"") + key + "\"");
  }
  Statement out = common(object);
  out.id = text_of(object, "claim_id");
  if (!read_span(field(object, "evidence"), out.evidence_begin, out.evidence_end) ||
      !read_span(field(object, "trigger"), out.begin, out.end)) {
    return wrong("\"evidence\" and \"trigger\" must be [start, end]");
  }
  for (const char* key : kWorded) {
    const Json& value = field(object, key);
    if (value.is_array()) {
      for (const Json& item : value) add_slice(out, key, item);
    } else if (value.is_object() && !value.empty()) {
      add_slice(out, key, value);
    }
  }
  sorted_text(object, out.order, 0);
  return out;
}

Statement statement_of(const Claim& c) {
  Statement out;
  out.doc = c.doc;
  out.id = c.claim_id;
  out.frame = to_string(c.frame);
  out.modality = to_string(c.modality);
  out.agent = refs_of(c.agent);
  out.target = refs_of(c.target);
  out.place = refs_of(c.place);
  out.source = refs_of(c.source);
  for (const Quantity& q : c.quantity) {
    add_amount(out, {std::string(to_string(q.kind)), q.low, q.high}, q.part_of.has_value());
  }
  if (c.time && !c.time->from.empty()) {
    out.days.push_back({c.time->from, c.time->to.empty() ? c.time->from : c.time->to});
  }
  out.begin = c.trigger.begin;
  out.end = c.trigger.end;
  out.evidence_begin = c.evidence.begin;
  out.evidence_end = c.evidence.end;
  for (const Filler& f : c.agent) slice_of(out, "agent", f);
  for (const Filler& f : c.target) slice_of(out, "target", f);
  for (const PlaceFiller& p : c.place) slice_of(out, "place", p);
  for (const Filler& f : c.source) slice_of(out, "source", f);
  for (const Quantity& q : c.quantity) slice_of(out, "quantity", q);
  if (c.time) slice_of(out, "time", *c.time);
  if (c.name) slice_of(out, "name", *c.name);
  for (const Worded& w : c.means) slice_of(out, "means", w);
  for (const Worded& w : c.framing) slice_of(out, "framing", w);
  return out;
}

Result<GoldDocument> parse_gold(std::string_view json) {
  const Json object = Json::parse(json, nullptr, false);
  if (object.is_discarded() || !object.is_object()) return wrong("no JSON object");
  GoldDocument out;
  out.doc = text_of(object, "doc");
  if (out.doc.empty()) return wrong("no \"doc\"");
  out.published = text_of(object, "published");
  out.outlet = text_of(field(object, "outlet"), "text");
  for (const Json& span : items(field(object, "boilerplate"))) {
    auto& added = out.boilerplate.emplace_back();
    if (!read_span(span, added.first, added.second)) return wrong("\"boilerplate\" isn't spans");
  }
  for (const Json& claim : items(field(object, "claims"))) {
    Statement s = common(claim);
    s.doc = out.doc;
    s.id = field(claim, "id").dump();
    s.optional = field(claim, "optional") == true;
    if (s.frame.empty() || !read_span(field(claim, "span"), s.begin, s.end)) {
      return wrong("claim " + s.id + " has no frame or span");
    }
    out.claims.push_back(std::move(s));
  }
  return out;
}

Result<std::vector<GoldDocument>> read_gold(const std::string& folder) {
  std::vector<GoldDocument> out;
  Result<std::vector<std::string>> names = list_files(folder);
  if (!names) return names.error();
  for (const std::string& name : *names) {
    if (!name.ends_with(".gold.json")) continue;
    const std::string path = folder + "/" + name;
    Result<std::string> json = read_file(path);
    if (!json) return json.error();
    Result<GoldDocument> gold = parse_gold(*json);
    if (!gold) {
      Error e = gold.error();
      e.file = path;
      return e;
    }
    Result<std::string> text = read_file(folder + "/" + gold->doc);
    if (!text) return text.error();
    gold->text = plain_lines(*text);
    out.push_back(std::move(*gold));
  }
  if (!out.empty()) return out;
  Error e = wrong("no gold documents (NAME.gold.json) in the folder");
  e.code = ErrorCode::kNotFound;
  e.file = folder;
  return e;
}

}  // namespace tawatur::judge
