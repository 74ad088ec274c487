// SPDX-License-Identifier: Apache-2.0
#include "lexicon/compile/pack_writer.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <tuple>

#include "base/hash.h"
#include "text/fold.h"

namespace tawatur::lexicon {
namespace {

/// Room for a table that stays at most half full.
std::size_t table_size(std::size_t entries) {
  return entries == 0 ? 0 : std::bit_ceil(entries * 2);
}

template <class T>
void append(std::string& out, const T& value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <class T>
std::string_view bytes_of(const std::vector<T>& records) {
  return {reinterpret_cast<const char*>(records.data()), records.size() * sizeof(T)};
}

std::uint16_t flag_of(const Element& element) {
  switch (element.kind) {
    case Element::Kind::free:
      return kNodeFree;
    case Element::Kind::lemma:
      return kNodeLemma;
    case Element::Kind::word:
      break;
  }
  return element.enclitic ? kNodeEnclitic : kNodeWord;
}

/// Sections on their way into a file.
class Sections {
 public:
  void add(std::uint32_t record_size, std::string_view bytes) {
    SectionRecord record;
    record.id = SectionId(static_cast<std::uint32_t>(records_.size()));
    record.record_size = record_size;
    record.begin = start() + body_.size();
    record.bytes = bytes.size();
    records_.push_back(record);
    body_.append(bytes);
    body_.append((8 - body_.size() % 8) % 8, '\0');
  }
  template <class T>
  void add(const std::vector<T>& records) {
    add(sizeof(T), bytes_of(records));
  }

  std::string file(std::uint64_t inputs) const {
    PackHeader header;
    header.sections = static_cast<std::uint32_t>(records_.size());
    header.size = start() + body_.size();
    header.inputs = inputs;
    std::string out;
    append(out, header);
    for (const SectionRecord& record : records_) append(out, record);
    out += body_;
    constexpr std::size_t kChecksum = offsetof(PackHeader, checksum);
    header.checksum = hash64(std::string_view(out).substr(kChecksum + sizeof header.checksum));
    std::memcpy(out.data() + kChecksum, &header.checksum, sizeof header.checksum);
    return out;
  }

 private:
  static std::uint64_t start() {
    return sizeof(PackHeader) + std::uint64_t{kSections} * sizeof(SectionRecord);
  }
  std::vector<SectionRecord> records_;
  std::string body_;
};

}  // namespace

StrRef PackWriter::intern(std::string_view text) {
  if (text.empty()) return {};
  const auto [at, fresh] = interned_.try_emplace(std::string(text));
  if (fresh) {
    at->second = {static_cast<std::uint32_t>(strings_.size()),
                  static_cast<std::uint32_t>(text.size())};
    strings_ += text;
  }
  return at->second;
}

void PackWriter::add_file(std::string_view name, std::string_view text) {
  files_.push_back({intern(name), intern(text)});
}

void PackWriter::add_table(const RawTable& table) {
  TableRecord record;
  record.name = intern(table.name);
  record.rows = static_cast<std::uint32_t>(table.rows.size());
  record.columns = static_cast<std::uint32_t>(table.columns.size());
  record.first_column = static_cast<std::uint32_t>(columns_.size());
  record.first_cell = static_cast<std::uint32_t>(cells_.size());
  record.first_place = static_cast<std::uint32_t>(places_.size());
  tables_.push_back(record);
  for (const std::string& column : table.columns) columns_.push_back(intern(column));
  for (const RawRow& row : table.rows) {
    for (const std::string& cell : row.cells) cells_.push_back(intern(cell == "-" ? "" : cell));
    places_.push_back({intern(row.file), row.line, 0});
  }
}

std::uint32_t PackWriter::add_lexeme(const Lexeme& lexeme) {
  LexemeRecord record;
  record.lemma = intern(lexeme.lemma);
  record.classes = intern(lexeme.classes);
  record.cue = intern(lexeme.cue);
  record.role = intern(lexeme.role);
  record.row = lexeme.row;
  record.pos = static_cast<std::uint8_t>(lexeme.pos);
  record.source = static_cast<std::uint8_t>(lexeme.source);
  lexemes_.push_back(record);
  return static_cast<std::uint32_t>(lexemes_.size() - 1);
}

void PackWriter::add_form(std::string folded, Form form) {
  if (!folded.empty()) forms_.emplace_back(std::move(folded), form);
}

bool PackWriter::add_sequence(const Sequence& sequence, PayloadRecord payload) {
  if (sequence.empty()) return true;
  for (const Element& element : sequence) {
    const auto [at, fresh] = elements_.try_emplace(element_number(element), element);
    if (!fresh && at->second != element) return false;
  }
  std::uint32_t node = 0;
  for (const Element& element : sequence) {
    trie_[node].flags = static_cast<std::uint16_t>(trie_[node].flags | flag_of(element));
    if (element.kind == Element::Kind::lemma && element.lexeme < lexemes_.size()) {
      lexemes_[element.lexeme].flags |= kInPhrase;
    }
    const auto fresh = static_cast<std::uint32_t>(trie_.size());
    const auto [at, added] = trie_[node].children.try_emplace(element_number(element), fresh);
    node = at->second;
    if (added) trie_.emplace_back();
  }
  trie_[node].payloads.push_back(payload);
  ++sequences_;
  return true;
}

void PackWriter::add_sample(std::string_view written) { samples_.emplace_back(written); }

void PackWriter::lay_forms() {
  const auto less = [](const auto& a, const auto& b) {
    return std::tie(a.first, a.second.lexeme, a.second.morph.bits) <
           std::tie(b.first, b.second.lexeme, b.second.morph.bits);
  };
  const auto same = [](const auto& a, const auto& b) {
    return a.first == b.first && a.second.lexeme == b.second.lexeme &&
           a.second.morph == b.second.morph;
  };
  std::sort(forms_.begin(), forms_.end(), less);
  forms_.erase(std::unique(forms_.begin(), forms_.end(), same), forms_.end());
  for (std::size_t i = 0; i < forms_.size(); ++i) {
    if (i == 0 || forms_[i].first != forms_[i - 1].first) {
      keys_.push_back({intern(forms_[i].first), static_cast<std::uint32_t>(i), 0});
    }
    ++keys_.back().forms;
    laid_forms_.push_back(forms_[i].second);
  }
  slots_.resize(table_size(keys_.size()));
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    const std::uint64_t hash =
        slot_of(std::string_view(strings_).substr(keys_[i].text.begin, keys_[i].text.size));
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].key != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {static_cast<std::uint32_t>(hash >> 32), static_cast<std::uint32_t>(i + 1)};
  }
}

