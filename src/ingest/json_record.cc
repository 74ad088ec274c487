// SPDX-License-Identifier: Apache-2.0
#include "ingest/json_record.h"

#include <simdjson.h>

#include <algorithm>
#include <utility>

namespace tawatur::ingest {
namespace {

namespace od = simdjson::ondemand;

std::string_view type_name(od::json_type type) {
  switch (type) {
    case od::json_type::array:
      return "an array";
    case od::json_type::object:
      return "an object";
    case od::json_type::number:
      return "a number";
    case od::json_type::string:
      return "a string";
    case od::json_type::boolean:
      return "true or false";
    case od::json_type::null:
      return "null";
  }
  return "something else";
}

Error at(std::string message, std::size_t byte) {
  Error e;
  e.code = ErrorCode::kFormat;
  e.message = std::move(message);
  e.byte = byte;
  e.has_byte = true;
  return e;
}

/// The text fields that make a document; everything else is metadata.
struct Fields {
  std::string id, text, title, body, published, outlet, url;
  bool has_text = false, has_body = false, has_title = false;
  std::vector<std::pair<std::string, std::string>> other;
};

/// Reads the fields of one object.
class ObjectReader {
 public:
  ObjectReader(std::string_view json, std::vector<Error>& warnings)
      : json_(json), warnings_(warnings) {}

  Result<Document> read(od::object object) {
    for (auto field : object) {
      std::string_view key;
      od::value value;
      if (auto code = field.unescaped_key().get(key)) return broken(code);
      if (auto code = field.value().get(value)) return broken(code);
      if (Result<void> done = take(key, value); !done) return done.error();
    }
    return finish();
  }

 private:
  Error broken(simdjson::error_code code) const {
    return at(std::string("broken JSON: ") + simdjson::error_message(code), last_);
  }

  std::size_t place(od::value& value) const {
    const char* where = nullptr;
    if (value.current_location().get(where)) return last_;
    const auto n = static_cast<std::size_t>(where - json_.data());
    return n <= json_.size() ? n : last_;
  }

  /// A string into `out`. A null is an absent field; anything else is an error or, where the
  /// field isn't part of the text, a warning.
  Result<bool> string_of(std::string_view key, od::value& value, bool must, std::string& out) {
    od::json_type type{};
    if (auto code = value.type().get(type)) return broken(code);
    if (type == od::json_type::string) {
      std::string_view text;
      if (auto code = value.get_string().get(text)) {
        return at("\"" + std::string(key) + "\": " + simdjson::error_message(code), last_);
      }
      out = text;
      return true;
    }
    if (type == od::json_type::number && key == "id") {
      // Numbers are common as ids and lose nothing as text.
      out = trimmed(value.raw_json_token());
      return true;
    }
    if (type != od::json_type::null) {
      Error e =
          at("\"" + std::string(key) + "\" is " + std::string(type_name(type)) + ", not a string",
             last_);
      if (must) return e;
      e.message += "; left out";
      warnings_.push_back(std::move(e));
    }
    std::string_view raw;
    if (auto code = simdjson::to_json_string(value).get(raw)) return broken(code);
    return false;
  }

  static std::string trimmed(std::string_view token) {
    while (!token.empty() && static_cast<unsigned char>(token.back()) <= ' ') {
      token.remove_suffix(1);
    }
    return std::string(token);
  }

  Result<void> take(std::string_view key, od::value& value) {
    last_ = place(value);
    struct Known {
      std::string_view name;
      std::string Fields::*field;
      bool Fields::*has;
      bool must;
    };
    static constexpr Known kKnown[] = {
        {"text", &Fields::text, &Fields::has_text, true},
        {"title", &Fields::title, &Fields::has_title, true},
        {"body", &Fields::body, &Fields::has_body, true},
        {"id", &Fields::id, nullptr, false},
        {"published", &Fields::published, nullptr, false},
        {"outlet", &Fields::outlet, nullptr, false},
        {"url", &Fields::url, nullptr, false},
    };
    for (const Known& known : kKnown) {
      if (key != known.name) continue;
      Result<bool> got = string_of(key, value, known.must, fields_.*known.field);
      if (!got) return got.error();
      if (known.has != nullptr) fields_.*known.has = *got;
      return {};
    }
    std::string_view raw;
    std::string name(key);
    if (auto code = simdjson::to_json_string(value).get(raw)) return broken(code);
    fields_.other.emplace_back(std::move(name), trimmed(raw));
    return {};
  }

