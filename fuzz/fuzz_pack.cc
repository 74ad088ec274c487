// SPDX-License-Identifier: Apache-2.0
// Packs from anywhere: whatever the bytes are, opening and reading them must stay inside them.
//
// The input is a list of edits of a small pack made on the spot: offset (4 bytes, modulo its size)
// and the new byte. The checksum is made to fit, so that the edits get past it. Inputs that don't
// come in fives are also tried as a pack as they are.
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "base/hash.h"
#include "lexicon/compile/compiler.h"
#include "lexicon/image.h"
#include "lexicon/pack.h"

namespace {

using tawatur::FoldedText;
using tawatur::lexicon::InputFile;
using tawatur::lexicon::Pack;
using tawatur::lexicon::PackHeader;

const char kWord[] = "\xD8\xB4\xD9\x86";

std::string small_pack() {
  const std::string word = kWord;
  const std::vector<InputFile> inputs = {
      {"actors.tsv", "# table actors v1\nid\tname_ar\tother\na\t" + word + " x\t" + word + "\n"},
      {"nouns.tsv", "# table nouns v1\nlemma\tplural\tgender\tpos\n" + word + "\tsfp\tm\tnoun\n"},
      {"phrases.tsv", "# table phrases v1\nwords\n~" + word + " ? x+\n"}};
  return tawatur::lexicon::compile_pack(inputs).bytes;
}

void read_all(const Pack& pack) {
  for (const char* name : {"actors", "nouns", "phrases"}) {
    const auto table = pack.table(name);
    for (std::size_t row = 0; row < std::min<std::size_t>(table.rows(), 8); ++row) {
      table.cell(row, table.column("lemma"));
      table.place(row);
    }
  }
  pack.find(kWord);
  pack.lexeme(0);
  pack.file("x");
  FoldedText text;
  text.tokens.resize(3);
  const char* const words[] = {kWord, kWord, "x"};
  for (std::size_t i = 0; i < 3; ++i) text.tokens[i].folded = words[i];
  std::vector<tawatur::lexicon::PhraseHit> hits;
  for (std::uint32_t t = 0; t < 3; ++t) pack.match(text, t, hits);
}

void open_and_read(std::string bytes) {
  const auto pack = Pack::from_bytes(std::move(bytes), "fuzz");
  if (pack) read_all(*pack);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string base = small_pack();
  if (size % 5 != 0) open_and_read({reinterpret_cast<const char*>(data), size});
  std::string bytes = base;
  for (std::size_t at = 0; at + 5 <= size; at += 5) {
    std::uint32_t offset = 0;
    std::memcpy(&offset, data + at, sizeof offset);
    bytes[offset % bytes.size()] = static_cast<char>(data[at + 4]);
  }
  constexpr std::size_t kSum = offsetof(PackHeader, checksum);
  const std::uint64_t sum = tawatur::hash64(std::string_view(bytes).substr(kSum + sizeof sum));
  std::memcpy(bytes.data() + kSum, &sum, sizeof sum);
  open_and_read(std::move(bytes));
  return 0;
}