void PackWriter::lay_trie() {
  if (trie_[0].children.empty()) return;
  edges_.resize(table_size(trie_.size()));
  const auto key = [](const PayloadRecord& p) { return std::tie(p.source, p.row, p.alias); };
  for (std::uint32_t n = 0; n < trie_.size(); ++n) {
    Node& node = trie_[n];
    std::sort(node.payloads.begin(), node.payloads.end(),
              [&key](const auto& a, const auto& b) { return key(a) < key(b); });
    const auto same = [&key](const auto& a, const auto& b) { return key(a) == key(b); };
    node.payloads.erase(std::unique(node.payloads.begin(), node.payloads.end(), same),
                        node.payloads.end());
    if (node.payloads.size() > 0xFFFF) node.payloads.resize(0xFFFF);
    nodes_.push_back({static_cast<std::uint32_t>(payloads_.size()),
                      static_cast<std::uint16_t>(node.payloads.size()), node.flags});
    payloads_.insert(payloads_.end(), node.payloads.begin(), node.payloads.end());
    for (const auto& [element, child] : node.children) {
      std::size_t at = slot_of(n, element) & (edges_.size() - 1);
      while (edges_[at].child != 0) at = (at + 1) & (edges_.size() - 1);
      edges_[at] = {element, n, child};
    }
  }
}

std::string PackWriter::assemble(std::uint64_t inputs) {
  Sections sections;  // in the order of SectionId
  sections.add(1, strings_);
  sections.add(files_);
  sections.add(tables_);
  sections.add(columns_);
  sections.add(cells_);
  sections.add(places_);
  sections.add(lexemes_);
  sections.add(keys_);
  sections.add(slots_);
  sections.add(laid_forms_);
  sections.add(nodes_);
  sections.add(edges_);
  sections.add(payloads_);
  sections.add(sample_records_);
  return sections.file(inputs);
}

std::string PackWriter::finish(std::uint64_t inputs) {
  lay_forms();
  lay_trie();
  for (const std::string& written : samples_) {
    const std::string folded = text::fold_word(written);
    const auto less = [](const auto& entry, const std::string& word) { return entry.first < word; };
    const auto first = std::lower_bound(forms_.begin(), forms_.end(), folded, less);
    std::string readings;
    for (auto at = first; at != forms_.end() && at->first == folded; ++at) {
      append(readings, at->second);
    }
    sample_records_.push_back({intern(written), intern(folded), hash64(readings)});
  }
  return assemble(inputs);
}

}  // namespace tawatur::lexicon
