// SPDX-License-Identifier: Apache-2.0
#include "pipeline/messages.h"

#include <utility>

namespace tawatur::pipeline {
namespace {

/// The value of `name = "value"`; nothing for other lines.
std::string_view value_of(std::string_view line, std::string_view name) {
  if (!line.starts_with(name) || line.substr(name.size(), 4) != " = \"") return {};
  line.remove_prefix(name.size() + 4);
  const std::size_t end = line.rfind('"');
  return end == std::string_view::npos ? std::string_view() : line.substr(0, end);
}

}  // namespace

Messages::Messages(const lexicon::Pack& pack, Language language) : language_(language) {
  read_frames(pack.file("frames.toml"));
  const lexicon::Table table = pack.table("messages");
  if (!table) return;
  const int key = table.column("key"), text = table.column(language == Language::ar ? "ar" : "en");
  if (key < 0 || text < 0) return;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    texts_.emplace(table.cell(row, key), table.cell(row, text));
  }
}

/// The file is flat: a frame's id stands before its labels.
void Messages::read_frames(std::string_view toml) {
  const std::string_view label = language_ == Language::ar ? "ar" : "en";
  std::string id;
  while (!toml.empty()) {
    const std::size_t end = toml.find('\n');
    const std::string_view line = toml.substr(0, end);
    toml.remove_prefix(end == std::string_view::npos ? toml.size() : end + 1);
    if (const std::string_view found = value_of(line, "id"); !found.empty()) id = found;
    if (const std::string_view text = value_of(line, label); !text.empty()) {
      texts_.emplace("frame." + id, text);
    }
  }
}

std::string Messages::operator()(std::string_view key) const {
  const auto it = texts_.find(key);
  if (it != texts_.end()) return it->second;
  return std::string(key.substr(key.find('.') + 1));
}

std::string Messages::operator()(std::string_view key,
                                 std::initializer_list<std::string> values) const {
  std::string out = (*this)(key);
  std::size_t n = 0;
  for (const std::string& value : values) {
    const std::string place = "{" + std::to_string(++n) + "}";
    if (const std::size_t at = out.find(place); at != std::string::npos) {
      out.replace(at, place.size(), value);
    }
  }
  return out;
}

std::string Messages::frame(Frame frame) const {
  const std::string id(to_string(frame)), label = (*this)("frame." + id);
  return label == id ? id : label + " (" + id + ")";
}

}  // namespace tawatur::pipeline
