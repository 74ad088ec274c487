// SPDX-License-Identifier: Apache-2.0
// Figures of claims against gold: precision, recall and F1 by claim, tuple, field and frame.
//
//   Judge judge(names);
//   for (const GoldDocument& gold : golds) judge.add(gold, claims_of(gold.doc));
//   Figures figures = judge.figures();
//   std::string out = figures_text(figures);
//
// What the figures mean is printed by `tawatur eval --help`. They
// agree with the evaluation's own scorer to three decimals; the intervals are drawn by another
// generator and differ a little.
// Never fails. Cost: per document O(gold * claims). Thread rule: one thread at a time.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "judge/names.h"
#include "judge/statement.h"

namespace tawatur::judge {

struct Count {
  std::int64_t right = 0, spare = 0, missed = 0;
  double precision() const;
  double recall() const;
  double f1() const;
};

/// Counts by key: "claim", "tuple", "exact", "agent" ..., "frame:kill", "group:harm".
using Counts = std::map<std::string, Count, std::less<>>;

/// What one gold claim was answered with.
struct Answer {
  std::size_t gold = 0, claim = 0;
};

struct Figures {
  Counts counts;
  std::map<std::string, double, std::less<>> half;  ///< of the 95 % interval, by key
  double macro = 0;
  std::size_t documents = 0;
  const Count& of(std::string_view key) const;
};

class Judge {
 public:
  explicit Judge(const Names& names) : names_(names) {}
  /// Adds a document. Returns which claim answers which gold claim.
  std::vector<Answer> add(const GoldDocument& gold, std::vector<Statement> claims);
  Figures figures() const;

 private:
  const Names& names_;
  std::vector<Counts> documents_;
};

/// Macro F1 of the four groups of frames.
double macro_f1(const Counts& counts);
/// Why a claim's evidence doesn't hold; empty when it does. `text` is the document's.
std::string broken_evidence(std::string_view text, const Statement& claim);

/// As the scorer prints them: a table, or one JSON object with the same keys. `frames` adds a line
/// for each frame.
std::string figures_text(const Figures& figures, bool frames = false);
std::string figures_json(const Figures& figures);

}  // namespace tawatur::judge
