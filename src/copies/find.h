// SPDX-License-Identifier: Apache-2.0
// find_copies: among many texts, the pairs that are the same, nearly the same, or one inside the
// other.
//
//   std::vector<Signature> texts = ...;                 // sign(text) of each
//   Copies all = find_copies(texts);
//   for (const CopyPair& p : all.pairs) use(p.a, p.b, p.kind);
//   Copies news = find_copies(texts, {}, first_new);     // only pairs with a text >= first_new
//
// Near: of the groups of four words of both, at least `near` are common (Jaccard). Contained: of
// the shorter's groups at least `contained` stand in the longer, which isn't near. Texts that are
// the same to the word (after folding) are told by `same`, and only the first of them stands in
// `pairs`, so that a text that came a million times doesn't make 10^12 pairs.
//
// What is told is compared in full, so precision is that of 32-bit hashes. A pair is missed when
// fewer than a third of the shorter's sample of 32 hit though two thirds of its groups do: less
// than one in ten thousand. The order of the texts changes nothing but the numbers. Cost: n log n
// in the words of all texts, plus pairs; a group of words that more than `most_shared` texts have
// in their samples says nothing. Never fails. Thread rule: a pure function.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "copies/signature.h"

namespace tawatur::copies {

enum class CopyKind : std::uint8_t { same, near, contained };
std::string_view to_string(CopyKind kind);

struct CopyOptions {
  double near = 0.5;
  double contained = 0.7;
  /// Shorter texts aren't looked for inside others: a headline is no agency text.
  std::uint32_t least_groups = 12;
  std::uint32_t most_shared = 4096;
  /// Of a group that more have, look at the shortest most_shared of a block instead of none: of a
  /// family of any size enough pairs are found to keep it together.
  bool first_of_many = false;
};

struct CopyPair {
  std::uint32_t a = 0, b = 0;  ///< indices, a < b
  CopyKind kind = CopyKind::near;
  double jaccard = 0;
  double share_a = 0, share_b = 0;  ///< of the groups of each that stand in the other
  /// Of a contained pair, the one that is inside.
  std::uint32_t inner() const { return share_a >= share_b ? a : b; }
  bool operator==(const CopyPair&) const = default;
};

struct Copies {
  /// For each text the first one that is the same to the word; itself where it is the first.
  std::vector<std::uint32_t> same;
  std::vector<CopyPair> pairs;  ///< sorted by a, b; kinds near and contained
};

Copies find_copies(std::span<const Signature> texts, const CopyOptions& options = {},
                   std::size_t first_new = 0);

/// Two texts compared in full; nothing when they are none of the three.
struct Compared {
  bool copies = false;
  CopyPair pair;
};
Compared compare(const Signature& a, const Signature& b, const CopyOptions& options = {});

}  // namespace tawatur::copies
