// SPDX-License-Identifier: Apache-2.0
// Each stage alone over the example articles: words a second, and the share of the whole.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "annotate/actors.h"
#include "annotate/dates.h"
#include "annotate/numbers.h"
#include "annotate/places.h"
#include "article/layout.h"
#include "coder/classes.h"
#include "decode/decoder.h"
#include "emit/claim_json.h"
#include "ingest/reader.h"
#include "morph/lattice_builder.h"
#include "pipeline/analyst.h"
#include "pipeline/coder.h"
#include "resolve/actors.h"
#include "resolve/places.h"
#include "text/split.h"

namespace {

using namespace tawatur;

/// Results are made, looked at by nobody, and not optimised away.
template <class T>
void keep(const T& value) {
  benchmark::DoNotOptimize(&value);
  benchmark::ClobberMemory();
}

/// The value of a result that can't fail here.
template <class T>
T take(Result<T> result) {
  return std::move(*result);
}

/// The articles with everything that the stages before a measured one have made of them.
struct Material {
  Material() : pack(take(lexicon::Pack::open(TAWATUR_BENCH_PACK))), analyst(pack) {
    ingest::DocumentReader reader({TAWATUR_BENCH_ARTICLES});
    for (auto next = reader.next(); next && *next; next = reader.next()) {
      documents.push_back(std::move(**next));
    }
    for (const Document& d : documents) {
      texts.push_back(text::split(d, limits));
      for (const Token& t : texts.back().tokens) words += t.kind == TokenKind::word ? 1 : 0;
      bytes += static_cast<std::int64_t>(d.text.size());
    }
    const morph::Reader reader_of_words(pack);
    const article::ArticleReader layouts(pack);
    for (std::size_t i = 0; i < documents.size(); ++i) {
      (void)layouts.read(documents[i], texts[i]);
      lattices.push_back(reader_of_words.read(texts[i], limits));
      std::vector<lexicon::PhraseHit> found;
      for (std::uint32_t t = 0; t < texts[i].tokens.size(); ++t) pack.match(texts[i], t, found);
      hits.push_back(std::move(found));
      analysed.push_back(take(analyst.analyse(documents[i])));
    }
  }
  annotate::Context context(std::size_t i) const {
    return {documents[i], texts[i], lattices[i], pack, hits[i]};
  }

  lexicon::Pack pack;
  pipeline::Analyst analyst;
  Limits limits;
  std::vector<Document> documents;
  std::vector<FoldedText> texts;
  std::vector<Lattice> lattices;
  std::vector<std::vector<lexicon::PhraseHit>> hits;
  std::vector<pipeline::Analysed> analysed;
  std::int64_t words = 0, bytes = 0;
};

const Material& material() {
  static const Material made;
  return made;
}

/// Runs `stage(i)` over all articles; words a second go to the report.
template <class Stage>
void over_articles(benchmark::State& state, Stage stage) {
  const Material& m = material();
  for (auto _ : state) {
    for (std::size_t i = 0; i < m.documents.size(); ++i) stage(m, i);
  }
  state.SetItemsProcessed(state.iterations() * m.words);
  state.SetBytesProcessed(state.iterations() * m.bytes);
}

void open_pack(benchmark::State& state) {
  for (auto _ : state) {
    auto coder = pipeline::Coder::open(TAWATUR_BENCH_PACK, {});
    keep(coder);
  }
}
BENCHMARK(open_pack)->Unit(benchmark::kMillisecond);

void text_split(benchmark::State& state) {
  over_articles(
      state, [](const Material& m, std::size_t i) { keep(text::split(m.documents[i], m.limits)); });
}
BENCHMARK(text_split);

void article_layout(benchmark::State& state) {
  const article::ArticleReader layouts(material().pack);
  over_articles(state, [&](const Material& m, std::size_t i) {
    FoldedText text = text::split(m.documents[i], m.limits);  // the reader changes it
    keep(layouts.read(m.documents[i], text));
  });
}
BENCHMARK(article_layout);

void lexicon_match(benchmark::State& state) {
  over_articles(state, [](const Material& m, std::size_t i) {
    std::vector<lexicon::PhraseHit> hits;
    for (std::uint32_t t = 0; t < m.texts[i].tokens.size(); ++t) m.pack.match(m.texts[i], t, hits);
    keep(hits);
  });
}
BENCHMARK(lexicon_match);

void morph_lattice(benchmark::State& state) {
  const morph::Reader reader(material().pack);
  over_articles(state,
                [&](const Material& m, std::size_t i) { keep(reader.read(m.texts[i], m.limits)); });
}
BENCHMARK(morph_lattice);

template <class Finder>
void annotate_find(benchmark::State& state) {
  const Finder finder(material().pack);
  over_articles(state, [&](const Material& m, std::size_t i) {
    std::vector<Mention> found;
    finder.find(m.context(i), found);
    keep(found);
  });
}
BENCHMARK(annotate_find<annotate::DateFinder>);
BENCHMARK(annotate_find<annotate::NumberFinder>);
BENCHMARK(annotate_find<annotate::ActorFinder>);
BENCHMARK(annotate_find<annotate::PlaceFinder>);

template <class Resolver>
void resolve_names(benchmark::State& state) {
  const Resolver resolver(material().pack);
  over_articles(state, [&](const Material& m, std::size_t i) {
    std::vector<Mention> mentions = m.analysed[i].analysis.mentions;
    resolver.resolve(m.documents[i], mentions);
    keep(mentions);
  });
}
BENCHMARK(resolve_names<resolve::ActorResolver>);
BENCHMARK(resolve_names<resolve::PlaceResolver>);

void analyse(benchmark::State& state) {
  over_articles(state,
                [](const Material& m, std::size_t i) { keep(m.analyst.analyse(m.documents[i])); });
}
BENCHMARK(analyse);

void whole_way(benchmark::State& state) {
  const auto coder = pipeline::Coder::open(TAWATUR_BENCH_PACK, {});
  over_articles(state,
                [&](const Material& m, std::size_t i) { keep(coder->code(m.documents[i])); });
}
BENCHMARK(whole_way);

void emit_json(benchmark::State& state) {
  const auto coder = pipeline::Coder::open(TAWATUR_BENCH_PACK, {});
  std::vector<std::vector<Claim>> claims;
  for (const Document& d : material().documents) claims.push_back(*coder->code(d));
  over_articles(state, [&](const Material&, std::size_t i) {
    std::string line;
    for (const Claim& c : claims[i]) emit::append_claim_json(line, c);
    keep(line);
  });
}
BENCHMARK(emit_json);

}  // namespace

BENCHMARK_MAIN();
