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
#include "base/utf8.h"
#include "text/split.h"

namespace {

std::string one_line(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  }
  return out;
}

void print(const std::string& path, const tawatur::Mention& m, const tawatur::CodePoints& points,
           std::string_view text) {
  const tawatur::CpSpan span = points.span(m.span);
  std::cout << path << "\tdate\t" << span.begin << '\t' << span.end << '\t' << m.from << '\t'
            << m.to << '\t' << m.precision << '\t' << one_line(m.span.of(text)) << '\t' << m.clash
            << '\n';
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
    dates.find(text, document.published, mentions);
    for (const auto& m : mentions) print(path, m, points, document.text);
  }
  return 0;
}
