// SPDX-License-Identifier: Apache-2.0
#include "morph/lattice_builder.h"

#include <span>
#include <vector>

#include "morph/posterior.h"

namespace tawatur::morph {
namespace {

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
  const KnownWords::Loan known = known_.lend(limits.max_arcs);
  std::vector<Reading> readings;
  readings.reserve(text.tokens.size() * 6);
  lattice.first.reserve(text.tokens.size() + 1);
  lattice.first.push_back(0);
  TokenLetters letters;
  for (const Token& token : text.tokens) {
    written_.look(token, text.source, letters);
    for (Reading reading : known->readings(finder_, token)) {
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
