// SPDX-License-Identifier: Apache-2.0
#include "lexicon/image.h"

#include <bit>
#include <cstddef>
#include <cstring>
#include <type_traits>
#include <utility>

#include "base/hash.h"
#include "text/fold.h"

namespace tawatur::lexicon {
namespace {

static_assert(std::endian::native == std::endian::little, "packs are read in place");
static_assert(sizeof(PackHeader) == 40 && sizeof(SectionRecord) == 24 && sizeof(Form) == 8);
static_assert(sizeof(LexemeRecord) == 40 && sizeof(KeyRecord) == 16 && sizeof(EdgeRecord) == 16);

constexpr std::size_t kChecksumEnd = offsetof(PackHeader, checksum) + sizeof(std::uint64_t);

/// Seeds keep the kinds of elements apart.
enum class Seed : std::uint64_t { word = 1, word_enclitic, lemma, free, edge };

std::uint64_t seeded(std::string_view bytes, Seed seed) {
  return hash64(bytes, static_cast<std::uint64_t>(seed));
}

template <class T>
std::string_view bytes_of(const T& value) {
  static_assert(std::is_trivially_copyable_v<T>);
  return {reinterpret_cast<const char*>(&value), sizeof value};
}

Error broken(const std::string& name, ErrorCode code, std::string message) {
  return {code, std::move(message), name};
}

/// One section as an array in place; false when sizes or alignment don't fit.
template <class T>
bool take(std::string_view bytes, const SectionRecord& section, std::span<const T>& out) {
  static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= 8);
  if (section.record_size != sizeof(T) || section.bytes % sizeof(T) != 0) return false;
  out = {reinterpret_cast<const T*>(bytes.data() + section.begin), section.bytes / sizeof(T)};
  return true;
}

bool is_table_size(std::size_t size) { return size == 0 || std::has_single_bit(size); }

}  // namespace

std::uint64_t word_element(std::string_view folded) { return seeded(folded, Seed::word); }

std::uint64_t word_with_enclitic_element(std::string_view stem) {
  return seeded(stem, Seed::word_enclitic);
}

std::uint64_t lemma_element(std::uint32_t lexeme, std::uint16_t proclitics, bool enclitic) {
  const std::uint32_t key[2] = {lexeme, proclitics | (enclitic ? 0x10000u : 0u)};
  return seeded(bytes_of(key), Seed::lemma);
}

std::uint64_t free_element() { return seeded({}, Seed::free); }

std::uint64_t slot_of(std::string_view folded) { return hash64(folded); }

std::uint64_t slot_of(std::uint32_t node, std::uint64_t element) {
  // The element is well mixed already; the node only has to move it elsewhere.
  std::uint64_t mixed = element ^ (std::uint64_t{node} * 0x9E3779B97F4A7C15u);
  return mixed ^ (mixed >> 32);
}

Result<std::unique_ptr<PackImage>> PackImage::open(MappedFile file, const std::string& name) {
  auto image = std::make_unique<PackImage>();
  image->mapped_ = std::move(file);
  auto loaded = image->load(image->mapped_.view(), name);
  if (!loaded) return loaded.error();
  return image;
}

Result<std::unique_ptr<PackImage>> PackImage::open(std::string bytes, const std::string& name) {
  auto image = std::make_unique<PackImage>();
  image->owned_ = std::make_unique<std::string>(std::move(bytes));
  auto loaded = image->load(*image->owned_, name);
  if (!loaded) return loaded.error();
  return image;
}

Result<void> PackImage::load(std::string_view bytes, const std::string& name) {
  PackHeader header;
  if (bytes.size() < sizeof header)
    return broken(name, ErrorCode::kFormat, "is no pack: too short");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != kPackMagic) return broken(name, ErrorCode::kFormat, "is no pack");
  if (header.format != kPackFormat) {
    return broken(name, ErrorCode::kFormat,
                  "is a pack of format " + std::to_string(header.format) + ", this program reads " +
                      std::to_string(kPackFormat));
  }
  if (header.size != bytes.size()) {
    return broken(name, ErrorCode::kFormat,
                  "is cut short or has grown: " + std::to_string(bytes.size()) + " bytes of " +
                      std::to_string(header.size));
  }
  if (header.checksum != hash64(bytes.substr(kChecksumEnd))) {
    return broken(name, ErrorCode::kIntegrity, "is damaged: checksum differs");
  }
  version_ = hex64(header.inputs);
  auto loaded = load_sections(bytes, header, name);
  return loaded ? self_test(name) : loaded;
}

