// SPDX-License-Identifier: Apache-2.0
// Developers' tool: what the finders of dates and numbers propose for texts.
//
//   annotate_dump PACK < list > mentions.tsv      list: path, tab, publication day or nothing
//
// Output: path, kind, first and last code point, from or low, to or high, precision or flags, text,
// clash. times.py and numbers.py compare it with gold.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "annotate/dates.h"
#include "annotate/numbers.h"
#include "base/utf8.h"
#include "morph/lattice_builder.h"
#include "text/split.h"

namespace {

std::string one_line(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  }
  return out;
}

std::string shown(const std::optional<std::int64_t>& bound) {
  return bound ? std::to_string(*bound) : "";
}

void print(const std::string& path, const tawatur::Mention& m, const tawatur::CodePoints& points,
           const tawatur::FoldedText& text) {
  const tawatur::CpSpan span = points.span(m.span);
  const bool date = m.kind == tawatur::MentionKind::date;
  std::string flags = m.precision;
  if (!date) {
    if (m.ordinal) flags += "ordinal ";
    if (m.singular_one) flags += "one ";
    if (m.part_of) flags += "part ";
    if (m.counted != tawatur::Mention::kNoToken) {
      flags += "of=";
      flags += text.tokens[m.counted].folded;
    }
  }
  std::cout << path << (date ? "\tdate\t" : "\tnumber\t") << span.begin << '\t' << span.end << '\t'
            << (date ? m.from : shown(m.low)) << '\t' << (date ? m.to : shown(m.high)) << '\t'
            << flags << '\t' << one_line(m.span.of(text.source)) << '\t' << m.clash << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const auto pack = tawatur::lexicon::Pack::open(argv[1]);
  if (!pack) {
    std::cerr << pack.error().to_string() << '\n';
    return 1;
  }
  const tawatur::annotate::DateFinder dates(*pack);
  const tawatur::annotate::NumberFinder numbers(*pack);
  const tawatur::morph::Reader reader(*pack);
  for (std::string line; std::getline(std::cin, line);) {
    const std::size_t tab = line.find('\t');
    const std::string path = line.substr(0, tab);
    std::ifstream in(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    tawatur::Document document;
    document.text = bytes.str();
    tawatur::repair_utf8(document.text);
    document.published = tab == std::string::npos ? "" : line.substr(tab + 1);
    const tawatur::FoldedText text = tawatur::text::split(document, {});
    const tawatur::CodePoints points(document.text);
    std::vector<tawatur::Mention> mentions;
    const tawatur::Lattice lattice = reader.read(text, {});
    std::vector<tawatur::lexicon::PhraseHit> hits;
    for (std::uint32_t t = 0; t < text.tokens.size(); ++t) pack->match(text, t, hits);
    const tawatur::annotate::Context context{document, text, lattice, *pack, hits};
    dates.find(context, mentions);
    numbers.find(context, mentions);
    for (const auto& m : mentions) print(path, m, points, text);
  }
  return 0;
}
