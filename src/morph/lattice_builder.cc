// SPDX-License-Identifier: Apache-2.0
#include "morph/lattice_builder.h"

#include <span>
#include <unordered_map>
#include <vector>

#include "base/hash.h"
#include "morph/posterior.h"

namespace tawatur::morph {
namespace {

struct TextHash {
  std::size_t operator()(std::string_view v) const { return static_cast<std::size_t>(hash64(v)); }
};

/// Readings of each different word of one text, made once.
class WordCache {
 public:
  WordCache(const ReadingFinder& finder, std::uint32_t max_arcs)
      : finder_(finder), max_arcs_(max_arcs) {}

  std::span<const Reading> of(const Token& token) {
    // A word and a mark never share their letters, so the folded form alone is the key.
    const auto [at, fresh] = words_.try_emplace(token.folded, Range{});
    if (fresh) {
      finder_.find(token.folded, token.kind, max_arcs_, scratch_);
      at->second = {readings_.size(), scratch_.size()};
      readings_.insert(readings_.end(), scratch_.begin(), scratch_.end());
    }
    return std::span<const Reading>(readings_).subspan(at->second.first, at->second.count);
  }

 private:
  struct Range {
    std::size_t first = 0, count = 0;
  };
  const ReadingFinder& finder_;
  std::uint32_t max_arcs_;
  std::unordered_map<std::string_view, Range, TextHash> words_;
  std::vector<Reading> readings_, scratch_;
};

/// Order among the readings of one word: likelier first, then cheaper; ties keep their order.
/// Posteriors are compared in steps, so that the last bit of exp() can't turn two readings round.
bool likelier(const Reading& a, const Reading& b) {
  const auto step = [](const Reading& r) {
    return static_cast<std::int64_t>(r.arc.posterior * 1e5f + 0.5f);
  };
  if (step(a) != step(b)) return step(a) > step(b);
  return a.arc.cost < b.arc.cost;
}

/// Stable, for the few readings of one word.
void sort_readings(std::span<Reading> word) {
  for (std::size_t i = 1; i < word.size(); ++i) {
    const Reading moving = word[i];
    std::size_t at = i;
    for (; at > 0 && likelier(moving, word[at - 1]); --at) word[at] = word[at - 1];
    word[at] = moving;
  }
}

}  // namespace

Reader::Reader(const lexicon::Pack& pack)
    : costs_(pack), finder_(pack, costs_), written_(pack, costs_) {}

Lattice Reader::read(const FoldedText& text, const Limits& limits) const {
  Lattice lattice;
  WordCache cache(finder_, limits.max_arcs);
  std::vector<Reading> readings;
  readings.reserve(text.tokens.size() * 6);
  lattice.first.reserve(text.tokens.size() + 1);
  lattice.first.push_back(0);
  TokenLetters letters;
  for (const Token& token : text.tokens) {
    written_.look(token, text.source, letters);
    for (Reading reading : cache.of(token)) {
      reading.arc.cost += written_.cost(letters, reading.arc);
      readings.push_back(reading);
    }
    lattice.first.push_back(static_cast<std::uint32_t>(readings.size()));
  }
  const std::span<const std::uint32_t> first(lattice.first);
  for (std::size_t begin = 0; begin < text.tokens.size();) {
    std::size_t end = begin + 1;
    const std::uint32_t sentence = text.tokens[begin].sentence;
    while (end < text.tokens.size() && text.tokens[end].sentence == sentence) ++end;
    set_posteriors(readings, first.subspan(begin, end - begin + 1), costs_);
    begin = end;
  }
  for (std::size_t t = 0; t < text.tokens.size(); ++t) {
    sort_readings(std::span<Reading>(readings).subspan(lattice.first[t],
                                                       lattice.first[t + 1] - lattice.first[t]));
  }
  lattice.arcs.reserve(readings.size());
  for (const Reading& reading : readings) lattice.arcs.push_back(reading.arc);
  return lattice;
}

}  // namespace tawatur::morph
