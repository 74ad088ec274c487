// SPDX-License-Identifier: Apache-2.0
// What discourse reads in a text: sentences with their elements, reports, operators and dates.
//   speech_dump PACK < TEXT
#include <cstdio>
#include <iostream>
#include <iterator>
#include <string>

#include "discourse/speech.h"
#include "pipeline/analyst.h"

using namespace tawatur;

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  auto pack = lexicon::Pack::open(argv[1]);
  if (!pack.ok()) return 1;
  const pipeline::Analyst analyst(*pack);
  Document document;
  document.id = "stdin";
  if (argc > 2) document.published = argv[2];
  document.text.assign(std::istreambuf_iterator<char>(std::cin), {});
  auto analysed = analyst.analyse(document);
  if (!analysed.ok()) return 1;
  const Analysis& a = analysed->analysis;
  const syntax::Elements elements(a, *pack, analysed->hits);
  const auto d = discourse::read_discourse(a, elements, *pack, analysed->hits);
  auto words = [&](TokenRange r) {
    std::string out;
    for (auto t = r.first; t < r.last; ++t) {
      if (t > r.first) out += ' ';
      out += a.text.tokens[t].span.of(a.text.source);
    }
    return out;
  };
  for (std::uint32_t s = 0; s < a.text.sentences.size(); ++s) {
    std::cout << s << "  " << words(a.text.sentences[s].tokens) << "\n   ";
    const TokenRange range = elements.of_sentence(s);
    for (auto e = range.first; e < range.last; ++e) std::cout << elements.all()[e].letter;
    if (d.voice[s] != discourse::kNone) std::cout << "  voice " << d.voice[s];
    std::cout << "\n";
    for (std::size_t i = 0; i < d.reports.size(); ++i) {
      const auto& r = d.reports[i];
      if (r.sentence != s) continue;
      std::cout << "   report " << i << ' ' << r.cue << " [" << words({r.token, r.last})
                << "] mark " << static_cast<int>(r.mark) << (r.carried ? " carried" : "")
                << (r.lead ? " lead" : "") << (r.soft ? " soft" : "") << " scope ["
                << words(r.scope).substr(0, 60) << "] by";
      for (const auto& sp : r.speakers) {
        std::cout << " {" << static_cast<int>(sp.part) << ' '
                  << a.mentions[sp.mention].span.of(a.text.source) << '}';
      }
      std::cout << "\n";
    }
    for (const auto& o : d.operators) {
      if (o.sentence == s) std::cout << "   " << o.cue << " [" << words({o.token, o.last}) << "]\n";
    }
    for (const auto& m : a.mentions) {
      if (m.sentence == s && m.kind == MentionKind::date) {
        std::cout << "   date [" << words(m.tokens) << "] " << m.from << " .. " << m.to << ' '
                  << m.precision << m.clash << "\n";
      }
    }
  }
}
