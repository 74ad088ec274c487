// SPDX-License-Identifier: Apache-2.0
// Developers' tool: the finite forms of every verb of a table, one a line, for compare.py.
//   inflect_dump data/verbs.tsv > forms.tsv
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "lexicon/compile/inflect.h"
#include "lexicon/compile/sounds.h"
#include "lexicon/compile/stems.h"

namespace {

using namespace tawatur;
using namespace tawatur::lexicon;

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::size_t at = 0;
  while (at <= line.size()) {
    const std::size_t end = std::min(line.find('\t', at), line.size());
    cells.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return cells;
}

/// The lemma with harakat, which libqutrub wants; empty where letters and sounds don't pair up.
std::string vocalised(const Sounds& sounds, const std::string& written) {
  const std::u32string letters = letters_of(written);
  std::string out;
  std::size_t used = 0;
  for (std::size_t i = 0; i < sounds.size(); ++i) {
    const char32_t s = sounds[i];
    if (s == U'.') continue;
    if (is_short(s)) {
      append_utf8(out, s == U'a' ? 0x64E : s == U'u' ? 0x64F : 0x650);
      continue;
    }
    if (used == letters.size()) return {};
    append_utf8(out, letters[used++]);
    if (s > 0x7F && i + 1 < sounds.size() && sounds[i + 1] == s) {
      append_utf8(out, 0x651);
      ++i;
    }
  }
  return used == letters.size() ? out : std::string();
}

void dump(const std::vector<std::string>& row) {
  VerbEntry entry{.lemma = row[0], .present = row[1], .root = row[2], .form = row[3]};
  const Result<Stems> stems = stems_of(entry);
  if (!stems) return;
  const std::string marked = vocalised(attach(stems->past.before_vowel, U"a"), entry.lemma);
  for (const InflectedForm& f : inflect_verb(entry)) {
    if (f.pos != Pos::verb || f.morph.needs_enclitic()) continue;
    std::printf("%s\t%s\t%s\t%s\t%s\t%d\t%d\t%d\t%d\t%d\t%s\n", entry.lemma.c_str(), marked.c_str(),
                entry.present.c_str(), entry.root.c_str(), entry.form.c_str(), int(f.morph.tense()),
                int(f.morph.voice()), int(f.morph.person()), int(f.morph.gender()),
                int(f.morph.number()), f.text.c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::ifstream in(argc > 1 ? argv[1] : "data/verbs.tsv");
  for (std::string line; std::getline(in, line);) {
    const std::vector<std::string> row = cells_of(line);
    if (line.empty() || line[0] == '#' || row[0] == "lemma" || row.size() < 5) continue;
    dump(row);
  }
  return 0;
}
