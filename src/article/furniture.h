// SPDX-License-Identifier: Apache-2.0
// Furniture: the words of the page around an article (data/furniture.tsv, names of outlets, months
// and weekdays), found in folded tokens.
//
//   Furniture furniture = Furniture::from(pack);
//   std::vector<FurnitureHit> hits = furniture.match(text);   // sorted by first token, longest
//   first
//
// Rows with an unknown kind or strength are ignored: a newer table must not break an older program.
// Cost: O(tokens x longest phrase). Thread rule: immutable after construction.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/hash.h"
#include "lexicon/pack.h"
#include "model/text.h"

namespace tawatur::article {

enum class FurnitureKind : std::uint8_t {
  menu,
  related,
  tags,
  share,
  comments,
  contact,
  copyright,
  caption,
  byline,
  date,
  meta,
  agency,
};

/// How far a phrase speaks for the text around it; see the head of furniture.tsv.
enum class FurnitureUse : std::uint8_t { line, cue, start, inner, head, rest, end };

struct FurnitureRow {
  std::string_view words, kind, strength;
};

struct FurnitureHit {
  TokenRange tokens;
  FurnitureKind kind = FurnitureKind::menu;
  FurnitureUse use = FurnitureUse::line;
};

class Furniture {
 public:
  explicit Furniture(const std::vector<FurnitureRow>& rows);
  /// From the tables furniture, outlets, months, weekdays; absent ones count as empty.
  static Furniture from(const lexicon::Pack& pack);
  std::vector<FurnitureHit> match(const FoldedText& text) const;

 private:
  struct Phrase {
    std::vector<std::string> words;
    FurnitureKind kind;
    FurnitureUse use;
  };
  std::vector<Phrase> phrases_;
  /// First word to its phrases, longest first.
  std::unordered_map<std::string, std::vector<std::uint32_t>, ViewHash, std::equal_to<>> by_first_;
};

}  // namespace tawatur::article
