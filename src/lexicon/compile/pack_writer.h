// SPDX-License-Identifier: Apache-2.0
// PackWriter: collects what goes into a pack and lays it out (image.h has the layout). The same
// calls in the same order give the same bytes.
//
//   PackWriter writer;
//   writer.add_lexeme(...); writer.add_form(folded, {lexeme, morph}); ...
//   std::string bytes = writer.finish(inputs_hash);
//
// Cost: linear but for sorting. Not for use from several threads at once.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lexicon/compile/patterns.h"
#include "lexicon/compile/tables.h"
#include "lexicon/image.h"

namespace tawatur::lexicon {

class PackWriter {
 public:
  void add_file(std::string_view name, std::string_view text);
  void add_table(const RawTable& table);
  /// Index of the new lexeme.
  std::uint32_t add_lexeme(const Lexeme& lexeme);
  void add_form(std::string folded, Form form);
  /// One spelling of an entry. Doubles are fine. False when an element has the number of another
  /// one (a collision of hashes, to be expected once in some 10^9 lexicons): nothing is added.
  [[nodiscard]] bool add_sequence(const Sequence& sequence, PayloadRecord payload);
  /// A word, as written, that must fold and be found the same way when the pack is opened.
  void add_sample(std::string_view written);

  /// The pack's bytes. `inputs` identifies what it was made from.
  std::string finish(std::uint64_t inputs);

  std::size_t lexemes() const { return lexemes_.size(); }
  std::size_t forms() const { return forms_.size(); }
  std::size_t sequences() const { return sequences_; }

 private:
  struct Node {
    std::map<std::uint64_t, std::uint32_t> children;
    std::vector<PayloadRecord> payloads;
    std::uint16_t flags = 0;
  };

  StrRef intern(std::string_view text);
  void lay_forms();
  void lay_trie();
  std::string assemble(std::uint64_t inputs);

  std::string strings_;
  std::unordered_map<std::string, StrRef> interned_;
  std::vector<FileRecord> files_;
  std::vector<TableRecord> tables_;
  std::vector<StrRef> columns_, cells_;
  std::vector<PlaceRecord> places_;
  std::vector<LexemeRecord> lexemes_;
  std::vector<std::pair<std::string, Form>> forms_;
  std::unordered_map<std::uint64_t, Element> elements_;
  std::vector<Node> trie_ = std::vector<Node>(1);
  std::size_t sequences_ = 0;
  std::vector<std::string> samples_;

  std::vector<KeyRecord> keys_;
  std::vector<SlotRecord> slots_;
  std::vector<Form> laid_forms_;
  std::vector<NodeRecord> nodes_;
  std::vector<EdgeRecord> edges_;
  std::vector<PayloadRecord> payloads_;
  std::vector<SampleRecord> sample_records_;
};

}  // namespace tawatur::lexicon
