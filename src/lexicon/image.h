// SPDX-License-Identifier: Apache-2.0
// PackImage: the bytes of a pack, checked once and then read in place. For Pack and for the pack
// compiler only; everybody else uses pack.h.
//
// Layout, little-endian: Header, section directory, sections. Every section starts at a multiple of
// 8 and is an array of one of the records below (or bytes: strings). Records refer to each other by
// index and to words by StrRef. The checksum covers everything behind itself, so a flipped bit is
// found at open(); accessors check indices all the same, because a checksum can be made to fit.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/file.h"
#include "lexicon/pack.h"
#include "tawatur/result.h"

namespace tawatur::lexicon {

inline constexpr std::array<char, 8> kPackMagic = {'T', 'A', 'W', 'P', 'A', 'C', 'K', '\n'};
inline constexpr std::uint32_t kPackFormat = 1;

struct PackHeader {
  std::array<char, 8> magic = kPackMagic;
  std::uint32_t format = kPackFormat;
  std::uint32_t sections = 0;
  std::uint64_t size = 0;      ///< of the whole file
  std::uint64_t checksum = 0;  ///< hash64 of all bytes behind this field
  std::uint64_t inputs = 0;    ///< hash of names and contents of all inputs
};

enum class SectionId : std::uint32_t {
  strings,
  files,
  tables,
  columns,
  cells,
  places,
  lexemes,
  keys,
  slots,
  forms,
  nodes,
  edges,
  payloads,
  samples,
};
inline constexpr std::uint32_t kSections = 14;

struct SectionRecord {
  SectionId id = SectionId::strings;
  std::uint32_t record_size = 1;
  std::uint64_t begin = 0;
  std::uint64_t bytes = 0;
};

struct StrRef {
  std::uint32_t begin = 0, size = 0;
};
struct FileRecord {
  StrRef name, text;
};
struct TableRecord {
  StrRef name;
  std::uint32_t rows = 0, columns = 0;
  std::uint32_t first_column = 0, first_cell = 0, first_place = 0;
  std::uint32_t unused = 0;
};
struct PlaceRecord {  ///< where a row was written
  StrRef file;
  std::uint32_t line = 0, unused = 0;
};
struct LexemeRecord {
  StrRef lemma, classes, cue, role;
  std::uint32_t row = 0;
  std::uint8_t pos = 0, source = 0;
  std::uint8_t flags = 0;  ///< kInPhrase
  std::uint8_t unused = 0;
};
inline constexpr std::uint8_t kInPhrase = 1;  ///< some phrase has this lexeme as an element

/// A folded form and its readings; slots are an open-addressing table over keys.
struct KeyRecord {
  StrRef text;
  std::uint32_t first_form = 0, forms = 0;
};
struct SlotRecord {
  std::uint32_t tag = 0;  ///< upper half of the hash
  std::uint32_t key = 0;  ///< index + 1, 0 = empty
};

/// Trie of phrases: nodes, and edges as one open-addressing table over (node, element).
struct NodeRecord {
  std::uint32_t first_payload = 0;
  std::uint16_t payloads = 0;
  std::uint16_t flags = 0;
};
inline constexpr std::uint16_t kNodeFree = 1, kNodeLemma = 2, kNodeEnclitic = 4, kNodeWord = 8;
struct EdgeRecord {
  std::uint64_t element = 0;
  std::uint32_t node = 0;
  std::uint32_t child = 0;  ///< 0 (the root) = empty slot
};
struct PayloadRecord {
  std::uint32_t row = 0;
  std::uint16_t alias = 0;
  std::uint8_t source = 0, unused = 0;
};

/// Self-test: a word as written, what folding must make of it, and a digest of its readings.
struct SampleRecord {
  StrRef written, folded;
  std::uint64_t digest = 0;
};

/// What a phrase may ask of one token, as a number. Distinct elements have distinct numbers (the
/// compiler makes sure of it).
std::uint64_t word_element(std::string_view folded);
std::uint64_t word_with_enclitic_element(std::string_view stem);
/// `proclitics` without article; the article is always free.
std::uint64_t lemma_element(std::uint32_t lexeme, std::uint16_t proclitics, bool enclitic);
std::uint64_t free_element();

/// Home slot of a key or an edge in a table whose size is a power of two.
std::uint64_t slot_of(std::string_view folded);
std::uint64_t slot_of(std::uint32_t node, std::uint64_t element);

class PackImage {
 public:
  /// Checks structure, checksum and self-test. `name` is for messages.
  static Result<std::unique_ptr<PackImage>> open(MappedFile file, const std::string& name);
  static Result<std::unique_ptr<PackImage>> open(std::string bytes, const std::string& name);

  std::string_view text(StrRef ref) const {
    if (ref.begin > strings_.size() || ref.size > strings_.size() - ref.begin) return {};
    return strings_.substr(ref.begin, ref.size);
  }
  std::span<const Form> find(std::string_view folded) const;
  /// Child of a node by an element, 0 if there is none.
  std::uint32_t child(std::uint32_t node, std::uint64_t element) const;
  std::uint64_t digest(std::string_view folded) const;

  const std::string& version() const { return version_; }
  std::span<const FileRecord> files() const { return files_; }
  std::span<const TableRecord> tables() const { return tables_; }
  std::span<const StrRef> columns() const { return columns_; }
  std::span<const StrRef> cells() const { return cells_; }
  std::span<const PlaceRecord> places() const { return places_; }
  std::span<const LexemeRecord> lexemes() const { return lexemes_; }
  std::span<const NodeRecord> nodes() const { return nodes_; }
  std::span<const PayloadRecord> payloads() const { return payloads_; }
  std::span<const SampleRecord> samples() const { return samples_; }

 private:
  Result<void> load(std::string_view bytes, const std::string& name);
  Result<void> load_sections(std::string_view bytes, const PackHeader& header,
                             const std::string& name);
  Result<void> self_test(const std::string& name) const;

  MappedFile mapped_;
  std::unique_ptr<std::string> owned_;
  std::string version_;
  std::string_view strings_;
  std::span<const FileRecord> files_;
  std::span<const TableRecord> tables_;
  std::span<const StrRef> columns_;
  std::span<const StrRef> cells_;
  std::span<const PlaceRecord> places_;
  std::span<const LexemeRecord> lexemes_;
  std::span<const KeyRecord> keys_;
  std::span<const SlotRecord> slots_;
  std::span<const Form> forms_;
  std::span<const NodeRecord> nodes_;
  std::span<const EdgeRecord> edges_;
  std::span<const PayloadRecord> payloads_;
  std::span<const SampleRecord> samples_;
};

}  // namespace tawatur::lexicon