  Result<Document> finish() {
    Document doc;
    if (fields_.has_text) {
      doc.text = std::move(fields_.text);
      doc.title = std::move(fields_.title);
    } else if (fields_.has_title && fields_.has_body) {
      doc.text = fields_.title + "\n\n" + fields_.body;
    } else if (fields_.has_title || fields_.has_body) {
      doc.text = fields_.has_body ? std::move(fields_.body) : std::move(fields_.title);
    } else {
      return at("no \"text\", \"title\" or \"body\"", 0);
    }
    doc.id = std::move(fields_.id);
    doc.outlet = std::move(fields_.outlet);
    doc.url = std::move(fields_.url);
    doc.other = std::move(fields_.other);
    doc.published = iso_day(fields_.published);
    if (doc.published.empty() && !fields_.published.empty()) {
      warnings_.push_back(
          at("\"published\" is no ISO day (" + fields_.published.substr(0, 40) + "); left out", 0));
    }
    return doc;
  }

  std::string_view json_;
  std::vector<Error>& warnings_;
  Fields fields_;
  std::size_t last_ = 0;  ///< byte of the value in hand
};

bool digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

struct JsonRecords::State {
  od::parser parser;

  simdjson::error_code open(std::string& json, od::document& doc) {
    json.reserve(json.size() + simdjson::SIMDJSON_PADDING);
    return parser.iterate(simdjson::padded_string_view(json.data(), json.size(), json.capacity()))
        .get(doc);
  }

  /// Where the parser stands, or the end.
  static std::size_t place(od::document& doc, const std::string& json) {
    const char* where = nullptr;
    if (doc.current_location().get(where)) return json.size();
    return std::min(json.size(), static_cast<std::size_t>(where - json.data()));
  }

  static Error broken(od::document& doc, const std::string& json, simdjson::error_code code) {
    return at(std::string("broken JSON: ") + simdjson::error_message(code), place(doc, json));
  }
};

JsonRecords::JsonRecords() : state_(std::make_unique<State>()) {}
JsonRecords::~JsonRecords() = default;
JsonRecords::JsonRecords(JsonRecords&&) noexcept = default;
JsonRecords& JsonRecords::operator=(JsonRecords&&) noexcept = default;

Result<Document> JsonRecords::read(std::string& json, std::vector<Error>& warnings) {
  od::document doc;
  if (auto code = state_->open(json, doc)) {
    return at(std::string("broken JSON: ") + simdjson::error_message(code), 0);
  }
  od::json_type type{};
  if (auto code = doc.type().get(type)) return State::broken(doc, json, code);
  if (type != od::json_type::object) {
    return at("is " + std::string(type_name(type)) + ", not an object", 0);
  }
  od::object object;
  if (auto code = doc.get_object().get(object)) return State::broken(doc, json, code);
  Result<Document> out = ObjectReader(json, warnings).read(object);
  const char* where = nullptr;
  if (out && !doc.current_location().get(where)) {
    return at("more text behind the object", State::place(doc, json));
  }
  return out;
}

std::deque<Result<Document>> JsonRecords::read_all(std::string& json,
                                                   std::vector<Error>& warnings) {
  std::deque<Result<Document>> out;
  od::document doc;
  od::json_type type{};
  simdjson::error_code code = state_->open(json, doc);
  if (code) {
    out.emplace_back(at(std::string("broken JSON: ") + simdjson::error_message(code), 0));
    return out;
  }
  code = doc.type().get(type);
  if (code || type != od::json_type::array) {
    out.push_back(read(json, warnings));
    return out;
  }
  od::array array;
  code = doc.get_array().get(array);
  if (!code) {
    for (auto element : array) {
      od::object object;
      const std::size_t place = State::place(doc, json);
      code = element.get_object().get(object);
      if (code == simdjson::INCORRECT_TYPE) {
        out.emplace_back(at("is not an object", place));
        continue;
      }
      if (code) break;
      out.push_back(ObjectReader(json, warnings).read(object));
    }
  }
  if (code && code != simdjson::INCORRECT_TYPE) out.emplace_back(State::broken(doc, json, code));
  return out;
}

bool JsonRecords::is_record(std::string json) {
  std::vector<Error> ignored;
  return read(json, ignored).ok();
}

std::string iso_day(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return {};
  if (text.size() > 10 && text[10] != 'T' && text[10] != 't' && text[10] != ' ') return {};
  if (!digits(text.substr(0, 4)) || !digits(text.substr(5, 2)) || !digits(text.substr(8, 2))) {
    return {};
  }
  const auto number = [&](std::size_t from, std::size_t n) {
    int value = 0;
    for (char c : text.substr(from, n)) value = value * 10 + (c - '0');
    return value;
  };
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (year == 0 || month < 1 || month > 12 || day < 1) return {};
  if (day > kDays[month - 1] + (month == 2 && leap ? 1 : 0)) return {};
  return std::string(text.substr(0, 10));
}

}  // namespace tawatur::ingest
