// SPDX-License-Identifier: Apache-2.0
#include "lexicon/pack.h"

#include <utility>

#include "lexicon/image.h"

namespace tawatur::lexicon {

int Table::column(std::string_view name) const {
  if (base_ == nullptr) return -1;
  const auto names = base_->columns();
  const std::size_t first = base_->tables()[index_].first_column;
  for (std::size_t i = 0; i < columns_ && first + i < names.size(); ++i) {
    if (base_->text(names[first + i]) == name) return static_cast<int>(i);
  }
  return -1;
}

std::string_view Table::column_name(std::size_t column) const {
  if (base_ == nullptr || column >= columns_) return {};
  return base_->text(base_->columns()[base_->tables()[index_].first_column + column]);
}

std::string_view Table::cell(std::size_t row, int column) const {
  if (column < 0 || static_cast<std::size_t>(column) >= columns_ || row >= rows_) return {};
  const std::size_t at =
      base_->tables()[index_].first_cell + row * columns_ + static_cast<std::size_t>(column);
  const auto cells = base_->cells();
  return at < cells.size() ? base_->text(cells[at]) : std::string_view{};
}

std::string Table::place(std::size_t row) const {
  if (row >= rows_) return {};
  const std::size_t at = base_->tables()[index_].first_place + row;
  const auto places = base_->places();
  if (at >= places.size()) return {};
  return std::string(base_->text(places[at].file)) + ":" + std::to_string(places[at].line);
}

Pack::Pack(std::unique_ptr<PackImage> image) : image_(std::move(image)) {}
Pack::Pack(Pack&&) noexcept = default;
Pack& Pack::operator=(Pack&&) noexcept = default;
Pack::~Pack() = default;

Result<Pack> Pack::open(const std::string& path) {
  auto file = MappedFile::open(path);
  if (!file) return file.error();
  auto image = PackImage::open(std::move(*file), path);
  if (!image) return image.error();
  return Pack(std::move(*image));
}

Result<Pack> Pack::from_bytes(std::string bytes, const std::string& name) {
  auto image = PackImage::open(std::move(bytes), name);
  if (!image) return image.error();
  return Pack(std::move(*image));
}

std::string_view Pack::version() const { return image_->version(); }

Table Pack::table(std::string_view name) const {
  Table table;
  const auto tables = image_->tables();
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if (image_->text(tables[i].name) != name) continue;
    table.base_ = image_.get();
    table.index_ = static_cast<std::uint32_t>(i);
    table.rows_ = tables[i].rows;
    table.columns_ = tables[i].columns;
    break;
  }
  return table;
}

std::vector<std::string> Pack::table_names() const {
  std::vector<std::string> out;
  for (const TableRecord& table : image_->tables()) out.emplace_back(image_->text(table.name));
  return out;
}

std::vector<std::string> Pack::file_names() const {
  std::vector<std::string> out;
  for (const FileRecord& file : image_->files()) out.emplace_back(image_->text(file.name));
  return out;
}

std::string_view Pack::file(std::string_view name) const {
  for (const FileRecord& file : image_->files()) {
    if (image_->text(file.name) == name) return image_->text(file.text);
  }
  return {};
}

std::span<const Form> Pack::find(std::string_view folded) const { return image_->find(folded); }

Lexeme Pack::lexeme(std::uint32_t id) const {
  const auto lexemes = image_->lexemes();
  Lexeme out;
  if (id >= lexemes.size()) return out;
  const LexemeRecord& record = lexemes[id];
  out.lemma = image_->text(record.lemma);
  out.classes = image_->text(record.classes);
  out.cue = image_->text(record.cue);
  out.role = image_->text(record.role);
  out.pos = Pos(record.pos);
  out.source = Source(record.source);
  out.row = record.row;
  return out;
}

std::size_t Pack::lexeme_count() const { return image_->lexemes().size(); }

}  // namespace tawatur::lexicon