Result<void> PackImage::load_sections(std::string_view bytes, const PackHeader& header,
                                      const std::string& name) {
  const auto bad = [&name](std::uint32_t index) {
    return broken(name, ErrorCode::kFormat, "section " + std::to_string(index) + " doesn't fit");
  };
  const std::size_t directory = sizeof header + std::size_t{kSections} * sizeof(SectionRecord);
  if (header.sections != kSections || bytes.size() < directory) return bad(0);
  for (std::uint32_t i = 0; i < kSections; ++i) {
    SectionRecord section;
    std::memcpy(&section, bytes.data() + sizeof header + i * sizeof section, sizeof section);
    if (section.id != SectionId{i} || section.begin % 8 != 0 || section.begin < directory ||
        section.begin > bytes.size() || section.bytes > bytes.size() - section.begin) {
      return bad(i);
    }
    bool fits = true;
    switch (section.id) {
      case SectionId::strings:
        strings_ = bytes.substr(section.begin, section.bytes);
        break;
      case SectionId::files:
        fits = take(bytes, section, files_);
        break;
      case SectionId::tables:
        fits = take(bytes, section, tables_);
        break;
      case SectionId::columns:
        fits = take(bytes, section, columns_);
        break;
      case SectionId::cells:
        fits = take(bytes, section, cells_);
        break;
      case SectionId::places:
        fits = take(bytes, section, places_);
        break;
      case SectionId::lexemes:
        fits = take(bytes, section, lexemes_);
        break;
      case SectionId::keys:
        fits = take(bytes, section, keys_);
        break;
      case SectionId::slots:
        fits = take(bytes, section, slots_) && is_table_size(slots_.size());
        break;
      case SectionId::forms:
        fits = take(bytes, section, forms_);
        break;
      case SectionId::nodes:
        fits = take(bytes, section, nodes_);
        break;
      case SectionId::edges:
        fits = take(bytes, section, edges_) && is_table_size(edges_.size());
        break;
      case SectionId::payloads:
        fits = take(bytes, section, payloads_);
        break;
      case SectionId::samples:
        fits = take(bytes, section, samples_);
        break;
    }
    if (!fits) return bad(i);
  }
  return {};
}

Result<void> PackImage::self_test(const std::string& name) const {
  for (const SampleRecord& sample : samples_) {
    const std::string folded = text::fold_word(text(sample.written));
    if (folded != text(sample.folded)) {
      return broken(name, ErrorCode::kIntegrity,
                    "was made with other folding rules: \"" + std::string(text(sample.written)) +
                        "\" folds differently");
    }
    if (digest(folded) != sample.digest) {
      return broken(name, ErrorCode::kIntegrity,
                    "fails its self-test at \"" + std::string(text(sample.written)) + "\"");
    }
  }
  return {};
}

std::span<const Form> PackImage::find(std::string_view folded) const {
  const std::uint64_t hash = slot_of(folded);
  const auto tag = static_cast<std::uint32_t>(hash >> 32);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t step = 0; step < slots_.size(); ++step) {
    const SlotRecord slot = slots_[(hash + step) & mask];
    if (slot.key == 0) return {};
    if (slot.tag != tag || slot.key > keys_.size()) continue;
    const KeyRecord& key = keys_[slot.key - 1];
    if (text(key.text) != folded) continue;
    if (key.first_form > forms_.size() || key.forms > forms_.size() - key.first_form) return {};
    return forms_.subspan(key.first_form, key.forms);
  }
  return {};
}

std::uint32_t PackImage::child(std::uint32_t node, std::uint64_t element) const {
  const std::uint64_t hash = slot_of(node, element);
  const std::size_t mask = edges_.size() - 1;
  for (std::size_t step = 0; step < edges_.size(); ++step) {
    const EdgeRecord& edge = edges_[(hash + step) & mask];
    if (edge.child == 0) return 0;
    if (edge.element != element || edge.node != node) continue;
    return edge.child < nodes_.size() ? edge.child : 0;
  }
  return 0;
}

std::uint64_t PackImage::digest(std::string_view folded) const {
  const std::span<const Form> found = find(folded);
  return hash64({reinterpret_cast<const char*>(found.data()), found.size_bytes()});
}

}  // namespace tawatur::lexicon
