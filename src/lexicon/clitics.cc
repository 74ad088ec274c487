// SPDX-License-Identifier: Apache-2.0
#include "lexicon/clitics.h"

#include <array>
#include <string_view>

namespace tawatur::lexicon {
namespace {

// Folded Arabic letters take two bytes each in UTF-8. Stems keep at least two letters.
constexpr std::size_t kLetter = 2;
constexpr std::size_t kMinStem = 2 * kLetter;
constexpr std::size_t kMaxSplits = 64;
constexpr std::size_t kMaxWord = 255;  // stem offsets are single bytes

constexpr char32_t kAlef = 0x627, kBeh = 0x628, kSeen = 0x633, kFeh = 0x641, kKaf = 0x643,
                   kLam = 0x644, kMeem = 0x645, kNoon = 0x646, kHeh = 0x647, kWaw = 0x648,
                   kYeh = 0x64A;

/// The two-byte letter at a place, 0 where there is none.
char32_t letter_at(std::string_view word, std::size_t at) {
  if (at + kLetter > word.size()) return 0;
  const auto first = static_cast<unsigned char>(word[at]);
  const auto second = static_cast<unsigned char>(word[at + 1]);
  if ((first & 0xE0u) != 0xC0u) return 0;
  return ((first & 0x1Fu) << 6) | (second & 0x3Fu);
}

/// Proclitics taken off: which ones, and how many bytes of the word they took.
struct Front {
  std::uint16_t proclitics = 0;
  std::uint8_t bytes = 0;
};

/// At most: nothing, interrogative, conjunction, particle and article in their combinations.
struct Fronts {
  std::array<Front, 24> items;
  std::size_t size = 0;
  void add(unsigned proclitics, std::size_t bytes) {
    if (size == items.size()) return;
    items[size++] = {static_cast<std::uint16_t>(proclitics), static_cast<std::uint8_t>(bytes)};
  }
};

/// Appends every way to take one optional letter off the fronts [0, size) found so far.
void add_conjunctions(std::string_view word, Fronts& fronts) {
  const std::size_t before = fronts.size;
  for (std::size_t i = 0; i < before; ++i) {
    const Front front = fronts.items[i];
    const char32_t letter = letter_at(word, front.bytes);
    if (letter == kWaw) fronts.add(front.proclitics | proclitic::kWa, front.bytes + kLetter);
    if (letter == kFeh) fronts.add(front.proclitics | proclitic::kFa, front.bytes + kLetter);
  }
}

std::uint16_t particle_of(char32_t letter) {
  if (letter == kBeh) return proclitic::kBi;
  if (letter == kLam) return proclitic::kLi;
  if (letter == kKaf) return proclitic::kKa;
  if (letter == kSeen) return proclitic::kSa;
  return 0;
}

void add_particles(std::string_view word, Fronts& fronts) {
  const std::size_t before = fronts.size;
  for (std::size_t i = 0; i < before; ++i) {
    const Front front = fronts.items[i];
    const std::uint16_t particle = particle_of(letter_at(word, front.bytes));
    if (particle != 0) fronts.add(front.proclitics | particle, front.bytes + kLetter);
  }
}

/// The article is alef + lam; after l only its lam is written, and before a stem in lam nothing of
/// it (lam-lam stands for three lams).
void add_articles(std::string_view word, Fronts& fronts) {
  const std::size_t before = fronts.size;
  for (std::size_t i = 0; i < before; ++i) {
    const Front front = fronts.items[i];
    const std::size_t at = front.bytes;
    const unsigned with = front.proclitics | proclitic::kAl;
    if ((front.proclitics & proclitic::kSa) != 0) continue;
    if ((front.proclitics & proclitic::kLi) != 0) {
      if (letter_at(word, at) != kLam) continue;
      fronts.add(with, at + kLetter);
      fronts.add(with, at);
    } else if (letter_at(word, at) == kAlef && letter_at(word, at + kLetter) == kLam) {
      fronts.add(with, at + 2 * kLetter);
    }
  }
}

/// Pronoun endings by their letters, longest first.
struct Ending {
  std::array<char32_t, 3> letters;
  std::size_t count;
  Enclitic enclitic;
};
constexpr std::array<Ending, 11> kEndings = {{
    {{kKaf, kMeem, kAlef}, 3, Enclitic::kuma},
    {{kHeh, kMeem, kAlef}, 3, Enclitic::huma},
    {{kHeh, kMeem, 0}, 2, Enclitic::hum},
    {{kHeh, kNoon, 0}, 2, Enclitic::hunna},
    {{kHeh, kAlef, 0}, 2, Enclitic::ha},
    {{kKaf, kMeem, 0}, 2, Enclitic::kum},
    {{kNoon, kAlef, 0}, 2, Enclitic::na},
    {{kNoon, kYeh, 0}, 2, Enclitic::ni},
    {{kHeh, 0, 0}, 1, Enclitic::hu},
    {{kKaf, 0, 0}, 1, Enclitic::ka},
    {{kYeh, 0, 0}, 1, Enclitic::i},
}};

bool ends_in(std::string_view word, const Ending& ending) {
  if (word.size() < ending.count * kLetter) return false;
  const std::size_t from = word.size() - ending.count * kLetter;
  for (std::size_t i = 0; i < ending.count; ++i) {
    if (letter_at(word, from + i * kLetter) != ending.letters[i]) return false;
  }
  return true;
}

/// All splits of a word whose front is given: without an ending, then with each.
void add_splits(std::string_view word, Front front, std::vector<CliticSplit>& out,
                std::size_t limit) {
  const auto push = [&](std::size_t end, Enclitic enclitic) {
    if (end < front.bytes + kMinStem || out.size() >= limit) return;
    out.push_back({front.proclitics, front.bytes, static_cast<std::uint8_t>(end), enclitic});
  };
  push(word.size(), Enclitic::none);
  // A noun with a pronoun is definite by it and takes no article.
  if ((front.proclitics & proclitic::kAl) != 0) return;
  for (const Ending& ending : kEndings) {
    if (ends_in(word, ending)) push(word.size() - ending.count * kLetter, ending.enclitic);
  }
}

/// The prepositions b and l alone with a pronoun: the preposition is then the stem, one letter
/// long.
void add_lone_preposition(std::string_view word, Front front, std::vector<CliticSplit>& out,
                          std::size_t limit) {
  const auto conjunctions = proclitic::kWa | proclitic::kFa | proclitic::kA;
  if ((front.proclitics & ~conjunctions) != 0 || out.size() >= limit) return;
  const char32_t letter = letter_at(word, front.bytes);
  if (letter != kBeh && letter != kLam) return;
  const std::size_t end = front.bytes + kLetter;
  for (const Ending& ending : kEndings) {
    if (word.size() != end + ending.count * kLetter || !ends_in(word, ending)) continue;
    out.push_back({front.proclitics, front.bytes, static_cast<std::uint8_t>(end), ending.enclitic});
  }
}

/// An interrogative alef is rare, and nearly every word may start with alef: it is taken off only
/// where little is left (a negator, pronoun or short verb).
constexpr std::size_t kMaxAfterInterrogative = 5 * kLetter;

}  // namespace

void clitic_splits(std::string_view folded, std::vector<CliticSplit>& out) {
  if (folded.size() > kMaxWord) return;
  const std::size_t limit = out.size() + kMaxSplits;
  Fronts fronts;
  fronts.add(0, 0);
  add_conjunctions(folded, fronts);
  add_particles(folded, fronts);
  add_articles(folded, fronts);
  if (letter_at(folded, 0) == kAlef && folded.size() <= kLetter + kMaxAfterInterrogative) {
    Fronts asked;
    asked.add(proclitic::kA, kLetter);
    add_conjunctions(folded, asked);
    add_particles(folded, asked);
    for (std::size_t i = 0; i < asked.size; ++i) {
      fronts.add(asked.items[i].proclitics, asked.items[i].bytes);
    }
  }
  // A word of one letter still has a reading: itself.
  if (!folded.empty() && folded.size() < kMinStem) {
    out.push_back({0, 0, static_cast<std::uint8_t>(folded.size()), Enclitic::none});
  }
  for (std::size_t bytes = 0; bytes <= 5 * kLetter; bytes += kLetter) {
    for (std::size_t i = 0; i < fronts.size; ++i) {
      if (fronts.items[i].bytes != bytes) continue;
      add_splits(folded, fronts.items[i], out, limit);
      add_lone_preposition(folded, fronts.items[i], out, limit);
    }
  }
}

}  // namespace tawatur::lexicon
